/// One `"name": value` of a JSON object.
package struct JSONMember: Sendable {
  /// The name with its escapes decoded.
  package var name: String

  /// The place of the quotation mark that opens the name.
  package var namePosition: TextPosition

  package var node: JSONNode

  package init(name: String, namePosition: TextPosition, node: JSONNode) {
    self.name = name
    self.namePosition = namePosition
    self.node = node
  }

  /// A member that no text holds.
  package init(_ name: String, _ value: JSONValue) {
    self.init(name: name, namePosition: .nowhere, node: JSONNode(value))
  }
}

extension JSONMember: Equatable {
  /// Whether names and values are equal, code point by code point; positions do not count.
  package static func == (left: JSONMember, right: JSONMember) -> Bool {
    left.name.utf8.elementsEqual(right.name.utf8) && left.node == right.node
  }
}

extension JSONMember {
  /// Whether the network's node would take the member for the key `name`.
  ///
  /// Go's encoding/json, with which the node reads, prefers no spelling over another: every
  /// member whose name folds to the key is assigned in turn, so **the last one wins**. Names fold
  /// by simple Unicode case folding, which for an ASCII key means `A` to `Z`, and two letters
  /// that look foreign: U+212A KELVIN SIGN is a `k`, and U+017F LATIN SMALL LETTER LONG S an `s`.
  /// Source: `foldName` in go/src/encoding/json/fold.go.
  ///
  /// - Parameter name: An ASCII key, in any case.
  /// - Returns: Whether the member's name folds to the key.
  package func isNamed(_ name: String) -> Bool {
    precondition(name.utf8.allSatisfy { $0 < 0x80 }, "the key must be ASCII")
    return self.name.unicodeScalars.lazy.map(folded).elementsEqual(
      name.unicodeScalars.lazy.map(folded)
    )
  }
}

/// The lower-case letter that stands for every case of an ASCII letter; else the scalar itself.
private func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar {
  case "A"..."Z": Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value) | 0x20)
  case "\u{212A}": "k"
  case "\u{017F}": "s"
  default: scalar
  }
}
