/// A reader that makes one pass over a JSON text.
///
/// Each `read…` method begins with the cursor at the first byte of what it reads, and ends with the
/// cursor after its last byte.
struct JSONReader {
  let bytes: [UInt8]
  let maximumDepth: Int
  var cursor = 0

  // The place of the cursor in a form that is cheap to update: the columns of a line are its bytes
  // without the continuation bytes of characters.
  var line = 1
  var lineStart = 0
  var continuationBytesInLine = 0

  /// The arrays and objects around the cursor, outermost first.
  var enclosing: [(construct: JSONError.Construct, began: TextPosition)] = []

  /// The beginning of the string or name around the cursor.
  var enclosingString: TextPosition?

  /// The member count of the last object, at most ``maximumReserved``, for which the next one
  /// reserves room: objects of a list are usually alike.
  private var memberCount = 0
  private static let maximumReserved = 16

  init(bytes: [UInt8], maximumDepth: Int) {
    self.bytes = bytes
    self.maximumDepth = maximumDepth
  }

  var position: TextPosition {
    TextPosition(
      line: line,
      column: cursor - lineStart - continuationBytesInLine + 1,
      offset: cursor
    )
  }

  var current: UInt8? { cursor < bytes.count ? bytes[cursor] : nil }

  mutating func readDocument() throws(JSONError) -> JSONNode {
    try skipToValue()
    let node = try readValue(expected: .value)
    try requireEnd()
    return node
  }

  /// Reads a document that is an array, its objects member by member; any other value is returned.
  mutating func readDocument(
    to visitor: inout some JSONObjectVisitor
  ) throws(JSONError) -> JSONNode? {
    try skipToValue()
    guard current == UInt8(ascii: "[") else { return try readDocument() }
    try readElements { reader, expected throws(JSONError) in
      guard reader.current == UInt8(ascii: "{") else {
        return visitor.visit(try reader.readValue(expected: expected))
      }
      visitor.beginObject(at: reader.position)
      try reader.readMembers { visitor.visit($0) }
      visitor.endObject()
    }
    try requireEnd()
    return nil
  }

  /// Reads a document whose lists are passed on element by element; see `JSONNode.readElements`.
  mutating func readDocument(
    elementsUnder names: [String], _ body: (JSONNode.ListPart) -> Void
  ) throws(JSONError) -> JSONNode {
    try skipToValue()
    let began = position
    var value: JSONValue = .array([])
    switch current {
    case UInt8(ascii: "["): try readElements { body(.element($0)) }
    case UInt8(ascii: "{"): value = .object(try readObject(elementsUnder: names, body))
    default: value = try readScalar(expected: .value)
    }
    try requireEnd()
    return JSONNode(value, position: began)
  }

