/// The reader of one format's header, which says what bytes it wants and is given them.
///
/// It knows nothing of where bytes come from, so that they may come from anywhere.
protocol ImageHeaderParser {
  /// Where the bytes stand that are to be taken next: behind all those taken before, and few.
  var wanted: Range<Int> { get }

  /// Takes the wanted bytes, all of them.
  ///
  /// - Returns: The size, or nil where more bytes are wanted.
  mutating func take(_ bytes: [UInt8]) throws(ImageHeaderError) -> PixelSize?
}

extension [UInt8] {
  /// The whole number of zero or more in up to seven of the bytes, the greatest first.
  func bigEndian(_ range: Range<Int>) -> Int {
    self[range].reduce(0) { $0 << 8 | Int($1) }
  }

  /// The whole number of zero or more in up to seven of the bytes, the least first.
  func littleEndian(_ range: Range<Int>) -> Int {
    self[range].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
