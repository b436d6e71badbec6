internal import LivepeerPricing

extension Earnings {
  /// The values at which net is exactly zero.
  ///
  /// Net is kept · gross + rewards − costs, and the kept share depends on neither price nor amount,
  /// so each term has one solution: the required gross, (costs − rewards) / kept minus the gross of
  /// the other work, divided by the gross that one unit of the term gives.
  public var breakEven: BreakEven {
    BreakEven(
      works: scenario.works.indices.map(breakEven), ethPrice: scenario.breakEvenETHPrice,
      paybackMonths: paybackMonths)
  }

  private func breakEven(ofWork index: Int) -> BreakEven.Work {
    let work = scenario.works[index]
    let price = usd(weiPerUnit[index])
    let perAmount = work.workload.unitsPerDayPerAmount * work.shareOfTime.fraction
    let amount = solution(perTerm: price.map { $0 * perAmount }, work: index) {
      perAmount.isZero ? .noWork : .noPrice
    }
    let inJobs = if case .jobs = work.workload.kind { true } else { false }
    return BreakEven.Work(
      weiPerUnit: solution(perTerm: usd(work.unitsPerDay), work: index) { .noWork },
      jobsPerDay: inJobs ? amount : .none(.notInJobs),
      utilization: inJobs ? .none(.notInUtilization) : amount)
  }

  /// Returns the required gross of a work, divided by the gross of one unit of the term in dollars
  /// a day.
  private func solution(
    perTerm: Rational?, work index: Int, whereZero reason: () -> BreakEven.Reason
  ) -> BreakEven.Solution {
    guard scenario.tickets.refusal == nil else { return .none(.notPaid) }
    let costs = scenario.costs.totalUSD(per: .day).dollars
    guard let rewards = rewardsUSDPerDay else { return .none(.ethPriceNeeded) }
    guard !costs.isZero || !rewards.isZero else { return .none(.noCosts) }
    let kept = scenario.keptShare
    guard !kept.isZero else { return .none(.nothingKept) }
    guard let perTerm, let others = usd(totalGrossPerDay - grossPerDay[index]) else {
      return .none(.ethPriceNeeded)
    }
    guard !perTerm.isZero else { return .none(reason()) }
    let needed = (costs - rewards) / kept - others
    if needed > 0 { return .at(needed / perTerm) }
    return .none(kept > 0 ? .coveredByTheRest : .nothingKept)
  }

  private func usd(_ wei: Rational) -> Rational? {
    ethPrice.map { USD(wei: wei, at: $0).dollars }
  }

  private var paybackMonths: BreakEven.Solution {
    guard let hardware = scenario.costs.hardware, hardware.price > .zero else {
      return .none(.noHardware)
    }
    guard let net = statement(per: .month).net else { return .none(.ethPriceNeeded) }
    let left = net + hardware.usdPerMonth
    return left > .zero
      ? .at(hardware.price.dollars / left.dollars) : .none(.neverPaidBack)
  }
}

extension EarningsScenario {
  /// The ETH price at which net is exactly zero, independent of the current ETH price.
  ///
  /// EarningsStatement.Income from prices in wei moves with ETH, and income from prices in dollars does not.
  public var breakEvenETHPrice: BreakEven.Solution {
    let costs = costs.totalUSD(per: .day).dollars
    let line = netPerDayLine
    guard !line.movingWei.isZero else {
      if refusal != nil { return .none(.notPaid) }
      let hasDollars = works.contains { if case .usd = $0.price.amount { true } else { false } }
      let hasWork = works.contains { !$0.unitsPerDay.isZero }
      let isPriced = works.contains { !$0.price.amount.number.isZero }
      return .none(
        costs.isZero && line.held.isZero
          ? .noCosts
          : !hasWork ? .noWork : !isPriced ? .noPrice : hasDollars ? .heldInDollars : .nothingKept)
    }
    let price = -line.held / line.movingWei * weiPerETH
    if price > 0 { return .at(price) }
    if line.held.isZero { return .none(.noCosts) }
    return .none(line.movingWei > 0 ? .coveredByTheRest : .nothingKept)
  }

  /// Net in a day as a linear function of the ETH price: the slope in wei, and the constant in
  /// dollars.
  var netPerDayLine: (movingWei: Rational, held: Rational) {
    let gross = grossPerDay
    let rewards = rewards?.incomePerDay ?? (wei: 0, usd: 0)
    return (
      gross.wei * keptShare + rewards.wei,
      gross.usd * keptShare + rewards.usd - costs.totalUSD(per: .day).dollars
    )
  }

  /// The gross of a day: in wei from prices in wei, and in dollars from prices in dollars.
  var grossPerDay: (wei: Rational, usd: Rational) {
    guard refusal == nil else { return (0, 0) }
    return works.reduce(into: (0, 0)) { sums, work in
      switch work.price.amount {
      case .wei: sums.wei += work.grossPerDay
      case .usd: sums.usd += work.grossPerDay
      }
    }
  }
}
