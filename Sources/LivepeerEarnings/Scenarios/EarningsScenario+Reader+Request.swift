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
        let paid = PaidWork(
          count: records.count, days: records.days, weiPerUnit: records.weiPerUnit,
          isCounted: records.work != nil, unit: records.work?.unit)
        priced.append(try work.priced(by: paid, catalogue, ethPrice: ethPrice))
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
      let paid = PaidWork(
        count: month.count, days: month.days, weiPerUnit: month.weiPerUnit,
        isCounted: records.work != nil, unit: records.work?.unit)
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

/// Work that was paid for in some days.
private struct PaidWork {
  let count: Rational
  let days: Int
  let weiPerUnit: Rational?
  /// Whether the count is of units; otherwise it is of payments.
  let isCounted: Bool
  /// The unit, if the records state it.
  let unit: WorkUnitKind?
}

extension EarningsScenario.Reader.Work {
  fileprivate func priced(
    _ sheet: PriceSheet, _ catalogue: PipelineCatalogue, ethPrice: ETHPrice?
  ) throws(EarningsScenario.ReadingError) -> PricedWork {
    guard let name = texts[.pipeline] else {
      throw EarningsScenario.ReadingError(.needs([.pipeline]), at: position)
    }
    let pipeline = Pipeline(name.text)
    let (price, modelID) = try price(
      of: pipeline, in: sheet, catalogue, ethPrice: ethPrice)
    let workload = try workload(pipeline, price.unit, catalogue)
    return try work(
      pipeline, modelID, price, workload, catalogue, ethPrice: ethPrice)
  }

  /// Returns the work of records: units a day, at their price on average.
  fileprivate func priced(
    by records: PaidWork, _ catalogue: PipelineCatalogue, ethPrice: ETHPrice?
  ) throws(EarningsScenario.ReadingError) -> PricedWork {
    guard let name = texts[.pipeline] else {
      throw EarningsScenario.ReadingError(.needs([.pipeline]), at: position)
    }
    let excluded: [EarningsScenario.Key] = [
      .price, .jobsPerDay, .unitsPerSecond, .utilization, .shareOfTime,
    ]
    for key in excluded + EarningsScenario.Reader.measures where texts[key] != nil {
      throw texts.error(.excludedBy(.records), key)
    }
    if measure != nil { throw texts.error(.excludedBy(.records), .units) }
    let pipeline = Pipeline(name.text)
    let modelID = texts[.model].map { ModelID($0.text) }
    guard let weiPerUnit = records.weiPerUnit else { throw texts.error(.noRecordedWork, .records) }
    // A payment is one unit if nothing says how much work it is for.
    guard
      let unit = records.isCounted
        ? records.unit ?? catalogue.unit(of: pipeline, modelID: modelID ?? "") : .request
    else { throw texts.error(.lookup(.noUnit(pipeline: pipeline)), .pipeline) }
    let workload = try texts.checked { () throws(EarningsError) in
      try Workload(
        jobsPerDay: records.count / Rational(BigInt(records.days)), unitsPerJob: 1, of: unit)
    }
    return try work(
      pipeline, modelID, .wei(weiPerUnit, per: unit), workload, catalogue, ethPrice: ethPrice)
  }

  private func work(
    _ pipeline: Pipeline, _ modelID: ModelID?, _ price: UnitPrice, _ workload: Workload,
    _ catalogue: PipelineCatalogue, ethPrice: ETHPrice?
  ) throws(EarningsScenario.ReadingError) -> PricedWork {
    let share = try texts.share(.shareOfTime)
    let cost = try texts.value(.costPerUnit) { text throws(TextFormError) in
      UnitPrice(try StatedRate(text, declared: catalogue.declaredUnits))
    }
    if case .wei(let wei)? = cost?.amount, !wei.isZero, ethPrice == nil {
      throw texts.error(.needs([.ethUSD]), .costPerUnit)
    }
    return try texts.checked { () throws(EarningsError) in
      try PricedWork(
        pipeline, modelID: modelID, price: price, workload: workload,
        shareOfTime: share ?? .whole,
        costPerUnit: cost.map { cost throws(EarningsError) in
          try workload.costPerUnit(cost)
        })
    }
  }

