import LivepeerEarnings
import ExactMath
import LivepeerPricing

/// Scenario files: sums that have to hold, and a net of zero at every break-even.
func checkScenario(_ input: [UInt8]) {
  do throws(EarningsScenario.ReadingError) {
    let request = try EarningsScenario.Reader(json: input).request()
    // Prices in dollars, and costs in wei, are refused above where no ETH price is given.
    let earnings = evaluated(request.scenario, at: request.ethPrice)
    for period in EarningsStatement.Period.allCases {
      checkSums(earnings, earnings.statement(per: period))
    }
    checkBreakEven(of: earnings)
    checkSweeps(of: earnings, request)
    checkGoal(of: earnings, request)
    checkTickets(of: earnings, request)
  } catch {
    requireOneLine(error)
    if let position = error.position {
      requireGoodError(error, at: position.offset, in: input.count)
      requirePlace(position, in: input)
    }
  }
}

private func evaluated(_ scenario: EarningsScenario, at ethPrice: ETHPrice?) -> Earnings {
  required("\(scenario)") { () throws(RateError) in try Earnings(scenario, at: ethPrice) }
}

private func checkSums(_ earnings: Earnings, _ statement: EarningsStatement) {
  let income = statement.income
  require(income.operatorPart + income.delegators == income.gross, "parts of \(income)")
  require(income.kept + income.redemption == income.operatorPart, "what is kept of \(income)")
  require(income.kept == income.gross * earnings.scenario.keptShare, "the share kept of \(income)")
  let works = zip(statement.works, earnings.weiPerUnit)
  // Without tickets that are offered and accepted, no job is paid.
  let isPaid = earnings.scenario.refusal == nil
  for (work, wei) in works {
    require(work.income.gross == (isPaid ? work.units * wei : 0), "\(work) at \(wei)")
  }
  require(
    works.reduce(Rational.zero) { $0 + $1.0.income.gross } == income.gross
      && works.reduce(Rational.zero) { $0 + $1.0.income.delegators } == income.delegators,
    "works do not add up to \(income)")
  require((statement.net == nil) == (earnings.ethPrice == nil), "net of \(statement)")
  if let net = statement.net, let kept = statement.usd(income.kept), let rewards = statement.rewards
  {
    require(net + statement.costs == kept + rewards, "net of \(statement)")
  }
}

private func checkBreakEven(of earnings: Earnings) {
  let scenario = earnings.scenario
  let breakEven = earnings.breakEven
  for (index, work) in breakEven.works.enumerated() {
    if let wei = work.weiPerUnit.value {
      requireNoNet(
        scenario, with: index, at: earnings.ethPrice,
        price: .wei(wei, per: scenario.works[index].unit))
    }
    switch scenario.works[index].workload.kind {
    case .jobs(_, let units):
      guard let jobs = work.jobsPerDay.value else { continue }
      let workload = required("\(jobs)") { () throws(EarningsError) in
        try Workload(jobsPerDay: jobs, unitsPerJob: units, of: scenario.works[index].unit)
      }
      requireNoNet(scenario, with: index, at: earnings.ethPrice, workload: workload)
    case .throughput(let units, _):
      // Beyond the whole of the time no such work can be stated.
      guard let part = work.utilization.value, let share = try? Share(part) else { continue }
      let workload = required("\(part)") { () throws(EarningsError) in
        try Workload(
          unitsPerSecond: units, of: scenario.works[index].unit, utilization: share)
      }
      requireNoNet(scenario, with: index, at: earnings.ethPrice, workload: workload)
    }
  }
  if let price = breakEven.ethPrice.value {
    let price = required("\(price)") { () throws(ETHPrice.RangeError) in try ETHPrice(price) }
    require(
      evaluated(scenario, at: price).statement(per: .month).net?.dollars == 0,
      "net of \(scenario) at \(price)")
  }
}

/// Requires that nothing is left where one work has another price, or is more or less.
private func requireNoNet(
  _ scenario: EarningsScenario, with index: Int, at ethPrice: ETHPrice?, price: UnitPrice? = nil,
  workload: Workload? = nil
) {
  let changed = changing(scenario, index, price: price, workload: workload)
  require(
    evaluated(changed, at: ethPrice).statement(per: .year).net?.dollars == 0, "net of \(changed)")
}

private func changing(
  _ scenario: EarningsScenario, _ index: Int, price: UnitPrice? = nil, workload: Workload? = nil
) -> EarningsScenario {
  var works = scenario.works
  let work = works[index]
  return required("\(scenario)") { () throws(EarningsError) in
    works[index] = try PricedWork(
      work.pipeline, modelID: work.modelID, price: price ?? work.price,
      workload: workload ?? work.workload, shareOfTime: work.shareOfTime,
      costPerUnit: work.costPerUnit)
    return try EarningsScenario(
      works, sharing: scenario.sharing, tickets: scenario.tickets, costs: scenario.costs,
      rewards: scenario.rewards)
  }
}

