public import LivepeerPricing

extension EarningsSweep {
  /// The net of a month at one value of a term.
  public struct Point: Hashable, Sendable {
    /// The value of the term.
    public let value: Rational
    /// The net of a month of 730 hours.
    public let netPerMonth: USD
  }

  /// The net of a month at each value of a term.
  public struct Curve: Hashable, Sendable {
    /// The values.
    public let sweep: EarningsSweep
    /// The net at each of them, in the same order.
    public let points: [Point]
    /// The value at which net is exactly zero, if it lies between the first and the last one.
    public let breakEven: Rational?
  }

  /// The net of a month at each pair of values of two terms.
  public struct Grid: Hashable, Sendable {
    /// The values of the first term.
    public let rows: EarningsSweep
    /// The values of the second term.
    public let columns: EarningsSweep
    /// The net at each pair: a list for each row.
    public let netPerMonth: [[USD]]

    /// Throws if two terms do not make a grid.
    static func check(rows: EarningsSweep, columns: EarningsSweep) throws(EarningsError) {
      guard rows.term.key != columns.term.key else { throw .sameTermTwice(rows.term.key) }
      let pairs = BigInt(rows.count) * BigInt(columns.count)
      guard pairs <= BigInt(EarningsSweep.maximumCount) else { throw .tooManyPairs(pairs) }
    }
  }
}

extension EarningsScenario {
  /// Returns the exact net of a month at each value of a term, the other terms unchanged.
  ///
  /// Net is linear in every term that a sweep has: two of its values give all. A price of zero is
  /// apart, since work at it takes no tickets, which may be refused.
  ///
  /// ```swift
  /// import LivepeerEarnings
  /// import LivepeerPricing
  ///
  /// let scenario = try EarningsScenario.Reader(
  ///   json: #"""
  ///     {"pipeline": "llm", "price": "1gwei/token", "units": 1000000,
  ///      "jobs-per-day": 100, "monthly-costs": 5000}
  ///     """#
  /// ).request().scenario
  /// let curve = try scenario.netPerMonth(
  ///   over: EarningsSweep(ethPrices: "1000:3000:1000"))
  /// print(curve.points[1].netPerMonth.dollars)  // 2045/2
  /// print(curve.breakEven ?? 0)  // 4000000/2409
  /// ```
  ///
  /// - Parameters:
  ///   - sweep: The values.
  ///   - ethPrice: The ETH price, if it is not what changes.
  /// - Returns: The net at each value, and the value at which it is zero.
  /// - Throws: ``EarningsError`` for a term that the scenario does not have, and if an ETH price is
  ///   needed.
  /// - Complexity: O(*n*) in values; each takes one multiplication and one addition.
  public func netPerMonth(
    over sweep: EarningsSweep, at ethPrice: ETHPrice? = nil
  ) throws(EarningsError) -> EarningsSweep.Curve {
    let line = try line(over: sweep.term, [], at: ethPrice)
    let points = try (0..<sweep.count).map { (index) throws(EarningsError) in
      let value = sweep.value(at: index)
      let net =
        sweep.term.isApart(at: value)
        ? try netPerMonth([(sweep.term, value)], at: ethPrice) : line.net(at: value)
      return EarningsSweep.Point(value: value, netPerMonth: USD(net))
    }
    let zero = line.zero.flatMap { (sweep.first...sweep.last).contains($0) ? $0 : nil }
    return EarningsSweep.Curve(sweep: sweep, points: points, breakEven: zero)
  }

  /// Returns the exact net of a month at each pair of values of two terms, the others unchanged.
  ///
  /// - Parameters:
  ///   - rows: The values of the first term.
  ///   - columns: The values of the second term.
  ///   - ethPrice: The ETH price, if it is not what changes.
  /// - Returns: The net at each pair.
  /// - Throws: ``EarningsError`` for a term that the scenario does not have, for one that is given
  ///   twice, for more than ``EarningsSweep/maximumCount`` pairs, and if an ETH price is needed.
  /// - Complexity: O(*n*) in pairs.
  public func netPerMonth(
    rows: EarningsSweep, columns: EarningsSweep, at ethPrice: ETHPrice? = nil
  ) throws(EarningsError) -> EarningsSweep.Grid {
    try EarningsSweep.Grid.check(rows: rows, columns: columns)
    // At a value of the second term net is a line over the first, and so is each end of it.
    let (low, high) = columns.term.samples
    let atLow = try line(over: rows.term, [(columns.term, low)], at: ethPrice)
    let atHigh = try line(over: rows.term, [(columns.term, high)], at: ethPrice)
    let net = try rows.values.map { (row) throws(EarningsError) in
      let line = NetLine((low, atLow.net(at: row)), (high, atHigh.net(at: row)))
      return try columns.values.map { (column) throws(EarningsError) in
        let isApart = rows.term.isApart(at: row) || columns.term.isApart(at: column)
        return USD(
          isApart
            ? try netPerMonth([(rows.term, row), (columns.term, column)], at: ethPrice)
            : line.net(at: column))
      }
    }
    return EarningsSweep.Grid(rows: rows, columns: columns, netPerMonth: net)
  }

