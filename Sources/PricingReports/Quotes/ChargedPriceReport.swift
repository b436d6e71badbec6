package import LivepeerNode
package import LivepeerPricing

/// The prices that an orchestrator charges and lists, ready to be printed.
package struct ChargedPriceReport {
  /// What is priced, which decides the forms of its price.
  private enum Price {
    case pipeline(NodePrice.Charged)
    case runner(
      ideal: Rational, RunnerPrice.Unit, Result<RunnerPrice.Advertised, RunnerPrice.Unadvertised>)
    case capability(BYOCCapability.Prices)
  }

  private let price: Price

  /// Creates the report of a price of one of the node's pipelines.
  package init(_ price: NodePrice.Charged) { self.price = .pipeline(price) }

  /// Creates the report of a price.
  ///
  /// - Parameters:
  ///   - rate: The base price.
  ///   - pipeline: What is priced; an application of a name of its own has other forms of a price.
  ///   - kind: The document of the price; nil if it is from none.
  ///   - fallback: The node's base price, which it charges in place of 0; nil if it has none.
  ///   - txCostMultiplier: The ratio of a ticket's face value to its redemption cost.
  package init(
    of rate: AnyRate, _ pipeline: Pipeline, in kind: PriceDocument.Kind?, fallback: Rational?,
    txCostMultiplier: Rational
  ) {
    let sale = ApplicationSale(of: pipeline, pricedPer: rate.unit)
    if let unit = RunnerPrice.Unit(work: rate.unit),
      kind == .runners
        || kind != .byoc && sale.map({ if case .runner = $0 { true } else { false } }) == true
    {
      let ideal = rate.weiPerUnit * Rational(unit.workPerAdvertisedUnit)
      price = .runner(
        ideal: ideal, unit,
        Result { () throws(RunnerPrice.Unadvertised) in
          try RunnerPrice.Advertised(ideal: ideal, per: unit)
        })
    } else if kind == .byoc || sale != nil {
      price = .capability(
        BYOCCapability.Prices(
          base: rate.weiPerUnit * 1_000, txCostMultiplier: txCostMultiplier))
    } else {
      price = .pipeline(
        NodePrice.Charged(
          of: rate.weiPerUnit, fallback: fallback, txCostMultiplier: txCostMultiplier))
    }
  }

  private struct Form {
    let name: String
    let key: String
    /// The price in wei per unit; nil if it does not fit the node's numbers.
    let weiPerUnit: Rational?
    let loss: NodePrice.Loss?
    var isCharged = true

    /// The price, if it is charged.
    var chargedWei: Rational? { isCharged ? weiPerUnit : nil }
  }

  /// The base price, and its name.
  private var base: (name: String, wei: Rational) {
    switch price {
    case .pipeline(let price):
      (price.isFallback ? "the node's base price" : "exact price", price.base)
    case .runner(let ideal, let unit, _): ("exact price, \(unit.advertisedName)", ideal)
    case .capability(let prices): ("exact price, seconds", prices.base)
    }
  }

  /// The units of work in one unit of the forms: 1,000 milliseconds of a second.
  private var workPerUnit: BigInt {
    switch price {
    case .pipeline: 1
    case .runner(_, let unit, _): unit.workPerAdvertisedUnit
    case .capability: 1_000
    }
  }

  private var forms: [Form] {
    switch price {
    case .pipeline(let price):
      [
        Form(
          name: "charged", key: "charged", weiPerUnit: price.adjusted.charged.weiPerUnit,
          loss: price.adjustedLoss),
        Form(
          name: "charged without auto-adjust", key: "charged_without_adjustment",
          weiPerUnit: (try? price.unadjusted.get())?.weiPerUnit, loss: price.unadjustedLoss),
        Form(
          name: "listed", key: "listed", weiPerUnit: price.listed.wholeWei,
          loss: price.listedLoss, isCharged: false),
      ]
    case .runner(_, _, let advertised):
      [
        Form(
          name: "advertised", key: "advertised",
          weiPerUnit: (try? advertised.get()).map { Rational(BigInt($0.weiPerUnit)) },
          loss: (try? advertised.get())?.loss)
      ]
    case .capability(let prices):
      [
        Form(name: "charged", key: "charged", weiPerUnit: prices.charged.wholeWei, loss: nil),
        Form(
          name: "charged without auto-adjust", key: "charged_without_adjustment",
          weiPerUnit: prices.unadjusted.wholeWei, loss: nil),
        Form(
          name: "listed", key: "listed", weiPerUnit: prices.listed.wholeWei, loss: nil,
          isCharged: false),
      ]
    }
  }

  /// Returns a table with a row for each form, and the fee of the job at it.
  func table(feesOf quote: Quote) -> TextTable {
    var table = TextTable(
      [.left, .right, .right, .right],
      header: ["", "wei per unit", "lost (ppm)", "fee in wei"])
    table.rows.append(
      .cells([base.name, base.wei.shownWei, "", "\(fee(at: base.wei, of: quote))"]))
    table.rows += forms.map { form -> TextTable.Row in
      let amount = form.chargedWei.map { fee(at: $0, of: quote) }
      return .cells([
        form.name, form.weiPerUnit?.shownWei ?? "?", lossText(form), amount.map { "\($0)" } ?? "",
      ])
    }
    return table
  }

  /// Returns the fee of a job at a form of its price, rounded up to whole wei.
  private func fee(at weiPerUnit: Rational, of quote: Quote) -> BigInt {
    (weiPerUnit / Rational(workPerUnit)).multiplied(by: quote.units, rounding: .up)
  }

  static let alignments: [TextTable.Alignment] = [.left, .right, .right, .right]
  static let tableHeader = ["", "charged", "without auto-adjust", "listed"]

  /// The forms, as the cells of one row; a runner's price is one in all of them.
  var cells: [String] { [""] + columns.map { $0.weiPerUnit?.shownWei ?? "?" } }

  /// The forms of the three columns.
  private var columns: [Form] { forms.count == 1 ? Array(repeating: forms[0], count: 3) : forms }

  private func lossText(_ form: Form) -> String {
    form.loss.map { DecimalFormat(.significant(6)).text($0.partsPerMillion) } ?? ""
  }

  /// The warnings about effects on the price that the node does not report.
  package var warnings: [String] {
    switch price {
    case .pipeline(let price): warnings(about: price)
    case .runner(_, _, .failure(let fault)): ["\(fault)"]
    case .runner: []
    case .capability(let prices): warnings(about: prices)
    }
  }

  private func warnings(about prices: BYOCCapability.Prices) -> [String] {
    var warnings: [String] = []
    let charged = NodePrice.AutoAdjusted(
      base: prices.base, txCostMultiplier: prices.txCostMultiplier
    ).charged
    if charged.isSaturated {
      warnings.append(
        "the price is beyond the node's 64-bit numbers, which charge "
          + "\(prices.charged.wholeWei?.shownWei ?? "none") wei a second; lower it")
    }
    if prices.base.isZero {
      warnings.append("the price is 0, so the node works for nothing")
    } else if prices.isFree {
      warnings.append("the price is below 1 wei a second, so the node works for nothing")
    } else if prices.listed.wholeWei?.isZero == true {
      warnings.append("the price is below 1 wei a second, so lists show it as 0; raise it")
    }
    if prices.listed.wholeWei == nil {
      warnings.append("lists omit this price, and without auto-adjust the node refuses jobs")
    }
    return warnings
  }

  private func warnings(about price: NodePrice.Charged) -> [String] {
    var warnings: [String] = []
    if price.isFallback {
      warnings.append(
        "a price of 0 is not free here: the node charges its base price, "
          + "\(price.base.shownWei) wei per unit before the surcharge")
    } else if price.base.isZero {
      warnings.append(
        "the price is 0: the node charges its -pricePerUnit if it has one, and otherwise works for "
          + "nothing")
    }
    if price.adjusted.charged.isSaturated {
      warnings.append(
        "the price is beyond the node's 64-bit numbers, which charge "
          + "\(price.adjusted.charged.weiPerUnit.shownWei) wei per unit; price more units together")
    }
    if price.adjustedLoss?.isWhole == true {
      warnings.append(
        "the price is below 0.001 wei with its surcharge, so the node works for nothing; raise it")
    } else if price.listedLoss?.isWhole == true {
      warnings.append(
        "the price is below 1 wei, so lists of capability prices show it as 0; raise it")
    }
    switch price.unadjusted {
    case .failure:
      warnings.append(
        "without auto-adjust the node refuses jobs at this price: whole wei past \(Int64.max)")
    case .success(let unadjusted)
    where price.unadjustedLoss.map { $0.share > Self.minimumLoss } ?? false:
      warnings.append(
        "without auto-adjust the price is floored to \(unadjusted.weiPerUnit.shownWei) wei per "
          + "unit: its fraction does not fit 64 bits")
    case .success: break
    }
    if case .failure = price.listed {
      warnings.append(
        "lists of capability prices omit this price: it is past \(Int64.max) wei")
    }
    return warnings
  }

  /// The loss from which a warning is given: 0.1 %.
  private static let minimumLoss = Rational(1, 1_000)

  /// The members of an entry's or a quote's object, without the prices that do not fit the node's
  /// numbers.
  var json: JSONMembers {
    JSONMembers {
      switch price {
      case .pipeline(let price):
        $0.amount("tx_cost_multiplier", price.adjusted.txCostMultiplier)
      case .capability(let prices): $0.amount("tx_cost_multiplier", prices.txCostMultiplier)
      case .runner(_, let unit, _): $0.string("advertised_unit", unit.advertisedName)
      }
      $0.amount("base_wei", base.wei)
      for form in forms {
        $0.amount("\(form.key)_wei", form.weiPerUnit)
        $0.amount("\(form.key)_loss_ppm", form.loss?.partsPerMillion)
      }
    }
  }

  static let csvHeader = ["charged_wei", "charged_without_adjustment_wei", "listed_wei"]

  var csvFields: [String] { columns.map { $0.weiPerUnit?.decimalText.text ?? "" } }
}

extension Result where Success == NodePrice.WholeWei {
  /// The price in wei; nil if it does not fit.
  fileprivate var wholeWei: Rational? { (try? get()).map { Rational(BigInt($0.weiPerUnit)) } }
}
