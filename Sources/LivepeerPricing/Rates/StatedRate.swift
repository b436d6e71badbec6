public import ExactMath

/// A price as someone wrote it: an amount in a currency, per so many of a scale.
///
/// The text form is `AMOUNT CURRENCY/[N ]SCALE`, spaces between them or not: `12882811wei/ms`,
/// `$0.0012/min`, `0.18 USD/1000000 token`, `0.5 gwei/px`. No currency means wei. Other spellings are
/// read too: `per` for `/`, the currency before the amount, `$2/M tokens`, `$15.00 / 1M characters`,
/// and scales in any capitals.
///
/// ```swift
/// import LivepeerPricing
///
/// let stated = try StatedRate("0.18 USD/1000000 token")
/// let rate = try stated.rate(at: ETHPrice("3000"))
/// print(rate)  // 60000000wei/token
/// ```
public struct StatedRate: Hashable, Sendable {
  /// What is asked for.
  public let amount: CurrencyAmount
  /// How many scales it pays for; above zero.
  public let scaleCount: Rational
  /// What it is asked per.
  public let scale: AnyScale

  /// Reads a price, exactly.
  ///
  /// - Parameters:
  ///   - text: All of it is read.
  ///   - declared: Units besides the standard ones whose names are read.
  ///   - limits: The longest number and the largest exponent to take.
  /// - Throws: ``TextFormError`` that names the offset, the reason and what would be right; also
  ///   for a negative price, and one per zero units.
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

  /// How many units of work the amount pays for.
  public var units: Rational { scaleCount * Rational(scale.units) }

  /// The price of one unit in wei, exactly; dollars are converted at an ETH price.
  ///
  /// - Throws: ``RateError/ethPriceNeeded`` for dollars without a price.
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
  /// Passes over `per` and the spaces around it; returns false if it is not next.
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

  /// Whether `per` is next, which is no currency.
  var isAtPer: Bool {
    var copy = self
    return copy.skipPer()
  }

  /// Reads the multiple before a unit, as `M` of `M tokens`; nil if there is none.
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
