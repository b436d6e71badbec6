package import LivepeerNode
package import LivepeerPricing

/// The market of the network's prices, ready to be printed.
package struct MarketReport {
  let rows: [MarketRow]
  let summary: Market.Reader.Summary
  let ethPrice: ETHPrice?
  /// The gateway's weights, if chances are asked for.
  let selection: Market.Selection?
  let showsOwn: Bool
  let showsCaps: Bool
  /// The caps on work that nobody offers.
  let unusedCaps: [GatewayCaps.Cap]

  /// Creates the report of groups of offers.
  ///
  /// - Parameters:
  ///   - rows: The groups.
  ///   - summary: What was read.
  ///   - ethPrice: The ETH price, if known.
  ///   - selection: The gateway's weights, if chances are asked for.
  ///   - showsOwn: Whether the user's own prices are compared.
  ///   - showsCaps: Whether a gateway's caps are applied.
  ///   - unusedCaps: The caps on work that nobody offers.
  package init(
    _ rows: [MarketRow], _ summary: Market.Reader.Summary, at ethPrice: ETHPrice?,
    selection: Market.Selection? = nil, showsOwn: Bool = false, showsCaps: Bool = false,
    unusedCaps: [GatewayCaps.Cap] = []
  ) {
    self.rows = rows
    self.summary = summary
    self.ethPrice = ethPrice
    self.selection = selection
    self.showsOwn = showsOwn
    self.showsCaps = showsCaps
    self.unusedCaps = unusedCaps
  }

  package var output: CommandOutput {
    CommandOutput(
      tables: [table] + (showsOwn ? [ownTable] : []) + (showsCaps ? [capsTable] : [])
        + (selection == nil ? [] : [chancesTable]),
      json: json.object, csv: csv, title: MarketChart.title,
      chart: MarketChart(rows, at: ethPrice)?.svg)
  }

  private var json: JSONMembers {
    JSONMembers {
      $0.array("groups", rows.map(json))
      $0.whole("lists", summary.listCount)
      $0.whole("older_lists", summary.olderListCount)
      $0.whole("other_events", summary.otherEventCount)
      $0.whole("repeated", summary.repeatedCount)
      $0.whole("unusable", summary.unusable.count)
      $0.whole("unpriced_runners", summary.unpricedRunnerCount)
    }
  }

  private func json(_ row: MarketRow) -> JSONMembers {
    JSONMembers {
      $0.string("pipeline", row.group.pipeline.name)
      $0.string("model", row.group.modelID.name)
      $0.string("unit", row.group.unit.rawValue)
      $0.whole("offers", row.group.offers.count)
      $0.whole("free", row.group.freeCount)
      $0.whole("warm", row.group.warmCount)
      $0.whole("capacity", row.group.capacity)
      for (name, rate) in row.quantiles { $0.amount("\(name)_wei", rate?.weiPerUnit) }
      if let ethPrice {
        $0.string("scale", row.scale.name)
        for (name, rate) in row.quantiles {
          $0.amount("\(name)_usd", rate.map { row.dollars($0, at: ethPrice) })
        }
      }
      $0.object("mine", row.own.map { json($0, row) })
      $0.amount("cap_wei", row.cap?.weiPerUnit)
      $0.whole("within_cap", row.withinCap.map { BigInt($0) })
      $0.whole("charged_within_cap", row.chargedWithinCap.map { BigInt($0) })
      $0.object("selection", row.draw.map { json($0, row) })
    }
  }

  private func json(_ own: MarketRow.OwnPrice, _ row: MarketRow) -> JSONMembers {
    JSONMembers {
      $0.amount("wei", own.offer.listed.weiPerUnit)
      if let position = own.position {
        $0.whole("rank", position.rank)
        $0.whole("cheaper", position.cheaper)
        $0.whole("equal", position.equal)
        $0.whole("dearer", position.dearer)
      }
      $0.decimal("chance", row.chances?.own?.rational)
      $0.string("median_entry", own.medianEntry)
      $0.string("lower_quartile_entry", own.lowerQuartileEntry)
    }
  }

  private func json(_ draw: Market.Draw, _ row: MarketRow) -> JSONMembers {
    JSONMembers {
      $0.whole("candidates", draw.candidates.count)
      $0.bool("warm", draw.isOfWarmOffers)
      $0.bool("price_matters", matters(draw))
      $0.decimal("cheapest_chance", row.chances?.cheapest?.rational)
      $0.decimal("dearest_chance", row.chances?.dearest?.rational)
    }
  }

  /// Whether prices change the chances.
  func matters(_ draw: Market.Draw) -> Bool {
    !draw.candidates.isEmpty && !draw.isBlindToPrice && selection?.priceWeight.isZero == false
  }

  private var csv: [[String]] {
    let names = MarketRow.quantileNames
    var header = ["pipeline", "model", "unit", "offers", "free", "warm", "capacity"]
    header += names.map { "\($0)_wei" }
    if ethPrice != nil { header += ["scale"] + names.map { "\($0)_usd" } }
    if showsOwn { header += ["mine_wei", "rank", "cheaper", "equal", "dearer"] }
    if showsCaps { header += ["cap_wei", "within_cap", "charged_within_cap"] }
    if selection != nil {
      header += ["candidates", "price_matters", "cheapest_chance", "dearest_chance"]
      if showsOwn { header.append("own_chance") }
    }
    return [header] + rows.map(csvRecord)
  }

  private func csvRecord(_ row: MarketRow) -> [String] {
    var record = [
      row.group.pipeline.name, row.group.modelID.name, row.group.unit.rawValue,
      "\(row.group.offers.count)", "\(row.group.freeCount)", "\(row.group.warmCount)",
      "\(row.group.capacity)",
    ]
    record += row.quantiles.map { $0.rate?.weiPerUnit.decimalText.text ?? "" }
    if let ethPrice {
      record.append(row.scale.name)
      record += row.quantiles.map {
        $0.rate.map { row.dollars($0, at: ethPrice).decimalText.text } ?? ""
      }
    }
    if showsOwn {
      let position = row.own?.position
      record.append(row.own?.offer.listed.weiPerUnit.decimalText.text ?? "")
      record += [position?.rank, position?.cheaper, position?.equal, position?.dearer].map {
        $0.map { "\($0)" } ?? ""
      }
    }
    if showsCaps {
      record.append(row.cap?.weiPerUnit.decimalText.text ?? "")
      record += [row.withinCap, row.chargedWithinCap].map { $0.map { "\($0)" } ?? "" }
    }
    if selection != nil {
      record += [
        row.draw.map { "\($0.candidates.count)" } ?? "",
        row.draw.map { "\(matters($0))" } ?? "",
      ]
      let chances = row.chances
      record += ([chances?.cheapest, chances?.dearest] + (showsOwn ? [chances?.own] : [])).map {
        $0.map { $0.rational.decimalText.text } ?? ""
      }
    }
    return record
  }
}
