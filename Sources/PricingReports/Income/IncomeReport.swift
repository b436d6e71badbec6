package import LivepeerEarnings
internal import LivepeerPricing

/// What payments brought by period and group, ready to be printed.
package struct IncomeReport {
  let totals: IncomeTotals
  private let rows: [IncomeTotals.Row]
  private let total: IncomeTotals.Sums

  /// Creates the report of totals.
  ///
  /// - Parameters:
  ///   - totals: The totals.
  ///   - hasETHPrices: Whether ETH prices are given, so that no payments are no dollars.
  package init(_ totals: IncomeTotals, hasETHPrices: Bool = false) {
    self.totals = totals
    rows = totals.rows
    total = hasETHPrices ? totals.total.pricedIfEmpty : totals.total
  }

  package var output: CommandOutput {
    CommandOutput(table: table, json: json.object, csv: csv)
  }

  /// What was left out, and what is not exact: a line each.
  package var notes: [String] {
    var notes: [String] = []
    func note(_ count: BigInt, _ one: String, _ many: String) {
      if !count.isZero { notes.append("\(count) \(count == 1 ? one : many)") }
    }
    note(
      totals.otherEvents, "event of another type is passed over",
      "events of other types are passed over")
    note(
      totals.repeated, "record repeats an earlier one and is left out",
      "records repeat earlier ones and are left out")
    note(
      totals.rejected, "record cannot be read and is left out",
      "records cannot be read and are left out")
    for (index, column) in totals.grouping.columns.enumerated()
    where !rows.isEmpty && rows.allSatisfy({ $0.names[index].isEmpty }) {
      notes.append("no record has a value of '\(column.shown())', by which they are divided")
    }
    if !total.roundingError.isZero {
      notes.append(
        "events are rounded: the total is exact to "
          + "\(DecimalFormat(.significant(6)).text(total.roundingError)) wei, up or down")
    }
    return notes
  }

  private var hasCosts: Bool { total.cost > 0 }
  private var hasDollars: Bool { total.amountUSD != nil }
}

extension IncomeTotals.Sums {
  /// The sums, those of no payments with no dollars.
  var pricedIfEmpty: IncomeTotals.Sums {
    records.isZero
      ? IncomeTotals.Sums(
        records: 0, amount: 0, roundingError: 0, cost: 0, amountUSD: .zero, costUSD: .zero)
      : self
  }
}

// MARK: - Table

extension IncomeReport {
  private var table: TextTable {
    let columns = totals.grouping.columns
    var header = [totals.grouping.interval.rawValue] + columns + ["records"]
    header += hasCosts ? ["ETH", "costs", "net ETH"] : ["ETH"]
    if hasDollars { header.append(hasCosts ? "net USD" : "USD") }
    let sums = rows.map(\.sums) + [total]
    let eth = DecimalFormat(.decimals(9))
    func figures(_ wei: (IncomeTotals.Sums) -> Rational) -> [String] {
      sums.map { eth.text(wei($0).inETH) }
    }
    var figures = [figures(\.amount)]
    if hasCosts { figures += [self.costs(sums, eth), sums.map { eth.text($0.net.inETH) }] }
    if hasDollars {
      figures.append(sums.map { ($0.netUSD?.dollars ?? 0).dollarsText }.alignedAtPoint)
    }
    let names =
      rows.map { ["\($0.period)"] + $0.names } + [
        ["total"] + columns.map { _ in "" }
      ]
    let lines = names.indices.map { index in
      TextTable.Row.cells(
        names[index] + ["\(sums[index].records)"] + figures.map { $0[index] })
    }
    return TextTable(
      Array(repeating: .left, count: columns.count + 1)
        + Array(repeating: .right, count: header.count - columns.count - 1),
      header: header, rows: lines)
  }

  private func costs(_ sums: [IncomeTotals.Sums], _ format: DecimalFormat) -> [String] {
    sums.map { $0.cost == 0 ? "-" : format.text(-Rational($0.cost.count).inETH) }
  }
}

