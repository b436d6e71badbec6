extension UInt8 {
  /// The value of an ASCII digit, or nil for any other byte.
  @inlinable
  package var decimalDigit: UInt8? {
    // Wraps for bytes below "0", which are then not below ten.
    let value = self &- UInt8(ascii: "0")
    return value < 10 ? value : nil
  }

  /// Whether the byte is an ASCII letter.
  @inlinable
  package var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}

extension String {
  /// Passes the text's UTF-8 bytes to `body`.
  @inlinable
  package func withUTF8Span<Result, Failure: Error>(
    _ body: (borrowing Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var copy = self
    var outcome: Swift.Result<Result, Failure>?
    // Safe: the span is used before the closure returns. withUTF8 does not copy native strings.
    copy.withUTF8 { buffer in
      let span = unsafe buffer.span
      do throws(Failure) {
        outcome = .success(try body(span))
      } catch {
        outcome = .failure(error)
      }
    }
    guard let outcome else { preconditionFailure("withUTF8 calls its closure") }
    return try outcome.get()
  }
}

extension Span<UInt8> {
  /// Returns the character that begins at an offset; U+FFFD if the bytes are not valid UTF-8.
  package func scalar(at offset: Int) -> Unicode.Scalar {
    var bytes: [UInt8] = []
    for index in offset..<Swift.min(offset + 4, count) { bytes.append(self[index]) }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
  }
}
