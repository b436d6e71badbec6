internal import Dispatch

/// A thread for calls that wait, so that no thread that prices has to.
struct BlockingThread: Sendable {
  /// Nil if the caller's own thread will do.
  private let queue: DispatchQueue?

  init(isNeeded: Bool) { queue = isNeeded ? DispatchQueue(label: "waiting") : nil }

  /// Returns the result of a call, once those before it have returned.
  func run<Value: Sendable>(
    _ body: @escaping @Sendable () throws(CommandFailure) -> Value
  ) async throws(CommandFailure) -> Value {
    guard let queue else { return try body() }
    let result = await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: Result(catching: body)) }
    }
    return try result.get()
  }
}
