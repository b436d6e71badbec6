internal import LivepeerNode
package import LivepeerPricing

/// A price sheet, ready to be printed.
package struct PricesReport {
  package var rows: [PriceRow]
  let sheet: PriceSheet
  let ethPrice: ETHPrice?
  let showsCharged: Bool
  let showsHeadroom: Bool
  /// Whether the prices are those of orchestrators in a list.
  let showsOrchestrators: Bool
  /// The ETH prices that entries imply compared with a reference in dollars, if there is one.
  let implied: [PriceEntry.ImpliedETHPrice]?

  /// Creates the report of a sheet, all of whose entries are in force.
  ///
  /// - Parameters:
  ///   - sheet: The sheet.
  ///   - isDocumented: Whether the sheet is that of the catalogue's documented prices.
  ///   - catalogue: The known pipelines.
  ///   - ethPrice: The ETH price, if known.
  ///   - showsCharged: Whether the rows' charged prices are shown.
  ///   - showsHeadroom: Whether the rows' margins under a cap are shown.
  ///   - implied: The ETH prices that entries imply, if there is a reference.
  package init(
    of sheet: PriceSheet, isDocumented: Bool = false, catalogue: PipelineCatalogue,
    at ethPrice: ETHPrice?, showsCharged: Bool = false,
    showsHeadroom: Bool = false, implied: [PriceEntry.ImpliedETHPrice]? = nil
  ) {
    self.sheet = sheet
    self.ethPrice = ethPrice
    self.showsCharged = showsCharged
    self.showsHeadroom = showsHeadroom
    self.implied = implied
    showsOrchestrators = false
    rows = sheet.entries.map {
      PriceRow($0, catalogue: catalogue, ethPrice: ethPrice, isDocumented: isDocumented)
    }
    for implied in implied ?? [] { rows[implied.index].implied = implied.ethPrice }
  }

  /// Creates the report of offers in a list of the network's prices.
  ///
  /// What is charged for an offer that is listed at 0, a list does not say.
  package init(
    of offers: [PriceRow], at ethPrice: ETHPrice?, showsCharged: Bool = false,
    showsHeadroom: Bool = false
  ) {
    sheet = PriceSheet(offers.map(\.entry))
    self.ethPrice = ethPrice
    self.showsCharged = showsCharged
    self.showsHeadroom = showsHeadroom
    showsOrchestrators = true
    implied = nil
    rows = offers.map { offer in
      var row = offer
      if row.weiPerUnit?.isZero == true { row.charged = nil }
      return row
    }
  }

  private var showsImplied: Bool { implied != nil }

  package var output: CommandOutput {
    CommandOutput(
      tables: [table] + (showsCharged ? [chargedTable] : [])
        + (showsHeadroom ? [headroomTable] : []) + (showsImplied ? [impliedTable] : []),
      json: .array(rows.map(json)), csv: csv)
  }

  /// The table, with names above their figures because both do not fit into 80 columns.
  private var table: TextTable {
    var table = TextTable([.left, .right, .suffix], header: ["", "wei per unit", ""])
    if ethPrice != nil {
      table.alignments += [.right, .right, .suffix]
      table.header? += ["USD per unit", "USD", ""]
    }
    for row in rows {
      var cells = [
        "", row.weiPerUnit?.shownWei ?? "?", row.unit.map { "/\($0.symbol)" } ?? "",
      ]
      if ethPrice != nil {
        cells += [
          row.usdPerUnit.map { DecimalFormat(.significant(6)).text($0) } ?? "?",
          row.usdPerScale.map { USD($0).text() } ?? "?",
          row.scale.map { "/\($0.symbol)" } ?? "",
        ]
      }
      table.rows += [.text(row.name), .cells(cells)]
    }
    table.rows += documentedLines.map { .note($0) }
    return table
  }

  /// When prices were documented, and which were not if only some were.
  private var documentedLines: [String] {
    guard let period = rows.lazy.compactMap(\.documentedIn).first else { return [] }
    var named: Set<Pipeline> = []
    let others = rows.filter { $0.documentedIn != period }.map(\.entry.pipeline)
      .filter { named.insert($0).inserted }.map(\.shown)
    let exception = others.isEmpty ? "" : ", but for \(others.joined(separator: ", "))"
    return "documented in \(period)\(exception)".wrapped(at: 80)
  }

  private var chargedTable: TextTable {
    TextTable(
      ChargedPriceReport.alignments, header: ChargedPriceReport.tableHeader,
      rows: rows.flatMap { row in
        [.text(row.name)] + (row.charged.map { [.cells($0.cells)] } ?? [])
      })
  }

  private var headroomTable: TextTable {
    TextTable(
      Headroom.alignments, header: Headroom.tableHeader,
      rows: rows.flatMap { row in
        [.text(row.name), row.headroom.map { .cells($0.cells) } ?? .text("  no cap")]
      } + Headroom.legend)
  }

  private var impliedTable: TextTable {
    TextTable(
      [.right, .left], header: ["implied ETH", ""],
      rows: rows.map { row in
        .cells([row.implied.map { "$" + USD($0.usdPerETH).text() } ?? "?", row.name])
      })
  }

  private func json(_ row: PriceRow) -> JSONMembers {
    JSONMembers {
      $0.string("pipeline", row.entry.pipeline.name)
      $0.string("model", row.modelID.name)
      $0.string("gateway", row.entry.gateway.text)
      if let orchestrator = row.orchestrator {
        $0.string("address", orchestrator.address.isEmpty ? nil : orchestrator.address)
        $0.string("url", orchestrator.url.isEmpty ? nil : orchestrator.url)
      }
      $0.bool("warm", row.entry.isWarm)
      $0.string("unit", row.unit?.rawValue)
      $0.fraction("wei_per_unit", row.weiPerUnit)
      if ethPrice != nil {
        $0.amount("usd_per_unit", row.usdPerUnit)
        $0.string("scale", row.scale?.name)
        $0.amount("usd_per_scale", row.usdPerScale)
      }
      $0.add(row.charged?.json)
      $0.object("headroom", row.headroom?.json)
      $0.amount("implied_eth_usd", row.implied?.usdPerETH)
    }
  }

  private var csv: [[String]] {
    let header = [
      "pipeline", "model", "gateway", "warm", "unit", "wei_numerator", "wei_denominator",
    ]
    let dollars = ["usd_per_unit", "scale", "usd_per_scale"]
    let orchestrators = showsOrchestrators ? ["address", "url"] : []
    let more =
      (showsCharged ? ChargedPriceReport.csvHeader : [])
      + (showsHeadroom ? Headroom.csvHeader : []) + (showsImplied ? ["implied_eth_usd"] : [])
      + orchestrators
    return [header + (ethPrice == nil ? [] : dollars) + more]
      + rows.map { row in
        var record = [
          row.entry.pipeline.name, row.modelID.name, row.entry.gateway.text,
          "\(row.entry.isWarm)",
          row.unit?.rawValue ?? "", row.weiPerUnit.map { "\($0.numerator)" } ?? "",
          row.weiPerUnit.map { "\($0.denominator)" } ?? "",
        ]
        if ethPrice != nil {
          record += [
            row.usdPerUnit?.decimalText.text ?? "", row.scale?.name ?? "",
            row.usdPerScale?.decimalText.text ?? "",
          ]
        }
        if showsCharged {
          record += row.charged?.csvFields ?? ChargedPriceReport.csvHeader.map { _ in "" }
        }
        if showsHeadroom {
          record += row.headroom?.csvFields ?? Headroom.csvHeader.map { _ in "" }
        }
        if showsImplied { record.append(row.implied?.usdPerETH.decimalText.text ?? "") }
        if showsOrchestrators {
          record += [row.orchestrator?.address ?? "", row.orchestrator?.url ?? ""]
        }
        return record
      }
  }
}
