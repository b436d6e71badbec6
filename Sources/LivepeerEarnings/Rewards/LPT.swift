public import LivepeerPricing

/// An exact amount of LPT, the network's staking token: a fraction, not a rounded decimal.
///
/// The contracts keep whole units of 10^−18 LPT, as they keep wei of ETH. A share of a reward may be
/// a fraction of a unit.
///
/// ```swift
/// import LivepeerEarnings
/// import LivepeerPricing
///
/// let stake = try LPT("3000")
/// print(stake + LPT(units: 500_000_000_000_000_000))  // 3000.5 LPT
/// print(stake.units(rounding: .down))  // 3000000000000000000000
/// ```
public struct LPT: Hashable, Sendable {
  /// The number of LPT.
  public let tokens: Rational

  /// Creates an amount of the given number of LPT.
  public init(_ tokens: Rational) {
    self.tokens = tokens
  }

  /// Creates an amount of whole units of 10^−18 LPT.
  public init(units: BigInt) {
    self.init(Rational(units, LPT.unitsPerToken))
  }

  /// Returns the amount in whole units of 10^−18 LPT.
  ///
  /// - Parameter rule: How a fraction of a unit is rounded.
  /// - Returns: The number of units.
  public func units(rounding rule: RoundingRule) -> BigInt {
    (tokens * Rational(LPT.unitsPerToken)).rounded(rule)
  }

  private static let unitsPerToken = BigInt.powerOfTen(18)

  /// Returns the amount as text, without the token's name.
  public func text(_ format: DecimalFormat = .all) -> String { format.text(tokens) }
}

extension LPT: Comparable, AdditiveArithmetic, ExpressibleByIntegerLiteral {
  /// Zero LPT.
  public static var zero: LPT { LPT(.zero) }

  /// Creates an amount from an integer literal.
  public init(integerLiteral value: StaticBigInt) {
    self.init(Rational(BigInt(integerLiteral: value)))
  }

  /// Returns whether the first amount is smaller.
  public static func < (lhs: LPT, rhs: LPT) -> Bool { lhs.tokens < rhs.tokens }

  /// Returns the sum.
  public static func + (lhs: LPT, rhs: LPT) -> LPT { LPT(lhs.tokens + rhs.tokens) }

  /// Returns the difference.
  public static func - (lhs: LPT, rhs: LPT) -> LPT { LPT(lhs.tokens - rhs.tokens) }

  /// Returns the amount times an exact factor.
  public static func * (lhs: LPT, rhs: Rational) -> LPT { LPT(lhs.tokens * rhs) }

  /// Returns the ratio of two amounts.
  ///
  /// - Precondition: The divisor is not zero.
  public static func / (lhs: LPT, rhs: LPT) -> Rational { lhs.tokens / rhs.tokens }
}

extension LPT: CustomStringConvertible {
  /// Creates an amount from text: `3000`, `0.5 LPT`.
  ///
  /// - Parameter text: The text, all of which is read.
  /// - Throws: A `TextFormError` with the offset of the first fault and the reason; also for another
  ///   currency.
  public init(_ text: String) throws(TextFormError) {
    var cursor = TextCursor(text, as: .number)
    let tokens = try cursor.readNumber().rational
    var word = cursor
    word.skipSpaces()
    let start = word.offset
    let name = word.readWord()
    if !name.isEmpty {
      guard name.lowercased() == "lpt" else {
        throw word.error(.expected("LPT, as in 3000 or 3000 LPT"), at: start)
      }
      cursor = word
    }
    try cursor.requireEnd()
    self.init(tokens)
  }

  /// The amount with its name: `27.3375 LPT`; 18 significant digits if the expansion does not
  /// terminate.
  public var description: String { "\(text()) LPT" }
}

extension LPT: Codable {
  /// Creates an amount from a string: a decimal, or a fraction such as `1/3`.
  ///
  /// - Throws: `DecodingError` if the string is not a number.
  /// - Complexity: O(*n* log² *n*) in bytes; an exponent lies within ±1,000.
  public init(from decoder: any Decoder) throws {
    self.init(try Rational(from: decoder))
  }

  /// Writes the amount as a string: a decimal if the expansion terminates, or else a fraction.
  ///
  /// - Throws: `EncodingError` if there are more than a million digits, which would not be read back.
  public func encode(to encoder: any Encoder) throws {
    try encoder.encode(lossless: tokens.losslessText, of: self)
  }
}
