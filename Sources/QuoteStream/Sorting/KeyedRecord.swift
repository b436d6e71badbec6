/// The place of a record of a run: the counts of its key and of its value, of four bytes each, and
/// then both.
struct KeyedRecord: BitwiseCopyable {
  /// The bytes of the counts.
  static let headerCount = 8

  let start: Int
  let key: FieldSlot
  let value: FieldSlot

  var end: Int { value.end }

  /// Reads the record at `start`; returns nil if bytes of it are missing.
  @inline(__always)
  init?(at start: Int, of bytes: RawSpan) {
    guard start &+ KeyedRecord.headerCount <= bytes.byteCount else { return nil }
    let counts = bytes.word(at: start)
    let keyStart = start &+ KeyedRecord.headerCount
    // Two counts of 32 bits do not overflow.
    let valueStart = keyStart &+ Int(counts & 0xFFFF_FFFF)
    let end = valueStart &+ Int(counts &>> 32)
    guard end <= bytes.byteCount else { return nil }
    self.start = start
    key = FieldSlot(start: keyStart, end: valueStart)
    value = FieldSlot(start: valueStart, end: end)
  }
}
