internal import LivepeerPricing

/// The state of long-running work over rows, in one line.
package struct ProgressLine: Sendable {
  /// The size of all input, if known.
  private var totalBytes: UInt64?
  private var rows: UInt64 = 0
  private var bytes: UInt64 = 0

  package init(totalBytes: UInt64?) { self.totalBytes = totalBytes }

  /// Counts rows and bytes that are finished.
  package mutating func advance(rows: UInt64, bytes: UInt64) {
    self.rows += rows
    self.bytes += bytes
  }

  /// Expects so many bytes more than were known.
  package mutating func expect(bytes: UInt64) {
    guard let known = totalBytes else { return }
    let (sum, isTooLarge) = known.addingReportingOverflow(bytes)
    totalBytes = isTooLarge ? .max : sum
  }

  /// Returns `1,200 rows, 3 MiB, 40 %, 2 s left`; the last two only if the total is known.
  package func text(after elapsed: Duration) -> String {
    let count = counted(BigInt(rows), "row", isGrouped: true)
    var line = "\(count), \(bytes / 1_048_576) MiB"
    if let totalBytes, totalBytes > 0, bytes > 0 {
      let done = min(bytes, totalBytes)
      let share = done.scaled(by: 100, over: totalBytes)
      let elapsedSeconds = UInt64(clamping: elapsed.components.seconds)
      let left = (totalBytes - done).scaled(by: elapsedSeconds, over: bytes)
      line += ", \(share) %, \(left) s left"
    }
    return line
  }
}

extension UInt64 {
  /// Returns self · factor / divisor, rounded down, or the largest number: a size that a file only claims
  /// may be any.
  fileprivate func scaled(by factor: UInt64, over divisor: UInt64) -> UInt64 {
    let product = multipliedFullWidth(by: factor)
    return product.high < divisor ? divisor.dividingFullWidth(product).quotient : .max
  }
}
