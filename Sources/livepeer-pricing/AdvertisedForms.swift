internal import ArgumentParser
internal import ExactMath
internal import LivepeerPricing

/// `--advertised` and what goes with it.
struct AdvertisedOptions: ParsableArguments {
  @Flag(help: "Show the price as the node advertises it, and what each form loses.")
  var advertised = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The node's multiplier for the price with its surcharge, base x (1 + 1/n). Without it 100.",
      valueName: "n"),
    transform: { try Self.multiplier($0) })
  var txCostMultiplier: Rational?

  func validate() throws {
    if txCostMultiplier != nil, !advertised {
      throw ValidationError("--tx-cost-multiplier goes with --advertised")
    }
  }

  /// A price in the node's forms, where they were asked for.
  func forms(of weiPerUnit: Rational) -> AdvertisedForms? {
    guard advertised else { return nil }
    return AdvertisedForms(
      price: AdvertisedPrice(
        ideal: weiPerUnit,
        txCostMultiplier: txCostMultiplier ?? AutoAdjustedPrice.defaultTxCostMultiplier))
  }

  /// A multiplier, zero or more.
  static func multiplier(_ text: String) throws -> Rational {
    let number = try BigDecimal(text, limits: .default).rational
    guard !number.isNegative else {
      throw ValidationError("'\(text.shown())': a multiplier is not negative; write it as 100")
    }
    return number
  }
}

/// A price in each form in which the node advertises it, ready to be printed.
struct AdvertisedForms {
  let price: AdvertisedPrice

  private struct Form {
    let name: String
    let key: String
    /// nil where the form does not hold the price.
    let weiPerUnit: Rational?
    let loss: PriceLoss?
  }

  private var forms: [Form] {
    [
      Form(
        name: "fixed", key: "fixed", weiPerUnit: price.fixed.weiPerUnit, loss: price.fixedLoss),
      Form(
        name: "whole wei", key: "whole_wei",
        weiPerUnit: (try? price.wholeWei.get()).map { Rational(BigInt($0.weiPerUnit)) },
        loss: price.wholeWeiLoss),
      Form(
        name: "with surcharge", key: "auto_adjusted",
        weiPerUnit: price.adjusted.advertised.weiPerUnit, loss: price.adjustedLoss),
    ]
  }

  /// A row a form, with what the job would cost at it.
  func table(feesOf quote: Quote) -> TextTable {
    var table = TextTable(
      [.left, .right, .right, .right],
      header: ["advertised", "wei per unit", "loss in ppm", "fee in wei"])
    table.rows.append(
      .cells(["exact", price.ideal.shownWei, "", "\(quote.fee.count)"]))
    table.rows += forms.map { form in
      let fee = form.weiPerUnit.map { $0.multiplied(by: quote.units, rounding: .up) }
      return .cells([
        form.name, form.weiPerUnit?.shownWei ?? "?", lossText(form), fee.map { "\($0)" } ?? "?",
      ])
    }
    return table
  }

  static let alignments: [TextTable.Alignment] = [
    .left, .right, .right, .right, .right, .right, .right,
  ]
  static let tableHeader = ["", "fixed", "-ppm", "whole wei", "-ppm", "surcharged", "-ppm"]

  /// Each form and its loss, in one row.
  var cells: [String] {
    [""]
      + forms.flatMap { form in
        [
          form.weiPerUnit?.shownWei ?? "?",
          form.loss.map { DecimalFormat(.significant(3)).text($0.partsPerMillion) } ?? "",
        ]
      }
  }

  private func lossText(_ form: Form) -> String {
    form.loss.map { DecimalFormat(.significant(6)).text($0.partsPerMillion) } ?? ""
  }

  /// What happens to the price without a word from the node.
  var warnings: [String] {
    var warnings: [String] = []
    if price.fixed.isSaturated {
      warnings.append(
        "the price is beyond the node's fixed form, which stays at "
          + "\(price.fixed.weiPerUnit.shownWei) wei per unit; price more units together")
    }
    if price.fixedLoss?.isWhole == true {
      warnings.append(
        "the price is below 0.001 wei, so the node advertises it as free; raise it")
    } else if price.wholeWeiLoss?.isWhole == true {
      warnings.append(
        "the price is below 1 wei, so lists of capability prices show it as 0; raise it")
    }
    if case .failure(let overflow) = price.wholeWei { warnings.append("\(overflow)") }
    if case .failure(let overflow) = price.wire {
      warnings.append("\(overflow), and wraps on the wire; use fewer digits")
    }
    return warnings
  }

  var json: JSONValue {
    var members = [
      JSONMember("tx_cost_multiplier", price.adjusted.txCostMultiplier.decimalJSON),
      JSONMember("ideal", price.ideal.fractionJSON),
    ]
    for form in forms {
      members += [
        JSONMember(form.key, form.weiPerUnit?.decimalJSON ?? .null),
        JSONMember("\(form.key)_loss_ppm", form.loss?.partsPerMillion.decimalJSON ?? .null),
      ]
    }
    let wire = try? price.wire.get()
    members += [
      JSONMember("saturated", .bool(price.fixed.isSaturated)),
      JSONMember(
        "wire",
        wire.map {
          [
            "pricePerUnit": .string("\($0.pricePerUnit)"),
            "pixelsPerUnit": .string("\($0.pixelsPerUnit)"),
          ]
        } ?? .null),
    ]
    return .object(members)
  }

  static let csvHeader = [
    "fixed_wei", "fixed_loss_ppm", "whole_wei", "whole_wei_loss_ppm", "auto_adjusted_wei",
    "auto_adjusted_loss_ppm",
  ]

  var csvColumns: [(String, String)] {
    let cells = forms.flatMap { form in
      [
        form.weiPerUnit?.decimalText.text ?? "",
        form.loss?.partsPerMillion.decimalText.text ?? "",
      ]
    }
    return Array(zip(AdvertisedForms.csvHeader, cells))
  }
}

extension Rational {
  /// A price in wei as a table shows it: twelve digits, with `~` where there are more.
  var shownWei: String { DecimalFormat(.significant(12)).markedText(self) }
}
