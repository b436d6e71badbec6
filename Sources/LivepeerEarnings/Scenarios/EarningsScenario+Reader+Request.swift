internal import LivepeerNode
public import LivepeerPricing

extension EarningsScenario.Reader {
  /// Returns the scenario that the texts describe, and what they request with it.
  ///
  /// - Parameters:
  ///   - sheet: The prices of work without a price of its own. The key `prices` is for programs
  ///     that open files; here it is ignored.
  ///   - catalogue: The known pipelines, with the units of the sheet's prices.
  ///   - ethPrice: The ETH price, if already known; it is taken in place of the key's.
  ///   - records: What the file of the key `records` has, if it is given; without any other price the
  ///     ETH price is that of the records.
  /// - Returns: The scenario, and the ETH prices to compute it at.
  /// - Throws: ``EarningsScenario/ReadingError`` that names the key, and its place if it is in a
  ///   file.
  public func request(
    prices sheet: PriceSheet = .documented, catalogue: PipelineCatalogue = .documented,
    ethPrice: ETHPrice? = nil, records: RecordedWork? = nil
  ) throws(EarningsScenario.ReadingError) -> EarningsScenario.Request {
    let stated = try common.value(.ethUSD) { text throws(TextFormError) in try ETHPrice(text) }
    let given = ethPrice ?? stated
    let ethPrice = given ?? records?.ethPrice
    if records != nil, works.count > 1 { throw common.error(.onlyForOneWork, .records) }
    let catalogue =
      try common.value(.unit, upToBytes: .max) { text throws(TextFormError) in
        try catalogue.choosingOthers(text)
      } ?? catalogue
    let wait = try common.value(.targetWinnerEvery) { text throws(TextFormError) in
      try Quantity<Millisecond>(duration: text)
    }
    if let wait {
      guard wait.count > 0 else {
        throw common.error(.impossible(.notPositive(.targetWinnerEvery, 0)), .targetWinnerEvery)
      }
      guard works.count == 1 else { throw common.error(.onlyForOneWork, .targetWinnerEvery) }
    }
    var priced: [PricedWork] = []
    for work in works {
      if works.count > 1, work.texts[.shareOfTime] == nil {
        throw EarningsScenario.ReadingError(.needs([.shareOfTime]), at: work.position)
      }
      if let records {
        priced.append(try work.priced(by: PaidWork(records), catalogue, ethPrice: ethPrice))
      } else {
        priced.append(try work.priced(sheet, catalogue, ethPrice: ethPrice))
      }
    }
    let sharing = try common.sharing()
    let tickets = try common.tickets()
    let costs = try common.costs()
    let rewards = try common.rewards(sharing.stake)
    let scenario: EarningsScenario
    do throws(EarningsError) {
      scenario = try EarningsScenario(
        priced, sharing: sharing, tickets: tickets, costs: costs, rewards: rewards)
    } catch {
      let last = works.last { $0.texts[error.key] != nil }
      throw (last?.texts ?? common).error(.impossible(error), error.key)
    }
    let months = try records.map { (records) throws(EarningsScenario.ReadingError) in
      try self.months(of: records, scenario, catalogue, ethPrice: given)
    }
    let goal = try common.goal()
    if goal != nil, works.count > 1 {
      throw common.error(
        .onlyForOneWork, common[.margin] == nil ? .targetNet : .margin)
    }
    let splits = try common.truth(.exactContract)
    if splits { _ = try common.checked(sharing.contractFeeShare) }
    return EarningsScenario.Request(
      scenario: scenario, ethPrice: ethPrice, records: records,
      months: months ?? [],
      sweeps: try common.sweeps(
        of: scenario, at: ethPrice, declared: catalogue.declaredUnits),
      goal: goal, targetWinnerEvery: wait, rewardRounds: try common.rewardRounds(),
      splitsAsContracts: splits,
      assumesGasPrice: common[.gasPrice] == nil)
  }

  /// Returns the months of records: the scenario, with the work and the price of each.
  private func months(
    of records: RecordedWork, _ scenario: EarningsScenario, _ catalogue: PipelineCatalogue,
    ethPrice: ETHPrice?
  ) throws(EarningsScenario.ReadingError) -> [EarningsScenario.Request.Month] {
    var months: [EarningsScenario.Request.Month] = []
    for month in records.months {
      let paid = PaidWork(month, of: records)
      let ethPrice = ethPrice ?? month.ethPrice
      var priced: [PricedWork] = []
      for work in works {
        priced.append(try work.priced(by: paid, catalogue, ethPrice: ethPrice))
      }
      do throws(EarningsError) {
        months.append(
          EarningsScenario.Request.Month(
            records: month,
            scenario: try EarningsScenario(
              priced, sharing: scenario.sharing, tickets: scenario.tickets, costs: scenario.costs,
              rewards: scenario.rewards),
            ethPrice: ethPrice))
      } catch {
        throw common.error(.impossible(error), error.key)
      }
    }
    return months
  }
}
