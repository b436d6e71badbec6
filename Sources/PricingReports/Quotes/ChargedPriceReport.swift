package import LivepeerNode
internal import LivepeerPricing

/// The prices that an orchestrator charges and lists, ready to be printed.
package struct ChargedPriceReport {
  let price: NodePrice.Charged

  package init(_ price: NodePrice.Charged) { self.price = price }

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

  private var forms: [Form] {
    [
      Form(
        name: "charged", key: "charged", weiPerUnit: price.adjusted.charged.weiPerUnit,
        loss: price.adjustedLoss),
      Form(
        name: "charged without auto-adjust", key: "charged_without_adjustment",
        weiPerUnit: (try? price.unadjusted.get())?.weiPerUnit, loss: price.unadjustedLoss),
      Form(
        name: "listed", key: "listed",
        weiPerUnit: (try? price.listed.get()).map { Rational(BigInt($0.weiPerUnit)) },
        loss: price.listedLoss, isCharged: false),
    ]
  }

  /// Returns a table with a row for each form, and the fee of the job at it.
  func table(feesOf quote: Quote) -> TextTable {
    var table = TextTable(
      [.left, .right, .right, .right],
      header: ["", "wei per unit", "lost (ppm)", "fee in wei"])
    table.rows.append(
      .cells([
        price.isFallback ? "the node's base price" : "exact price", price.base.shownWei, "",
        "\(price.base.multiplied(by: quote.units, rounding: .up))",
      ]))
    table.rows += forms.map { form in
      let fee = form.chargedWei?.multiplied(by: quote.units, rounding: .up)
      return .cells([
        form.name, form.weiPerUnit?.shownWei ?? "?", lossText(form), fee.map { "\($0)" } ?? "",
      ])
    }
    return table
  }

  static let alignments: [TextTable.Alignment] = [.left, .right, .right, .right]
  static let tableHeader = ["", "charged", "without auto-adjust", "listed"]

  /// The forms, as the cells of one row.
  var cells: [String] { [""] + forms.map { $0.weiPerUnit?.shownWei ?? "?" } }

  private func lossText(_ form: Form) -> String {
    form.loss.map { DecimalFormat(.significant(6)).text($0.partsPerMillion) } ?? ""
  }

  /// The warnings about effects on the price that the node does not report.
  package var warnings: [String] {
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
      $0.amount("tx_cost_multiplier", price.adjusted.txCostMultiplier)
      $0.amount("base_wei", price.base)
      for form in forms {
        $0.amount("\(form.key)_wei", form.weiPerUnit)
        $0.amount("\(form.key)_loss_ppm", form.loss?.partsPerMillion)
      }
    }
  }

  static let csvHeader = ["charged_wei", "charged_without_adjustment_wei", "listed_wei"]

  var csvFields: [String] { forms.map { $0.weiPerUnit?.decimalText.text ?? "" } }
}
