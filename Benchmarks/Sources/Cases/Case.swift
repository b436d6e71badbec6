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

  /// A case that takes its inputs in turn, so that no result can be told from the one before.
  ///
  /// There is a power of two of them. `text` says what came out.
  @inline(__always)
  init<Input, Result>(
    _ name: String,
    over inputs: [Input],
    text: @escaping (Result) -> String,
    _ operation: @escaping (Input) -> Result
  ) {
    self.init(name, over: inputs, answer: { text(operation($0)) }, operation)
  }

  /// A case that takes its inputs in turn, and whose results say themselves what they are.
  @inline(__always)
  init<Input, Result: CustomStringConvertible>(
    _ name: String,
    over inputs: [Input],
    _ operation: @escaping (Input) -> Result
  ) {
    self.init(name, over: inputs, answer: { operation($0).description }, operation)
  }

  /// A case that takes its inputs in turn; what comes out is found in a way of its own.
  @inline(__always)
  init<Input, Result>(
    _ name: String,
    over inputs: [Input],
    answer: @escaping (Input) -> String,
    _ operation: @escaping (Input) -> Result
  ) {
    let mask = inputs.count - 1
    precondition(inputs.count & mask == 0 && mask >= 0, "not a power of two of inputs")
    self.init(name, answer: { inputs.map(answer).joined(separator: "\n") }) { count in
      for index in 0..<count { blackHole(operation(inputs[index & mask])) }
    }
  }
}

/// Cases that do the same work, and so may be compared.
public struct Group: Sendable {
  /// The work, for example `256-bit a × b`.
  public let title: String

  /// How many operations a case does where it is run once; figures are per operation.
  public let operations: Int

  /// Makes the inputs and the cases over them; called only when the group is to run.
  public let cases: @Sendable () -> [Case]

  /// A group whose inputs are made when it runs.
  public init(
    _ title: String, operations: Int = 1, cases: @escaping @Sendable () -> [Case]
  ) {
    self.title = title
    self.operations = operations
    self.cases = cases
  }
}
