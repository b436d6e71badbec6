/// A member of a JSON object: `"name": value`.
package struct JSONMember: Sendable {
  /// The name with its escapes decoded.
  package var name: String

  /// The place of the opening quotation mark of the name.
  package var namePosition: TextPosition

  /// The value and its place.
  package var node: JSONNode

  /// Creates a member that was read from a text.
  package init(name: String, namePosition: TextPosition, node: JSONNode) {
    self.name = name
    self.namePosition = namePosition
    self.node = node
  }

  /// Creates a member that was not read from a text.
  package init(_ name: String, _ value: JSONValue) {
    self.init(name: name, namePosition: .nowhere, node: JSONNode(value))
  }
}

extension JSONMember: Equatable {
  /// Returns whether names and values are equal, code point by code point; positions are ignored.
  package static func == (left: JSONMember, right: JSONMember) -> Bool {
    left.name.utf8.elementsEqual(right.name.utf8) && left.node == right.node
  }
}

extension JSONMember {
  /// Returns whether the network's node reads the member as the key `name`.
  ///
  /// The node reads with Go's encoding/json, which prefers no spelling: every member whose name
  /// folds to the key is assigned in turn, so **the last one wins**. Names fold by simple Unicode
  /// case folding. For an ASCII key that concerns `A` to `Z` and two other letters: U+212A KELVIN
  /// SIGN folds to `k`, and U+017F LATIN SMALL LETTER LONG S to `s`.
  /// Source: `foldName` in go/src/encoding/json/fold.go.
  ///
  /// - Parameter name: An ASCII key, in any case.
  /// - Returns: Whether the member's name folds to the key.
  package func isNamed(_ name: String) -> Bool {
    // Of ASCII there are as many units of UTF-16 as bytes, which is known without counting.
    precondition(name.utf16.count == name.utf8.count, "the key must be ASCII")
    // Nearly every name is spelt as its key, or differs in length.
    let (own, key) = (self.name.utf8, name.utf8)
    if own.count < key.count { return false }
    if own.count == key.count {
      return self.name == name
        || zip(own, key).allSatisfy { folded(Unicode.Scalar($0)) == folded(Unicode.Scalar($1)) }
    }
    // Only a letter that folds to a shorter one makes a name longer than its key.
    guard own.contains(where: { $0 >= 0x80 }) else { return false }
    return self.name.unicodeScalars.lazy.map(folded).elementsEqual(
      name.unicodeScalars.lazy.map(folded)
    )
  }
}

/// Returns the lower-case letter that an ASCII letter folds to, or the scalar itself.
private func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar {
  case "A"..."Z": Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value) | 0x20)
  case "\u{212A}": "k"
  case "\u{017F}": "s"
  default: scalar
  }
}
