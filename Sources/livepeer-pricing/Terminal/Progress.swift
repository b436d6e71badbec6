internal import PricingReports
internal import SystemPackage

/// How far long work has come, on standard error if that is a terminal and nothing else is.
struct Progress {
  private var line: ProgressLine
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var lastShown = ContinuousClock.now

  /// Creates the progress of work; it is shown only if no results go to a terminal.
  init(totalBytes: UInt64?, isApart: Bool) {
    line = ProgressLine(totalBytes: totalBytes)
    isShown = isApart && isTerminal(.standardError)
  }

  mutating func advance(rows: UInt64, bytes: UInt64) {
    line.advance(rows: rows, bytes: bytes)
    let now = ContinuousClock.now
    guard isShown, now - lastShown > .milliseconds(200) else { return }
    lastShown = now
    put("\r\u{1B}[K" + line.text(after: now - start))
  }

  func clear() {
    if isShown { put("\r\u{1B}[K") }
  }

  private func put(_ text: String) {
    // Progress is a courtesy: the work goes on if it cannot be shown.
    _ = try? FileDescriptor.standardError.writeAll(Array(text.utf8))
  }
}
