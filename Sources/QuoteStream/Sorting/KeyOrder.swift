/// The order of keys, that of `LC_ALL=C sort`: byte by byte, shorter first.
enum KeyOrder {
  case before, same, after
}

extension RawSpan {
  /// Returns the place of bytes among keys beside the bytes of another span.
  @inline(__always)
  func order(of key: FieldSlot, beside other: RawSpan, _ otherKey: FieldSlot) -> KeyOrder {
    let common = Swift.min(key.count, otherKey.count)
    var offset = 0
    while offset &+ 8 <= common {
      let word = word(at: key.start &+ offset)
      let otherWord = other.word(at: otherKey.start &+ offset)
      if word != otherWord { return word.byteSwapped < otherWord.byteSwapped ? .before : .after }
      offset &+= 8
    }
    while offset < common {
      let byte = byte(at: key.start &+ offset)
      let otherByte = other.byte(at: otherKey.start &+ offset)
      if byte != otherByte { return byte < otherByte ? .before : .after }
      offset &+= 1
    }
    return key.count == otherKey.count ? .same : key.count < otherKey.count ? .before : .after
  }

  /// Returns up to eight bytes as a number, the first one highest, with zeros after the last one.
  @inline(__always)
  func keyPrefix(_ key: FieldSlot) -> UInt64 {
    if key.count >= 8 { return word(at: key.start).byteSwapped }
    var prefix: UInt64 = 0
    for offset in 0..<8 {
      let byte = offset < key.count ? byte(at: key.start &+ offset) : 0
      prefix = prefix &<< 8 | UInt64(byte)
    }
    return prefix
  }
}

extension [UInt8] {
  /// Returns whether the bytes come first in the order of keys.
  func sortsBefore(_ other: [UInt8]) -> Bool {
    // Safe: every byte of an array is initialized, and the spans end with the call.
    unsafe span.bytes.order(
      of: FieldSlot(start: 0, end: count), beside: other.span.bytes,
      FieldSlot(start: 0, end: other.count)) == .before
  }
}
