internal import ExactMath

/// A name of up to 15 bytes as one number, with its ASCII letters in lower case.
///
/// Names that differ in capitals alone are equal. Comparing two takes one instruction or two, and
/// none is allocated.
struct PackedName: Hashable, Comparable {
  /// A one and the bytes, the last byte lowest; without the one, leading zero bytes would be lost.
  private let bits: UInt128

  /// The maximum number of bytes of a name.
  static let maximumLength = 15

  /// Creates the name of the given bytes; returns nil if there are more than ``maximumLength``.
  init?(_ bytes: some Sequence<UInt8>) {
    var bits: UInt128 = 1
    var count = 0
    for byte in bytes {
      guard count < PackedName.maximumLength else { return nil }
      bits = bits &<< 8 | UInt128(byte.isLetter ? byte | 0x20 : byte)
      count += 1
    }
    self.bits = bits
  }

  /// Creates the name of the letters that begin at an offset, and moves the offset after them.
  ///
  /// Returns nil if there are more than ``maximumLength``; the name may be empty.
  init?(letters bytes: borrowing Span<UInt8>, from offset: inout Int) {
    var bits: UInt128 = 1
    let start = offset
    while offset < bytes.count, bytes[offset].isLetter {
      guard offset - start < PackedName.maximumLength else { return nil }
      bits = bits &<< 8 | UInt128(bytes[offset] | 0x20)
      offset += 1
    }
    self.bits = bits
  }

  /// Whether the name has no bytes.
  var isEmpty: Bool { bits == 1 }

  /// Returns whether the first name comes before the second in a ``NameTable``.
  static func < (lhs: PackedName, rhs: PackedName) -> Bool { lhs.bits < rhs.bits }
}

/// The values of names, in any capitals.
struct NameTable<Value: Sendable>: Sendable {
  private let entries: [(name: PackedName, value: Value)]

  /// Creates a table of names of at most ``PackedName/maximumLength`` bytes.
  init(_ values: some Sequence<(name: String, value: Value)>) {
    entries = values.map { name, value in
      guard let name = PackedName(name.utf8) else { preconditionFailure("'\(name)' is too long") }
      return (name, value)
    }
    .sorted { $0.name < $1.name }
  }

  /// Returns the value of a name, or nil if it has none.
  ///
  /// - Complexity: O(log *n*) in the number of names.
  func value(of name: PackedName) -> Value? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].name < name { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].name == name ? entries[low].value : nil
  }
}
