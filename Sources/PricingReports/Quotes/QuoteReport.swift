package import LivepeerNode
package import LivepeerPricing

/// A quote, ready to be printed.
package struct QuoteReport {
  let quote: Quote
  /// The requested way of counting.
  let choice: MeteringChoice
  let modelID: ModelID?
  /// The same job in every way of counting, if requested.
  let comparison: Metering.Comparison?
  /// The prices that an orchestrator charges and lists, if requested.
  let charged: ChargedPriceReport?
  /// What a gateway estimates of a video that is transcoded.
  let transcoding: TranscodingReport?
  /// The offer that the price is from, if it is one of a market.
  let offer: OfferReport?
  /// The time at which the price was documented; nil for any other price.
  let documentedIn: String?
  /// Whether the table gives the units at the scale that people think in, too.
  let showsScale: Bool

  package init(
    quote: Quote, metering choice: MeteringChoice, modelID: ModelID?,
    comparison: Metering.Comparison?, documentedIn: String? = nil, showsScale: Bool = false,
    charged: ChargedPriceReport?, transcoding: TranscodingReport? = nil,
    offer: OfferReport? = nil
  ) {
    self.quote = quote
    self.choice = choice
    self.modelID = modelID?.isEmpty == true ? nil : modelID
    self.comparison = comparison
    self.documentedIn = documentedIn
    self.charged = charged
    self.transcoding = transcoding
    self.showsScale = showsScale
    self.offer = offer
  }

  /// The facts about the quote besides its figures.
  package var notes: [String] {
    (quote.job.measure == .unspecified
      ? ["no measure was given; \(quote.units) units are the default"] : [])
      + choice.notes(about: quote) + (transcoding?.notes ?? []) + (offer?.notes ?? [])
  }

  /// The warnings about the quote.
  package var warnings: [String] {
    (audio?.warnings ?? []) + choice.warnings(about: quote, comparison) + (charged?.warnings ?? [])
  }

  package var output: CommandOutput {
    CommandOutput(
      tables: [table] + (comparison.map { [$0.table] } ?? [])
        + (transcoding.map { [$0.table(of: quote)] } ?? [])
        + (charged.map { [$0.table(feesOf: quote)] } ?? []),
      json: json.object, csv: csv)
  }

  private var metering: Metering { choice.ofTheQuote }

  /// The audio file that was measured.
  private var audio: AudioReport? {
    guard case .audio(let file) = quote.job.measure else { return nil }
    return AudioReport(file, showsNode: choice != .documented)
  }
  private var unit: WorkUnitKind { quote.rate.unit }

  private var table: TextTable {
    var pairs = [("pipeline", quote.job.pipeline.name)]
    if let modelID { pairs.append(("model", modelID.name)) }
    pairs += audio?.pairs ?? []
    pairs.append(("units", "\(quote.units) \(unit.symbol)"))
    let scale = unit.customaryScale
    if showsScale, scale.units != 1 {
      let count = Rational(quote.units, scale.units)
      pairs.append(("", "\(DecimalFormat(.significant(6)).markedText(count)) \(scale.symbol)"))
    }
    if metering != .documented {
      let way = metering.wayOfCounting(quote.job.pipeline, pricedPer: unit)
      pairs.append(("", "as the \(metering) counts: \(way)"))
    }
    pairs.append(("price", "\(quote.rate)"))
    pairs += offer?.pairs ?? []
    if let documentedIn { pairs.append(("", "documented in \(documentedIn)")) }
    pairs += [
      ("fee", "\(quote.fee)"),
      ("", "\(quote.fee.text(in: .ether)) ETH"),
    ]
    if let ethPrice = quote.ethPrice, let feeUSD = quote.feeUSD {
      pairs.append(("", "\(feeUSD) at $\(ethPrice.text) per ETH"))
    }
    return TextTable(pairs: pairs)
  }

  private var json: JSONMembers {
    JSONMembers {
      $0.string("pipeline", quote.job.pipeline.name)
      $0.string("model", modelID?.name)
      $0.string("unit", unit.rawValue)
      $0.whole("units", quote.units)
      $0.string("counted_by", metering == .documented ? nil : metering.rawValue)
      $0.fraction("price", quote.rate.weiPerUnit)
      $0.whole("fee_wei", quote.fee.count)
      $0.string("fee_eth", quote.fee.text(in: .ether))
      $0.decimal("eth_usd", quote.ethPrice?.usdPerETH)
      $0.decimal("fee_usd", quote.feeUSD?.dollars)
      $0.object("offer", offer?.json)
      $0.object("audio", audio?.json)
      $0.object("metering", comparison?.json)
      $0.object("transcoding", transcoding?.json(of: quote))
      $0.add(charged?.json)
    }
  }

  private var csv: [[String]] {
    var columns = [
      ("pipeline", quote.job.pipeline.name), ("model", modelID?.name ?? ""),
      ("unit", unit.rawValue),
      ("units", "\(quote.units)"), ("price_numerator", "\(quote.rate.weiPerUnit.numerator)"),
      ("price_denominator", "\(quote.rate.weiPerUnit.denominator)"),
      ("fee_wei", "\(quote.fee.count)"), ("fee_eth", quote.fee.text(in: .ether)),
    ]
    if let ethPrice = quote.ethPrice, let feeUSD = quote.feeUSD {
      columns += [("eth_usd", ethPrice.text), ("fee_usd", feeUSD.text(.all))]
    }
    columns += offer?.csvColumns ?? []
    columns += comparison?.csvColumns ?? []
    columns += transcoding?.csvColumns(of: quote) ?? []
    if let charged { columns += zip(ChargedPriceReport.csvHeader, charged.csvFields) }
    return [columns.map(\.0), columns.map(\.1)]
  }
}
