internal import LivepeerPricing

extension NDJSONRowParser {
  func fault(of record: [UInt8]) -> RowError.Fault {
    let members: [JSONMember]
    do throws(JSONError) {
      let node = try JSONNode(parsing: record, maximumDepth: NDJSONRowParser.deepestNesting)
      guard case .object(let found) = node.value else {
        return .notAnObject(found: node.value.kind)
      }
      members = found
    } catch {
      if error.reason == .byteOrderMark { return .byteOrderMark }
      if hasSeveralObjects(record) { return .carriageReturn }
      return isCSVHeader(record) ? .csvHeader : .json(error)
    }
    if columns.isPriced, let added = members.first(where: { UsedColumn.added.contains($0.name) }) {
      return .feeKey(added.name)
    }
    var seen: Set<Int> = []
    return fault(of: members, at: .top, &seen) ?? explained(.noPipeline, of: record)
  }

  /// Returns the first fault of the members of an object, at a place of the paths that are read.
  private func fault(
    of members: [JSONMember], at place: PathPlace, _ seen: inout Set<Int>
  ) -> RowError.Fault? {
    for member in members {
      let name = Array(member.name.utf8)
      let field = FieldSlot(start: 0, end: name.count)
      let (slot, inner) = unsafe columns.match(name.span.bytes, field, at: place)
      if slot == UsedColumn.unusedSlot {
        guard !inner.isEmpty, case .object(let members) = member.node.value else { continue }
        if let fault = fault(of: members, at: inner, &seen) { return fault }
        continue
      }
      let column = columns.column(ofSlot: slot)
      guard seen.insert(slot).inserted else { return .duplicateKey(column) }
      switch member.node.value {
      case .string, .null: continue
      case .number where slot > UsedColumn.modelID.slot: continue
      default: return .wrongType(column, found: member.node.value.kind)
      }
    }
    return nil
  }

  func explained(_ fault: RowError.Fault, of record: [UInt8]) -> RowError.Fault {
    let wanted: [String]
    switch fault {
    case .noPipeline: wanted = [UsedColumn.pipeline.rawValue]
    case .noTime: wanted = [UsedColumn.time.rawValue]
    case .noMeasure: wanted = UsedColumn.measureNames
    case .noKey(let column): wanted = [column]
    case .noFee: wanted = ["fee_wei"]
    default: return fault
    }
    guard let node = try? JSONNode(parsing: record, maximumDepth: NDJSONRowParser.deepestNesting),
      case .object(let members) = node.value
    else { return fault }
    var found: Set<Int> = []
    var paths: [String] = []
    add(members, after: "", at: .top, &found, &paths)
    let slots = columns.slots(of: wanted)
    // A key that is present is not missing: its value is empty.
    guard found.isDisjoint(with: slots.map(\.slot)) else { return fault }
    // A name that was given is the one to look for, and ours may have been misspelled.
    if let renamed = slots.first(where: { columns.names.renamed[$0.column] != nil }) {
      let name = columns.names.shown(renamed.column)
      return .missingKey(renamed.column, near: nearName(to: name, in: paths))
    }
    let names = members.prefix(100).map { $0.name.shown() }
    if let suggestion = HeaderError.ColumnSuggestion(among: names, for: wanted) {
      return .otherName(suggestion)
    }
    return wanted.count == 1 ? .missingKey(wanted[0], near: nil) : fault
  }

  /// Adds the slots that the members of an object have, and the paths of those that may have been
  /// meant.
  private func add(
    _ members: [JSONMember], after path: String, at place: PathPlace, _ found: inout Set<Int>,
    _ paths: inout [String]
  ) {
    for member in members {
      if paths.count < 100 { paths.append(path + member.name.shown()) }
      let name = Array(member.name.utf8)
      let field = FieldSlot(start: 0, end: name.count)
      let (slot, inner) = unsafe columns.match(name.span.bytes, field, at: place)
      found.insert(slot)
      if !inner.isEmpty, case .object(let members) = member.node.value {
        add(members, after: "\(path)\(member.name.shown()).", at: inner, &found, &paths)
      }
    }
  }

  /// Returns whether an object begins after a carriage return.
  private func hasSeveralObjects(_ record: [UInt8]) -> Bool {
    zip(record, zip(record.dropFirst(), record.dropFirst(2))).contains { first, next in
      first == UInt8(ascii: "}") && next.0 == .carriageReturn && next.1 == UInt8(ascii: "{")
    }
  }

  /// Returns whether the line consists of the names of CSV columns.
  private func isCSVHeader(_ record: [UInt8]) -> Bool {
    let names = record.prefix(1 << 12).split(separator: .comma).map {
      HeaderError.ColumnSuggestion.plainName(String(decoding: $0, as: UTF8.self))
    }
    return names.count > 1 && names.contains { UsedColumn(rawValue: $0) != nil || $0 == "fee_wei" }
  }
}

extension RowError.Fault {
  /// Returns the same fault of a line that was read separately, with the line's number in the file.
  func moved(toLine line: Int) -> RowError.Fault {
    guard case .json(var error) = self else { return self }
    func moved(_ position: TextPosition) -> TextPosition {
      TextPosition(line: line, column: position.column, offset: position.offset)
    }
    error.position = moved(error.position)
    if case .unexpectedEnd(let construct, let began) = error.reason {
      error.reason = .unexpectedEnd(inside: construct, began: moved(began))
    }
    return .json(error)
  }
}
