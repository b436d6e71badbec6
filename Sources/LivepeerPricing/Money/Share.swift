public import ExactMath

/// A part of a whole, from none through all, exactly.
///
/// The text form is a decimal number and a percent sign, `35%`. The sign is not left out, so that
/// `0.35` and `35` cannot be taken for each other.
///
/// ```swift
/// import LivepeerPricing
///
/// let share = try Share("12.5%")
/// print(share.fraction, share)  // 1/8 12.5%
/// ```
public struct Share: Hashable, Sendable {
  /// The part, from 0 through 1.
  public let fraction: Rational

  /// Nothing of it.
  public static let none = Share(known: 0)
  /// All of it.
  public static let whole = Share(known: 1)

  private init(known fraction: Rational) {
    self.fraction = fraction
  }

  /// Creates a share of the given part of a whole.
  ///
  /// - Parameter fraction: From 0 through 1.
  /// - Throws: ``ShareError`` for any other.
  public init(_ fraction: Rational) throws(ShareError) {
    guard fraction >= 0, fraction <= 1 else { throw ShareError(fraction: fraction) }
    self.fraction = fraction
  }
}

/// A part of a whole below 0 or above 100 %.
public struct ShareError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The part that was given.
  public let fraction: Rational

  /// One line: what is wrong and what would be right.
  public var description: String {
    "a share lies from 0% through 100%, and this is "
      + "\(DecimalFormat.all.text(fraction * 100).shown())%"
  }
}

extension Share: CustomStringConvertible, Comparable {
  /// Reads a percentage: `35%`, `12.5 %`.
  ///
  /// - Throws: ``TextFormError``, also without the percent sign and outside 0 through 100 %.
  public init(_ text: String) throws(TextFormError) {
    var cursor = TextCursor(text, as: .share)
    let percent = try cursor.readNumber().rational
    cursor.skipSpaces()
    guard cursor.skip(UInt8(ascii: "%")) else { throw cursor.expected("'%', as in 35%") }
    try cursor.requireEnd()
    guard percent >= 0, percent <= 100 else {
      throw cursor.error(.outOfRange("a share lies from 0% through 100%"), at: 0)
    }
    fraction = percent / 100
  }

  /// The percentage: `12.5%`; 18 significant digits if the expansion does not terminate.
  public var description: String { DecimalFormat.all.text(fraction * 100) + "%" }

  /// Whether the first part is smaller.
  public static func < (lhs: Share, rhs: Share) -> Bool { lhs.fraction < rhs.fraction }
}
