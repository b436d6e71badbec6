internal import LivepeerPricing

/// One entry without the list that belongs around it.
struct LooseEntry {
  /// The kinds of document that have such an entry in their list.
  let kinds: [PriceDocument.Kind]
  private let node: JSONNode

  /// Creates the entry that a document is; returns nil if it is none.
  init?(_ document: JSONNode) {
    guard case .object(let members) = document.value,
      PriceDocument.Kind.all(of: document).isEmpty
    else { return nil }
    func has(_ names: String...) -> Bool {
      names.contains { name in members.contains { $0.isNamed(name) } }
    }
    if has("pipeline", "model_id") {
      let isOfModels = has("warm", "url", "token", "capacity", "optimization_flags", "gateway")
      kinds = isOfModels ? [.models] : [.models, .caps]
    } else if has("price_info", "runner_url", "health_url") {
      kinds = [.runners]
    } else if has("ethaddress", "priceperunit") {
      kinds = [.gatewayPrices]
    } else {
      return nil
    }
    node = document
  }

  /// Returns the kinds among which the entry is said to be.
  func kinds(given kind: PriceDocument.Kind?) -> [PriceDocument.Kind] {
    guard let kind, kinds.contains(kind) else { return kinds }
    return [kind]
  }

  /// Returns what the document is, and which lists take it.
  func description(as kinds: [PriceDocument.Kind]) -> String {
    let lists = kinds.map { "\($0.list("{…}")) for \($0.description)" }
    return "this is one entry outside its list; write " + lists.joined(separator: ", or ")
  }

  /// Returns the entry in the list of a kind of document.
  func listed(as kind: PriceDocument.Kind) -> JSONNode {
    let list = JSONNode(.array([node]), position: node.position)
    guard let key = kind.listKey else { return list }
    return JSONNode(
      .object([JSONMember(name: key, namePosition: node.position, node: list)]),
      position: node.position)
  }
}

extension PriceDocument.Kind {
  /// The key of the list of entries; nil if the document is the list.
  fileprivate var listKey: String? {
    switch self {
    case .caps: "capabilities_prices"
    case .runners: "runners"
    case .gatewayPrices: "gateways"
    default: nil
    }
  }

  /// Returns a list of entries as it is written.
  fileprivate func list(_ entries: String) -> String {
    listKey.map { "{\"\($0)\": [\(entries)]}" } ?? "[\(entries)]"
  }
}
