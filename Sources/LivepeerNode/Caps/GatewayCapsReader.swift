internal import LivepeerPricing

/// Reads caps in the order in which the gateway does, so that the first fault that stops it is also
/// the first one found.
struct GatewayCapsReader {
  private let maximumPrice: NodePrice.Text?
  private var caps: [(cap: GatewayCaps.Cap, position: TextPosition)] = []
  private var findings: [PriceSheetCheck.Finding] = []
  /// Whether the gateway drops all of the file's caps.
  var isDropped = false

  init(maximumPrice: NodePrice.Text?) {
    // The gateway treats a maximum of 0 as no maximum.
    self.maximumPrice = maximumPrice.flatMap { $0.amount > 0 ? $0 : nil }
  }

  private static let listKey = "capabilities_prices"

  /// The model name of a cap on every model without its own.
  static let everyModel = "default"

  /// The findings in the order of the file, and the caps that apply.
  var report: GatewayCaps.Report {
    GatewayCaps.Report(
      findings: findings.sorted { $0.position.offset < $1.position.offset },
      caps: GatewayCaps(
        isDropped ? [] : caps.map(\.cap), maximumPrice: maximumPrice?.amountPerUnit))
  }

  /// Drops all of the file's caps because of a fault.
  mutating func drop(_ reason: String, at position: TextPosition) {
    isDropped = true
    let rest =
      maximumPrice == nil
      ? "the gateway logs it and runs without these caps: it takes any price, unless it has a "
        + "-maxPricePerUnit"
      : "the gateway logs it and runs without these caps; its -maxPricePerUnit still applies"
    find(.capsDropped, "\(reason); \(rest)", at: position)
  }

  mutating func find(
    _ rule: PriceSheetCheck.Rule, _ message: String, at position: TextPosition,
    consequence: String? = nil, pipeline: String = "", modelID: String = ""
  ) {
    findings.append(
      PriceSheetCheck.Finding(
        rule: rule, position: position, message: message,
        consequence: consequence ?? rule.consequence, pipeline: pipeline, modelID: modelID))
  }

  /// Reads a file that is JSON.
  mutating func read(_ document: JSONNode) {
    let members: [JSONMember]
    switch document.value {
    case .object(let found): members = found
    // Go leaves a value unchanged if it reads null.
    case .null: members = []
    default:
      drop(
        "expected a gateway's caps, {\"\(Self.listKey)\": [{\"pipeline\": …}, …]}, found "
          + document.value.kind,
        at: document.position)
      return
    }
    guard let list = members.last(where: { $0.isNamed(Self.listKey) })?.node else {
      let named = members.first { nearName(to: $0.name, in: [Self.listKey]) != nil }
      let reason =
        named.map { "'\($0.name.shown(upTo: 100))' is not read; write \(Self.listKey)" }
        ?? "the file has no \(Self.listKey): {\"\(Self.listKey)\": [{\"pipeline\": …}, …]}"
      find(
        .capsKeyMissing, "\(reason); the gateway runs without these caps, and reports nothing",
        at: named?.namePosition ?? document.position)
      return
    }
    switch list.value {
    case .null, .array([]): find(.noCaps, "there are no caps in the list", at: list.position)
    case .array(let elements): read(elements)
    default: drop("\(Self.listKey) takes a list, found \(list.value.kind)", at: list.position)
    }
  }

  private mutating func read(_ elements: [JSONNode]) {
    // The gateway reads the whole file before it processes the first cap.
    let entries = elements.compactMap { entry($0) }
    guard !isDropped else { return }
    for entry in entries { add(entry) }
    findReplacedCaps()
    nameDefaults()
  }

  /// The skipped entries, with no price of their own that could be a cap, and the index of each
  /// one's finding.
  private var skipped: [(finding: Int, entry: CapEntry)] = []

