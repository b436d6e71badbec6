internal import LivepeerPricing

extension Earnings {
  /// The values at which net is exactly zero.
  ///
  /// Net is kept · gross + rewards − costs, and the kept share depends on neither price nor amount,
  /// so net is linear in each term, and has one zero.
  public var breakEven: BreakEven {
    BreakEven(
      works: scenario.works.indices.map(breakEven), ethPrice: scenario.breakEvenETHPrice,
      usdPerKilowattHour: usdPerKilowattHour, paybackMonths: paybackMonths)
  }

  private func breakEven(ofWork index: Int) -> BreakEven.Work {
    let work = scenario.works[index]
    let amount = amount(ofWork: index)
    let inJobs = if case .jobs = work.workload.kind { true } else { false }
    return BreakEven.Work(
      weiPerUnit: weiPerUnit(ofWork: index, profit: .zero),
      jobsPerDay: inJobs ? amount : .none(.notInJobs),
      utilization: inJobs ? .none(.notInUtilization) : amount)
  }

  /// Returns the price of a work at which a day's net is a profit, or a part of the gross.
  func weiPerUnit(ofWork index: Int, profit: Profit) -> BreakEven.Solution {
    if let reason = reasonForNone(aims: profit != .zero) { return .none(reason) }
    let share = scenario.keptShare - profit.shareOfGross
    guard !share.isZero else { return .none(.nothingKept) }
    guard let rewards = rewardsUSDPerDay, let perWei = usd(scenario.works[index].unitsPerDay),
      let others = usd(totalGrossPerDay - grossPerDay[index])
    else { return .none(.ethPriceNeeded) }
    guard !perWei.isZero else { return .none(.noWork) }
    let costs = scenario.costs.totalUSD(per: .day).dollars + totalUnitCostsPerDay
    let needed = (costs + profit.usdPerDay - rewards) / share - others
    if needed > 0 { return .at(needed / perWei) }
    if needed.isZero, others.isZero { return .none(.noCosts) }
    return .none(share > 0 ? .coveredByTheRest : .nothingKept)
  }

  /// The amount of a work at which net is zero: jobs a day, or a utilization.
  private func amount(ofWork index: Int) -> BreakEven.Solution {
    if let reason = reasonForNone(aims: false) { return .none(reason) }
    let work = scenario.works[index]
    let unitsPerAmount = work.workload.unitsPerDayPerAmount * work.shareOfTime.fraction
    guard let rewards = rewardsUSDPerDay, let price = usd(weiPerUnit[index]),
      let others = usd(totalGrossPerDay - grossPerDay[index])
    else { return .none(.ethPriceNeeded) }
    let kept = scenario.keptShare
    let costPerAmount = unitsPerAmount * costPerUnit[index]
    let slope = unitsPerAmount * price * kept - costPerAmount
    guard !slope.isZero else {
      if unitsPerAmount.isZero { return .none(.noWork) }
      if !costPerAmount.isZero { return .none(.eachUnitLoses) }
      return .none(kept.isZero ? .nothingKept : .noPrice)
    }
    let otherCosts =
      scenario.costs.totalUSD(per: .day).dollars + totalUnitCostsPerDay - unitCostsPerDay[index]
    let uncovered = otherCosts - rewards - kept * others
    if uncovered.isZero { return .none(.noCosts) }
    let amount = uncovered / slope
    if amount > 0 { return .at(amount) }
    if slope > 0 { return .none(.coveredByTheRest) }
    return .none(costPerAmount.isZero ? .nothingKept : .eachUnitLoses)
  }

  /// The reason why no price and no amount makes net what is sought, whatever the work is.
  private func reasonForNone(aims: Bool) -> BreakEven.Reason? {
    guard scenario.tickets.refusal == nil else { return .notPaid }
    guard let rewards = rewardsUSDPerDay else { return .ethPriceNeeded }
    let hasCosts = !scenario.costs.totalUSD(per: .day).dollars.isZero || scenario.hasUnitCosts
    if !aims, !hasCosts, rewards.isZero { return .noCosts }
    return scenario.keptShare.isZero ? .nothingKept : nil
  }

  private func usd(_ wei: Rational) -> Rational? {
    ethPrice.map { USD(wei: wei, at: $0).dollars }
  }

  /// The price of electricity at which net is zero.
  private var usdPerKilowattHour: BreakEven.Solution {
    guard let electricity = scenario.costs.electricity, !electricity.kilowattHoursPerDay.isZero
    else { return .none(.noElectricity) }
    guard let net = statement(per: .day).net else { return .none(.ethPriceNeeded) }
    let left = net.dollars + electricity.usdPerDay.dollars
    if left > 0 { return .at(left / electricity.kilowattHoursPerDay) }
    return .none(scenario.refusal == nil ? .nothingLeft : .notPaid)
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

extension Earnings {
  /// A net that is sought: dollars a day, and a share of the gross.
  struct Profit: Equatable {
    var usdPerDay: Rational = 0
    var shareOfGross: Rational = 0

    static let zero = Profit()
  }
}

extension EarningsScenario {
  /// The ETH price at which net is exactly zero, independent of the current ETH price.
  ///
  /// Income from prices in wei moves with ETH, and income from prices in dollars does not; so do
  /// costs.
  public var breakEvenETHPrice: BreakEven.Solution {
    let line = netPerDayLine
    let hasCosts = !costs.totalUSD(per: .day).dollars.isZero || hasUnitCosts
    guard !line.movingWei.isZero else {
      if refusal != nil { return .none(.notPaid) }
      let hasDollars = works.contains { if case .usd = $0.price.amount { true } else { false } }
      let hasWork = works.contains { !$0.unitsPerDay.isZero }
      let isPriced = works.contains { !$0.price.amount.number.isZero }
      return .none(
        !hasCosts && line.held.isZero
          ? .noCosts
          : !hasWork
            ? .noWork
            : !isPriced
              ? .noPrice
              : hasDollars ? .heldInDollars : hasUnitCosts ? .eachUnitLoses : .nothingKept)
    }
    let price = -line.held / line.movingWei * weiPerETH
    if price > 0 { return .at(price) }
    if line.held.isZero, !hasCosts { return .none(.noCosts) }
    if line.movingWei > 0 { return .none(.coveredByTheRest) }
    return .none(hasUnitCosts ? .eachUnitLoses : .nothingKept)
  }

  /// Whether a unit of work has a cost.
  var hasUnitCosts: Bool {
    refusal == nil
      && works.contains { !$0.unitsPerDay.isZero && !($0.costPerUnit?.number ?? 0).isZero }
  }

  /// Net in a day as a linear function of the ETH price: the slope in wei, and the constant in
  /// dollars.
  private var netPerDayLine: (movingWei: Rational, held: Rational) {
    let rewards = rewards?.incomePerDay ?? (wei: 0, usd: 0)
    var line = (
      movingWei: rewards.wei, held: rewards.usd - costs.totalUSD(per: .day).dollars
    )
    guard refusal == nil else { return line }
    for work in works {
      let kept = work.grossPerDay * keptShare
      if case .wei = work.price.amount { line.movingWei += kept } else { line.held += kept }
      switch work.costPerUnit {
      case .wei(let wei)?: line.movingWei -= wei * work.unitsPerDay
      case .usd(let dollars)?: line.held -= dollars * work.unitsPerDay
      case nil: break
      }
    }
    return line
  }
}
