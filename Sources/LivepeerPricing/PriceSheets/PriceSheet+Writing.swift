internal import ExactMath

extension PriceSheet {
  /// The price file: an array, an entry to a line, in the order and form that the node reads.
  ///
  /// Numbers are plain and exact. Keys at their defaults are left out, members that the node
  /// ignores are kept, and reading the text back gives equal entries.
  public var json: String {
    guard !entries.isEmpty else { return "[]\n" }
    let lines = entries.map { "  " + JSONValue.object($0.jsonMembers).jsonText(.compact) }
    return "[\n" + lines.joined(separator: ",\n") + "\n]\n"
  }
}

extension PriceEntry {
  fileprivate var jsonMembers: [JSONMember] {
    var members: [JSONMember] = []
    func put(_ key: PriceKey, _ value: JSONValue) {
      members.append(JSONMember(key.rawValue, value))
    }
    put(.pipeline, .string(pipeline.name))
    put(.modelID, .string(modelID.name))
    if let pricePerUnit { put(.pricePerUnit, .number(pricePerUnit.description)) }
    if let pixelsPerUnit { put(.pixelsPerUnit, .number(pixelsPerUnit.description)) }
    if currency != .wei { put(.currency, .string(currency.rawValue)) }
    if isWarm { put(.warm, .bool(true)) }
    if capacity != 1 { put(.capacity, .number(String(capacity))) }
    if let url { put(.url, .string(url)) }
    if let token { put(.token, .string(token)) }
    if gateway.text != GatewayAddress.everyGateway.text { put(.gateway, .string(gateway.text)) }
    if let optimizationFlags { put(.optimizationFlags, optimizationFlags) }
    return members + ignoredMembers
  }
}