  /// Names the pipeline's cap in the finding of each skipped entry that it covers.
  private mutating func nameDefaults() {
    let inForce = GatewayCaps(caps.map(\.cap), maximumPrice: nil)
    for (index, entry) in skipped {
      let pipeline = Pipeline(entry.pipeline)
      guard pipeline.isKnownToNode,
        let cap = inForce.cap(for: pipeline, modelID: ModelID(entry.modelID))
      else { continue }
      let finding = findings[index]
      findings[index] = PriceSheetCheck.Finding(
        rule: finding.rule, position: finding.position,
        message: "\(entry.priceFault): this entry is skipped, and the cap of "
          + "\(cap.price.shownPerUnit) on \(cap.modelID == nil ? "every model" : "this model") applies",
        consequence: "another cap applies", pipeline: finding.pipeline, modelID: finding.modelID)
    }
  }

  private mutating func findReplacedCaps() {
    var last: [GatewayCaps.Target: UnitPrice.Amount] = [:]
    for (cap, position) in caps.reversed() {
      guard let price = last.updateValue(last[cap.target] ?? cap.price, forKey: cap.target),
        price != cap.price
      else { continue }
      find(
        .duplicateCap,
        "this cap does not apply: a later one on the same model is \(price.shownPerUnit)",
        at: position, pipeline: cap.pipeline.name, modelID: cap.modelID?.name ?? Self.everyModel)
    }
  }

  /// Adds one cap as the gateway does: units, price, pipeline, currency.
  private mutating func add(_ entry: CapEntry) {
    var units = entry.units ?? 1
    if let given = entry.units, given <= 0 {
      find(
        .capWithoutUnits,
        "pixels_per_unit is \(short(given)): the gateway takes its -pixelsPerUnit, which is 1 unless "
          + "set",
        at: entry.unitsPosition, pipeline: entry.pipeline, modelID: entry.modelID)
      units = 1
    }
    let price: Rational
    if let own = entry.price, own > 0 {
      price = own
    } else if let maximumPrice {
      price = maximumPrice.amount
    } else {
      skipped.append((findings.count, entry))
      find(
        .capWithoutPrice,
        "\(entry.priceFault): no cap of its own, and the gateway takes any price, unless it has a "
          + "-maxPricePerUnit",
        at: entry.pricePosition, pipeline: entry.pipeline, modelID: entry.modelID)
      return
    }
    guard let pipeline = Pipeline(entry.pipeline).nodeDefinition?.pipeline else {
      let name = entry.pipeline.shown(upTo: 100)
      find(
        .unknownCapPipeline,
        (name.isEmpty ? "no pipeline" : "unknown pipeline '\(name)'")
          + ": the gateway stops; \(Pipeline.nodeAdvice(on: entry.pipeline))",
        at: entry.pipelinePosition, pipeline: entry.pipeline, modelID: entry.modelID)
      return
    }
    guard let currency = PriceEntry.PriceCurrency(name: entry.currency) else {
      find(
        .unknownCapCurrency,
        "currency '\(entry.currency.shown())' has no price feed: the gateway stops; use \"wei\", "
          + "\"ETH\" or \"USD\"",
        at: entry.currencyPosition, pipeline: entry.pipeline, modelID: entry.modelID)
      return
    }
    let cap = GatewayCaps.Cap(
      pipeline, modelID: entry.modelID == Self.everyModel ? nil : ModelID(entry.modelID),
      price: UnitPrice.Amount(price, currency, perUnits: units))
    caps.append((cap, entry.position))
    guard entry.price.map({ $0 <= 0 }) ?? true else { return }
    let shown = cap.price.shownPerUnit
    find(
      .capWithoutPrice,
      "\(entry.priceFault): the gateway takes the number of its -maxPricePerUnit, "
        + "\(short(price)), in this entry's currency, \(currency.rawValue): a cap of \(shown)",
      at: entry.pricePosition, consequence: "a cap of \(shown)", pipeline: entry.pipeline,
      modelID: entry.modelID)
  }
}
