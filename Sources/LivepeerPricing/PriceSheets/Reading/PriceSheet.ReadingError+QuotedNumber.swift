public import ExactMath

extension PriceSheet.ReadingError {
  /// A number in quotation marks, which the node takes without them, and what to write instead.
  public struct QuotedNumber: Hashable, Sendable {
    /// The key whose value it is.
    public let key: String
    /// The text between the quotation marks.
    public let text: String
    /// The pipeline of the entry, if it is known.
    public internal(set) var pipeline: Pipeline?
    /// The entry's `pixels_per_unit`, if it is there.
    public internal(set) var pixelsPerUnit: BigInt?
    /// The entry's currency.
    public internal(set) var currency = PriceEntry.PriceCurrency.wei

    package init(key: String, text: String) {
      self.key = key
      self.text = text
    }

    /// What to write: `"price_per_unit": 0.5e-3, "currency": "USD", …`.
    ///
    /// A price in dollars is said at the scale that people think in. If that is far from the
    /// documented price, what it pays for is asked for.
    package var remedy: String {
      let isUnits = key == PriceKey.pixelsPerUnit.rawValue
      guard let amount = try? CurrencyAmount(text), !amount.number.coefficient.isNegative,
        !isUnits || amount.number.wholeNumber.map({ $0 > 0 }) == true
      else { return "write a bare number, as in \"\(key)\": \(isUnits ? "1000000" : "12882811")" }
      let number = String(text.prefix { $0.isNumber || "+-._eE".contains($0) })
      let literal = JSONValue.isNumberText(number) ? number : "\(amount.number)"
      let bare = "write \"\(key)\": \(literal)"
      // The field takes wei, ETH and USD; a price in any other denomination becomes wei. What the text
      // names goes before the entry's currency.
      let inWei = currency == .wei ? "" : ", \"currency\": \"wei\""
      switch amount.currency {
      case _ where isUnits: return bare
      case .wei where text.lowercased().contains("wei"): return bare + inWei
      case .wei: return currency == .usd ? priced(amount.number.rational, bare) : bare
      case .usd: return priced(amount.number.rational, "\(bare), \"currency\": \"USD\"")
      case .ether(.ether): return "\(bare), \"currency\": \"ETH\""
      case .ether(let unit):
        let wei = BigDecimal(
          coefficient: amount.number.coefficient,
          exponent: amount.number.exponent + unit.powerOfTen)
        return "write \"\(key)\": \(wei)\(inWei)"
      }
    }

    /// The remedy of a price in dollars.
    private func priced(_ dollars: Rational, _ bare: String) -> String {
      guard let definition = pipeline.flatMap({ PipelineCatalogue.documented[$0] }) else {
        return pixelsPerUnit == nil
          ? "\(bare), and in \"pixels_per_unit\" the number of units that it pays for" : bare
      }
      let price = UnitPrice.Amount.usd(dollars / Rational(pixelsPerUnit ?? 1))
      let shown = price.shown(for: definition, at: nil)
      let isFar =
        dollars.isZero
        ? false : PriceMagnitude(price, of: definition, at: nil).map { $0.ratio > 1 } ?? false
      guard isFar else { return "\(bare): \(shown)" }
      guard pixelsPerUnit == nil else {
        return "\(bare), and check \"pixels_per_unit\": this is \(shown)"
      }
      return "\(bare), which alone is \(shown); \(definition.divisorQuestion)"
    }
  }
}
