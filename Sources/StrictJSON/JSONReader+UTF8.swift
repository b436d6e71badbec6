/// The result of decoding the bytes at a place as UTF-8.
enum UTF8Sequence: Equatable {
  /// A character of that many bytes.
  case wellFormed(length: Int)
  /// The text ends within a sequence that is well-formed so far.
  case cutShort
  /// The bytes are not UTF-8.
  case illFormed
}

extension JSONReader {
  /// Returns the sequence that begins at `index`, by Table 3-7 of the Unicode Standard.
  ///
  /// The narrower ranges of second bytes exclude overlong forms (E0, F0), surrogates (ED) and code
  /// points above U+10FFFF (F4).
  func utf8Sequence(at index: Int) -> UTF8Sequence {
    let length: Int
    var secondByte: ClosedRange<UInt8> = 0x80...0xBF
    switch bytes[index] {
    case 0x00...0x7F: return .wellFormed(length: 1)
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, secondByte) = (3, 0xA0...0xBF)
    case 0xED: (length, secondByte) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, secondByte) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, secondByte) = (4, 0x80...0x8F)
    default: return .illFormed
    }
    for offset in 1..<length {
      guard index + offset < bytes.count else { return .cutShort }
      let allowed = offset == 1 ? secondByte : 0x80...0xBF
      guard allowed.contains(bytes[index + offset]) else { return .illFormed }
    }
    return .wellFormed(length: length)
  }
}
