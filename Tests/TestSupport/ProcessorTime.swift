#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// How long a body keeps this thread's processor busy: what else the machine does counts not.
package func processorTime(of body: () throws -> Void) rethrows -> Duration {
  let start = threadTime()
  try body()
  return threadTime() - start
}

/// The processor time of a body as on a quiet machine and without sanitizers, for bounds in seconds.
///
/// A piece of work of known cost is timed before and after `body`, and the time divided by how much
/// slower than usual that was. So a search that has become quadratic breaks a bound, a busy core or
/// an instrumented build does not.
package func usualProcessorTime(of body: () throws -> Void) rethrows -> Duration {
  let before = knownWork()
  let time = try processorTime(of: body)
  return time / max(1, max(before, knownWork()) / usualTimeOfKnownWork)
}

/// What `knownWork` takes on the machine whose figures the tests' bounds were chosen from.
private let usualTimeOfKnownWork = Duration.microseconds(2_200)

/// Work of the tests' own mix: texts are allocated, walked and freed.
private func knownWork() -> Duration {
  processorTime {
    let texts = (0..<1_000).map { "the number \($0), as a text of its own" }
    let bytes = texts.reduce(0) { total, text in text.utf8.reduce(total) { sum, _ in sum + 1 } }
    precondition(bytes == 35_890, "the known work is what it was")
  }
}

private func threadTime() -> Duration {
  var time = timespec()
  // Safe: the clock writes to a variable of its own.
  let status = unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  precondition(status == 0, "the thread has a clock")
  return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
}
