internal import LivepeerNode
internal import LivepeerPricing

extension StatedEarnings.Terms {
  func sharing() throws(ScenarioError) -> FeeSharing {
    let own = try lpt(.ownStake)
    let total = try lpt(.totalStake)
    try require(.ownStake, with: .totalStake)
    try require(.totalStake, with: .ownStake)
    let feeShare = try share(.feeShare)
    return try checked { () throws(EarningsError) in
      let stake: FeeSharing.Stake? =
        if let own, let total { try FeeSharing.Stake(own: own, total: total) } else { nil }
      return FeeSharing(feeShare: feeShare ?? .none, stake: stake)
    }
  }

  func tickets() throws(ScenarioError) -> TicketTerms {
    let expectedValue = try wei(.ticketEV)
    let faceValue = try wei(.faceValue)
    let redeemGas = try whole(.redeemGas)
    let gasPrice = try wei(.gasPrice)
    let float = try wei(.senderFloat)
    return try checked { () throws(EarningsError) in
      try TicketTerms(
        expectedValue: expectedValue ?? TicketParameters.defaultExpectedValue,
        faceValue: faceValue, redeemGas: redeemGas ?? TicketParameters.defaultRedeemGas,
        gasPrice: gasPrice ?? TicketParameters.defaultGasPrice, senderFloat: float)
    }
  }

  func costs() throws(ScenarioError) -> OperatingCosts {
    try require(.watts, with: .electricity)
    try require(.electricity, with: .watts)
    try require(.hoursPerDay, with: .watts)
    try require(.amortize, with: .hardware)
    let watts = try number(.watts)
    let kilowattHour = try usd(.electricity)
    let hours = try number(.hoursPerDay)
    let hardware = try usd(.hardware)
    let months = try number(.amortize)
    let other = try usd(.monthlyCosts)
    return try checked { () throws(EarningsError) in
      let electricity: OperatingCosts.Electricity? =
        if let watts, let kilowattHour {
          try OperatingCosts.Electricity(
            watts: watts, usdPerKilowattHour: kilowattHour, hoursPerDay: hours ?? 24)
        } else { nil }
      let bought: OperatingCosts.Hardware? =
        if let hardware {
          try OperatingCosts.Hardware(
            price: hardware, months: months ?? OperatingCosts.Hardware.defaultMonths)
        } else { nil }
      return try OperatingCosts(
        electricity: electricity, hardware: bought, otherUSDPerMonth: other ?? .zero)
    }
  }

  func rewards(_ stake: FeeSharing.Stake?) throws(ScenarioError) -> RewardTerms? {
    let needed: [EarningsTerm] = [.lptSupply, .lptIssuance, .lptActiveStake, .ownStake]
    for term in EarningsTerm.allCases where term.isOfRewards {
      for other in needed { try require(term, with: other) }
    }
    let price = try value(.lptPrice) { text throws(TextFormError) in
      UnitPrice.Amount(try CurrencyAmount(text), perCheckedUnits: 1)
    }
    let rewardCut = try share(.lptRewardCut) ?? .none
    let treasuryCut = try share(.lptTreasuryCut) ?? .none
    let hours = try number(.lptRoundHours) ?? RewardTerms.defaultHoursPerRound
    guard let supply = try lpt(.lptSupply), let issuance = try share(.lptIssuance),
      let activeStake = try lpt(.lptActiveStake), let stake
    else { return nil }
    return try checked { () throws(EarningsError) in
      try RewardTerms(
        supply: supply, issuance: issuance, activeStake: activeStake, stake: stake,
        rewardCut: rewardCut, treasuryCut: treasuryCut, hoursPerRound: hours, price: price)
    }
  }

  func rewardRounds() throws(ScenarioError) -> Int? {
    guard let rounds = try whole(.lptRounds) else { return nil }
    guard let count = Int(exactly: rounds), count <= RewardPool.largestRounds else {
      throw error(.impossible(.tooManyRounds(rounds)), .lptRounds)
    }
    return count
  }

  /// Throws if a term is given without another one that it depends on.
  private func require(_ term: EarningsTerm, with other: EarningsTerm) throws(ScenarioError) {
    if self[term] != nil, self[other] == nil { throw error(.needs([other]), term) }
  }

  func error(_ reason: ScenarioError.Reason, _ term: EarningsTerm) -> ScenarioError {
    ScenarioError(reason, term, at: self[term]?.position)
  }

  /// Returns the result of a body, and gives its error the place of the term that it names.
  func checked<Result>(
    _ body: () throws(EarningsError) -> Result
  ) throws(ScenarioError) -> Result {
    do throws(EarningsError) {
      return try body()
    } catch {
      throw self.error(.impossible(error), error.term)
    }
  }

  /// The maximum number of bytes of a figure, more than any needs.
  ///
  /// It keeps sums over a hundred entries small: a thousand digits in each denominator would take
  /// minutes.
  private static let longestFigure = 100

  /// Returns the value of a term's text, or nil if the term is absent.
  func value<Result>(
    _ term: EarningsTerm, upToBytes limit: Int = longestFigure,
    _ read: (String) throws(TextFormError) -> Result
  ) throws(ScenarioError) -> Result? {
    guard let stated = self[term] else { return nil }
    guard stated.text.utf8.count <= limit else { throw error(.tooLong(limit: limit), term) }
    do throws(TextFormError) {
      return try read(stated.text)
    } catch {
      throw self.error(.unreadable(error), term)
    }
  }

  func number(_ term: EarningsTerm) throws(ScenarioError) -> Rational? {
    try value(term) { text throws(TextFormError) in
      var cursor = TextCursor(text, as: .number)
      let number = try cursor.readNumber().rational
      try cursor.requireEnd()
      return number
    }
  }

  func whole(_ term: EarningsTerm) throws(ScenarioError) -> BigInt? {
    try value(term) { text throws(TextFormError) in try Quantity<Token>(text).count }
  }

  func usd(_ term: EarningsTerm) throws(ScenarioError) -> USD? {
    try value(term) { text throws(TextFormError) in try USD(text) }
  }

  func wei(_ term: EarningsTerm) throws(ScenarioError) -> Wei? {
    try value(term) { text throws(TextFormError) in try Wei(text) }
  }

  func lpt(_ term: EarningsTerm) throws(ScenarioError) -> LPT? {
    try value(term) { text throws(TextFormError) in try LPT(text) }
  }

  func share(_ term: EarningsTerm) throws(ScenarioError) -> Share? {
    try value(term) { text throws(TextFormError) in try Share(text) }
  }

  func truth(_ term: EarningsTerm) throws(ScenarioError) -> Bool {
    guard let stated = self[term] else { return false }
    guard let truth = Bool(stated.text) else {
      throw error(.wrongType(allowed: "true or false", found: "'\(stated.text.shown())'"), term)
    }
    return truth
  }
}
