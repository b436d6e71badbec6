internal import SystemPackage

/// How far long work has come, on standard error if that is a terminal and nothing else is.
struct Progress {
  private let totalBytes: UInt64?
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var lastShown = ContinuousClock.now
  private var rows: UInt64 = 0
  private var bytes: UInt64 = 0

  /// Creates the progress of work over that many bytes, if it is known how many.
  ///
  /// - Parameters:
  ///   - totalBytes: The size of all input.
  ///   - isApart: Whether no results are written to a terminal, which would mix with it.
  init(totalBytes: UInt64?, isApart: Bool) {
    self.totalBytes = totalBytes
    isShown = isApart && isTerminal(.standardError)
  }

  mutating func advance(rows: UInt64, bytes: UInt64) {
    self.rows += rows
    self.bytes += bytes
    let now = ContinuousClock.now
    guard isShown, now - lastShown > .milliseconds(200) else { return }
    lastShown = now
    put("\r\u{1B}[K" + line(after: now - start))
  }

  /// Takes the line away again.
  func clear() {
    if isShown { put("\r\u{1B}[K") }
  }

  private func put(_ text: String) {
    // Progress is a courtesy: the work goes on where it cannot be shown.
    _ = try? FileDescriptor.standardError.writeAll(Array(text.utf8))
  }

  private func line(after elapsed: Duration) -> String {
    var line = "\(rows) row\(rows == 1 ? "" : "s"), \(bytes / 1_048_576) MiB"
    if let totalBytes, totalBytes > 0, bytes > 0 {
      let share = min(bytes, totalBytes) * 100 / totalBytes
      let elapsedSeconds = UInt64(max(elapsed.components.seconds, 0))
      let left = elapsedSeconds * (totalBytes - min(bytes, totalBytes)) / bytes
      line += ", \(share) %, \(left) s left"
    }
    return line
  }
}
