internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Whether the person at the terminal, or the system, has asked the program to stop.
enum Interruption {
  private static let received = Atomic<Int32>(0)

  /// Notes SIGINT and SIGTERM from now on instead of ending at once, so that long work can tidy up.
  ///
  /// The same signal a second time ends the program. A pipe without a reader becomes an error of
  /// writing, after which there is tidying up too.
  static func watch() {
    ignoreBrokenPipes()
    for number in [SIGINT, SIGTERM] {
      var action = sigaction()
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
      #if canImport(Darwin)
        unsafe action.__sigaction_u.__sa_handler = {
          Interruption.received.store($0, ordering: .relaxed)
        }
      #else
        unsafe action.__sigaction_handler.sa_handler = {
          Interruption.received.store($0, ordering: .relaxed)
        }
      #endif
      // Safe: the action is whole, and its handler does nothing but one atomic store.
      unsafe sigaction(number, &action, nil)
    }
  }

  /// The signal that asked; nil while none has.
  static var signal: Int32? {
    let number = received.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }
}

/// Outside the type, which has a `signal` of its own.
private func ignoreBrokenPipes() {
  _ = signal(SIGPIPE, SIG_IGN)
}
