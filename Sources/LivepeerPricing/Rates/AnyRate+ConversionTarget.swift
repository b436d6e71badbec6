public import ExactMath

extension AnyRate {
  /// The currency and scale to convert a price to: `min`, `wei/ms`, `usd/h`.
  public struct ConversionTarget: Hashable, Sendable {
    /// The currency to convert to; nil to keep that of the price.
    public let currency: Currency?
    /// The scale that the converted price is per.
    public let scale: AnyScale

    /// Creates the target of a currency and a scale.
    public init(_ currency: Currency?, _ scale: AnyScale) {
      self.currency = currency
      self.scale = scale
    }

    /// Returns a target for every scale of a unit in each of the currencies.
    ///
    /// - Parameters:
    ///   - unit: The unit of the price to convert.
    ///   - currencies: The currencies to convert to.
    /// - Returns: The targets, currency by currency, from the smallest scale to the largest.
    public static func all(
      of unit: WorkUnitKind, in currencies: [Currency]
    ) -> [ConversionTarget] {
      currencies.flatMap { currency in
        AnyScale.all(of: unit).map { AnyRate.ConversionTarget(currency, $0) }
      }
    }
  }
}

extension AnyRate.ConversionTarget: CustomStringConvertible {
  /// Creates a target from text, `[CURRENCY/]SCALE`; `$/SCALE` is read as dollars.
  ///
  /// - Parameters:
  ///   - text: The text, all of which is read.
  ///   - unit: The unit of the price to convert, if known: only its scales are allowed.
  /// - Throws: A ``TextFormError`` with the offset of the first fault and the reason.
  public init(_ text: String, of unit: WorkUnitKind? = nil) throws(TextFormError) {
    var cursor = TextCursor(text, as: .scale)
    let isDollars = cursor.skip(UInt8(ascii: "$"))
    let name = isDollars ? "usd" : cursor.readWord()
    cursor.skipSpaces()
    // No currency's name is longer than that; a long text is not searched to its end.
    let hasSlash = cursor.bytes.prefix(64).contains(UInt8(ascii: "/"))
    if let named = Currency(name: name) {
      guard cursor.skip(UInt8(ascii: "/")), !cursor.isAtEnd else {
        throw cursor.error(
          .expected("a scale after the currency: \(Self.examples(named, of: unit))"))
      }
      cursor.skipSpaces()
      currency = named
    } else if hasSlash {
      throw cursor.error(
        .unknown("currency", name: String(name.prefix(40)), allowed: Currency.names), at: 0)
    } else {
      cursor = TextCursor(text, as: .scale)
      currency = nil
    }
    let start = cursor.offset
    scale = try AnyScale.read(from: &cursor, of: unit)
    try cursor.requireEnd()
    if let unit, scale.unit != unit {
      let scales = AnyScale.all(of: unit).map(\.symbol).joined(separator: ", ")
      throw cursor.error(
        .outOfRange(
          "a price per \(unit.rawValue) does not convert to one per \(scale.unit.rawValue); "
            + "use one of \(scales)"),
        at: start)
    }
  }

  /// Returns the targets of a currency, as in `usd/ms, usd/s, usd/min or usd/h`.
  private static func examples(_ currency: Currency, of unit: WorkUnitKind?) -> String {
    let scales = unit.map { AnyScale.all(of: $0) } ?? WorkUnitKind.standard.map(\.customaryScale)
    return scales.map { "\(AnyRate.ConversionTarget(currency, $0))" }.alternatives
  }

  /// The text form: `usd/min`.
  public var description: String {
    (currency.map { "\($0.symbol.lowercased())/" } ?? "") + scale.symbol
  }
}

extension StatedRate {
  /// Converts the price to another currency and scale, exactly.
  ///
  /// - Parameters:
  ///   - target: The currency and the scale.
  ///   - ethPrice: The ETH price, which only conversions between dollars and ether need.
  /// - Returns: The price of one of the target's scales in its currency.
  /// - Throws: ``RateError/ethPriceNeeded`` and ``RateError/unitMismatch(expected:found:)``.
  public func converted(
    to target: AnyRate.ConversionTarget, at ethPrice: ETHPrice? = nil
  ) throws(RateError) -> Rational {
    guard target.scale.unit == scale.unit else {
      throw .unitMismatch(expected: target.scale.unit, found: scale.unit)
    }
    let price = UnitPrice.Amount(amount, perCheckedUnits: units / Rational(target.scale.units))
    switch (target.currency ?? amount.currency, price) {
    case (.usd, .usd(let dollars)): return dollars
    case (.usd, .wei):
      guard let ethPrice else { throw .ethPriceNeeded }
      return price.usd(at: ethPrice).dollars
    case (.ether(let unit), _):
      return try price.exactWei(at: ethPrice) / Rational(.powerOfTen(unit.powerOfTen))
    }
  }
}
