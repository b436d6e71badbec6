internal import LivepeerPricing

extension EarningsScenario.Reader.Texts {
  /// Returns the goal that a price is to be found for; nil if none is stated.
  func goal() throws(EarningsScenario.ReadingError) -> Earnings.Goal? {
    let net = try value(.targetNet) { text throws(TextFormError) in
      try Earnings.Goal(net: text)
    }
    guard let margin = try share(.margin) else { return net }
    guard net == nil else { throw error(.excludedBy(.targetNet), .margin) }
    return .margin(margin)
  }

  /// Returns the terms of a sweep with their values.
  func sweeps(
    of scenario: EarningsScenario, at ethPrice: ETHPrice?, declared: [WorkUnitKind]
  ) throws(EarningsScenario.ReadingError) -> [EarningsSweep] {
    let ofETH = try value(.sweepETH) { text throws(TextFormError) in
      try EarningsSweep(ethPrices: text)
    }
    guard let stated = self[.sweep] else { return ofETH.map { [$0] } ?? [] }
    guard ofETH == nil else { throw error(.excludedBy(.sweepETH), .sweep) }
    guard stated.text.utf8.count <= Self.maximumSweepLength else {
      throw error(.tooLong(limit: Self.maximumSweepLength), .sweep)
    }
    let parts = stated.text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { throw error(.tooManyTerms(parts.count), .sweep) }
    var sweeps: [EarningsSweep] = []
    for (index, part) in parts.enumerated() {
      let request = SweepRequest(part, isColumn: index == 1, declared: declared)
      sweeps.append(try sweep(request, of: scenario, at: ethPrice))
    }
    if !sweeps.contains(where: { $0.term == .ethPrice }), ethPrice == nil {
      throw error(.needs([.ethUSD]), .sweep)
    }
    // Terms that do not make a grid are refused before anything is computed.
    _ = try checked(for: .sweep) { () throws(EarningsError) in
      guard sweeps.count == 2 else { return }
      try EarningsSweep.Grid.check(rows: sweeps[0], columns: sweeps[1])
    }
    return sweeps
  }

  /// The maximum number of bytes of a sweep: six rates and the names of two terms.
  private static let maximumSweepLength = 600

  private func sweep(
    _ request: SweepRequest, of scenario: EarningsScenario, at ethPrice: ETHPrice?
  ) throws(EarningsScenario.ReadingError) -> EarningsSweep {
    guard let key = SweepRequest.keys.first(where: { $0.rawValue == request.name }) else {
      throw error(.unknownTerm(request.name, allowed: SweepRequest.keys), .sweep)
    }
    let current = try current(key, of: scenario, at: ethPrice)
    do throws(TextFormError) {
      return try request.sweep(of: current.term, around: current.value)
    } catch {
      throw self.error(.unreadable(error), .sweep)
    }
  }

  /// Returns a term of the scenario and its value.
  private func current(
    _ key: Key, of scenario: EarningsScenario, at ethPrice: ETHPrice?
  ) throws(EarningsScenario.ReadingError) -> (term: EarningsSweep.Term, value: Rational?) {
    switch key {
    case .ethUSD: return (.ethPrice, ethPrice?.usdPerETH)
    case .electricity:
      guard let electricity = scenario.costs.electricity else {
        throw error(.needs([.electricity]), .sweep)
      }
      return (.electricity, electricity.usdPerKilowattHour.dollars)
    default: break
    }
    guard scenario.works.count == 1 else { throw error(.onlyForOneWork, .sweep) }
    let work = scenario.works[0]
    switch (key, work.workload.kind) {
    case (.utilization, .throughput(_, let utilization)):
      return (.utilization, utilization.fraction)
    case (.jobsPerDay, .jobs(let perDay, _)): return (.jobsPerDay, perDay)
    case (.price, _):
      let scale = work.unit.customaryScale
      return switch work.price.amount {
      case .wei(let wei): (.price(.ether(.wei), per: .one(work.unit)), wei)
      case .usd(let dollars): (.price(.usd, per: scale), dollars * Rational(scale.units))
      }
    default:
      let other: Key = key == .utilization ? .jobsPerDay : .utilization
      throw error(.termOfOtherWork(key, instead: other), .sweep)
    }
  }
}

/// A term of a sweep as it is stated: `price`, `utilization=10%:90%:10%`.
private struct SweepRequest {
  let name: String
  /// The values; nil for those around the scenario's own.
  let range: String?
  /// Whether the term is the second of two, which has fewer values of its own: columns are wide.
  let isColumn: Bool
  let declared: [WorkUnitKind]

  /// The keys of the terms.
  static let keys: [EarningsScenario.Key] = [
    .price, .utilization, .jobsPerDay, .electricity, .ethUSD,
  ]

  init(_ text: Substring, isColumn: Bool, declared: [WorkUnitKind]) {
    let equals = text.firstIndex(of: "=")
    name = String(text[..<(equals ?? text.endIndex)])
    range = equals.map { String(text[text.index(after: $0)...]) }
    self.isColumn = isColumn
    self.declared = declared
  }

  func sweep(
    of term: EarningsSweep.Term, around value: Rational?
  ) throws(TextFormError) -> EarningsSweep {
    guard let range else { return try sweep(of: term, aroundKnown: value) }
    guard case .price(_, let scale) = term else {
      return try EarningsSweep(range: range, of: term)
    }
    let sweep = try EarningsSweep(prices: range, declared: declared)
    guard case .price(_, let given) = sweep.term, given.unit == scale.unit else {
      throw TextCursor(range, as: .sweep).error(
        .expected("prices per \(scale.unit), as the work's own is"), at: 0)
    }
    return sweep
  }

  /// The values around the scenario's own: from half of it to twice, or to one and a half times.
  private func sweep(
    of term: EarningsSweep.Term, aroundKnown value: Rational?
  ) throws(TextFormError) -> EarningsSweep {
    guard let value, value > 0 else {
      throw TextCursor(name, as: .sweep).error(
        .expected("values as well, as the scenario has none: \(name)=FIRST:LAST:STEP"),
        at: name.utf8.count)
    }
    do throws(EarningsSweep.RangeError) {
      if term == .utilization {
        let step = Rational(1, isColumn ? 5 : 10)
        return try EarningsSweep(term, from: step, through: 1, by: step)
      }
      return try EarningsSweep(
        term, from: value / 2, through: value * (isColumn ? Rational(3, 2) : 2),
        by: value / (isColumn ? 4 : 10))
    } catch {
      throw TextCursor(name, as: .sweep).error(.outOfRange("\(error)"), at: 0)
    }
  }
}
