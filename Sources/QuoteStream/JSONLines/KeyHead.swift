/// A classification of a key by its first eight bytes.
enum KeyHead: Equatable {
  case slot(Int)
  /// A key that the output adds.
  case added
  /// A key that has to be compared as a whole.
  case unclear

  @inline(__always)
  init(_ key: FieldSlot, _ bytes: RawSpan) {
    let count = key.count
    // The shortest used key has five bytes, the longest eleven.
    guard count >= 5, count <= 11 else {
      self = .slot(UsedColumn.unusedSlot)
      return
    }
    guard key.start &+ 8 <= bytes.byteCount else {
      self = .unclear
      return
    }
    let head = bytes.word(at: key.start) & (UInt64.max &>> UInt64(64 &- min(count, 8) &* 8))
    switch head {
    case KeyHead.pipeline where count == 8: self = .slot(UsedColumn.pipeline.slot)
    case KeyHead.modelID where count == 8: self = .slot(UsedColumn.modelID.slot)
    case KeyHead.units where count == 5: self = .slot(UsedColumn.units.slot)
    case KeyHead.seconds where count == 7: self = .slot(UsedColumn.seconds.slot)
    case KeyHead.tokens where count == 6: self = .slot(UsedColumn.tokens.slot)
    case KeyHead.requests where count == 8: self = .slot(UsedColumn.requests.slot)
    case KeyHead.width where count == 5: self = .slot(UsedColumn.width.slot)
    case KeyHead.height where count == 6: self = .slot(UsedColumn.height.slot)
    case KeyHead.count where count == 5: self = .slot(UsedColumn.count.slot)
    case KeyHead.ethUSD where count == 7: self = .slot(UsedColumn.ethUSD.slot)
    case KeyHead.feeWei where count == 7, KeyHead.feeUSD where count == 7: self = .added
    case KeyHead.duration, KeyHead.characters: self = .unclear
    default: self = .slot(UsedColumn.unusedSlot)
    }
  }

  // The first byte is the lowest.
  private static let pipeline: UInt64 = 0x656e_696c_6570_6970
  private static let modelID: UInt64 = 0x6469_5f6c_6564_6f6d
  private static let units: UInt64 = 0x73_7469_6e75
  private static let seconds: UInt64 = 0x73_646e_6f63_6573
  private static let tokens: UInt64 = 0x736e_656b_6f74
  private static let requests: UInt64 = 0x7374_7365_7571_6572
  private static let width: UInt64 = 0x68_7464_6977
  private static let height: UInt64 = 0x7468_6769_6568
  private static let count: UInt64 = 0x74_6e75_6f63
  private static let ethUSD: UInt64 = 0x64_7375_5f68_7465
  private static let feeWei: UInt64 = 0x69_6577_5f65_6566
  private static let feeUSD: UInt64 = 0x64_7375_5f65_6566
  private static let duration: UInt64 = 0x6e6f_6974_6172_7564
  private static let characters: UInt64 = 0x6574_6361_7261_6863
}
