internal import LivepeerNode
internal import LivepeerPricing

extension Metering.Comparison {
  private var quotes: [(metering: Metering, result: Result<Quote, Metering.CountingError>)] {
    Metering.allCases.map { ($0, self[$0]) }
  }

  /// The table, with a row for each way of counting; the last only if it differs from the one
  /// before.
  var table: TextTable {
    let hasDollars = documented.ethPrice != nil
    var table = TextTable(
      [.left, .right, .right] + (hasDollars ? [.right] : []) + [.left],
      header: ["counted by", "units", "fee in wei"] + (hasDollars ? ["in USD"] : []) + [""])
    let shown = quotes.filter { $0.metering != .orchestratorDirectly || differsDirectly }
    table.rows = shown.map { metering, result in
      let figures =
        switch result {
        case .success(let quote):
          ["\(quote.units)", "\(quote.fee.count)"]
            + (hasDollars ? [quote.feeUSD.map { $0.text() } ?? ""] : [])
        case .failure: ["?", "?"] + (hasDollars ? ["?"] : [])
        }
      return .cells(
        [title(of: metering)] + figures + [
          metering.wayOfCounting(documented.job.pipeline, pricedPer: documented.rate.unit)
        ])
    }
    return table
  }

  /// Returns the name of a way of counting in the table.
  private func title(of metering: Metering) -> String {
    switch metering {
    case .documented, .gateway: metering.rawValue
    case .orchestrator: differsDirectly ? "orchestrator, via gateway" : metering.rawValue
    case .orchestratorDirectly: "orchestrator, directly"
    }
  }

  var json: JSONMembers {
    JSONMembers {
      for (metering, result) in quotes {
        $0.object(metering.key) {
          switch result {
          case .success(let quote):
            $0.whole("units", quote.units)
            $0.whole("fee_wei", quote.fee.count)
            $0.decimal("fee_usd", quote.feeUSD?.dollars)
          case .failure(let error): $0.string("refused", "\(error)")
          }
        }
      }
    }
  }

  var csvColumns: [(String, String)] {
    quotes.flatMap { metering, result in
      let quote = try? result.get()
      return [
        ("\(metering.key)_units", quote.map { "\($0.units)" } ?? ""),
        ("\(metering.key)_fee_wei", quote.map { "\($0.fee.count)" } ?? ""),
      ]
    }
  }

  /// The warnings, one for each way in which the two sides of the network differ from the
  /// documentation.
  var warnings: [String] {
    guard differsDirectly else { return differences }
    let behind = (try? orchestrator.get())?.units
    return differences
      + [directWarning(behind: behind, directly: orchestratorDirectly.map(\.units))]
  }

  /// The differences of a job from a gateway.
  private var differences: [String] {
    let behind = quotes.filter { $0.metering != .orchestratorDirectly }
    let refusals = behind.compactMap { _, result in
      if case .failure(let error) = result { "\(error)" } else { nil }
    }
    guard refusals.isEmpty else { return refusals }
    guard !agrees else { return [] }
    let (pipeline, unit) = (documented.job.pipeline, documented.rate.unit)
    let counts = behind.compactMap { metering, result in
      (try? result.get()).map {
        "\(metering) \($0.units) (\(metering.wayOfCounting(pipeline, pricedPer: unit)))"
      }
    }
    var line = "units are not counted alike: \(counts.joined(separator: ", "))"
    if let gap = difference(from: .gateway, to: .orchestrator), gap.units != 0 {
      let fee = Wei(gap.fee.count.magnitude)
      line +=
        gap.units.isNegative
        ? "; the gateway pays \(fee) more than is debited"
        : "; the orchestrator debits \(fee) more than the gateway pays"
    }
    return [line]
  }
}

/// Returns the warning about a job that an orchestrator treats differently without a gateway.
func directWarning(behind: BigInt?, directly: Result<BigInt, Metering.CountingError>) -> String {
  let first =
    "via this gateway the orchestrator debits \(behind.map { "\($0) units" } ?? "nothing")"
  return switch directly {
  case .success(let units): "\(first), and \(units) for a job that is sent to it directly"
  case .failure(let error): "\(first); \(error)"
  }
}

extension Metering {
  /// The name in JSON and CSV.
  fileprivate var key: String {
    self == .orchestratorDirectly ? "orchestrator_directly" : rawValue
  }
}
