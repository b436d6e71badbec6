public import LivepeerPricing

/// A check of a price file for faults that stop a node, lose money, cost jobs, or keep a model from
/// starting.
///
/// ```swift
/// import LivepeerNode
///
/// let file =
///   #"[{"pipeline": "llm", "model_id": "o/m", "price_per_unit": "5"}]"#
/// for finding in PriceSheetCheck().findings(in: file)
/// where finding.rule.severity == .error {
///   print(finding.position, finding.rule.code)  // 1:59 quoted-number
/// }
/// ```
public struct PriceSheetCheck: Sendable {
  /// The ETH price, if known; without it, prices in dollars are checked only in part.
  public var ethPrice: ETHPrice?
  /// A gateway's caps, if known; if nil, caps are not checked.
  public var caps: GatewayCaps?
  /// The memory of each GPU in GB, in the order of the node's `-nvidia` flag; if nil, GPUs are not
  /// checked.
  public var gpuMemoryGB: [Int]?
  /// The catalogue that gives the units of prices if the file does not state them.
  public var catalogue: PipelineCatalogue
  /// The ratio of a ticket's face value to its redemption cost; never negative.
  public private(set) var txCostMultiplier: Rational
  /// The node's `-pricePerUnit` for one unit, if known: its charge for a price of 0; never negative.
  public private(set) var basePrice: UnitPrice.Amount?
  /// A gateway's `-maxPricePerUnit`, if known, with which a file of caps is read.
  public var maximumPrice: NodePrice.Text?

  /// Creates a check from what is known of the node and of the gateway.
  ///
  /// - Precondition: Neither the multiplier nor the base price is negative.
  public init(
    ethPrice: ETHPrice? = nil, caps: GatewayCaps? = nil, gpuMemoryGB: [Int]? = nil,
    catalogue: PipelineCatalogue = .documented,
    txCostMultiplier: Rational = NodePrice.AutoAdjusted.defaultTxCostMultiplier,
    basePrice: UnitPrice.Amount? = nil, maximumPrice: NodePrice.Text? = nil
  ) {
    precondition(
      !txCostMultiplier.isNegative && basePrice?.number.isNegative != true,
      "neither a multiplier nor a price is negative")
    self.ethPrice = ethPrice
    self.caps = caps
    self.gpuMemoryGB = gpuMemoryGB
    self.catalogue = catalogue
    self.txCostMultiplier = txCostMultiplier
    self.basePrice = basePrice
    self.maximumPrice = maximumPrice
  }

  /// Returns everything that the rules of ``PriceSheetCheck/Rule/all`` find, in the order of the
  /// file.
  ///
  /// No file is refused: a text that is not JSON has one finding. A file of live runners, of BYOC
  /// registrations, of prices for gateways, or of a gateway's caps is checked by its own rules, as is
  /// the inline value of `-aiModels`; an entry outside its list, and what no node reads, are named.
  ///
  /// - Parameter json: The file's bytes, UTF-8.
  /// - Returns: The findings; empty if nothing is wrong.
  /// - Complexity: O(*n* log *n*) in bytes.
  public func findings(in json: [UInt8]) -> [PriceSheetCheck.Finding] {
    report(on: json).findings
  }

  /// Returns the findings of a file given as a string; see ``findings(in:)-([UInt8])``.
  public func findings(in json: String) -> [PriceSheetCheck.Finding] {
    findings(in: Array(json.utf8))
  }

  /// Returns the findings, and the number of checks that could not be made.
  ///
  /// - Parameters:
  ///   - json: The file's bytes, UTF-8.
  ///   - kind: The kind of the document; nil to tell it by its shape.
  /// - Returns: The findings of ``findings(in:)-([UInt8])``, with the counts of unchecked prices
  ///   and caps.
  /// - Complexity: O(*n* log *n*) in bytes.
  public func report(
    on json: [UInt8], as kind: PriceDocument.Kind? = nil
  ) -> PriceSheetCheck.Report {
    let read = PositionedSheet(json: json)
    // An array without faults is a price file, and is not read again.
    if !read.refusals.isEmpty || kind ?? .models != .models,
      let other = documentReport(on: json, as: kind)
    {
      return other
    }
    return report(on: read)
  }

  /// Returns the findings of a price file of models.
  func report(on read: PositionedSheet, isInline: Bool = false) -> PriceSheetCheck.Report {
    let sheet = CheckedSheet(read, for: self)
    var found: [(rule: Int, finding: RuleFinding)] = []
    for (index, rule) in PriceSheetCheck.Rule.ofSheets.enumerated() {
      found += rule.findings(in: sheet).map { (index, $0) }
    }
    var (pricesWithoutETHPrice, capsWithoutETHPrice) = (0, 0)
    for place in sheet.indices {
      let doubts = sheet.doubts[place]
      guard !doubts.isEmpty else { continue }
      let entry = sheet[place]
      if entry.needsETHPrice { pricesWithoutETHPrice += 1 }
      if entry.needsETHPriceForCap(in: self) { capsWithoutETHPrice += 1 }
      for (index, subject) in PriceSheetCheck.Rule.subjectsOfEntries.enumerated()
      where doubts.contains(subject) {
        let rule = PriceSheetCheck.Rule.ofEntries[index]
        guard let (position, message) = rule.finding(in: entry, self) else { continue }
        found.append(
          (
            PriceSheetCheck.Rule.ofSheets.count + index,
            RuleFinding(position: position, message: message, entry: place)
          ))
      }
    }
    // If one place has several findings, they are in the order of the rules.
    found.sort { ($0.finding.position.offset, $0.rule) < ($1.finding.position.offset, $1.rule) }
    return PriceSheetCheck.Report(
      findings: found.map { rule, finding in
        let entry = finding.entry.map { read.entries[$0] }
        return PriceSheetCheck.Finding(
          rule: PriceSheetCheck.Rule.all[rule], position: finding.position,
          message: finding.message, consequence: PriceSheetCheck.Rule.all[rule].consequence,
          pipeline: entry?.pipeline.name ?? "", modelID: entry?.modelID.name ?? "")
      },
      pricesWithoutETHPrice: pricesWithoutETHPrice, capsWithoutETHPrice: capsWithoutETHPrice,
      kind: .models, isInline: isInline)
  }
}
