internal import LivepeerNode
public import LivepeerPricing

/// A term as it was written.
package struct StatedTerm: Hashable, Sendable {
  package var text: String
  /// The place in a file; nil for a flag.
  package var position: TextPosition?

  package init(_ text: String, at position: TextPosition? = nil) {
    self.text = text
    self.position = position
  }
}

/// Terms as they were written, by flags or in a scenario file: texts that are not values yet.
///
/// Flags and files are read by the same code, so that a value has one form in both.
package struct StatedEarnings: Hashable, Sendable {
  package typealias Terms = [EarningsTerm: StatedTerm]

  /// One kind of work.
  package struct Work: Hashable, Sendable {
    package var terms: Terms
    /// A measure that was not given by a term.
    package var measure: Measure?
    /// The place at which the entry begins in a file.
    package var position: TextPosition?

    package init(terms: Terms = [:], measure: Measure? = nil, at position: TextPosition? = nil) {
      self.terms = terms
      self.measure = measure
      self.position = position
    }
  }

  package var works: [Work]
  /// The terms that apply to all works.
  package var common: Terms

  package init(works: [Work], common: Terms) {
    self.works = works
    self.common = common
  }

  /// Returns these terms overridden by flags.
  ///
  /// - Throws: ``ScenarioError`` for a flag of one kind of work if there are several.
  package func overridden(
    by flags: Terms, measure: Measure?
  ) throws(ScenarioError) -> StatedEarnings {
    var result = self
    for (term, stated) in flags.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      if !term.isOfWork {
        result.common[term] = stated
      } else if result.works.count == 1 {
        result.works[0].terms[term] = stated
      } else {
        throw ScenarioError(.onlyForOneWork, term, at: nil)
      }
    }
    guard let measure else { return result }
    guard result.works.count == 1 else { throw ScenarioError(.onlyForOneWork, .units, at: nil) }
    for term in StatedEarnings.measures { result.works[0].terms[term] = nil }
    result.works[0].measure = measure
    return result
  }

  /// The terms that give the size of a job.
  static let measures: [EarningsTerm] = [.duration, .characters, .size, .count, .units]
}

/// A request for earnings: a scenario, and the ETH prices to compute it at.
public struct EarningsRequest: Hashable, Sendable {
  /// The scenario.
  public let scenario: EarningsScenario
  /// The ETH price, if given.
  public let ethPrice: ETHPrice?
  /// The ETH prices of a sweep, if requested.
  public let sweep: ETHSweep?
  /// The target time between two winning tickets, if given.
  public let targetWinnerEvery: Quantity<Millisecond>?
  /// The number of reward rounds to compute as the contracts do, if given.
  public let rewardRounds: Int?
  /// Whether fees are split as the contracts split them.
  public let splitsAsContracts: Bool
  /// Whether no gas price was given, so that `TicketParameters.defaultGasPrice` is assumed.
  public let assumesGasPrice: Bool
}
