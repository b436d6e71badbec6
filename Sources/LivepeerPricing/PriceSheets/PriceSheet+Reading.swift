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
  /// - Throws: ``PriceSheetError`` with line, column, and what to write, for whatever the node
  ///   refuses.
  /// - Complexity: O(*n*) in bytes.
  public init(json: [UInt8]) throws(PriceSheetError) {
    let document: JSONNode
    do throws(JSONError) {
      document = try JSONNode(parsing: json)
    } catch {
      throw .json(error)
    }
    guard case .array(let elements) = document.value else {
      throw .refused(.notAnArray(found: document.value.kind), at: document.position)
    }
    var entries: [PriceEntry] = []
    var notes: [PriceSheetNote] = []
    entries.reserveCapacity(elements.count)
    for element in elements {
      var reader = PriceEntryReader()
      entries.append(try reader.read(element))
      notes += reader.notes
    }
    self.init(entries, notes: notes)
  }

  /// Reads a price file from a string; see ``init(json:)-(_)``.
  public init(json: String) throws(PriceSheetError) {
    try self.init(json: Array(json.utf8))
  }
}

/// Reads one entry, member by member, in the way of Go's `encoding/json`.
private struct PriceEntryReader {
  private(set) var notes: [PriceSheetNote] = []
  private var entry = PriceEntry(pipeline: "", modelID: "", pricePerUnit: nil)

  mutating func read(_ node: JSONNode) throws(PriceSheetError) -> PriceEntry {
    guard case .object(let members) = node.value else {
      throw .refused(.entryNotAnObject(found: node.value.kind), at: node.position)
    }
    var seen: [PriceKey: TextPosition] = [:]
    for member in members {
      guard let key = PriceKey(of: member) else {
        note(
          member.namePosition,
          "unknown key '\(member.name.shown(upTo: 100))': the node ignores it")
        entry.ignoredMembers.append(member)
        continue
      }
      if let first = seen[key] {
        note(
          member.namePosition,
          "\(key.rawValue) stands here again (first at \(first)): the node takes the last one")
      } else {
        seen[key] = member.namePosition
      }
      try read(member.node, as: key)
    }
    if entry.pipeline.isEmpty { throw .refused(.missing(key: "pipeline"), at: node.position) }
    if entry.modelID.isEmpty { throw .refused(.missing(key: "model_id"), at: node.position) }
    if entry.knownPipeline == nil {
      note(
        node.position,
        "unknown pipeline '\(entry.pipeline.shown(upTo: 100))': it is not in the catalogue")
    }
    return entry
  }

  private mutating func note(_ position: TextPosition, _ message: String) {
    notes.append(PriceSheetNote(position: position, message: message))
  }

  private mutating func read(_ node: JSONNode, as key: PriceKey) throws(PriceSheetError) {
    switch key {
    case .pricePerUnit: entry.pricePerUnit = try node.price()
    case .pixelsPerUnit: entry.pixelsPerUnit = try node.units()
    // Into every other field Go reads null as nothing at all.
    case _ where node.value == .null: break
    case .pipeline: entry.pipeline = try node.string(for: key)
    case .modelID: entry.modelID = try node.string(for: key)
    case .url: entry.url = try node.string(for: key)
    case .token: entry.token = try node.string(for: key)
    case .gateway: entry.gateway = try node.string(for: key)
    case .currency: entry.currency = try node.currency()
    case .warm: entry.isWarm = try node.bool(for: key)
    case .capacity: entry.capacity = try node.integer(for: key)
    case .optimizationFlags: entry.optimizationFlags = try node.object(for: key)
    }
  }
}
