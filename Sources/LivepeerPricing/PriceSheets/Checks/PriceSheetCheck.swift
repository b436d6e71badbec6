public import ExactMath

/// A check of a price file: what a node would refuse, what loses money, what costs jobs, and what
/// does not start.
///
/// ```swift
/// import LivepeerPricing
///
/// let file = #"[{"pipeline": "upscale", "model_id": "m", "price_per_unit": "5"}]"#
/// for finding in PriceSheetCheck().findings(in: file) where finding.rule.severity == .error {
///   print(finding.position, finding.rule.code)  // 1:61 quoted-number
/// }
/// ```
public struct PriceSheetCheck: Sendable {
  /// What dollars are converted at; without it prices in dollars are checked as far as they can be.
  public var ethPrice: ETHPrice?
  /// What a gateway pays at most; without it no cap is checked.
  public var caps: GatewayCaps?
  /// The memory of each GPU in GB; without it no GPU is checked.
  public var gpuMemoryGB: [Int]?
  /// What prices are per, where the file leaves it open.
  public var units: UnitChoice
  /// The node's multiplier for the costs of redeeming tickets, not negative.
  public var txCostMultiplier: Rational

  /// A check against what is known.
  public init(
    ethPrice: ETHPrice? = nil, caps: GatewayCaps? = nil, gpuMemoryGB: [Int]? = nil,
    units: UnitChoice = .documented,
    txCostMultiplier: Rational = AutoAdjustedPrice.defaultTxCostMultiplier
  ) {
    self.ethPrice = ethPrice
    self.caps = caps
    self.gpuMemoryGB = gpuMemoryGB
    self.units = units
    self.txCostMultiplier = txCostMultiplier
  }

  /// Everything that the rules of ``PriceSheetRule/all`` find, in the order of the file.
  ///
  /// Bad input is what this is for: there is no file that it refuses. A text that is not JSON has
  /// one finding.
  ///
  /// - Parameter json: The file's bytes, UTF-8.
  /// - Returns: The findings; none where nothing is wrong.
  /// - Complexity: O(*n* log *n*) in bytes.
  public func findings(in json: [UInt8]) -> [PriceSheetFinding] {
    report(on: json).findings
  }

  /// The findings of a file given as a string; see ``findings(in:)-([UInt8])``.
  public func findings(in json: String) -> [PriceSheetFinding] {
    findings(in: Array(json.utf8))
  }

  /// The findings, and how much could not be checked.
  ///
  /// - Parameter json: The file's bytes, UTF-8.
  /// - Returns: What ``findings(in:)-([UInt8])`` returns, with what it could not see.
  /// - Complexity: O(*n* log *n*) in bytes.
  public func report(on json: [UInt8]) -> PriceSheetReport {
    let sheet = CheckedSheet(LocatedSheet(json: json), for: self)
    return PriceSheetReport(
      findings: findings(in: sheet),
      pricesWithoutETHPrice: sheet.entries.count { $0.needsETHPrice },
      capsWithoutETHPrice: ethPrice == nil ? caps?.caps.count { $0.isInUSD } ?? 0 : 0)
  }

  private func findings(in sheet: CheckedSheet) -> [PriceSheetFinding] {
    var found: [(rule: Int, finding: RuleFinding)] = []
    for (index, rule) in PriceSheetRule.ofSheets.enumerated() {
      found += rule.findings(in: sheet).map { (index, $0) }
    }
    // An entry is large: it is taken out of its array once, for all rules.
    for (place, entry) in sheet.entries.enumerated() {
      for (index, rule) in PriceSheetRule.ofEntries.enumerated() {
        guard let (position, message) = rule.finding(in: entry, self) else { continue }
        found.append(
          (
            PriceSheetRule.ofSheets.count + index,
            RuleFinding(position: position, message: message, entry: place)
          ))
      }
    }
    // Where one place has several findings, they stand in the order of the rules.
    found.sort { ($0.finding.position.offset, $0.rule) < ($1.finding.position.offset, $1.rule) }
    return found.map { rule, finding in
      let entry = finding.entry.map { sheet.entries[$0].entry }
      return PriceSheetFinding(
        rule: PriceSheetRule.all[rule], position: finding.position, message: finding.message,
        pipeline: entry?.pipeline ?? "", modelID: entry?.modelID ?? "")
    }
  }
}

/// What a check found in a price file.
public struct PriceSheetReport: Hashable, Sendable {
  /// In the order of the file.
  public let findings: [PriceSheetFinding]
  /// How many entries have a price in dollars that no ETH price turned into wei.
  ///
  /// The rules about wei did not see them.
  public let pricesWithoutETHPrice: Int
  /// How many caps are in dollars that no ETH price turned into wei, and were not checked.
  public let capsWithoutETHPrice: Int

  /// How many findings are of that severity.
  public func count(of severity: PriceSheetRule.Severity) -> Int {
    findings.count { $0.rule.severity == severity }
  }
}

/// Something that a check found, and where.
public struct PriceSheetFinding: Hashable, Sendable {
  /// What it is.
  public let rule: PriceSheetRule
  /// Where the offending value stands.
  public let position: TextPosition
  /// What is wrong, what becomes of it, and what would be right, in one line.
  public let message: String
  /// The pipeline of the entry; empty where it has none, or where there is no entry.
  public let pipeline: String
  /// The model of the entry; empty where it has none, or where there is no entry.
  public let modelID: String
}

extension PriceSheetFinding: CustomStringConvertible {
  /// One line: `2:90: error: quoted-number: price_per_unit is in quotation marks, …`.
  public var description: String {
    "\(position): \(rule.severity.rawValue): \(rule.code): \(message)"
  }
}
