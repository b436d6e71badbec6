internal import LivepeerPricing

/// Reads one list of offers, element by element, so that a list of the whole network is never in
/// memory as JSON.
///
/// Values of a type that Go does not write are faults; prices that nobody can be charged are left out,
/// since every orchestrator writes its own.
struct MarketListReader {
  /// The type of the events with a list.
  static let eventType = "network_capabilities"
  /// The members that have a list of orchestrators, of an answer and of an event.
  static let listNames = ["orchestrators", "data"]

  var list = MarketList()
  var names: MarketNames
  let catalogue: PipelineCatalogue
  /// The place of the text in its file.
  let start: TextPosition
  /// The place of the first element that is no orchestrator.
  private var otherElement: TextPosition?
  /// The kind of the elements.
  private var elementKind: PriceDocument.Kind?

  init(names: MarketNames, catalogue: PipelineCatalogue, start: TextPosition) {
    self.names = names
    self.catalogue = catalogue
    self.start = start
  }

  /// Reads a document.
  ///
  /// - Returns: Its kind; nil if it is neither a list nor an event.
  mutating func read(_ bytes: [UInt8]) throws(JSONError) -> PriceDocument.Kind? {
    let document = try JSONNode.readElements(of: bytes, under: Self.listNames) {
      switch $0 {
      // Of a member that is repeated, Go keeps the last.
      case .list: (list, otherElement) = (MarketList(), nil)
      case .element(let node): readElement(node)
      }
    }
    guard case .object(let members) = document.value else {
      guard case .array = document.value, otherElement == nil else { return nil }
      return elementKind ?? .capabilities
    }
    var event = GoObject(document, "an event")
    func has(_ name: String) -> Bool { members.contains { $0.isNamed(name) } }
    let isOfNetwork = event["type"]?.value == .string(Self.eventType)
    if has("type"), has("data") || isOfNetwork { return readEnvelope(&event) }
    if has("orchestrators") || has("data") && elementKind == .capabilities {
      refuseOthers("orchestrators")
      return .capabilities
    }
    guard has("orch_uri") || has("address") && has("runners") else { return nil }
    readElement(document)
    return elementKind
  }

  /// Reads the envelope of an event whose data were read.
  private mutating func readEnvelope(_ event: inout GoObject) -> PriceDocument.Kind {
    let type = event.string("type")
    guard type == Self.eventType else {
      list = MarketList()
      list.isOfOffers = false
      return .capabilities
    }
    list.gateway = event.string("gateway")
    list.time = event.milliseconds("timestamp")
    if let data = event["data"], case .array = data.value {
      refuseOthers("data")
    } else if let data = event["data"] {
      event.refuse(
        "data takes an array of orchestrators, found \(data.value.kind)", at: data.position)
    }
    keep(event.faults)
    return .capabilities
  }

  private mutating func refuseOthers(_ name: String) {
    guard let otherElement else { return }
    keep([
      GoObject.Fault(
        reason: "\(name) takes orchestrators, {\"address\", \"orch_uri\", \"capabilities_prices\"}",
        position: otherElement)
    ])
  }

  /// Keeps the first of some faults, if it is the first of all.
  mutating func keep(_ faults: [GoObject.Fault]) {
    guard let fault = faults.min(by: { $0.position.offset < $1.position.offset }) else { return }
    let moved = GoObject.Fault(reason: fault.reason, position: fault.position.moved(to: start))
    if let known = list.firstFault, known.position.offset <= moved.position.offset { return }
    list.firstFault = moved
  }

  /// Leaves out a price that nobody can be charged.
  mutating func leaveOut(
    _ reason: String, at position: TextPosition, _ orchestrator: Offer.Orchestrator
  ) {
    list.unusable.append(
      Market.Reader.UnusablePrice(
        position: position.moved(to: start), reason: reason, orchestrator: orchestrator.name))
  }

  private mutating func readElement(_ node: JSONNode) {
    switch node.value {
    case .null: return
    case .object(let members):
      func has(_ names: String...) -> Bool {
        names.contains { name in members.contains { $0.isNamed(name) } }
      }
      let isOrchestrator = has("orch_uri", "capabilities_prices", "local_address")
      if isOrchestrator {
        elementKind = elementKind ?? .capabilities
        readOrchestrator(node)
      } else if has("address"), !has("pipeline", "model_id") {
        elementKind = elementKind ?? .discovery
        readDiscovered(node)
      } else {
        otherElement = otherElement ?? node.position
      }
    default: otherElement = otherElement ?? node.position
    }
  }
}
