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
    if let known = totalBytes { totalBytes = known + bytes }
  }

  /// Returns `1200 rows, 3 MiB, 40 %, 2 s left`; the last two only if the total is known.
  package func text(after elapsed: Duration) -> String {
    var line = "\(counted(Int(clamping: rows), "row")), \(bytes / 1_048_576) MiB"
    if let totalBytes, totalBytes > 0, bytes > 0 {
      let share = min(bytes, totalBytes) * 100 / totalBytes
      let elapsedSeconds = UInt64(max(elapsed.components.seconds, 0))
      let left = elapsedSeconds * (totalBytes - min(bytes, totalBytes)) / bytes
      line += ", \(share) %, \(left) s left"
    }
    return line
  }
}
