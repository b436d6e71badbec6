internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Whether a person, the terminal's end or the system has asked the program to stop.
enum Interruption {
  private static let received = Atomic<Int32>(0)

  /// Notes SIGHUP, SIGINT and SIGTERM from now on instead of ending at once, so that long work can
  /// tidy up.
  ///
  /// The same signal a second time ends the program. One that the parent ignores, as `nohup` and a
  /// shell's background jobs do, stays ignored. A pipe without a reader becomes an error of writing,
  /// after which there is tidying up too.
  static func watch() {
    // Made here: a handler could not make it, as making a global takes a lock.
    received.store(0, ordering: .relaxed)
    ignoreSignal(SIGPIPE)
    for number in [SIGHUP, SIGINT, SIGTERM] where !isIgnored(number) {
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

  static func check() throws(CommandFailure) {
    if let signal { throw CommandFailure(.signal(signal), "interrupted") }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    // Safe: the action is read only if it was written; it stays empty if that fails.
    unsafe sigaction(number, nil, &action)
    #if canImport(Darwin)
      let handler = unsafe action.__sigaction_u.__sa_handler
    #else
      let handler = unsafe action.__sigaction_handler.sa_handler
    #endif
    // Safe: both are addresses or their absence, and are compared, never called.
    return unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}

/// A file that outgrows the limit of the process becomes an error of writing, as a full disk is,
/// instead of the program's end.
func reportFilesPastTheLimit() {
  ignoreSignal(SIGXFSZ)
}

/// Outside the type, which has a `signal` of its own.
private func ignoreSignal(_ number: Int32) {
  _ = signal(number, SIG_IGN)
}
