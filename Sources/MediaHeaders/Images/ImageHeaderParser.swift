/// A parser of a format's header, which says what bytes it wants and receives them.
///
/// It does not depend on the source of the bytes.
protocol ImageHeaderParser {
  /// The range of the bytes to take next: a few, after all those taken before.
  var wanted: Range<Int> { get }

  /// The size, if all that the node reads was taken and what is wanted only checks it.
  var decisiveSize: PixelSize? { get }

  /// Takes the wanted bytes, all of them.
  ///
  /// - Returns: The size, or nil if more bytes are wanted.
  mutating func take(_ bytes: [UInt8]) throws(ImageHeaderError) -> PixelSize?
}

extension ImageHeaderParser {
  var decisiveSize: PixelSize? { nil }
}

extension [UInt8] {
  /// Returns the unsigned number in up to seven of the bytes, most significant first.
  func bigEndian(_ range: Range<Int>) -> Int {
    self[range].reduce(0) { $0 << 8 | Int($1) }
  }

  /// Returns the unsigned number in up to seven of the bytes, least significant first.
  func littleEndian(_ range: Range<Int>) -> Int {
    self[range].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
