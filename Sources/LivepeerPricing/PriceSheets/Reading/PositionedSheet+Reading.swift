extension PositionedSheet {
  /// Creates a sheet from a price file as the network's node reads it, and continues after faults
  /// that stop the node.
  ///
  /// A text that is not JSON, or not an array, has no entries and one refusal.
  package init(json: [UInt8]) {
    self.init()
    do throws(JSONError) {
      let other = try JSONNode.readElements(of: json) { read($0) }
      guard let other else { return }
      refuse(.refused(.notAnArray(found: other.value.kind), at: other.position), entry: nil)
    } catch {
      self = PositionedSheet()
      refuse(.json(error), entry: nil)
    }
  }

  /// Creates a sheet from a price file that is JSON; see ``init(json:)``.
  package init(_ document: JSONNode) {
    self.init()
    if case .array(let elements) = document.value {
      for element in elements { read(element) }
    } else {
      refuse(.refused(.notAnArray(found: document.value.kind), at: document.position), entry: nil)
    }
  }

  private mutating func refuse(_ error: PriceSheet.ReadingError, entry: Int?) {
    refusals.append(Refusal(error: error, entry: entry))
  }

  /// Reads one entry, member by member, in the way of Go's `encoding/json`.
  private mutating func read(_ node: JSONNode) {
    guard case .object(let members) = node.value else {
      refuse(.refused(.entryNotAnObject(found: node.value.kind), at: node.position), entry: nil)
      return
    }
    let index = entries.count
    var located = PositionedEntry(at: node.position, members: members.count)
    var ignored: [JSONMember] = []
    for member in members {
      guard let key = PriceKey(of: member) else {
        remark(.unknownKey(member.name), member.namePosition)
        ignored.append(member)
        continue
      }
      let first = located.place(key, name: member.namePosition, value: member.node.position)
      if let first { remark(.repeatedKey(key, first: first), member.namePosition) }
      do throws(PriceSheet.ReadingError) {
        try located.entry.read(member.node, as: key)
      } catch {
        refuse(error, entry: index)
        located.refuse(key)
      }
    }
    if !ignored.isEmpty { located.entry.ignoredMembers = ignored }
    for (key, name) in [
      (PriceKey.pipeline, located.entry.pipeline.name), (.modelID, located.entry.modelID.name),
    ] where name.isEmpty && located.isReadable([key]) {
      refuse(.refused(.missing(key: key.rawValue), at: node.position), entry: index)
      located.refuse(key)
    }
    completeQuotedNumbers(of: located, entry: index)
    entries.append(located)
  }

  /// Says with each quoted number of an entry what the rest of the entry tells of it.
  private mutating func completeQuotedNumbers(of located: PositionedEntry, entry: Int) {
    for place in refusals.indices.reversed() {
      guard refusals[place].entry == entry else { return }
      guard case .refused(.quotedNumber(var number), let position) = refusals[place].error else {
        continue
      }
      number.pipeline = PipelineCatalogue.documented[located.entry.pipeline]?.pipeline
      number.pixelsPerUnit = located.entry.pixelsPerUnit
      number.currency = located.entry.currency
      refusals[place] = Refusal(error: .refused(.quotedNumber(number), at: position), entry: entry)
    }
  }

  private mutating func remark(_ kind: PriceSheetRemark.Kind, _ position: TextPosition) {
    remarks.append(PriceSheetRemark(kind: kind, position: position, entry: entries.count))
  }
}

extension PriceEntry {
  fileprivate mutating func read(_ node: JSONNode, as key: PriceKey) throws(PriceSheet.ReadingError)
  {
    switch key {
    case .pricePerUnit: pricePerUnit = try node.price()
    case .pixelsPerUnit: pixelsPerUnit = try node.units()
    // Into every other field Go reads null as nothing at all.
    case _ where node.value == .null: break
    case .pipeline: pipeline = Pipeline(try node.string(for: key))
    case .modelID: modelID = ModelID(try node.string(for: key))
    case .url: url = try node.string(for: key)
    case .token: token = try node.string(for: key)
    case .gateway: gateway = GatewayAddress(try node.string(for: key))
    case .currency: currency = try node.currency()
    case .warm: isWarm = try node.bool(for: key)
    case .capacity: capacity = try node.integer(for: key)
    case .optimizationFlags: optimizationFlags = try node.object(for: key)
    }
  }
}
