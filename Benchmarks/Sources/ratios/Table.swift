internal import Cases
internal import Foundation

/// Rows of one table, each printable as soon as its group is measured.
struct Table {
  private let columns: [Column]

  private struct Column {
    let title: String
    var width: Int
    let isText: Bool

    func pad(_ text: String) -> String {
      let space = String(repeating: " ", count: max(0, width - text.count))
      return isText ? text + space : space + text
    }
  }

  /// Text columns are as wide as the longest text of these comparisons.
  init(comparisons: [Comparison]) {
    func text(_ title: String, _ texts: [String]) -> Column {
      Column(title: title, width: ([title] + texts).map(\.count).max() ?? 0, isText: true)
    }
    func figures(_ title: String, _ width: Int) -> Column {
      Column(title: title, width: max(title.count, width), isText: false)
    }
    columns = [
      text("group", comparisons.map(\.group)),
      text("case", comparisons.map(\.subject)),
      text("peer", comparisons.map(\.peer)),
      figures("ns", 11),
      figures("peer ns", 11),
      figures("allocs", 7),
      figures("peer allocs", 7),
      figures("ratio", 15),
      figures("p10–p90", 13),
      text("bound", comparisons.map(\.boundsText)),
      text("", ["MISSED"]),
    ]
  }

  var header: String { line(columns.map(\.title)) }

  func row(_ outcome: Outcome) -> String {
    line([
      outcome.comparison.group,
      outcome.subject.name,
      outcome.peer.name,
      figure(outcome.subject.medianNanoseconds),
      figure(outcome.peer.medianNanoseconds),
      String(format: "%.1f", outcome.subject.allocations),
      String(format: "%.1f", outcome.peer.allocations),
      figure(outcome.median) + (outcome.isSpeedup ? "× as fast" : "× the time"),
      figure(outcome.low) + "–" + figure(outcome.high),
      outcome.comparison.boundsText,
      outcome.isMet.map { $0 ? "met" : "MISSED" } ?? "",
    ])
  }

  private func line(_ cells: [String]) -> String {
    let padded = zip(columns, cells).map { $0.pad($1) }.joined(separator: "  ")
    return String(padded.reversed().drop { $0 == " " }.reversed())
  }
}

extension Comparison {
  fileprivate var boundsText: String {
    bounds.isEmpty ? "–" : bounds.map(\.text).joined(separator: ", ")
  }
}

extension Comparison.Bound {
  fileprivate var text: String {
    switch self {
    case .speed(let least): "≥ \(String(format: "%g", least))× as fast"
    case .time(let most): "≤ \(String(format: "%g", most))× the time"
    case .allocations(let most): "≤ \(String(format: "%g", most)) allocs"
    }
  }
}

/// About three significant digits, which is more than the measurement can promise.
func figure(_ value: Double) -> String {
  String(format: value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f", value)
}