/// A sweep says what statements say, and a grid what sweeps say.
private func checkSweeps(of earnings: Earnings, _ request: EarningsScenario.Request) {
  let (scenario, sweeps) = (earnings.scenario, request.sweeps)
  // Values in between are as good, and take time.
  guard let first = sweeps.first, sweeps.allSatisfy({ $0.count <= 6 }) else { return }
  do throws(EarningsError) {
    let curve = try scenario.netPerMonth(over: first, at: request.ethPrice)
    require(
      curve.breakEven.map { (first.first...first.last).contains($0) } ?? true, "\(curve)")
    if first.term == .ethPrice {
      for point in curve.points {
        guard let price = try? ETHPrice(point.value) else { fatalError("a price of \(point)") }
        let net = evaluated(scenario, at: price).statement(per: .month).net
        require(net == point.netPerMonth, "net at \(point) is \(String(describing: net))")
      }
    }
    guard sweeps.count == 2 else { return }
    let grid = try scenario.netPerMonth(rows: first, columns: sweeps[1], at: request.ethPrice)
    let turned = try scenario.netPerMonth(rows: sweeps[1], columns: first, at: request.ethPrice)
    for (row, nets) in grid.netPerMonth.enumerated() {
      require(nets == turned.netPerMonth.map { $0[row] }, "\(grid) and \(turned)")
    }
  } catch {
    // Scenarios at their limits have no room for another value.
    guard case .tooManyDigits = error else { fatalError("\(error) of \(sweeps)") }
  }
}

/// The price for a goal meets it.
private func checkGoal(of earnings: Earnings, _ request: EarningsScenario.Request) {
  guard let goal = request.goal, let price = earnings.weiPerUnit(for: goal).value,
    price.numerator.bitWidth + price.denominator.bitWidth < 2_000
  else { return }
  let changed = evaluated(
    changing(earnings.scenario, 0, price: .wei(price, per: earnings.scenario.works[0].unit)),
    at: earnings.ethPrice)
  switch goal {
  case .net(let net, let period):
    require(changed.statement(per: period).net == net, "a net for \(goal)")
  case .margin(let share):
    let statement = changed.statement(per: .day)
    let gross = statement.usd(statement.income.gross)?.dollars ?? 0
    require(statement.net?.dollars == gross * share.fraction, "a margin for \(goal)")
  }
}

private func checkTickets(of earnings: Earnings, _ request: EarningsScenario.Request) {
  let scenario = request.scenario
  let tickets = earnings.tickets
  let gross = earnings.statement(per: .day).income.gross
  require(
    tickets.ticketsPerDay * Rational(tickets.terms.expectedValue.count) == gross
      && tickets.winnersPerDay * Rational(tickets.terms.faceValue.count) == gross,
    "tickets of \(gross): \(tickets)")
  for warning in tickets.warnings { requireOneLine(warning) }
  if tickets.ticketsPerDay < 1_000_000_000 {
    let chance = tickets.chanceWithoutWinner(days: 30).value.rational
    require(chance >= 0 && chance <= 1, "a chance of \(chance)")
  }
  if let wait = request.targetWinnerEvery {
    let hours = Rational(wait.count, 3_600_000)
    if let wei = earnings.weiPerUnit(forWinnerEvery: hours).value {
      let changed = changing(scenario, 0, price: .wei(wei, per: scenario.works[0].unit))
      let again = required("\(changed)") { () throws(RateError) in try Earnings(changed) }
      require(again.tickets.hoursPerWinner == hours, "\(wei) for a winner every \(hours) h")
    }
  }
  if request.splitsAsContracts { checkSplit(of: scenario) }
  if let rewards = scenario.rewards, let rounds = request.rewardRounds {
    var pool = RewardPool(rewards)
    for _ in 0..<min(rounds, 3) { pool.reward() }
    require(pool.operatorStake <= pool.stake, "more than the pool: \(pool)")
  }
}

/// Whole wei of a winning ticket, none of them twice.
private func checkSplit(of scenario: EarningsScenario) {
  let fees = scenario.tickets.faceValue
  let split = required("\(scenario)") { () throws(EarningsError) in
    try FeeSharing.ContractSplit(fees: fees, sharing: scenario.sharing)
  }
  let parts = [split.commission, split.ownStake, split.others, split.lost]
  require(
    parts.reduce(.zero) { $0 + $1 } == fees && parts.allSatisfy { $0 >= .zero }, "\(split)")
}