  private func price(
    of pipeline: Pipeline, in sheet: PriceSheet, _ catalogue: PipelineCatalogue,
    ethPrice: ETHPrice?
  ) throws(EarningsScenario.ReadingError) -> (UnitPrice, modelID: ModelID?) {
    let modelID = texts[.model].map { ModelID($0.text) }
    if let stated = try texts.value(
      .price,
      { text throws(TextFormError) in
        try StatedRate(text, declared: catalogue.declaredUnits)
      })
    {
      let unit = stated.scale.unit
      if let possible = catalogue[pipeline]?.possibleUnits, !possible.contains(unit) {
        throw texts.error(.wrongUnit(unit, of: pipeline, possible: possible), .price)
      }
      let price = UnitPrice(stated)
      do throws(RateError) {
        _ = try price.amount.exactWei(at: ethPrice)
      } catch {
        throw texts.error(.price(error), .price)
      }
      return (price, modelID)
    }
    do throws(PriceSheet.LookupError) {
      let found = try sheet.price(
        of: pipeline, modelID: modelID, at: ethPrice, catalogue: catalogue)
      guard let amount = found.entry.amountPerUnit else {
        throw .noPrice(pipeline: pipeline, modelID: found.entry.modelID)
      }
      return (UnitPrice(amount, per: found.rate.unit), found.entry.modelID)
    } catch {
      if case .noPipeline = error, catalogue[pipeline] == nil {
        throw texts.error(
          .unknownPipeline(pipeline, advice: catalogue.advice(on: pipeline.name)), .pipeline)
      }
      throw texts.error(.lookup(error), modelID == nil ? .pipeline : .model)
    }
  }

  private func workload(
    _ pipeline: Pipeline, _ unit: WorkUnitKind, _ catalogue: PipelineCatalogue
  ) throws(EarningsScenario.ReadingError) -> Workload {
    let given = EarningsScenario.Reader.measures.first { texts[$0] != nil }
    guard let jobs = try texts.number(.jobsPerDay) else {
      guard let perSecond = try texts.number(.unitsPerSecond) else {
        throw EarningsScenario.ReadingError(
          .needs([.jobsPerDay, .unitsPerSecond]), .pipeline,
          at: texts[.pipeline]?.position ?? position)
      }
      guard given == nil, measure == nil else {
        throw texts.error(.needs([.jobsPerDay]), given ?? .units)
      }
      guard let utilization = try texts.share(.utilization) else {
        throw texts.error(.needs([.utilization]), .unitsPerSecond)
      }
      return try texts.checked { () throws(EarningsError) in
        try Workload(unitsPerSecond: perSecond, of: unit, utilization: utilization)
      }
    }
    for other in [.unitsPerSecond, .utilization] as [EarningsScenario.Key] where texts[other] != nil
    {
      throw texts.error(.excludedBy(.jobsPerDay), other)
    }
    let size = if let measure { measure } else { try statedMeasure() }
    let job = Job(pipeline, size)
    let unitsPerJob: BigInt
    do throws(Job.MeasureError) {
      unitsPerJob = try job.units(pricedPer: unit, in: catalogue)
    } catch {
      throw texts.error(.measure(error), given ?? .jobsPerDay)
    }
    return try texts.checked { () throws(EarningsError) in
      try Workload(jobsPerDay: jobs, unitsPerJob: unitsPerJob, of: unit)
    }
  }

  /// Returns the one measure among the texts.
  private func statedMeasure() throws(EarningsScenario.ReadingError) -> Measure {
    let given = EarningsScenario.Reader.measures.filter { $0 != .count && texts[$0] != nil }
    if given.count > 1 { throw texts.error(.excludedBy(given[0]), given[1]) }
    let count = try texts.whole(.count)
    if count != nil, given != [.size] { throw texts.error(.needs([.size]), .count) }
    if let length = try texts.value(
      .duration, { text throws(TextFormError) in try Quantity<Millisecond>(duration: text) })
    {
      return .duration(length)
    }
    if let characters = try texts.value(
      .characters, { text throws(TextFormError) in try Quantity<TextCharacter>(text) })
    {
      return .characters(characters)
    }
    if let size = try texts.value(
      .size, { text throws(TextFormError) in try ImageSize(text) })
    {
      return .images(size, count: count ?? 1)
    }
    return try texts.whole(.units).map { .units($0) } ?? .unspecified
  }
}
