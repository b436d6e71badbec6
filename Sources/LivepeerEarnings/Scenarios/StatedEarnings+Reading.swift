internal import LivepeerNode
package import LivepeerPricing

extension StatedEarnings {
  /// Returns the values of the texts.
  ///
  /// - Parameters:
  ///   - sheet: The prices of work without a price of its own.
  ///   - catalogue: The known pipelines, with the units of the sheet's prices.
  ///   - ethPrice: The ETH price, if already known; it overrides the term.
  /// - Returns: The scenario, and the ETH prices to compute it at.
  /// - Throws: ``ScenarioError`` that names the term, and its place if it is in a file.
  package func request(
    prices sheet: PriceSheet, catalogue: PipelineCatalogue = .documented, ethPrice: ETHPrice? = nil
  ) throws(ScenarioError) -> EarningsRequest {
    let stated = try common.value(.ethUSD) { text throws(TextFormError) in try ETHPrice(text) }
    let ethPrice = ethPrice ?? stated
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
      if works.count > 1, work.terms[.shareOfTime] == nil {
        throw ScenarioError(.needs([.shareOfTime]), at: work.position)
      }
      priced.append(try work.priced(sheet, catalogue, ethPrice: ethPrice))
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
      let last = works.last { $0.terms[error.term] != nil }
      throw (last?.terms ?? common).error(.impossible(error), error.term)
    }
    let splits = try common.truth(.exactContract)
    if splits { _ = try common.checked(sharing.contractFeeShare) }
    return EarningsRequest(
      scenario: scenario, ethPrice: ethPrice,
      sweep: try common.value(.sweepETH) { text throws(TextFormError) in try ETHSweep(text) },
      targetWinnerEvery: wait, rewardRounds: try common.rewardRounds(), splitsAsContracts: splits,
      assumesGasPrice: common[.gasPrice] == nil)
  }
}

extension StatedEarnings.Work {
  fileprivate func priced(
    _ sheet: PriceSheet, _ catalogue: PipelineCatalogue, ethPrice: ETHPrice?
  ) throws(ScenarioError) -> PricedWork {
    guard let name = terms[.pipeline] else {
      throw ScenarioError(.needs([.pipeline]), at: position)
    }
    let pipeline = Pipeline(name.text)
    let (price, modelID) = try price(
      of: pipeline, in: sheet, catalogue, ethPrice: ethPrice)
    let workload = try workload(pipeline, price.unit, catalogue)
    let share = try terms.share(.shareOfTime)
    return try terms.checked { () throws(EarningsError) in
      try PricedWork(
        pipeline, modelID: modelID, price: price, workload: workload,
        shareOfTime: share ?? .whole)
    }
  }

  private func price(
    of pipeline: Pipeline, in sheet: PriceSheet, _ catalogue: PipelineCatalogue,
    ethPrice: ETHPrice?
  ) throws(ScenarioError) -> (UnitPrice, modelID: ModelID?) {
    let modelID = terms[.model].map { ModelID($0.text) }
    if let stated = try terms.value(
      .price,
      { text throws(TextFormError) in
        try StatedRate(text, declared: catalogue.declaredUnits)
      })
    {
      let unit = stated.scale.unit
      if let possible = catalogue[pipeline]?.possibleUnits, !possible.contains(unit) {
        throw terms.error(.wrongUnit(unit, of: pipeline, possible: possible), .price)
      }
      let price = UnitPrice(stated)
      do throws(RateError) {
        _ = try price.amount.exactWei(at: ethPrice)
      } catch {
        throw terms.error(.price(error), .price)
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
        throw terms.error(
          .unknownPipeline(pipeline, advice: catalogue.advice(on: pipeline.name)), .pipeline)
      }
      throw terms.error(.lookup(error), modelID == nil ? .pipeline : .model)
    }
  }

  private func workload(
    _ pipeline: Pipeline, _ unit: WorkUnitKind, _ catalogue: PipelineCatalogue
  ) throws(ScenarioError) -> Workload {
    let given = StatedEarnings.measures.first { terms[$0] != nil }
    guard let jobs = try terms.number(.jobsPerDay) else {
      guard let perSecond = try terms.number(.unitsPerSecond) else {
        throw ScenarioError(
          .needs([.jobsPerDay, .unitsPerSecond]), .pipeline,
          at: terms[.pipeline]?.position ?? position)
      }
      guard given == nil, measure == nil else {
        throw terms.error(.needs([.jobsPerDay]), given ?? .units)
      }
      guard let utilization = try terms.share(.utilization) else {
        throw terms.error(.needs([.utilization]), .unitsPerSecond)
      }
      return try terms.checked { () throws(EarningsError) in
        try Workload(unitsPerSecond: perSecond, of: unit, utilization: utilization)
      }
    }
    for other in [.unitsPerSecond, .utilization] as [EarningsTerm] where terms[other] != nil {
      throw terms.error(.excludedBy(.jobsPerDay), other)
    }
    let size = if let measure { measure } else { try statedMeasure() }
    let job = Job(pipeline, size)
    let unitsPerJob: BigInt
    do throws(Job.MeasureError) {
      unitsPerJob = try job.units(pricedPer: unit, in: catalogue)
    } catch {
      throw terms.error(.measure(error), given ?? .jobsPerDay)
    }
    return try terms.checked { () throws(EarningsError) in
      try Workload(jobsPerDay: jobs, unitsPerJob: unitsPerJob, of: unit)
    }
  }

  /// Returns the one measure among the terms.
  private func statedMeasure() throws(ScenarioError) -> Measure {
    let given = StatedEarnings.measures.filter { $0 != .count && terms[$0] != nil }
    if given.count > 1 { throw terms.error(.excludedBy(given[0]), given[1]) }
    let count = try terms.whole(.count)
    if count != nil, given != [.size] { throw terms.error(.needs([.size]), .count) }
    if let length = try terms.value(
      .duration, { text throws(TextFormError) in try Quantity<Millisecond>(duration: text) })
    {
      return .duration(length)
    }
    if let characters = try terms.value(
      .characters, { text throws(TextFormError) in try Quantity<TextCharacter>(text) })
    {
      return .characters(characters)
    }
    if let size = try terms.value(
      .size, { text throws(TextFormError) in try ImageSize(text) })
    {
      return .images(size, count: count ?? 1)
    }
    return try terms.whole(.units).map { .units($0) } ?? .unspecified
  }
}
