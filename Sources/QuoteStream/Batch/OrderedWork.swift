/// Concurrent work on pieces of an input, whose results are taken in the order of the pieces.
package enum OrderedWork {
  /// Runs work on every piece.
  ///
  /// One more piece than the width is in progress, so that no thread waits while another piece is
  /// read or a result is taken. If the width is 1, pieces are processed one after another.
  ///
  /// - Parameters:
  ///   - first: The first piece.
  ///   - width: The number of pieces to process concurrently.
  ///   - next: Returns the next piece; nil after the last.
  ///   - work: Turns a piece into its result.
  ///   - take: Takes a result; it is called in the order of the pieces.
  /// - Throws: Any error of `next` and `take`; no further result is taken after it.
  package static func run<Piece: Sendable, Result: Sendable, Failure: Error>(
    from first: Piece, width: Int, next: () throws(Failure) -> Piece?,
    work: @escaping @Sendable (Piece) -> Result, take: (Result) throws(Failure) -> Void
  ) async throws(Failure) {
    var piece: Piece? = first
    guard width > 1 else {
      while let current = piece {
        try take(work(current))
        piece = try next()
      }
      return
    }
    var failure: Failure?
    await withTaskGroup(of: (number: Int, result: Result).self) { group in
      do throws(Failure) {
        /// The results that arrived out of order.
        var waiting: [Int: Result] = [:]
        var (sent, taken) = (0, 0)
        while true {
          while let current = piece, sent - taken <= width {
            let number = sent
            group.addTask { (number, work(current)) }
            sent += 1
            piece = try next()
          }
          guard let (number, result) = await group.next() else { break }
          waiting[number] = result
          while let result = waiting.removeValue(forKey: taken) {
            taken += 1
            try take(result)
          }
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }
}
