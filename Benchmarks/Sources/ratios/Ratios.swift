internal import AllocationCounter
internal import ArgumentParser
internal import Cases
internal import Foundation

/// Prints how each case stands to its peers, from measurements taken side by side.
@main
struct Ratios: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure the cases of each group in turn, in short blocks, and print their ratios.",
    discussion: """
      A ratio is the median over many rounds, beside its 10th and 90th percentile: the wider those \
      two, the busier the machine. Times are the median of nanoseconds per operation.
      """
  )

  @Option(help: "Only groups whose title contains this text.")
  var filter: String?

  @Option(help: "Seconds to measure each group for.")
  var seconds = 2.0

  @Flag(help: "Exit with status 1 where a bound is missed.")
  var strict = false

  @Flag(help: "Only the ten comparisons that matter to most users, each with what it means.")
  var quick = false

  @Flag(help: "Print JSON instead of a table.")
  var json = false

  @Option(help: "Write the outcomes to a file, as JSON.")
  var save: String?

  @Option(help: "Compare with outcomes that --save wrote on this machine, for another commit.")
  var baseline: String?

  func validate() throws {
    guard seconds > 0 else { throw ValidationError("--seconds must be more than 0") }
  }

  func run() throws {
    let compared = try comparedGroups()
    let saved = try baseline.map { try OutcomeRecord.read(from: $0) } ?? []
    let table = Table(comparisons: compared.flatMap(\.comparisons))
    if !allocation_counter_is_available() {
      complain("Allocations are not counted on this platform.")
    }
    if !json, !quick { print(table.header) }

    var outcomes: [Outcome] = []
    for (group, comparisons) in compared {
      let measurements = try Interleaved(seconds: seconds).measure(group)
      for comparison in comparisons {
        let outcome = try Outcome(comparison, measurements)
        outcomes.append(outcome)
        if json { continue }
        print(quick ? outcome.quickText : table.row(outcome))
        if let change = outcome.change(since: saved) { print("    \(change.text)") }
        // A row is seen as soon as it is known, through a pipe as well.
        fflush(nil)
      }
    }
    let records = try OutcomeRecord.json(outcomes.map { OutcomeRecord($0) })
    if json { print(String(decoding: records, as: UTF8.self), terminator: "") }
    if let save { try records.write(to: URL(fileURLWithPath: save)) }
    let missed = outcomes.count { $0.isMet == false }
    if missed > 0 {
      complain("bounds missed: \(missed)")
      if strict { throw ExitCode.failure }
    }
  }

  private func complain(_ line: String) {
    FileHandle.standardError.write(Data("\(line)\n".utf8))
  }

  private func comparedGroups() throws -> [(group: Group, comparisons: [Comparison])] {
    let all = groups
    let titles = Set(all.map(\.title))
    for comparison in comparisons where !titles.contains(comparison.group) {
      throw CaseError.noSuchGroup(comparison.group)
    }
    let shown = quick ? comparisons.filter { $0.meaning != nil } : comparisons
    let byGroup = Dictionary(grouping: shown, by: \.group)
    let compared = all.compactMap { group in
      byGroup[group.title].map { (group: group, comparisons: $0) }
    }
    guard let filter else { return compared }
    let chosen = compared.filter { $0.group.title.contains(filter) }
    guard !chosen.isEmpty else { throw ValidationError("no compared group matches '\(filter)'") }
    return chosen
  }
}

extension Outcome {
  /// Two lines: the ratio, and what it means.
  fileprivate var quickText: String {
    let spread = "\(figure(low))–\(figure(high))"
    let ratio = figure(median) + (isSpeedup ? "× as fast as " : "× the time of ")
    return
      "\(comparison.group), \(subject.name): \(ratio)\(peer.name) (\(spread))\n    \(comparison.meaning ?? "")"
  }
}

/// A mistake in the declared groups, cases or comparisons.
enum CaseError: Error, CustomStringConvertible {
  case noSuchGroup(String)
  case noSuchCase(String, group: String)
  case disagreement(group: String, case: String, peer: String)

  var description: String {
    switch self {
    case .noSuchGroup(let title):
      "no group is titled '\(title)'"
    case .noSuchCase(let name, let group):
      "the group '\(group)' has no case '\(name)'"
    case .disagreement(let group, let name, let peer):
      "in '\(group)', '\(name)' and '\(peer)' give different answers, so they cannot be compared"
    }
  }
}
