internal import Benchmark
internal import Cases

/// Every compared case on its own: percentiles of wall clock, throughput and peak memory.
///
/// Cases are measured one after another here, so the quotient of two of these figures carries the
/// machine's drift. `ratios` measures them side by side, and counts allocations as well.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration.metrics = [.wallClock, .throughput, .peakMemoryResident]
  Benchmark.defaultConfiguration.maxDuration = .milliseconds(200)

  for group in groups {
    var names: [String] = []
    for comparison in comparisons where comparison.group == group.title {
      for name in [comparison.subject, comparison.peer] where !names.contains(name) {
        names.append(name)
      }
    }
    for name in names { register(name, of: group) }
  }
}

/// Inputs are made in the set-up, since the program is started anew for each of its benchmarks.
private func register(_ name: String, of group: Group) {
  var benchmark: Benchmark?
  var subject: Case?
  // Here a figure is that of a whole run.
  let times = group.operations == 1 ? "" : " (\(group.operations) times)"
  benchmark = Benchmark(
    "\(group.title)\(times): \(name)",
    closure: { benchmark in subject?.run(benchmark.scaledIterations.count) },
    setup: {
      guard let found = group.cases().first(where: { $0.name == name }) else {
        preconditionFailure("the group '\(group.title)' has no case '\(name)'")
      }
      subject = found
      benchmark?.configuration.scalingFactor = scalingFactor(for: found)
    }
  )
}

/// So many operations to a measurement that reading the clock does not show.
private func scalingFactor(for subject: Case) -> BenchmarkScalingFactor {
  let clock = ContinuousClock()
  subject.run(1)
  let time = clock.measure { subject.run(1) }
  return time > .microseconds(10) ? .one : .kilo
}
