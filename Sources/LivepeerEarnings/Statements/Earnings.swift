public import LivepeerPricing

/// The earnings of a scenario at an ETH price, with every figure an exact fraction.
public struct Earnings: Hashable, Sendable {
  /// The scenario.
  public let scenario: EarningsScenario
  /// The ETH price, if known; without it there is no income in dollars.
  public let ethPrice: ETHPrice?
  /// The price of a unit of each work, in wei.
  public let weiPerUnit: [Rational]
  /// The gross of each work in a day, in wei; zero if no job is paid.
  let grossPerDay: [Rational]
  /// The gross of all works in a day, in wei.
  let totalGrossPerDay: Rational

  /// Creates the earnings of a scenario at an ETH price.
  ///
  /// - Throws: `RateError.ethPriceNeeded` if a price is in dollars and no ETH price is known.
  public init(_ scenario: EarningsScenario, at ethPrice: ETHPrice? = nil) throws(RateError) {
    var weiPerUnit: [Rational] = []
    for work in scenario.works { weiPerUnit.append(try work.price.amount.exactWei(at: ethPrice)) }
    self.scenario = scenario
    self.ethPrice = ethPrice
    self.weiPerUnit = weiPerUnit
    let isPaid = scenario.refusal == nil
    grossPerDay = zip(scenario.works, weiPerUnit).map { isPaid ? $0.unitsPerDay * $1 : 0 }
    totalGrossPerDay = grossPerDay.reduce(.zero, +)
  }

  /// The value of a day's rewards in dollars; nil if it depends on an unknown ETH price.
  var rewardsUSDPerDay: Rational? {
    guard let income = scenario.rewards?.incomePerDay else { return 0 }
    if income.wei.isZero { return income.usd }
    return ethPrice.map { income.usd + USD(wei: income.wei, at: $0).dollars }
  }

  /// Returns the income, deductions, costs and net of a period.
  public func statement(per period: EarningsStatement.Period) -> EarningsStatement {
    let works = zip(scenario.works, grossPerDay).map { work, gross in
      EarningsStatement.Work(
        units: work.unitsPerDay * period.days,
        income: EarningsStatement.Income(gross: gross * period.days, in: scenario))
    }
    return EarningsStatement(
      period: period, ethPrice: ethPrice, works: works,
      income: EarningsStatement.Income(gross: totalGrossPerDay * period.days, in: scenario),
      electricity: scenario.costs.electricityUSD(per: period),
      hardware: scenario.costs.hardwareUSD(per: period),
      other: scenario.costs.otherUSD(per: period),
      rewardLPT: scenario.rewards?.operatorLPT(per: period),
      rewards: rewardsUSDPerDay.map { USD($0 * period.days) })
  }
}
