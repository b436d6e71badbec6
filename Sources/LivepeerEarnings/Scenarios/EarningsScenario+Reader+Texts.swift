internal import LivepeerNode
internal import LivepeerPricing

extension EarningsScenario.Reader.Texts {
  func sharing() throws(EarningsScenario.ReadingError) -> FeeSharing {
    let own = try lpt(.ownStake)
    let total = try lpt(.totalStake)
    try require(.ownStake, with: .totalStake)
    try require(.totalStake, with: .ownStake)
    let feeShare = try share(.feeShare)
    return try checked { () throws(EarningsError) in
      let stake: FeeSharing.Stake? =
        if let own, let total { try FeeSharing.Stake(own: own, total: total) } else { nil }
      return FeeSharing(feeShare: feeShare ?? .zero, stake: stake)
    }
  }

  func tickets() throws(EarningsScenario.ReadingError) -> TicketTerms {
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

  func costs() throws(EarningsScenario.ReadingError) -> OperatingCosts {
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

  func rewards(_ stake: FeeSharing.Stake?) throws(EarningsScenario.ReadingError) -> RewardTerms? {
    let needed: [Key] = [.lptSupply, .lptIssuance, .lptActiveStake, .ownStake]
    for key in Key.allCases where key.isOfRewards {
      for other in needed { try require(key, with: other) }
    }
    let price = try value(.lptPrice) { text throws(TextFormError) in
      UnitPrice.Amount(try CurrencyAmount(text), perCheckedUnits: 1)
    }
    let rewardCut = try share(.lptRewardCut) ?? .zero
    let treasuryCut = try share(.lptTreasuryCut) ?? .zero
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

  func rewardRounds() throws(EarningsScenario.ReadingError) -> Int? {
    guard let rounds = try whole(.lptRounds) else { return nil }
    guard let count = Int(exactly: rounds), count <= RewardPool.maximumRounds else {
      throw error(.impossible(.tooManyRounds(rounds)), .lptRounds)
    }
    return count
  }

  /// Throws if a key is given without another one that it depends on.
  private func require(_ key: Key, with other: Key) throws(EarningsScenario.ReadingError) {
    if self[key] != nil, self[other] == nil { throw error(.needs([other]), key) }
  }

  func error(_ reason: EarningsScenario.ReadingError.Reason, _ key: Key)
    -> EarningsScenario.ReadingError
  {
    EarningsScenario.ReadingError(reason, key, at: self[key]?.position)
  }

  /// Returns the result of a body, and gives its error the place of the key that it names.
  func checked<Result>(
    _ body: () throws(EarningsError) -> Result
  ) throws(EarningsScenario.ReadingError) -> Result {
    do throws(EarningsError) {
      return try body()
    } catch {
      throw self.error(.impossible(error), error.key)
    }
  }

  /// Returns the result of a body, and gives its error the place of a key.
  func checked<Result>(
    for key: Key, _ body: () throws(EarningsError) -> Result
  ) throws(EarningsScenario.ReadingError) -> Result {
    do throws(EarningsError) {
      return try body()
    } catch {
      throw self.error(.impossible(error), key)
    }
  }

  /// The maximum number of bytes of a figure: more than any needs.
  ///
  /// It keeps sums over a hundred entries small: a thousand digits in each denominator would take
  /// minutes.
  private static let maximumFigureLength = 100

  /// Returns the value of a key's text, or nil if the key is absent.
  func value<Result>(
    _ key: Key, upToBytes limit: Int = maximumFigureLength,
    _ read: (String) throws(TextFormError) -> Result
  ) throws(EarningsScenario.ReadingError) -> Result? {
    guard let stated = self[key] else { return nil }
    guard stated.text.utf8.count <= limit else { throw error(.tooLong(limit: limit), key) }
    do throws(TextFormError) {
      return try read(stated.text)
    } catch {
      throw self.error(.unreadable(error), key)
    }
  }

  func number(_ key: Key) throws(EarningsScenario.ReadingError) -> Rational? {
    try value(key) { text throws(TextFormError) in
      var cursor = TextCursor(text, as: .number)
      let number = try cursor.readNumber().rational
      try cursor.requireEnd()
      return number
    }
  }

  func whole(_ key: Key) throws(EarningsScenario.ReadingError) -> BigInt? {
    try value(key) { text throws(TextFormError) in try Quantity<Token>(text).count }
  }

  func usd(_ key: Key) throws(EarningsScenario.ReadingError) -> USD? {
    try value(key) { text throws(TextFormError) in try USD(text) }
  }

  func wei(_ key: Key) throws(EarningsScenario.ReadingError) -> Wei? {
    try value(key) { text throws(TextFormError) in try Wei(text) }
  }

  func lpt(_ key: Key) throws(EarningsScenario.ReadingError) -> LPT? {
    try value(key) { text throws(TextFormError) in try LPT(text) }
  }

  func share(_ key: Key) throws(EarningsScenario.ReadingError) -> Share? {
    try value(key) { text throws(TextFormError) in try Share(text) }
  }

  func truth(_ key: Key) throws(EarningsScenario.ReadingError) -> Bool {
    guard let stated = self[key] else { return false }
    guard let truth = Bool(stated.text) else {
      throw error(.wrongType(allowed: "true or false", found: "'\(stated.text.shown())'"), key)
    }
    return truth
  }
}
