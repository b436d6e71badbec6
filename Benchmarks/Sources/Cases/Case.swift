/// One way to do a group's work.
public struct Case {
  /// Who does it, for example `attaswift/BigInt`.
  public let name: String

  /// Does the work once and says what came out, so that a group can prove its cases agree.
  public let answer: () -> String

  /// Does the work that many times.
  public let run: (Int) -> Void

  /// A case whose loop is written out: for work of a few nanoseconds, where a call would show.
  public init(_ name: String, answer: @escaping () -> String, run: @escaping (Int) -> Void) {
    self.name = name
    self.answer = answer
    self.run = run
  }

  /// A case given as one operation, whose result is the answer.
  @inline(__always)
  init<Result: CustomStringConvertible>(_ name: String, _ operation: @escaping () -> Result) {
    self.init(name, answer: { operation().description }) { count in
      for _ in 0..<count { blackHole(operation()) }
    }
  }
}

/// Cases that do the same work, and so may be compared.
public struct Group {
  /// The work, for example `256-bit a × b`.
  public let title: String

  /// Makes the inputs and the cases over them; called only when the group is to run.
  public let cases: () -> [Case]

  /// A group whose inputs are made when it runs.
  public init(_ title: String, cases: @escaping () -> [Case]) {
    self.title = title
    self.cases = cases
  }
}
