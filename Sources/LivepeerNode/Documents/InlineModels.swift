internal import LivepeerPricing

/// The models that the node's `-aiModels` takes in place of a file: `pipeline:model:warm,…`.
///
/// There are no prices in it: every entry is at the node's own base price.
///
/// Source: go-livepeer 0.9.1, `core.ParseAIModelConfigs`.
struct InlineModels {
  /// The entries that the node reads, as those of a price file.
  private(set) var document: JSONNode
  /// What stops the node, in the order of the text.
  private(set) var faults: [GoObject.Fault] = []

  /// Reads a text of one line; returns nil for one that is not of this form.
  ///
  /// - Complexity: O(*n*) in bytes.
  init?(_ bytes: [UInt8]) {
    let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let start = bytes.firstIndex(where: { !isSpace($0) }),
      let end = bytes.lastIndex(where: { !isSpace($0) })
    else { return nil }
    let text = bytes[start...end]
    guard !text.contains(where: { #"{}[]""#.utf8.contains($0) || (0x0A...0x0D).contains($0) }),
      text.prefix(while: { $0 != .comma }).count(where: { $0 == .colon }) >= 2
    else { return nil }
    let lines = bytes[..<start].split(separator: 0x0A, omittingEmptySubsequences: false)
    var position = TextPosition(
      line: lines.count, column: (lines.last?.count ?? 0) + 1, offset: start)
    document = JSONNode(.array([]), position: position)
    var entries: [JSONNode] = []
    for part in text.split(separator: .comma, omittingEmptySubsequences: false) {
      if let entry = read(part, at: position) { entries.append(entry) }
      position = position.advanced(over: part, and: 1)
    }
    document.value = .array(entries)
  }

  private mutating func read(_ part: ArraySlice<UInt8>, at start: TextPosition) -> JSONNode? {
    var places: [(text: String, position: TextPosition)] = []
    var position = start
    for field in part.split(separator: .colon, omittingEmptySubsequences: false) {
      places.append((String(decoding: field, as: UTF8.self), position))
      position = position.advanced(over: field, and: 1)
    }
    guard places.count >= 3 else {
      let found = String(decoding: part, as: UTF8.self).shown(upTo: 100)
      faults.append(
        GoObject.Fault(
          reason: "invalid AI model config expected <pipeline>:<model_id>:<warm>, found '\(found)'",
          position: start))
      return nil
    }
    let (warm, warmPosition) = places[2]
    guard let isWarm = Self.booleans[warm] else {
      let colon = "; the node knows no colon in a model ID"
      faults.append(
        GoObject.Fault(
          reason: "warm is '\(warm.shown(upTo: 100))'; write true or false"
            + (places.count > 3 ? colon : ""), position: warmPosition))
      return nil
    }
    let values: [(name: String, value: JSONValue)] = [
      ("pipeline", .string(places[0].text)), ("model_id", .string(places[1].text)),
      ("warm", .bool(isWarm)),
    ]
    let members = zip(values, places).map { member, place in
      JSONMember(
        name: member.name, namePosition: place.position,
        node: JSONNode(member.value, position: place.position))
    }
    return JSONNode(.object(members), position: start)
  }

  /// What Go's `strconv.ParseBool` reads.
  private static let booleans: [String: Bool] = [
    "1": true, "t": true, "T": true, "true": true, "TRUE": true, "True": true,
    "0": false, "f": false, "F": false, "false": false, "FALSE": false, "False": false,
  ]
}

extension UInt8 {
  fileprivate static let colon = UInt8(ascii: ":")
  fileprivate static let comma = UInt8(ascii: ",")
}

extension TextPosition {
  /// The place after some bytes of a line and a number of ASCII bytes.
  fileprivate func advanced(over bytes: ArraySlice<UInt8>, and count: Int) -> TextPosition {
    TextPosition(
      line: line, column: column + bytes.count(where: { $0 & 0xC0 != 0x80 }) + count,
      offset: offset + bytes.count + count)
  }
}
