public import ExactMath

/// An exact amount of US dollars: a fraction, not a rounded decimal.
///
/// ```swift
/// import ExactMath
/// import LivepeerPricing
///
/// let budget = try USD("0.02")
/// let wei = try budget.wei(at: ETHPrice("3000"), rounding: .down)
/// print(wei)  // 6666666666666 wei
/// ```
public struct USD: Hashable, Sendable {
  /// The number of dollars.
  public let dollars: Rational

  /// Creates an amount of the given number of dollars.
  @inlinable
  public init(_ dollars: Rational) {
    self.dollars = dollars
  }

  /// Creates the value of a number of wei at an ETH price, exactly: wei · price / 10^18.
  @inlinable
  public init(wei: Rational, at ethPrice: ETHPrice) {
    self.init(
      Rational(
        wei.numerator * ethPrice.usdPerETH.numerator,
        wei.denominator * ethPrice.usdPerETH.denominator
          * .powerOfTen(EtherUnit.ether.powerOfTen)))
  }

  /// Returns the amount in wei, exactly: dollars · 10^18 / price.
  ///
  /// Source: go-livepeer 0.9.1, `core.AutoConvertedPrice`.
  public func exactWei(at ethPrice: ETHPrice) -> Rational {
    exactWei(at: ethPrice, perUnits: 1)
  }

  /// Returns the wei per unit of an amount that pays for several units, exactly:
  /// dollars · 10^18 / price / units.
  ///
  /// The fraction is reduced once, at the end.
  ///
  /// - Parameters:
  ///   - ethPrice: The ETH price to convert at.
  ///   - units: The number of units; above zero.
  /// - Returns: The number of wei.
  func exactWei(at ethPrice: ETHPrice, perUnits units: Rational) -> Rational {
    let (price, weiPerETH) = (ethPrice.usdPerETH, BigInt.powerOfTen(EtherUnit.ether.powerOfTen))
    return Rational(
      dollars.numerator * price.denominator * units.denominator * weiPerETH,
      dollars.denominator * price.numerator * units.numerator)
  }

  /// Returns the amount in whole wei.
  ///
  /// - Parameters:
  ///   - ethPrice: The ETH price to convert at.
  ///   - rule: How a fraction of a wei is rounded.
  /// - Returns: The number of wei.
  public func wei(at ethPrice: ETHPrice, rounding rule: RoundingRule) -> Wei {
    Wei(exactWei(at: ethPrice).rounded(rule))
  }

  /// The format of dollars in tables: to cents from $1 up, to three significant digits below.
  ///
  /// An amount other than zero is never formatted as 0.00.
  public static let defaultFormat = DecimalFormat(.significantWithDecimals(3, decimals: 2))

  /// Returns the amount as text, without a currency sign.
  public func text(_ format: DecimalFormat = USD.defaultFormat) -> String {
    format.text(dollars)
  }
}

extension USD: Comparable, AdditiveArithmetic {
  /// Zero dollars.
  @inlinable
  public static var zero: USD { USD(.zero) }

  /// Returns whether the first amount is smaller.
  @inlinable
  public static func < (lhs: USD, rhs: USD) -> Bool { lhs.dollars < rhs.dollars }

  /// Returns the sum.
  @inlinable
  public static func + (lhs: USD, rhs: USD) -> USD { USD(lhs.dollars + rhs.dollars) }

  /// Returns the difference.
  @inlinable
  public static func - (lhs: USD, rhs: USD) -> USD { USD(lhs.dollars - rhs.dollars) }

  /// Returns the amount with the opposite sign.
  @inlinable
  public static prefix func - (operand: USD) -> USD { USD(-operand.dollars) }

  /// Returns the amount times an exact factor.
  @inlinable
  public static func * (lhs: USD, rhs: Rational) -> USD { USD(lhs.dollars * rhs) }
}

extension USD: CustomStringConvertible {
  /// Creates an amount from text: `0.0012`, `$0.0012`, `0.0012 USD`, `-$0.0012`.
  ///
  /// - Parameter text: The text, all of which is read.
  /// - Throws: A ``TextFormError`` with the offset of the first fault and the reason; also for another
  ///   currency.
  public init(_ text: String) throws(TextFormError) {
    try self.init(text, as: .amount)
  }

  /// Creates an amount from text, with errors that name the given form.
  init(_ text: String, as form: TextFormError.Form) throws(TextFormError) {
    var cursor = TextCursor(text, as: form)
    if let dollars = try cursor.readDollars() {
      self.init(dollars.rational)
    } else {
      try cursor.refuseShellName()
      self.init(try cursor.readNumber().rational)
      let numberEnd = cursor
      cursor.skipSpaces()
      let start = cursor.offset
      let name = cursor.readWord()
      if name.isEmpty { try numberEnd.refuseBarePoint(at: 0, otherwise: "") }
      guard name.isEmpty || Currency(name: name) == .usd else {
        throw cursor.error(.expected("dollars, as in 3127.45 or 3127.45 USD"), at: start)
      }
    }
    try cursor.requireEnd()
  }

  /// The amount with a dollar sign: `$0.00805806945239`; 18 significant digits if the expansion does
  /// not terminate within ten million decimals.
  ///
  /// - Complexity: That of a division of numbers with as many digits as the fraction and the text.
  public var description: String {
    (dollars.isNegative ? "-$" : "$") + DecimalFormat.all.text(dollars.magnitude)
  }
}

extension USD: Codable {
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
    try encoder.encode(lossless: dollars.losslessText, of: self)
  }
}
