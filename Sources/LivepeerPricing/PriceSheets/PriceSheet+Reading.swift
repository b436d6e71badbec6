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

/// The keys of an entry that the node knows.
enum PriceKey: String, CaseIterable {
  case pipeline
  case modelID = "model_id"
  case pricePerUnit = "price_per_unit"
  case pixelsPerUnit = "pixels_per_unit"
  case currency
  case warm
  case capacity
  case url
  case token
  case gateway
  case optimizationFlags = "optimization_flags"
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
      guard let key = key(of: member) else {
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

  /// The key that the node takes a member for.
  private func key(of member: JSONMember) -> PriceKey? {
    // Nearly every name is spelt as the node spells it.
    PriceKey(rawValue: member.name)
      ?? PriceKey.allCases.first { member.isNamed($0.rawValue) }
  }

  private mutating func note(_ position: TextPosition, _ message: String) {
    notes.append(PriceSheetNote(position: position, message: message))
  }

  private mutating func read(_ node: JSONNode, as key: PriceKey) throws(PriceSheetError) {
    switch key {
    case .pricePerUnit:
      let (price, text) = try number(node, key)
      guard !price.coefficient.isNegative else {
        throw bad(key, text, "a number that is not negative", node)
      }
      entry.pricePerUnit = price
    case .pixelsPerUnit:
      let (units, text) = try number(node, key)
      guard let units = units.wholeNumber, units > 0 else {
        throw bad(key, text, "a whole number of 1 or more", node)
      }
      entry.pixelsPerUnit = units
    default:
      // Into every other field Go reads null as nothing at all.
      if node.value != .null { try readOptional(node, as: key) }
    }
  }

  private mutating func readOptional(_ node: JSONNode, as key: PriceKey) throws(PriceSheetError) {
    switch key {
    case .pipeline: entry.pipeline = try string(node, key)
    case .modelID: entry.modelID = try string(node, key)
    case .url: entry.url = try string(node, key)
    case .token: entry.token = try string(node, key)
    case .gateway: entry.gateway = try string(node, key)
    case .currency:
      let name = try string(node, key)
      guard let currency = PriceCurrency(name: name) else {
        throw .refused(.unknownCurrency(name), at: node.position)
      }
      entry.currency = currency
    case .warm:
      guard case .bool(let isWarm) = node.value else {
        throw wrongType(node, key, "true or false")
      }
      entry.isWarm = isWarm
    case .capacity:
      guard case .number(let text) = node.value else { throw wrongType(node, key, "a number") }
      guard let capacity = Int(text) else {
        throw bad(key, text, "a whole number without point or exponent", node)
      }
      entry.capacity = capacity
    case .optimizationFlags:
      guard case .object = node.value else { throw wrongType(node, key, "an object") }
      entry.optimizationFlags = node.value
    case .pricePerUnit, .pixelsPerUnit: break
    }
  }

  /// More digits than other texts may have: writing 1e1000 in plain digits takes 1,001.
  private var limits: DecimalLimits { DecimalLimits(digits: DecimalLimits.lossless.digits) }

  private func number(
    _ node: JSONNode, _ key: PriceKey
  ) throws(PriceSheetError) -> (BigDecimal, text: String) {
    switch node.value {
    case .number(let text):
      do throws(DecimalTextError) {
        return (try BigDecimal(text, limits: limits), text)
      } catch {
        throw bad(
          key, text,
          "at most \(limits.digits) digits and an exponent within ±\(limits.exponent)", node)
      }
    case .string(let text):
      throw .refused(.quotedNumber(key: key.rawValue, text: text), at: node.position)
    default:
      throw wrongType(node, key, "a bare number")
    }
  }

  private func string(_ node: JSONNode, _ key: PriceKey) throws(PriceSheetError) -> String {
    guard case .string(let text) = node.value else { throw wrongType(node, key, "a string") }
    return text
  }

  private func wrongType(_ node: JSONNode, _ key: PriceKey, _ allowed: String) -> PriceSheetError {
    .refused(
      .wrongType(key: key.rawValue, allowed: allowed, found: node.value.kind), at: node.position)
  }

  private func bad(
    _ key: PriceKey, _ text: String, _ allowed: String, _ node: JSONNode
  ) -> PriceSheetError {
    .refused(
      .badNumber(key: key.rawValue, text: String(text.prefix(40)), allowed: allowed),
      at: node.position)
  }
}
