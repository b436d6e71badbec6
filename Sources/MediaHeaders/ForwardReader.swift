/// A reader of parts of a stream, in order, that passes over the bytes between them.
package struct ForwardReader<Failure: Error> {
  private let next: (Int) throws(Failure) -> [UInt8]
  private let seek: (Int) -> Bool
  private var position = 0

  /// Creates a reader at the beginning of a stream.
  ///
  /// - Parameters:
  ///   - next: Returns the next bytes, at most the given number; none at the end.
  ///   - seek: Passes over a number of bytes and returns true, or returns false if the stream cannot.
  package init(
    next: @escaping (Int) throws(Failure) -> [UInt8], seek: @escaping (Int) -> Bool
  ) {
    self.next = next
    self.seek = seek
  }

  /// Returns the bytes at an offset, fewer than the given number at the end of the stream.
  ///
  /// - Precondition: The offset is not before the end of the last part.
  package mutating func read(at offset: Int, count: Int) throws(Failure) -> [UInt8] {
    precondition(offset >= position, "a reader only moves forward")
    try skip(offset - position)
    // Most parts come in one piece, which is not copied.
    var bytes = try next(count)
    while !bytes.isEmpty, bytes.count < count {
      let chunk = try next(count - bytes.count)
      if chunk.isEmpty { break }
      bytes += chunk
    }
    position = offset + bytes.count
    return bytes
  }

  /// Passes over bytes, which are read if the stream cannot seek, as a pipe cannot.
  private func skip(_ count: Int) throws(Failure) {
    guard count > 0, !seek(count) else { return }
    var left = count
    while left > 0 {
      let chunk = try next(min(left, 1 << 16))
      if chunk.isEmpty { return }
      left -= chunk.count
    }
  }
}
