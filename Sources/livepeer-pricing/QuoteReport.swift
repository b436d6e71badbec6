internal import ExactMath
internal import LivepeerPricing

/// A quote, ready to be printed.
struct QuoteReport {
  let quote: Quote
  let modelID: String?
  /// The same job in every way of counting, where that was asked for.
  let comparison: MeteringComparison?
  /// What an orchestrator charges and lists for the price, if that was asked for.
  let charged: ChargedForms?

  var output: CommandOutput {
    CommandOutput(
      tables: [table] + (comparison.map { [$0.table] } ?? [])
        + (charged.map { [$0.table(feesOf: quote)] } ?? []),
      json: json, csv: csv)
  }

  private var unit: WorkUnitKind { quote.rate.unit }

  private var table: TextTable {
    var pairs = [("pipeline", quote.job.pipeline.rawValue)]
    if let modelID { pairs.append(("model", modelID)) }
    pairs.append(("units", "\(quote.units) \(unit.symbol)"))
    if quote.metering != .documented {
      let way = quote.metering.wayOfCounting(quote.job.pipeline)
      pairs.append(("", "as the \(quote.metering) counts: \(way)"))
    }
    pairs += [
      ("price", "\(quote.rate)"),
      ("fee", "\(quote.fee)"),
      ("", "\(quote.fee.text(in: .ether)) ETH"),
    ]
    if let ethPrice = quote.ethPrice, let feeUSD = quote.feeUSD {
      pairs.append(("", "\(feeUSD) at $\(ethPrice.text) per ETH"))
    }
    return TextTable(pairs: pairs)
  }

  private var json: JSONValue {
    var members = [
      JSONMember("pipeline", .string(quote.job.pipeline.rawValue)),
      JSONMember("model", modelID.map { .string($0) } ?? .null),
      JSONMember("unit", .string(unit.rawValue)),
      JSONMember("units", .string("\(quote.units)")),
    ]
    if quote.metering != .documented {
      members.append(JSONMember("counted_by", .string(quote.metering.rawValue)))
    }
    members += [
      JSONMember("price", quote.rate.weiPerUnit.fractionJSON),
      JSONMember("fee_wei", .string("\(quote.fee.count)")),
      JSONMember("fee_eth", .string(quote.fee.text(in: .ether))),
    ]
    if let ethPrice = quote.ethPrice, let feeUSD = quote.feeUSD {
      members += [
        JSONMember("eth_usd", .string(ethPrice.text)),
        JSONMember("fee_usd", .string(feeUSD.text(.all))),
      ]
    }
    if let comparison { members.append(JSONMember("metering", comparison.json)) }
    members += charged?.jsonMembers ?? []
    return .object(members)
  }

  private var csv: [[String]] {
    var columns = [
      ("pipeline", quote.job.pipeline.rawValue), ("model", modelID ?? ""), ("unit", unit.rawValue),
      ("units", "\(quote.units)"), ("price_numerator", "\(quote.rate.weiPerUnit.numerator)"),
      ("price_denominator", "\(quote.rate.weiPerUnit.denominator)"),
      ("fee_wei", "\(quote.fee.count)"), ("fee_eth", quote.fee.text(in: .ether)),
    ]
    if let ethPrice = quote.ethPrice, let feeUSD = quote.feeUSD {
      columns += [("eth_usd", ethPrice.text), ("fee_usd", feeUSD.text(.all))]
    }
    columns += comparison?.csvColumns ?? []
    if let charged { columns += zip(ChargedForms.csvHeader, charged.csvFields) }
    return [columns.map(\.0), columns.map(\.1)]
  }
}

extension MeteringComparison {
  private var quotes: [(metering: Metering, result: Result<Quote, MeasureError>)] {
    Metering.allCases.map { ($0, self[$0]) }
  }

  fileprivate var table: TextTable {
    let hasDollars = documented.ethPrice != nil
    var table = TextTable(
      [.left, .right, .right] + (hasDollars ? [.right] : []) + [.left],
      header: ["counted by", "units", "fee in wei"] + (hasDollars ? ["in USD"] : []) + [""])
    table.rows = quotes.map { metering, result in
      let figures =
        switch result {
        case .success(let quote):
          ["\(quote.units)", "\(quote.fee.count)"]
            + (hasDollars ? [quote.feeUSD.map { $0.text() } ?? ""] : [])
        case .failure: ["?", "?"] + (hasDollars ? ["?"] : [])
        }
      return .cells(
        [metering.rawValue] + figures + [metering.wayOfCounting(documented.job.pipeline)])
    }
    return table
  }

  fileprivate var json: JSONValue {
    .object(
      quotes.map { metering, result in
        let members: [JSONMember] =
          switch result {
          case .success(let quote):
            [
              JSONMember("units", .string("\(quote.units)")),
              JSONMember("fee_wei", .string("\(quote.fee.count)")),
            ] + (quote.feeUSD.map { [JSONMember("fee_usd", .string($0.text(.all)))] } ?? [])
          case .failure(let error): [JSONMember("refused", .string("\(error)"))]
          }
        return JSONMember(metering.rawValue, .object(members))
      })
  }

  fileprivate var csvColumns: [(String, String)] {
    quotes.flatMap { metering, result in
      let quote = try? result.get()
      return [
        ("\(metering)_units", quote.map { "\($0.units)" } ?? ""),
        ("\(metering)_fee_wei", quote.map { "\($0.fee.count)" } ?? ""),
      ]
    }
  }

  /// A line for each way in which the two sides of the network are not the documentation.
  var warnings: [String] {
    let refusals = quotes.compactMap { _, result in
      if case .failure(let error) = result { "\(error)" } else { nil }
    }
    guard refusals.isEmpty else { return refusals }
    guard !agrees else { return [] }
    let pipeline = documented.job.pipeline
    let counts = quotes.compactMap { metering, result in
      (try? result.get()).map {
        "\(metering) \($0.units) (\(metering.wayOfCounting(pipeline)))"
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
