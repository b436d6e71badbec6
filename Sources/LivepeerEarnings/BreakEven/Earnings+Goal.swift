public import LivepeerPricing

extension Earnings {
  /// What an operator wants to be left with.
  public enum Goal: Hashable, Sendable {
    /// A net of so many dollars in a period.
    case net(USD, per: EarningsStatement.Period)
    /// A net of a part of the gross.
    case margin(Share)
  }

  /// Returns the price at which the scenario meets a goal, the other terms unchanged.
  ///
  /// With kept · gross + rewards − costs as net, the gross of all works is (costs + net − rewards) /
  /// kept for a net, and (costs − rewards) / (kept − margin) for a margin; that of the other works
  /// is taken off, and the rest divided by the units.
  ///
  /// ```swift
  /// import LivepeerEarnings
  /// import LivepeerPricing
  ///
  /// let scenario = try EarningsScenario.Reader(
  ///   json: #"""
  ///     {"pipeline": "llm", "price": "1gwei/token", "units": 1000000,
  ///      "jobs-per-day": 73, "monthly-costs": 1190, "gas-price": 0,
  ///      "face-value": "1eth"}
  ///     """#
  /// ).request().scenario
  /// let earnings = try Earnings(scenario, at: ETHPrice("3000"))
  /// let goal = Earnings.Goal.net(try USD("1000"), per: .month)
  /// let price = earnings.weiPerUnit(for: goal).value ?? 0
  /// print(price)  // 24000000000/73
  /// ```
  ///
  /// - Parameters:
  ///   - goal: The goal.
  ///   - index: The index of the work whose price changes.
  /// - Returns: The price in wei per unit, or the reason why none above zero meets the goal.
  public func weiPerUnit(for goal: Goal, ofWork index: Int = 0) -> BreakEven.Solution {
    switch goal {
    case .net(let net, let period):
      weiPerUnit(ofWork: index, profit: Profit(usdPerDay: net.dollars / period.days))
    case .margin(let share):
      weiPerUnit(ofWork: index, profit: Profit(shareOfGross: share.fraction))
    }
  }
}

extension Earnings.Goal {
  /// Creates the goal of a net from its text form, `$200/month`.
  init(net text: String) throws(TextFormError) {
    let cursor = TextCursor(text, as: .amount)
    guard let slash = text.firstIndex(of: "/") else {
      throw cursor.error(.expected("dollars per day, month or year, as in $200/month"), at: 0)
    }
    let name = text[text.index(after: slash)...].drop { $0 == " " }
    guard let period = EarningsStatement.Period(rawValue: String(name)) else {
      throw cursor.error(
        .unknown(
          "period", name: String(name).shown(upTo: 40),
          allowed: EarningsStatement.Period.allCases.map(\.rawValue)),
        at: text.utf8.count - name.utf8.count)
    }
    var amount = String(text[..<slash])
    while amount.last == " " { amount.removeLast() }
    let net = try USD(amount)
    guard net >= .zero else {
      throw cursor.error(.outOfRange("a net to aim at is zero or more"), at: 0)
    }
    self = .net(net, per: period)
  }
}