  private mutating func skipToValue() throws(JSONError) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw JSONError(.byteOrderMark, at: position) }
    if bytes.starts(with: [0x1F, 0x8B]) { throw JSONError(.gzip, at: position) }
    skipWhiteSpace()
  }

  private mutating func requireEnd() throws(JSONError) {
    skipWhiteSpace()
    if current != nil { throw trailingTextError() }
  }

  mutating func readValue(expected: JSONError.Expectation) throws(JSONError) -> JSONNode {
    let began = position
    let value: JSONValue =
      switch current {
      case UInt8(ascii: "{"): .object(try readObject())
      case UInt8(ascii: "["): .array(try readArray())
      default: try readScalar(expected: expected)
      }
    return JSONNode(value, position: began)
  }

  mutating func readArray() throws(JSONError) -> [JSONNode] {
    var elements: [JSONNode] = []
    try readElements { elements.append($0) }
    return elements
  }

  /// Reads an array, and passes on each element as soon as it is read.
  mutating func readElements(_ body: (JSONNode) -> Void) throws(JSONError) {
    try readElements { reader, expected throws(JSONError) in
      body(try reader.readValue(expected: expected))
    }
  }

  /// Reads an array; the closure reads each element.
  private mutating func readElements(
    readElement: (inout JSONReader, JSONError.Expectation) throws(JSONError) -> Void
  ) throws(JSONError) {
    try open(.array)
    if current == UInt8(ascii: "]") { return close() }
    var expected = JSONError.Expectation.valueOrArrayEnd
    while true {
      try readElement(&self, expected)
      expected = .value
      skipWhiteSpace()
      switch current {
      case UInt8(ascii: "]"): return close()
      case UInt8(ascii: ","): try skipComma(before: UInt8(ascii: "]"))
      default: throw unexpectedError(expected: .commaOrArrayEnd)
      }
    }
  }

  private mutating func readObject() throws(JSONError) -> [JSONMember] {
    var members: [JSONMember] = []
    let expectedCount = memberCount
    try readMembers {
      if members.isEmpty { members.reserveCapacity(expectedCount) }
      members.append($0)
    }
    memberCount = min(members.count, JSONReader.maximumReserved)
    return members
  }

  /// Reads an object; a list under one of the names is passed on, and its member is an empty one.
  private mutating func readObject(
    elementsUnder names: [String], _ body: (JSONNode.ListPart) -> Void
  ) throws(JSONError) -> [JSONMember] {
    var members: [JSONMember] = []
    try readMembers { reader, member throws(JSONError) in
      if reader.current == UInt8(ascii: "["), names.contains(where: member.isNamed) {
        member.node = JSONNode(.array([]), position: reader.position)
        body(.list(member.name))
        try reader.readElements { body(.element($0)) }
      } else {
        member.node = try reader.readValue(expected: .value)
      }
      members.append(member)
    }
    return members
  }

  /// Reads an object, and passes on each member as soon as it is read.
  private mutating func readMembers(_ body: (JSONMember) -> Void) throws(JSONError) {
    try readMembers { reader, member throws(JSONError) in
      member.node = try reader.readValue(expected: .value)
      body(member)
    }
  }

  /// Reads an object; the closure reads the value of each member, of which only the name is known.
  private mutating func readMembers(
    readValue: (inout JSONReader, inout JSONMember) throws(JSONError) -> Void
  ) throws(JSONError) {
    try open(.object)
    if current == UInt8(ascii: "}") { return close() }
    var expected = JSONError.Expectation.nameOrObjectEnd
    while true {
      let namePosition = position
      let name = try readName(expected: expected)
      var member = JSONMember(name: name, namePosition: namePosition, node: JSONNode(.null))
      try readValue(&self, &member)
      expected = .name
      skipWhiteSpace()
      switch current {
      case UInt8(ascii: "}"): return close()
      case UInt8(ascii: ","): try skipComma(before: UInt8(ascii: "}"))
      default: throw unexpectedError(expected: .commaOrObjectEnd)
      }
    }
  }

  /// Reads a name, and skips the colon and the white space after it.
  mutating func readName(expected: JSONError.Expectation) throws(JSONError) -> String {
    guard current == UInt8(ascii: "\"") else { throw unexpectedError(expected: expected) }
    let name = try readString()
    skipWhiteSpace()
    guard current == UInt8(ascii: ":") else { throw unexpectedError(expected: .colon) }
    cursor += 1
    skipWhiteSpace()
    return name
  }

  /// Skips an opening bracket and the white space after it.
  private mutating func open(_ construct: JSONError.Construct) throws(JSONError) {
    if enclosing.count == maximumDepth {
      throw JSONError(.tooDeep(limit: maximumDepth), at: position)
    }
    enclosing.append((construct, position))
    cursor += 1
    skipWhiteSpace()
  }

  /// Skips a closing bracket.
  private mutating func close() {
    enclosing.removeLast()
    cursor += 1
  }

  /// Skips a comma and the white space after it.
  private mutating func skipComma(before closingBracket: UInt8) throws(JSONError) {
    let comma = position
    cursor += 1
    skipWhiteSpace()
    if current == closingBracket { throw JSONError(.trailingComma, at: comma) }
  }

  mutating func skipWhiteSpace() {
    while cursor < bytes.count {
      switch bytes[cursor] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        cursor += 1
      case UInt8(ascii: "\n"):
        cursor += 1
        line += 1
        lineStart = cursor
        continuationBytesInLine = 0
      default:
        return
      }
    }
  }
}
