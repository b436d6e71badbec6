public import LivepeerPricing

extension PriceSheetCheck {
  /// The result of checking a document with prices.
  public struct Report: Hashable, Sendable {
    /// The findings, in the order of the file.
    public let findings: [PriceSheetCheck.Finding]
    /// The number of entries whose price in dollars was not converted to wei, because no ETH price
    /// was given.
    ///
    /// The rules about prices in wei were not applied to them.
    public let pricesWithoutETHPrice: Int
    /// The number of entries whose cap was not checked, because no ETH price was given.
    public let capsWithoutETHPrice: Int
    /// The kind of the document by whose rules it was checked.
    public let kind: PriceDocument.Kind
    /// Whether the document is the inline value of the node's `-aiModels`, without prices.
    public let isInline: Bool

    /// Returns the number of findings of a severity.
    public func count(of severity: PriceSheetCheck.Rule.Severity) -> Int {
      findings.count { $0.rule.severity == severity }
    }
  }
}

extension PriceSheetCheck {
  /// A finding of a check, and its place.
  public struct Finding: Hashable, Sendable {
    /// The rule that found it.
    public let rule: PriceSheetCheck.Rule
    /// The place of the offending value.
    public let position: TextPosition
    /// One line: what is wrong, the consequence, and the correction.
    public let message: String
    /// The consequence, in a few words: `the node stops`.
    public let consequence: String
    /// The pipeline of the entry; empty if it has none, or if there is no entry.
    public let pipeline: String
    /// The model ID of the entry; empty if it has none, or if there is no entry.
    public let modelID: String
  }
}

extension PriceSheetCheck.Finding: CustomStringConvertible {
  /// One line: `2:90: error: quoted-number: price_per_unit is in quotation marks, …`.
  public var description: String {
    "\(position): \(rule.severity.rawValue): \(rule.code): \(message)"
  }
}