extension Rational {
  /// A number of wei in ETH.
  fileprivate var inETH: Rational { self / Rational(.powerOfTen(EtherUnit.ether.powerOfTen)) }
}

// MARK: - JSON and CSV

/// The names of an income's members in JSON and of its columns in CSV.
enum IncomeKey: String, CaseIterable {
  case interval = "per"
  case utcOffset = "utc_offset"
  case columns = "by"
  case periods, total, rejected, repeated
  case otherEvents = "other_events"
  case period, group, records
  case amount = "amount_wei"
  case cost = "cost_wei"
  case net = "net_wei"
  case roundingError = "rounding_error_wei"
  case amountUSD = "amount_usd"
  case amountUSDExact = "amount_usd_exact"
  case costUSD = "cost_usd"
  case costUSDExact = "cost_usd_exact"
  case netUSD = "net_usd"
  case netUSDExact = "net_usd_exact"
}

extension IncomeReport {
  var json: JSONMembers {
    let grouping = totals.grouping
    return JSONMembers {
      $0.string(.interval, grouping.interval.rawValue)
      $0.string(.utcOffset, "\(grouping.utcOffset)")
      if !grouping.columns.isEmpty {
        $0.strings(IncomeKey.columns.rawValue, grouping.columns)
      }
      $0.array(IncomeKey.periods.rawValue, rows.map(members))
      $0.object(IncomeKey.total.rawValue, IncomeReport.members(total))
      $0.whole(IncomeKey.rejected.rawValue, totals.rejected)
      $0.whole(IncomeKey.repeated.rawValue, totals.repeated)
      $0.whole(IncomeKey.otherEvents.rawValue, totals.otherEvents)
    }
  }

  private func members(_ row: IncomeTotals.Row) -> JSONMembers {
    JSONMembers {
      $0.string(.period, "\(row.period)")
      if !row.names.isEmpty {
        $0.object(IncomeKey.group.rawValue) { members in
          for (column, name) in zip(totals.grouping.columns, row.names) {
            members.string(column, name)
          }
        }
      }
      $0.add(IncomeReport.members(row.sums))
    }
  }

  static func members(_ sums: IncomeTotals.Sums) -> JSONMembers {
    JSONMembers {
      $0.whole(IncomeKey.records.rawValue, sums.records)
      $0.decimal(IncomeKey.amount.rawValue, sums.amount)
      $0.whole(IncomeKey.cost.rawValue, sums.cost.count)
      $0.decimal(IncomeKey.net.rawValue, sums.net)
      if !sums.roundingError.isZero {
        $0.decimal(IncomeKey.roundingError.rawValue, sums.roundingError)
      }
      $0.amount(IncomeKey.amountUSD.rawValue, sums.amountUSD?.dollars)
      $0.amount(IncomeKey.costUSD.rawValue, sums.costUSD?.dollars)
      $0.amount(IncomeKey.netUSD.rawValue, sums.netUSD?.dollars)
    }
  }

  private var csv: [[String]] {
    let dollars: [IncomeKey] = hasDollars ? [.amountUSD, .costUSD, .netUSD] : []
    let keys = [IncomeKey.records, .amount, .cost, .net] + dollars
    return [[IncomeKey.period.rawValue] + totals.grouping.columns + keys.map(\.rawValue)]
      + rows.map { row in
        let sums = row.sums
        let usd = [sums.amountUSD, sums.costUSD, sums.netUSD].compactMap(\.self)
        return ["\(row.period)"] + row.names
          + ["\(sums.records)", sums.amount.decimalText.text, "\(sums.cost.count)"]
          + [sums.net.decimalText.text] + (hasDollars ? usd.map(\.dollars.decimalText.text) : [])
      }
  }
}

extension JSONMembers {
  fileprivate mutating func string(_ key: IncomeKey, _ value: String) {
    string(key.rawValue, value)
  }
}
