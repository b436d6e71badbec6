internal import LivepeerNode
internal import LivepeerPricing

/// Work that was paid for in some days.
struct PaidWork {
  let count: Rational
  let days: Int
  let weiPerUnit: Rational?
  /// Whether the count is of units; otherwise it is of payments.
  let isCounted: Bool
  /// The unit, if the records state it.
  let unit: WorkUnitKind?

  init(_ records: RecordedWork) {
    (count, days, weiPerUnit) = (records.count, records.days, records.weiPerUnit)
    (isCounted, unit) = (records.work != nil, records.work?.unit)
  }

  init(_ month: RecordedWork.Month, of records: RecordedWork) {
    (count, days, weiPerUnit) = (month.count, month.days, month.weiPerUnit)
    (isCounted, unit) = (records.work != nil, records.work?.unit)
  }
}

extension EarningsScenario.Reader.Work {
  func priced(
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
  func priced(
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
        throw texts.error(.excludedBy(.unitsPerSecond), given ?? .units)
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
