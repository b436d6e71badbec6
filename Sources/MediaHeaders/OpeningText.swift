internal import ExactMath

extension [UInt8] {
  /// Returns the bytes of a file's opening as text, or nil if they are not UTF-8 or have a control
  /// character that is not white space.
  ///
  /// If the file does not end with the bytes, their last character may be incomplete.
  func plainText(isWhole: Bool) -> String? {
    guard
      allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D })
    else { return nil }
    return (isWhole ? 0...0 : 0...3).lazy
      .compactMap { String(validating: dropLast($0), as: UTF8.self) }
      .first
  }

  /// Returns whether the bytes begin with a pattern, whose characters below U+0100 are one byte
  /// each; a question mark matches any byte.
  func matches(_ pattern: String) -> Bool {
    let pattern = pattern.unicodeScalars
    return pattern.count <= count
      && zip(pattern, self).allSatisfy { $0 == "?" || $0.value == UInt32($1) }
  }
}
