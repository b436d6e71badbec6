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
  /// The cost of a unit of each work, in dollars.
  let costPerUnit: [Rational]
  /// The cost of a day's units of each work, in dollars; zero if no job is paid, and so none is done.
  let unitCostsPerDay: [Rational]

  /// Creates the earnings of a scenario at an ETH price.
  ///
  /// - Throws: `RateError.ethPriceNeeded` if a price is in dollars, or the cost of a unit in wei, and
  ///   no ETH price is known.
  public init(_ scenario: EarningsScenario, at ethPrice: ETHPrice? = nil) throws(RateError) {
    var weiPerUnit: [Rational] = []
    for work in scenario.works { weiPerUnit.append(try work.price.amount.exactWei(at: ethPrice)) }
    self.scenario = scenario
    self.ethPrice = ethPrice
    self.weiPerUnit = weiPerUnit
    let isPaid = scenario.refusal == nil
    grossPerDay = zip(scenario.works, weiPerUnit).map { isPaid ? $0.unitsPerDay * $1 : 0 }
    totalGrossPerDay = grossPerDay.reduce(.zero, +)
    var costPerUnit: [Rational] = []
    for work in scenario.works {
      costPerUnit.append(try work.costPerUnit?.exactUSD(at: ethPrice) ?? 0)
    }
    self.costPerUnit = costPerUnit
    unitCostsPerDay = zip(scenario.works, costPerUnit).map { isPaid ? $0.unitsPerDay * $1 : 0 }
  }

  /// The cost of a day's units of all works, in dollars.
  var totalUnitCostsPerDay: Rational { unitCostsPerDay.reduce(.zero, +) }

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
      work: USD(totalUnitCostsPerDay * period.days),
      rewardLPT: scenario.rewards?.operatorLPT(per: period),
      rewards: rewardsUSDPerDay.map { USD($0 * period.days) })
  }
}

extension UnitPrice.Amount {
  /// Returns the amount in dollars, exactly.
  ///
  /// - Throws: `RateError.ethPriceNeeded` if the amount is in wei, and not zero, and there is no ETH
  ///   price.
  fileprivate func exactUSD(at ethPrice: ETHPrice?) throws(RateError) -> Rational {
    switch (self, ethPrice) {
    case (.usd(let dollars), _): return dollars
    case (.wei(let wei), let ethPrice?): return USD(wei: wei, at: ethPrice).dollars
    case (.wei(let wei), nil):
      guard wei.isZero else { throw .ethPriceNeeded }
      return 0
    }
  }
}