  /// The net of a month as a line over a term.
  private func line(
    over term: EarningsSweep.Term, _ settings: [(EarningsSweep.Term, Rational)],
    at ethPrice: ETHPrice?
  ) throws(EarningsError) -> NetLine {
    let (low, high) = term.samples
    return NetLine(
      (low, try netPerMonth(settings + [(term, low)], at: ethPrice)),
      (high, try netPerMonth(settings + [(term, high)], at: ethPrice)))
  }

  private func netPerMonth(
    _ settings: [(EarningsSweep.Term, Rational)], at ethPrice: ETHPrice?
  ) throws(EarningsError) -> Rational {
    var scenario = self
    var ethPrice = ethPrice
    for (term, value) in settings {
      if term == .ethPrice {
        ethPrice = try? ETHPrice(value)
      } else {
        scenario = try scenario.replacing(term, by: value)
      }
    }
    let earnings = ethPrice.flatMap { try? Earnings(scenario, at: $0) }
    guard let net = earnings?.statement(per: .month).net else { throw .ethPriceNeeded }
    return net.dollars
  }
}

/// Net as a line over a term, through two of its points.
private struct NetLine {
  private let slope: Rational
  private let atZero: Rational

  init(_ low: (value: Rational, net: Rational), _ high: (value: Rational, net: Rational)) {
    slope = (high.net - low.net) / (high.value - low.value)
    atZero = low.net - low.value * slope
  }

  func net(at value: Rational) -> Rational { value * slope + atZero }

  /// The value at which net is zero; nil if it is the same everywhere.
  var zero: Rational? { slope.isZero ? nil : -atZero / slope }
}

extension EarningsSweep.Term {
  /// Whether the net at a value is not on the line of the others.
  fileprivate func isApart(at value: Rational) -> Bool {
    if case .price = self { value.isZero } else { false }
  }

  /// Two values that every scenario takes.
  fileprivate var samples: (Rational, Rational) {
    self == .utilization ? (Rational(1, 2), 1) : (1, 2)
  }
}

extension EarningsScenario {
  /// Returns the scenario with another value of a term that is not the ETH price.
  private func replacing(
    _ term: EarningsSweep.Term, by value: Rational
  ) throws(EarningsError) -> EarningsScenario {
    if term == .electricity {
      guard let electricity = costs.electricity else { throw .noSuchTerm(.electricity) }
      return try EarningsScenario(
        works, sharing: sharing, tickets: tickets,
        costs: OperatingCosts(
          electricity: OperatingCosts.Electricity(
            watts: electricity.watts, usdPerKilowattHour: USD(value),
            hoursPerDay: electricity.hoursPerDay),
          hardware: costs.hardware, otherUSDPerMonth: costs.otherUSDPerMonth),
        rewards: rewards)
    }
    guard works.count == 1 else { throw .onlyForOneWork(term.key) }
    return try EarningsScenario(
      [works[0].replacing(term, by: value)], sharing: sharing, tickets: tickets, costs: costs,
      rewards: rewards)
  }
}

extension PricedWork {
  fileprivate func replacing(
    _ term: EarningsSweep.Term, by value: Rational
  ) throws(EarningsError) -> PricedWork {
    var price = price
    var workload = workload
    switch (term, workload.kind) {
    case (.price(let currency, let scale), _):
      guard scale.unit == unit else {
        throw .unitMismatch(priced: scale.unit, counted: unit)
      }
      price = UnitPrice(
        UnitPrice.Amount(value, currency, perCheckedUnits: Rational(scale.units)), per: unit)
    case (.utilization, .throughput(let unitsPerSecond, _)):
      guard let share = try? Share(value) else { throw .notAShare(.utilization, value) }
      workload = try Workload(unitsPerSecond: unitsPerSecond, of: unit, utilization: share)
    case (.jobsPerDay, .jobs(_, let unitsPerJob)):
      workload = try Workload(jobsPerDay: value, unitsPerJob: unitsPerJob, of: unit)
    default: throw .noSuchTerm(term.key)
    }
    return try PricedWork(
      pipeline, modelID: modelID, price: price, workload: workload, shareOfTime: shareOfTime,
      costPerUnit: costPerUnit)
  }
}

extension UnitPrice.Amount {
  /// Creates the price of one unit from an amount that pays for a number of units above zero.
  fileprivate init(_ number: Rational, _ currency: Currency, perCheckedUnits units: Rational) {
    switch currency {
    case .ether(let unit): self = .wei(number * Rational(.powerOfTen(unit.powerOfTen)) / units)
    case .usd: self = .usd(number / units)
    }
  }
}
