internal import LivepeerEarnings
internal import LivepeerPricing

// What the months of records came to: each with its own work, price and ETH price, and the costs of its
// days.

extension EarningsReport {
  /// A month of records.
  struct Month {
    let request: EarningsScenario.Request.Month
    /// Its exact figures, by the names of a statement's.
    let figures: [EarningsFigure]

    var name: String { "\(request.records.period)" }

    /// Returns the figure of a name; nil if the month has none.
    func figure(_ name: String) -> Rational? { figures.first { $0.name == name }?.value }
  }

  /// Returns the months of the request.
  ///
  /// - Throws: `RateError` if an ETH price is needed.
  func months(of request: EarningsScenario.Request) throws -> [Month] {
    try request.months.map { month in
      let daily = try Earnings(month.scenario, at: month.ethPrice).statement(per: .day)
      return Month(
        request: month,
        figures: figures(of: daily).compactMap {
          EarningsFigure($0.name, month.total(ofDaily: $0.value))
        })
    }
  }

  var monthsJSON: [JSONMembers]? {
    months.isEmpty
      ? nil
      : months.map { month in
        let records = month.request.records
        return JSONMembers {
          $0.string("month", month.name)
          $0.whole("days", records.days)
          $0.whole("payments", records.payments)
          $0.amount("eth_usd", month.request.ethPrice?.usdPerETH)
          $0.object("total") {
            $0.amount("units", records.count)
            $0.add(month.figures)
          }
        }
      }
  }
}

extension EarningsTable {
  /// The months, if there are several: in dollars if they are known, and otherwise in ETH.
  var monthRows: [TextTable.Row] {
    let months = report.months
    guard months.count > 1 else { return [] }
    let isInDollars = months.allSatisfy { $0.request.ethPrice != nil }
    let names = isInDollars ? ["gross_usd", "kept_usd", "net_usd"] : ["gross_wei", "kept_wei"]
    let columns = names.map { name in
      months.map { month -> String in
        guard let figure = month.figure(name) else { return "" }
        return isInDollars
          ? figure.dollarsText
          : DecimalFormat(.significant(6)).text(
            figure / Rational(.powerOfTen(EtherUnit.ether.powerOfTen)))
      }.alignedAtPoint
    }
    let header = [isInDollars ? "USD" : "ETH", "gross", "kept"] + (isInDollars ? ["net"] : [""])
    return [.text(""), .cells(header)]
      + months.indices.map { index in
        let days = counted(months[index].request.records.days, "day")
        return .cells(
          ["\(months[index].name), \(days)"] + columns.map { $0[index] }
            + (isInDollars ? [] : [""]))
      }
  }
}
