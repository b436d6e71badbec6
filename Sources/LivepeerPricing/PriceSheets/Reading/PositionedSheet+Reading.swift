extension PositionedSheet {
  /// Creates a sheet from a price file as the network's node reads it, and continues after faults
  /// that stop the node.
  ///
  /// A text that is not JSON, or not an array, has no entries and one refusal.
  ///
  /// - Parameters:
  ///   - json: The file's bytes, UTF-8.
  ///   - keepsKeyPlaces: Whether the places of keys and values can be asked for afterwards.
  package init(json: [UInt8], keepsKeyPlaces: Bool = true) {
    self.init(keepsKeyPlaces: keepsKeyPlaces)
    do throws(JSONError) {
      if let other = try JSONNode.readObjects(of: json, to: &self) { refuseDocument(other) }
    } catch {
      self = PositionedSheet(keepsKeyPlaces: keepsKeyPlaces)
      refuse(.json(error), entry: nil)
    }
  }

  /// Creates a sheet from a price file that is JSON; see ``init(json:)``.
  package init(_ document: JSONNode) {
    self.init(keepsKeyPlaces: true)
    if case .array(let elements) = document.value {
      for element in elements { read(element) }
    } else {
      refuseDocument(document)
    }
  }

  private mutating func read(_ element: JSONNode) {
    guard case .object(let members) = element.value else { return visit(element) }
    beginObject(at: element.position)
    for member in members { visit(member) }
    endObject()
  }

  private mutating func refuseDocument(_ document: JSONNode) {
    refuse(.refused(.notAnArray(found: document.value.kind), at: document.position), entry: nil)
  }

  private mutating func refuse(_ error: PriceSheet.ReadingError, entry: Int?) {
    refusals.append(Refusal(error: error, entry: entry))
  }

  /// Completes the last entry after its last member.
  private mutating func completeEntry() {
    let index = entries.count - 1
    if !ignoredMembers.isEmpty {
      entries[index].ignoredMembers = ignoredMembers
      ignoredMembers = []
    }
    if entries[index].pipeline.name.isEmpty { refuseMissing(.pipeline) }
    if entries[index].modelID.isEmpty { refuseMissing(.modelID) }
    if refusals.last?.entry == index { completeQuotedNumbers(of: entries[index]) }
  }

  /// Refuses the last entry for the lack of a key, but not one whose value is refused already.
  private mutating func refuseMissing(_ key: PriceKey) {
    let entry = self[entries.count - 1]
    guard entry.isReadable([key]) else { return }
    refuse(
      .refused(.missing(key: key.rawValue), at: entry.position), entry: entries.count - 1)
    refuse(key)
  }

  /// Says with each quoted number of the last entry what the rest of the entry tells of it.
  private mutating func completeQuotedNumbers(of entry: PriceEntry) {
    let index = entries.count - 1
    for place in refusals.indices.reversed() {
      guard refusals[place].entry == index else { return }
      guard case .refused(.quotedNumber(var number), let position) = refusals[place].error else {
        continue
      }
      number.pipeline = PipelineCatalogue.documented[entry.pipeline]?.pipeline
      number.pixelsPerUnit = entry.pixelsPerUnit
      number.currency = entry.currency
      refusals[place] = Refusal(error: .refused(.quotedNumber(number), at: position), entry: index)
    }
  }

  private mutating func remark(_ kind: PriceSheetRemark.Kind, _ position: TextPosition) {
    remarks.append(PriceSheetRemark(kind: kind, position: position, entry: entries.count - 1))
  }
}

/// An entry is read member by member, in the way of Go's `encoding/json`.
extension PositionedSheet: JSONObjectVisitor {
  package mutating func beginObject(at position: TextPosition) { appendEntry(at: position) }

  package mutating func visit(_ member: JSONMember) {
    let index = entries.count - 1
    guard let key = PriceKey(of: member) else {
      remark(.unknownKey(member.name), member.namePosition)
      ignoredMembers.append(member)
      return
    }
    let first = place(key, name: member.namePosition, value: member.node.position)
    if let first { remark(.repeatedKey(key, first: first), member.namePosition) }
    do throws(PriceSheet.ReadingError) {
      try entries[index].read(member.node, as: key)
    } catch {
      refuse(error, entry: index)
      refuse(key)
    }
  }

  package mutating func endObject() { completeEntry() }

  package mutating func visit(_ other: JSONNode) {
    refuse(.refused(.entryNotAnObject(found: other.value.kind), at: other.position), entry: nil)
  }
}

extension PriceEntry {
  fileprivate mutating func read(
    _ node: JSONNode, as key: PriceKey
  ) throws(PriceSheet.ReadingError) {
    switch key {
    case .pricePerUnit: pricePerUnit = try node.price()
    case .pixelsPerUnit: pixelsPerUnit = try node.units()
    // Into every other field Go reads null as nothing at all.
    case _ where node.value.isNull: break
    case .pipeline: pipeline = Pipeline(try node.string(for: key))
    case .modelID: modelID = ModelID(try node.string(for: key))
    case .url: url = try node.string(for: key)
    case .token: token = try node.string(for: key)
    case .gateway: gateway = GatewayAddress(try node.string(for: key))
    case .currency: currency = try node.currency()
    case .warm: isWarm = try node.bool(for: key)
    case .capacity: capacity = try node.integer(for: key)
    case .optimizationFlags: optimizationFlags = try node.flags(for: key)
    }
  }
}
