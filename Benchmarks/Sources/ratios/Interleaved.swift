internal import AllocationCounter
internal import Cases

/// One case's times, round by round.
struct Measurement {
  let name: String

  /// Nanoseconds per operation; index i of every case of a group was taken in the same round.
  var nanoseconds: [Double] = []

  /// Heap allocations per operation.
  let allocations: Double
}

/// Measures the cases of a group in turn, A B C then C B A, in blocks of about 100 µs.
///
/// Whatever slows the machine for longer than a round slows every case of that round alike, and
/// drops out of their ratio. A block is far shorter than a time slice, so that on a shared
/// processor few blocks are interrupted, and the median passes those by. The order turns round so
/// that a drift, or what one case leaves in the caches for the next, favours nobody.
struct Interleaved {
  let seconds: Double

  private let clock = ContinuousClock()
  private let block = Duration.microseconds(100)
  private let fewestRounds = 7

  init(seconds: Double) { self.seconds = seconds }

  func measure(_ group: Group) throws -> [Measurement] {
    let cases = group.cases()
    try checkAnswers(cases, group)
    let repetitions = cases.map(repetitionsFillingBlock)
    var measurements = zip(cases, repetitions).map { subject, count in
      Measurement(
        name: subject.name,
        allocations: allocations(of: subject, count) / Double(group.operations))
    }

    let deadline = clock.now + .seconds(seconds)
    var order = Array(cases.indices)
    var rounds = 0
    while rounds < fewestRounds || clock.now < deadline {
      for index in order {
        let time = clock.measure { cases[index].run(repetitions[index]) }
        let operations = Double(repetitions[index] * group.operations)
        measurements[index].nanoseconds.append(time.nanoseconds / operations)
      }
      order.reverse()
      rounds += 1
    }
    return measurements
  }

  private func checkAnswers(_ cases: [Case], _ group: Group) throws {
    guard let first = cases.first else { return }
    let answer = first.answer()
    for other in cases.dropFirst() where other.answer() != answer {
      throw CaseError.disagreement(group: group.title, case: first.name, peer: other.name)
    }
  }

  /// How many operations fill a block; it warms the case up as well.
  private func repetitionsFillingBlock(_ subject: Case) -> Int {
    var count = 1
    while true {
      let time = clock.measure { subject.run(count) }
      if time >= block / 2 {
        return max(1, Int((Double(count) * (block / time)).rounded()))
      }
      count *= 2
    }
  }

  private func allocations(of subject: Case, _ count: Int) -> Double {
    // Enough for a case to take each of its inputs once.
    let few = min(count, 1024)
    allocation_counter_start()
    subject.run(few)
    return Double(allocation_counter_stop().count) / Double(few)
  }
}

extension Duration {
  var nanoseconds: Double { self / .nanoseconds(1) }
}
