/// What a price is to be told in: `min`, `wei/ms`, `usd/h`.
public struct ConversionTarget: Hashable, Sendable {
  /// The currency; nil stands for the price's own.
  public let currency: Currency?
  /// What it is to be per.
  public let scale: AnyScale

  /// A price in that currency per that scale.
  public init(_ currency: Currency?, _ scale: AnyScale) {
    self.currency = currency
    self.scale = scale
  }

  /// Every scale of a unit in wei, and in dollars where they are wanted.
  public static func all(of unit: WorkUnitKind, withDollars: Bool) -> [ConversionTarget] {
    let currencies: [Currency] = withDollars ? [.wei, .usd] : [.wei]
    return currencies.flatMap { currency in
      AnyScale.all(of: unit).map { ConversionTarget(currency, $0) }
    }
  }
}

extension ConversionTarget: CustomStringConvertible {
  /// Reads `[CURRENCY/]SCALE`; `$/SCALE` is dollars too.
  ///
  /// - Throws: ``TextFormError``.
  public init(_ text: String) throws(TextFormError) {
    var cursor = TextCursor(text, as: .scale)
    // No currency's name is that long; a long text is not searched through.
    if cursor.bytes.prefix(64).contains(UInt8(ascii: "/")) {
      let isDollars = cursor.skip(UInt8(ascii: "$"))
      let name = isDollars ? "usd" : cursor.readWord()
      guard let named = Currency(name: name) else {
        throw cursor.error(
          .unknown("currency", name: String(name.prefix(40)), allowed: Currency.names), at: 0)
      }
      cursor.skipSpaces()
      guard cursor.skip(UInt8(ascii: "/")) else { throw cursor.expected("'/' and a scale") }
      cursor.skipSpaces()
      currency = named
    } else {
      currency = nil
    }
    scale = try AnyScale.read(from: &cursor)
    try cursor.requireEnd()
  }

  /// The text form: `usd/min`.
  public var description: String {
    (currency.map { "\($0.symbol.lowercased())/" } ?? "") + scale.symbol
  }
}
