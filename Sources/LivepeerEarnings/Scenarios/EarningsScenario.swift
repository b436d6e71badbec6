public import LivepeerNode
public import LivepeerPricing

/// The work that an operator sells, with how fees are shared and paid, and the costs.
///
/// Several kinds of work share one machine by their shares of time; the costs are the machine's. If
/// no recipient offers the tickets or no sender sends them, no job is paid and there is no income:
/// see ``refusal``.
///
/// ```swift
/// import LivepeerEarnings
/// import LivepeerPricing
///
/// let work = try PricedWork(
///   .audioToText, price: UnitPrice(StatedRate("12882811wei/ms")),
///   workload: Workload(
///     jobsPerDay: 500, each: Quantity<Millisecond>(200_000)))
/// let scenario = try EarningsScenario(
///   [work], sharing: FeeSharing(feeShare: Share("50%")),
///   costs: OperatingCosts(otherUSDPerMonth: USD("20")))
/// let earnings = try Earnings(scenario, at: ETHPrice("3000"))
/// print(earnings.statement(per: .day).income.gross)  // 1288281100000000
/// ```
public struct EarningsScenario: Hashable, Sendable {
  /// The kinds of work; at least one.
  public let works: [PricedWork]
  /// The terms by which fees are shared.
  public let sharing: FeeSharing
  /// The tickets by which fees are paid.
  public let tickets: TicketTerms
  /// The costs of the machine.
  public let costs: OperatingCosts
  /// The rewards that the network mints for the operator's stake, if counted.
  public let rewards: RewardTerms?

  /// The maximum number of digits of the income of a day, as a fraction: 2,000.
  ///
  /// Every figure of a scenario is exact, so each may have about as many digits.
  public static let maximumDigits = 2_000

  /// Creates a scenario of the given parts.
  ///
  /// - Throws: ``EarningsError`` for no work, for shares of time that come to more than 100 %, and
  ///   for prices and counts with too many digits over their common denominator.
  public init(
    _ works: [PricedWork], sharing: FeeSharing = FeeSharing(), tickets: TicketTerms = .nodeDefault,
    costs: OperatingCosts = .none, rewards: RewardTerms? = nil
  ) throws(EarningsError) {
    guard !works.isEmpty else { throw .noWork }
    let time = works.reduce(Rational.zero) { $0 + $1.shareOfTime.fraction }
    guard time <= 1 else { throw .timeSharedTwice(time) }
    try EarningsScenario.checkDigits(works)
    self.works = works
    self.sharing = sharing
    self.tickets = tickets
    self.costs = costs
    self.rewards = rewards
  }

  /// Throws if the sum of all work has too many digits, before it is computed.
  private static func checkDigits(_ works: [PricedWork]) throws(EarningsError) {
    var sum = Rational.zero
    for work in works {
      sum += work.grossPerDay
      guard sum.numerator.hasDigits(atMost: maximumDigits),
        sum.denominator.hasDigits(atMost: maximumDigits)
      else { throw .tooManyDigits(limit: maximumDigits) }
    }
  }

  /// The reason why no job is paid, so that there is no income; nil if jobs are paid.
  ///
  /// Work at a price of zero needs no tickets.
  public var refusal: TicketRefusal? {
    works.allSatisfy(\.price.amount.number.isZero) ? nil : tickets.refusal
  }

  /// The part of one wei of fees that remains after delegators and redemption; zero or less if they
  /// take all of it.
  public var keptShare: Rational {
    1 - sharing.delegatorsShare - tickets.redemptionShare
  }
}
