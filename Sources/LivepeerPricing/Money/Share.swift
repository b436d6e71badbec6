public import ExactMath

/// An exact part of a whole, from 0% through 100%.
///
/// The text form is a decimal number and a percent sign, `35%`. The sign is required, so that
/// `0.35` and `35` cannot be confused.
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

  /// Nothing of the whole: 0%.
  public static let zero = Share(known: 0)
  /// All of the whole: 100%.
  public static let whole = Share(known: 1)

  private init(known fraction: Rational) {
    self.fraction = fraction
  }

  /// Creates a share of the given part of a whole.
  ///
  /// - Parameter fraction: The part, from 0 through 1.
  /// - Throws: ``Share/RangeError`` if the fraction is below 0 or above 1.
  public init(_ fraction: Rational) throws(Share.RangeError) {
    guard fraction >= 0, fraction <= 1 else { throw Share.RangeError(fraction: fraction) }
    self.fraction = fraction
  }
}

extension Share {
  /// A part of a whole below 0% or above 100%.
  public struct RangeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The part that was given.
    public let fraction: Rational

    /// One line: what is wrong and which shares are valid.
    public var description: String {
      "a share lies from 0% through 100%, and this is "
        + "\(DecimalFormat.all.text(fraction * 100).shown())%"
    }
  }
}

extension Share: CustomStringConvertible, Comparable {
  /// Creates a share from a percentage: `35%`, `12.5 %`.
  ///
  /// - Parameter text: The text, all of which is read.
  /// - Throws: A ``TextFormError`` with the offset of the first fault and the reason; also if there
  ///   is no percent sign, or the share is below 0% or above 100%.
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

  /// Returns whether the first part is smaller.
  public static func < (lhs: Share, rhs: Share) -> Bool { lhs.fraction < rhs.fraction }
}

extension Share: Codable {
  /// Creates a share from a string: the part of 1 as a decimal, or as a fraction such as `1/3`.
  ///
  /// - Throws: `DecodingError` if the string is not a number from 0 through 1.
  /// - Complexity: O(*n* log² *n*) in bytes; an exponent lies within ±1,000.
  public init(from decoder: any Decoder) throws {
    let fraction = try Rational(from: decoder)
    do {
      try self.init(fraction)
    } catch {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "\(error)"))
    }
  }

  /// Writes the part of 1 as a string: a decimal if the expansion terminates, or else a fraction.
  ///
  /// - Throws: `EncodingError` if there are more than a million digits, which would not be read
  ///   back.
  public func encode(to encoder: any Encoder) throws {
    try encoder.encode(lossless: fraction.losslessText, of: self)
  }
}
