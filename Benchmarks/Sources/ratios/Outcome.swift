internal import Cases

/// A comparison, measured.
struct Outcome {
  let comparison: Comparison
  let subject: Measurement
  let peer: Measurement

  /// True where the peer's time is divided by the subject's; otherwise it is the other way round.
  let isSpeedup: Bool

  /// The quotient of each round, sorted.
  private let ratios: [Double]

  init(_ comparison: Comparison, _ measurements: [Measurement]) throws {
    func measurement(_ name: String) throws -> Measurement {
      guard let found = measurements.first(where: { $0.name == name }) else {
        throw CaseError.noSuchCase(name, group: comparison.group)
      }
      return found
    }
    let subject = try measurement(comparison.subject)
    let peer = try measurement(comparison.peer)
    let speedups = zip(subject.nanoseconds, peer.nanoseconds).map { $1 / $0 }.sorted()
    self.comparison = comparison
    self.subject = subject
    self.peer = peer
    isSpeedup = comparison.asksForSpeed ?? (percentile(50, of: speedups) >= 1)
    ratios = isSpeedup ? speedups : speedups.reversed().map { 1 / $0 }
  }

  /// The median is what a bound on time is held against.
  var median: Double { percentile(50, of: ratios) }
  var low: Double { percentile(10, of: ratios) }
  var high: Double { percentile(90, of: ratios) }

  /// Whether every bound is met, or nil where there is none.
  var isMet: Bool? {
    guard !comparison.bounds.isEmpty else { return nil }
    return comparison.bounds.allSatisfy { bound in
      switch bound {
      case .speed(let least): median >= least
      case .time(let most): median <= most
      case .allocations(let most): subject.allocations <= most
      }
    }
  }
}

extension Comparison {
  /// Whether a bound is on the speed or on the time, or nil where none is on either.
  fileprivate var asksForSpeed: Bool? {
    bounds.lazy.compactMap { bound in
      switch bound {
      case .speed: true
      case .time: false
      case .allocations: nil
      }
    }.first
  }
}

/// The nearest-rank percentile of sorted values.
func percentile(_ percent: Int, of sorted: [Double]) -> Double {
  let rank = (percent * sorted.count + 99) / 100
  return sorted[max(0, rank - 1)]
}

extension Measurement {
  var medianNanoseconds: Double { percentile(50, of: nanoseconds.sorted()) }
}
