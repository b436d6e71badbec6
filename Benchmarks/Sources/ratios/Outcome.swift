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
    let isSpeedup =
      switch comparison.bound {
      case .speed: true
      case .time: false
      case nil: percentile(50, of: speedups) >= 1
      }
    self.comparison = comparison
    self.subject = subject
    self.peer = peer
    self.isSpeedup = isSpeedup
    ratios = isSpeedup ? speedups : speedups.reversed().map { 1 / $0 }
  }

  /// The median is what a bound is held against.
  var median: Double { percentile(50, of: ratios) }
  var low: Double { percentile(10, of: ratios) }
  var high: Double { percentile(90, of: ratios) }

  /// Whether the bound is met, or nil where there is none.
  var isMet: Bool? {
    switch comparison.bound {
    case .speed(let least): median >= least
    case .time(let most): median <= most
    case nil: nil
    }
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
