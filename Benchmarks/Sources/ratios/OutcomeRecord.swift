internal import Cases
internal import Foundation

/// An outcome as a file keeps it, so that another commit can be compared with it.
struct OutcomeRecord: Codable {
  let group: String
  let subject: String
  let peer: String
  /// `speed` if the peer's time is divided by the case's, `time` if it is the other way round.
  let kind: String
  let ratio: Double
  let percentile10: Double
  let percentile90: Double
  let nanoseconds: Double
  let peerNanoseconds: Double
  let allocations: Double
  let peerAllocations: Double
  /// Whether every bound is met; left out if there is none.
  let isMet: Bool?

  init(_ outcome: Outcome) {
    group = outcome.comparison.group
    subject = outcome.subject.name
    peer = outcome.peer.name
    kind = outcome.isSpeedup ? "speed" : "time"
    ratio = outcome.median
    percentile10 = outcome.low
    percentile90 = outcome.high
    nanoseconds = outcome.subject.medianNanoseconds
    peerNanoseconds = outcome.peer.medianNanoseconds
    allocations = outcome.subject.allocations
    peerAllocations = outcome.peer.allocations
    isMet = outcome.isMet
  }

  static func read(from path: String) throws -> [OutcomeRecord] {
    try JSONDecoder().decode(
      [OutcomeRecord].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
  }

  static func json(_ records: [OutcomeRecord]) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return try encoder.encode(records) + Data("\n".utf8)
  }
}

extension Outcome {
  /// How a saved ratio relates to this one; nil if none was saved.
  func change(since baseline: [OutcomeRecord]) -> Change? {
    let found = baseline.first {
      $0.group == comparison.group && $0.subject == subject.name && $0.peer == peer.name
    }
    return found.map { Change(from: $0, to: self) }
  }
}

/// A ratio of two ratios to one peer: what two commits of one machine are compared by.
struct Change {
  /// The time that the case takes, in units of the time that it took, both beside the peer's.
  let time: Double
  /// The least and the most that it may be, by the 10th and 90th percentiles of both.
  let low: Double
  let high: Double

  fileprivate init(from old: OutcomeRecord, to new: Outcome) {
    // A ratio of times each, whichever way round they are kept.
    func times(_ isSpeed: Bool, _ ratio: Double, _ p10: Double, _ p90: Double) -> [Double] {
      isSpeed ? [1 / ratio, 1 / p90, 1 / p10] : [ratio, p10, p90]
    }
    let before = times(old.kind == "speed", old.ratio, old.percentile10, old.percentile90)
    let now = times(new.isSpeedup, new.median, new.low, new.high)
    time = now[0] / before[0]
    low = now[1] / before[2]
    high = now[2] / before[1]
  }

  /// Whether the spreads leave no doubt that the time has changed.
  var isCertain: Bool { low > 1 || high < 1 }

  var text: String {
    let figures = [time, low, high].map { String(format: "%.2f", $0) }
    return "\(figures[0])× the baseline's time (\(figures[1])–\(figures[2]))"
      + (isCertain ? "" : ", no change seen")
  }
}
