/// A JSON value and where its text begins.
package struct JSONNode: Sendable {
  package var value: JSONValue

  /// The place of the value's first byte.
  package var position: TextPosition

  package init(_ value: JSONValue, position: TextPosition = .nowhere) {
    self.value = value
    self.position = position
  }
}

extension JSONNode: Equatable {
  /// Whether the values are equal; positions do not count, so that a value which was read equals
  /// the same value built by hand.
  package static func == (left: JSONNode, right: JSONNode) -> Bool {
    left.value == right.value
  }
}

extension JSONNode {
  /// The deepest nesting a reader can be asked to allow.
  ///
  /// Reading, comparing, writing and freeing a value recurse once a level. On the 512 KiB that
  /// macOS gives a secondary thread, an unoptimized build reaches 166 levels of objects, an
  /// optimized one more than 255 (measured with Swift 6.3 on x86-64 Linux).
  package static let deepestNesting = 128

  /// Reads the one JSON value that `bytes` hold, strictly by RFC 8259.
  ///
  /// Whatever some readers let through or repair silently is refused with its place: ill-formed
  /// UTF-8, a byte order mark, half a surrogate pair, comments, trailing commas, a second value.
  /// The time is linear in the number of bytes.
  ///
  /// - Parameters:
  ///   - bytes: The whole text in UTF-8.
  ///   - maximumDepth: How many arrays and objects may be open at once: 1 to `deepestNesting`.
  /// - Throws: The first fault of the text, in the order of its bytes.
  package init(parsing bytes: [UInt8], maximumDepth: Int = 64) throws(JSONError) {
    precondition(
      (1...JSONNode.deepestNesting).contains(maximumDepth),
      "maximumDepth must be in 1...\(JSONNode.deepestNesting)"
    )
    var reader = JSONReader(bytes: bytes, maximumDepth: maximumDepth)
    self = try reader.readDocument()
  }
  /// Reads a JSON text as `init(parsing:)` does; an array is handed over element by element, so
  /// that not all of it has to be held.
  ///
  /// - Parameters:
  ///   - bytes: The whole text in UTF-8.
  ///   - body: What takes the elements, in their order, also those before a fault.
  /// - Returns: The value where it is no array.
  /// - Throws: The first fault of the text, in the order of its bytes.
  package static func readElements(
    of bytes: [UInt8], _ body: (JSONNode) -> Void
  ) throws(JSONError) -> JSONNode? {
    var reader = JSONReader(bytes: bytes, maximumDepth: 64)
    return try reader.readDocument(elements: body)
  }
}
