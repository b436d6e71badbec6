internal import ExactMath

extension PriceSheet {
  /// Reads a price file as the network's node does.
  ///
  /// The top level is an array. Keys match in any case, the last of several equal ones wins, and
  /// keys that are not known are ignored (and kept for writing); ``notes`` tell of both. Numbers
  /// are taken exactly, whatever their size and precision, within the package's limits for text.
  ///
  /// Source: go-livepeer 0.9.1, `core.ParseAIModelConfigs`.
  ///
  /// - Parameter json: The file's bytes, UTF-8.
  /// - Throws: ``PriceSheet/ReadingError`` with line, column, and what to write, for whatever the
  ///   node refuses.
  /// - Complexity: O(*n*) in bytes.
  public init(json: [UInt8]) throws(PriceSheet.ReadingError) {
    let sheet = PositionedSheet(json: json, keepsKeyPlaces: false)
    if let refusal = sheet.refusals.first { throw refusal.error }
    self.init(sheet.entries, notes: sheet.remarks.map(\.note))
  }

  /// Reads a price file from a string; see ``init(json:)-(_)``.
  public init(json: String) throws(PriceSheet.ReadingError) {
    try self.init(json: Array(json.utf8))
  }
}

extension PriceSheet {
  /// The price file: an array, an entry to a line, in the order and form that the node reads.
  ///
  /// Numbers are plain and exact. Keys at their defaults are left out, members that the node
  /// ignores are kept, and reading the text back gives equal entries.
  public var json: String {
    guard !entries.isEmpty else { return "[]\n" }
    let lines = entries.map { "  " + $0.json(.compact) }
    return "[\n" + lines.joined(separator: ",\n") + "\n]\n"
  }
}

extension PriceEntry {
  /// Returns the entry as a price file has it.
  package func json(_ style: JSONStyle) -> String { JSONValue.object(jsonMembers).jsonText(style) }

  /// The members of the entry in a price file.
  package var jsonMembers: [JSONMember] {
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
