internal import LivepeerNode
public import LivepeerPricing

/// A term as someone wrote it.
package struct StatedTerm: Hashable, Sendable {
  package var text: String
  /// Where in a file; nil for a flag.
  package var position: TextPosition?

  package init(_ text: String, at position: TextPosition? = nil) {
    self.text = text
    self.position = position
  }
}

/// Terms as they were written, by flags or in a scenario file: texts, not yet values.
///
/// Flags and files are read by the same code, so that a value has one way of being written.
package struct StatedEarnings: Hashable, Sendable {
  package typealias Terms = [EarningsTerm: StatedTerm]

  /// One kind of work.
  package struct Work: Hashable, Sendable {
    package var terms: Terms
    /// A measure that was given in another way than by a term.
    package var measure: Measure?
    /// Where the entry begins in a file.
    package var position: TextPosition?

    package init(terms: Terms = [:], measure: Measure? = nil, at position: TextPosition? = nil) {
      self.terms = terms
      self.measure = measure
      self.position = position
    }
  }

  package var works: [Work]
  /// The terms of all of them.
  package var common: Terms

  package init(works: [Work], common: Terms) {
    self.works = works
    self.common = common
  }

  /// Returns these terms with flags over them: if both state a term, the flag holds.
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

  /// The terms that say how large a job is.
  static let measures: [EarningsTerm] = [.duration, .characters, .size, .count, .units]
}

/// A request for earnings: a scenario, and the ETH prices to see it at.
public struct EarningsRequest: Hashable, Sendable {
  /// The work that is sold, and its terms.
  public let scenario: EarningsScenario
  /// The ETH price, if given.
  public let ethPrice: ETHPrice?
  /// ETH prices to go through.
  public let sweep: ETHSweep?
  /// How often a ticket is to win.
  public let targetWinnerEvery: Quantity<Millisecond>?
  /// Rounds of rewards to go through as the contracts do.
  public let rewardRounds: Int?
  /// Whether fees are to be split as the contracts split them.
  public let splitsAsContracts: Bool
  /// Whether no gas price was given, so that `TicketParameters.defaultGasPrice` is assumed.
  public let assumesGasPrice: Bool
}
