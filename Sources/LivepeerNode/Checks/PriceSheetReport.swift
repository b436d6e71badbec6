public import LivepeerPricing

/// What a check found in a price file.
public struct PriceSheetReport: Hashable, Sendable {
  /// The findings, in the order of the file.
  public let findings: [PriceSheetFinding]
  /// The number of entries whose price in dollars no ETH price converted to wei.
  ///
  /// The rules about wei did not see them.
  public let pricesWithoutETHPrice: Int
  /// The number of entries whose cap was not checked, for want of an ETH price.
  public let capsWithoutETHPrice: Int

  /// Returns the number of findings of a severity.
  public func count(of severity: PriceSheetRule.Severity) -> Int {
    findings.count { $0.rule.severity == severity }
  }
}

/// Something that a check found, and its place.
public struct PriceSheetFinding: Hashable, Sendable {
  /// The rule that found it.
  public let rule: PriceSheetRule
  /// The place of the offending value.
  public let position: TextPosition
  /// What is wrong, what becomes of it, and what would be right, in one line.
  public let message: String
  /// What becomes of it, in a few words: `the node stops`.
  public let consequence: String
  /// The pipeline of the entry; empty if it has none, or if there is no entry.
  public let pipeline: String
  /// The model ID of the entry; empty if it has none, or if there is no entry.
  public let modelID: String
}

extension PriceSheetFinding: CustomStringConvertible {
  /// One line: `2:90: error: quoted-number: price_per_unit is in quotation marks, …`.
  public var description: String {
    "\(position): \(rule.severity.rawValue): \(rule.code): \(message)"
  }
}
