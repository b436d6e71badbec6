// Texts that are compared byte for byte, as the node compares names: equal strings may only look the
// same.

extension String {
  /// Returns whether two texts have the same bytes; equal strings may only look the same.
  package func hasSameBytes(as other: String) -> Bool {
    // Most texts that differ look different, which is known sooner. Of ASCII, whose count in UTF-16 is
    // at hand, nothing else of as many bytes looks the same.
    self == other && utf8.count == other.utf8.count
      && (utf16.count == utf8.count || utf8.elementsEqual(other.utf8))
  }
}

extension [String] {
  /// Returns whether the texts have the same bytes, in the same order.
  package func haveSameBytes(as other: [String]) -> Bool {
    elementsEqual(other) { $0.hasSameBytes(as: $1) }
  }
}

extension Hasher {
  /// Feeds the bytes of a text, for texts that are compared by `hasSameBytes(as:)`.
  ///
  /// Strings that only look the same have one hash, and a file may have thousands of such names.
  package mutating func combine(bytesOf text: String) {
    // Of ASCII, which nearly every name is, nothing else looks the same.
    if text.utf16.count == text.utf8.count { return combine(text) }
    combine(text.utf8.count)
    for byte in text.utf8 { combine(byte) }
  }

  /// Feeds the bytes of texts, for texts that are compared by `haveSameBytes(as:)`.
  package mutating func combine(bytesOf texts: [String]) {
    combine(texts.count)
    for text in texts { combine(bytesOf: text) }
  }
}
