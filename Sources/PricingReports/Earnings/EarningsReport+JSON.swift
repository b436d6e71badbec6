internal import LivepeerEarnings
internal import LivepeerNode
internal import LivepeerPricing

extension EarningsReport {
  /// All exact figures: those of the only work, or of each under `entries` if there are several.
  var json: JSONMembers {
    let breakEven = earnings.breakEven
    let isOneWork = scenario.works.count == 1
    return JSONMembers {
      $0.object("refusal", refusalJSON)
      if isOneWork { $0.add(workJSON(0)) }
      $0.object("records", recordsJSON)
      // That of records is an average, whose digits may never end.
      $0.amount("eth_usd", earnings.ethPrice?.usdPerETH)
      if isOneWork { $0.fraction("price", earnings.weiPerUnit[0]) }
      $0.object("per") {
        for statement in statements {
          $0.object(statement.period.rawValue) {
            if isOneWork { $0.amount("units", statement.works[0].units) }
            $0.add(figures(of: statement))
          }
        }
      }
      if let months = monthsJSON { $0.array("months", months) }
      $0.object("break_even") {
        if isOneWork { $0.add(json(breakEven.works[0])) }
        $0.solution("eth_usd", breakEven.ethPrice)
        if scenario.costs.electricity != nil {
          $0.solution("electricity_usd_per_kwh", breakEven.usdPerKilowattHour)
        }
        $0.solution("payback_months", breakEven.paybackMonths)
      }
      $0.object("goal", goalJSON)
      $0.object("tickets", ticketJSON)
      $0.object("rewards", scenario.rewards.map(json))
      $0.object("contract_split", split?.json)
      if !isOneWork {
        $0.array(
          "entries", scenario.works.indices.map { entryJSON($0, breakEven.works[$0]) })
      }
      if let curve { $0.array("sweep", curve.points.map { json($0, of: curve.sweep.term) }) }
      if let grid { $0.array("sweep", json(grid)) }
    }
  }

  /// The goal, and the price that meets it.
  private var goalJSON: JSONMembers? {
    guard let goal = request.goal, let price = goalPrice else { return nil }
    return JSONMembers {
      switch goal {
      case .net(let net, let period): $0.decimal("net_usd_per_\(period)", net.dollars)
      case .margin(let share): $0.decimal("margin", share.fraction)
      }
      $0.solution("price_wei", price)
      $0.string("entry", goalEntry?.jsonText(.compact))
      if let position = goalPosition {
        $0.whole("rank", position.rank)
        $0.whole("cheaper", position.cheaper)
        $0.whole("equal", position.equal)
        $0.whole("dearer", position.dearer)
      }
    }
  }

  /// What the records are of; nil without records.
  private var recordsJSON: JSONMembers? {
    request.records.map { records in
      JSONMembers {
        $0.whole("payments", records.payments)
        $0.whole("days", records.days)
        $0.string("first", records.first.map { "\($0)" })
        $0.string("last", records.last.map { "\($0)" })
        $0.amount("amount_wei", records.amount)
      }
    }
  }

  private func workJSON(_ index: Int) -> JSONMembers {
    let work = scenario.works[index]
    return JSONMembers {
      $0.string("pipeline", work.pipeline.name)
      $0.string("model", work.modelID?.name)
      $0.string("unit", work.unit.rawValue)
    }
  }

  private func entryJSON(_ index: Int, _ breakEven: BreakEven.Work) -> JSONMembers {
    JSONMembers {
      $0.add(workJSON(index))
      $0.decimal("share_of_time", scenario.works[index].shareOfTime.fraction)
      $0.fraction("price", earnings.weiPerUnit[index])
      $0.object("per") {
        for statement in statements {
          let work = statement.works[index]
          $0.object(statement.period.rawValue) {
            $0.amount("units", work.units)
            $0.add(income(work.income, in: statement))
          }
        }
      }
      $0.object("break_even", json(breakEven))
    }
  }

  private func json(_ work: BreakEven.Work) -> JSONMembers {
    JSONMembers {
      $0.solution("price_wei", work.weiPerUnit)
      $0.solution("jobs_per_day", work.jobsPerDay)
      $0.solution("utilization", work.utilization)
    }
  }

  private func json(
    _ point: EarningsSweep.Point, of term: EarningsSweep.Term
  ) -> JSONMembers {
    JSONMembers {
      $0.add(term, point.value)
      $0.amount("net_usd_per_month", point.netPerMonth.dollars)
    }
  }

  private func json(_ grid: EarningsSweep.Grid) -> [JSONMembers] {
    zip(grid.rows.values, grid.netPerMonth).flatMap { row, nets in
      zip(grid.columns.values, nets).map { column, net in
        JSONMembers {
          $0.add(grid.rows.term, row)
          $0.add(grid.columns.term, column)
          $0.amount("net_usd_per_month", net.dollars)
        }
      }
    }
  }
}

extension JSONMembers {
  /// Adds the value, or a member `…_none` with the reason why there is none.
  mutating func solution(_ name: String, _ solution: BreakEven.Solution?) {
    switch solution {
    case .at(let value)?: amount(name, value)
    case .none(let reason)?: string(name + "_none", "\(reason)")
    case nil: break
    }
  }

  /// Adds a value of a term of a sweep; a price per unit.
  fileprivate mutating func add(_ term: EarningsSweep.Term, _ value: Rational) {
    let value = term.perUnit(value)
    // A price per unit may be a fraction that does not terminate.
    if case .price = term { amount(term.member, value) } else { decimal(term.member, value) }
  }

  mutating func add(_ figures: [EarningsFigure]) {
    for figure in figures { amount(figure.name, figure.value) }
  }
}
