public import ExactMath

/// A price as it was written: an amount in a currency, per a number of scales.
///
/// The text form is `AMOUNT CURRENCY/[N ]SCALE`, with or without spaces: `12882811wei/ms`,
/// `$0.0012/min`, `0.18 USD/1000000 token`, `0.5 gwei/px`. An amount without a currency is in wei.
/// Other spellings are read too: `per` for `/`, the currency before the amount, `$2/M tokens`,
/// `$15.00 / 1M characters`, and names of scales regardless of case.
///
/// ```swift
/// import LivepeerPricing
///
/// let stated = try StatedRate("0.18 USD/1000000 token")
/// let rate = try stated.rate(at: ETHPrice("3000"))
/// print(rate)  // 60000000wei/token
/// ```
public struct StatedRate: Hashable, Sendable {
  /// The amount that is charged.
  public let amount: CurrencyAmount
  /// The number of scales that the amount pays for; above zero.
  public let scaleCount: Rational
  /// The scale that is priced.
  public let scale: AnyScale

  /// Creates a price from text, exactly.
  ///
  /// - Parameters:
  ///   - text: The text, all of which is read.
  ///   - declared: Units whose names are read in addition to the standard ones.
  ///   - limits: The maximum length of a number and magnitude of its exponent.
  /// - Throws: A ``TextFormError`` with the offset of the first fault, the reason and what to write
  ///   instead; also for a negative price and for a price per zero units.
  public init(
    _ text: String, declared: [WorkUnitKind] = [], limits: DecimalLimits = .default
  ) throws(TextFormError) {
    if let usual = text.withUTF8Span({ StatedRate(usual: $0, limits: limits) }) {
      self = usual
      return
    }
    var cursor = TextCursor(text, as: .rate, limits: limits)
    try cursor.refuseMissingAmount()
    amount = try CurrencyAmount.read(from: &cursor)
    guard !amount.number.coefficient.isNegative else {
      throw cursor.error(.outOfRange("a price is not negative"), at: 0)
    }
    guard cursor.skip(UInt8(ascii: "/")) || cursor.skipPer() else {
      throw cursor.expected("'/' and a scale, as in 12882811wei/ms or '$0.0012/min'")
    }
    cursor.skipSpaces()
    let count = try StatedRate.readScaleCount(&cursor)
    cursor.skipSpaces()
    let multiple = cursor.readMultiple()
    let start = cursor.offset
    scale = try AnyScale.read(from: &cursor, declared: declared)
    if let multiple {
      guard scale.units == 1 else {
        throw cursor.error(.expected("a unit after the multiple, as in $2/M tokens"), at: start)
      }
      scaleCount = count * Rational(multiple)
    } else {
      scaleCount = count
    }
    try cursor.requireEnd()
  }

  /// Creates a price per one scale.
  init(amount: CurrencyAmount, scale: AnyScale) {
    self.amount = amount
    scaleCount = 1
    self.scale = scale
  }

  /// Reads the number before a scale; one if there is none.
  private static func readScaleCount(
    _ cursor: inout TextCursor
  ) throws(TextFormError) -> Rational {
    guard cursor.next?.decimalDigit != nil || cursor.next == UInt8(ascii: "."),
      !cursor.isAtNumeralScale
    else { return 1 }
    let start = cursor.offset
    let count = try cursor.readNumber().rational
    guard count > 0 else {
      throw cursor.error(.outOfRange("a price is per more than zero units"), at: start)
    }
    return count
  }

  /// The number of units of work that the amount pays for.
  public var units: Rational { scaleCount * Rational(scale.units) }

  /// Returns the price of one unit in wei, exactly.
  ///
  /// - Parameter ethPrice: The ETH price that dollars are converted at.
  /// - Returns: The rate.
  /// - Throws: ``RateError/ethPriceNeeded`` if the price is in dollars and there is no ETH price.
  public func rate(at ethPrice: ETHPrice?) throws(RateError) -> AnyRate {
    let weiPerUnit: Rational
    if let wholeWei {
      weiPerUnit = Rational(wholeWei)
    } else if amount.currency == .usd {
      guard let ethPrice else { throw .ethPriceNeeded }
      weiPerUnit = USD(amount.number.rational).exactWei(at: ethPrice, perUnits: units)
    } else {
      weiPerUnit = UnitPrice.Amount(amount, perCheckedUnits: units).number
    }
    return try AnyRate(weiPerUnit: weiPerUnit, unit: scale.unit)
  }
}

extension StatedRate {
  /// The wei per unit of a price in wei for one unit, which needs no arithmetic; nil for others.
  private var wholeWei: BigInt? {
    guard amount.currency == .wei, amount.number.exponent == 0, scale.isOneUnit,
      scaleCount.numerator == 1, scaleCount.denominator == 1
    else { return nil }
    return amount.number.coefficient
  }
}

extension StatedRate: CustomStringConvertible {
  /// The text form: `0.18 USD/1000000 token`.
  public var description: String {
    "\(amount)/\(scaleCount == 1 ? "" : scaleCount.shortestText + " ")\(scale.symbol)"
  }
}

extension TextCursor {
  /// Skips `per`, and returns false if it and a space are not next.
  mutating func skipPer() -> Bool {
    // Nearly every rate has a slash there.
    guard next.map({ $0 | 0x20 }) == UInt8(ascii: "p") else { return false }
    var copy = self
    guard copy.readWord().lowercased() == "per", copy.next == UInt8(ascii: " ") else {
      return false
    }
    self = copy
    return true
  }

  /// Whether `per` is next, which is not a currency.
  var isAtPer: Bool {
    var copy = self
    return copy.skipPer()
  }

  /// Reads the multiple before a unit, the `M` of `M tokens`; returns nil if there is none.
  fileprivate mutating func readMultiple() -> BigInt? {
    guard isAtWordBeforeSpace else { return nil }
    var copy = self
    let multiple: BigInt
    switch copy.readWord() {
    case "k", "K", "thousand": multiple = 1_000
    case "M", "million": multiple = 1_000_000
    case "G", "B", "billion": multiple = 1_000_000_000
    case "T", "trillion": multiple = 1_000_000_000_000
    default: return nil
    }
    copy.skipSpaces()
    self = copy
    return multiple
  }

  /// Whether letters and a space are next: after most scales the text ends.
  private var isAtWordBeforeSpace: Bool {
    let rest = bytes[offset...].prefix(TextCursor.maximumWordLength).drop(while: \.isLetter)
    return rest.first == UInt8(ascii: " ")
  }
}
