internal import PricingReports
internal import Synchronization
internal import SystemPackage

/// How far long work has come, on standard error if that is a terminal and nothing else is.
final class Progress: Sendable {
  private let line: Mutex<(text: ProgressLine, shown: ContinuousClock.Instant)>
  private let isShown: Bool
  private let start = ContinuousClock.now

  /// Creates the progress of work; it is shown only if no results go to a terminal.
  init(totalBytes: UInt64?, isApart: Bool) {
    line = Mutex((ProgressLine(totalBytes: totalBytes), start))
    isShown = isApart && isTerminal(.standardError)
  }

  func advance(rows: UInt64, bytes: UInt64) {
    line.withLock { line in
      line.text.advance(rows: rows, bytes: bytes)
      let now = ContinuousClock.now
      guard isShown, now - line.shown > .milliseconds(200) else { return }
      line.shown = now
      put("\r\u{1B}[K" + line.text.text(after: now - start))
    }
  }

  /// Expects so many bytes more than were known.
  func expect(bytes: UInt64) {
    line.withLock { $0.text.expect(bytes: bytes) }
  }

  func clear() {
    if isShown { put("\r\u{1B}[K") }
  }

  private func put(_ text: String) {
    // Progress is a courtesy: the work goes on if it cannot be shown.
    _ = try? FileDescriptor.standardError.writeAll(Array(text.utf8))
  }
}
