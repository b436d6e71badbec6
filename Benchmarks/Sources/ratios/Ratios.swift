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

  func validate() throws {
    guard seconds > 0 else { throw ValidationError("--seconds must be more than 0") }
  }

  func run() throws {
    let compared = try comparedGroups()
    let table = Table(comparisons: compared.flatMap(\.comparisons))
    if !allocation_counter_is_available() {
      print("Allocations are not counted on this platform.")
    }
    print(table.header)

    var missed = 0
    for (group, comparisons) in compared {
      let measurements = try Interleaved(seconds: seconds).measure(group)
      for comparison in comparisons {
        let outcome = try Outcome(comparison, measurements)
        if outcome.isMet == false { missed += 1 }
        print(table.row(outcome))
        // A row is seen as soon as it is known, through a pipe as well.
        fflush(nil)
      }
    }
    if missed > 0 {
      print("\nbounds missed: \(missed)")
      if strict { throw ExitCode.failure }
    }
  }

  private func comparedGroups() throws -> [(group: Group, comparisons: [Comparison])] {
    let all = groups
    let titles = Set(all.map(\.title))
    for comparison in comparisons where !titles.contains(comparison.group) {
      throw CaseError.noSuchGroup(comparison.group)
    }
    let byGroup = Dictionary(grouping: comparisons, by: \.group)
    let compared = all.compactMap { group in
      byGroup[group.title].map { (group: group, comparisons: $0) }
    }
    guard let filter else { return compared }
    let chosen = compared.filter { $0.group.title.contains(filter) }
    guard !chosen.isEmpty else { throw ValidationError("no compared group matches '\(filter)'") }
    return chosen
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
