/// A JSON value and the place of its text.
package struct JSONNode: Sendable {
  /// The value.
  package var value: JSONValue

  /// The place of the value's first byte.
  package var position: TextPosition

  /// Creates a node; by default, of a value that was not read from a text.
  package init(_ value: JSONValue, position: TextPosition = .nowhere) {
    self.value = value
    self.position = position
  }
}

extension JSONNode: Equatable {
  /// Returns whether the values are equal; positions are ignored, so that a value that was read
  /// equals the same value created by the program.
  package static func == (left: JSONNode, right: JSONNode) -> Bool {
    left.value == right.value
  }
}

extension JSONNode {
  /// The maximum depth that a reader can allow.
  ///
  /// Reading, comparing, writing and freeing a value recurse once per level. On the 512 KiB that
  /// macOS gives a secondary thread, an unoptimized build reaches 166 levels of objects, an
  /// optimized one more than 255 (measured with Swift 6.3 on x86-64 Linux).
  package static let maximumNesting = 128

  /// Creates a node from the only JSON value of a text, strictly by RFC 8259.
  ///
  /// Faults that some readers accept or repair silently are errors with a place: ill-formed UTF-8,
  /// a byte order mark, half a surrogate pair, comments, trailing commas, a second value.
  ///
  /// - Parameters:
  ///   - bytes: The whole text in UTF-8.
  ///   - maximumDepth: The maximum number of nested arrays and objects: 1 to `maximumNesting`.
  /// - Throws: The first fault of the text, in the order of its bytes.
  /// - Complexity: O(*n*) in bytes.
  package init(parsing bytes: [UInt8], maximumDepth: Int = 64) throws(JSONError) {
    precondition(
      (1...JSONNode.maximumNesting).contains(maximumDepth),
      "maximumDepth must be in 1...\(JSONNode.maximumNesting)"
    )
    var reader = JSONReader(bytes: bytes, maximumDepth: maximumDepth)
    self = try reader.readDocument()
  }

  /// Reads a JSON text as `init(parsing:)` does, but passes on the objects of an array member by
  /// member, so that no list of members is made and not all of the text is in memory.
  ///
  /// - Parameters:
  ///   - bytes: The whole text in UTF-8.
  ///   - visitor: Receives the parts in their order, including those before a fault.
  /// - Returns: The value if it is not an array.
  /// - Throws: The first fault of the text, in the order of its bytes.
  package static func readObjects(
    of bytes: [UInt8], to visitor: inout some JSONObjectVisitor
  ) throws(JSONError) -> JSONNode? {
    var reader = JSONReader(bytes: bytes, maximumDepth: 64)
    return try reader.readDocument(to: &visitor)
  }

  /// A part of a list that is read element by element.
  package enum ListPart {
    /// The list of a member of that name begins.
    case list(String)
    /// The next element of the list.
    case element(JSONNode)
  }

  /// Reads a JSON text as `init(parsing:)` does, but passes on its long lists element by element, so
  /// that not all of it is in memory.
  ///
  /// - Parameters:
  ///   - bytes: The whole text in UTF-8.
  ///   - names: The names of the members whose arrays are passed on, if the text is an object.
  ///   - body: Receives the elements in their order, including those before a fault: those of a text
  ///     that is an array, and those of each array under one of the names after its name.
  /// - Returns: The value, in which the lists that were passed on are empty.
  /// - Throws: The first fault of the text, in the order of its bytes.
  package static func readElements(
    of bytes: [UInt8], under names: [String], _ body: (ListPart) -> Void
  ) throws(JSONError) -> JSONNode {
    var reader = JSONReader(bytes: bytes, maximumDepth: 64)
    return try reader.readDocument(elementsUnder: names, body)
  }
}

/// A receiver of an array of objects that is read member by member.
package protocol JSONObjectVisitor {
  /// An object begins at the place.
  mutating func beginObject(at position: TextPosition)
  /// The next member of the object.
  mutating func visit(_ member: JSONMember)
  /// The object ends.
  mutating func endObject()
  /// An element that is not an object.
  mutating func visit(_ other: JSONNode)
}
