package import LivepeerPricing

/// The conversions of a price, ready to be printed.
package struct ConversionReport {
  private let conversions: Conversions
  /// The pair of numbers for a price file; nil unless the price is in dollars.
  private let pair: PricePair?

  package init(_ conversions: Conversions, pair: PricePair?) {
    self.conversions = conversions
    self.pair = pair
  }

  private var stated: StatedRate { conversions.source }

  package var output: CommandOutput {
    CommandOutput(table: table, json: json.object, csv: csv)
  }

  private var table: TextTable {
    var table = TextTable([.right, .left])
    table.rows = conversions.all.map { conversion in
      let (text, isExact) = conversion.value.decimalText
      return .cells([(isExact ? "" : "~") + text, conversion.name])
    }
    if let pair {
      table.rows.append(.text(""))
      table.rows.append(
        .text(
          "price file: \"price_per_unit\": \(pair.pricePerUnit), "
            + "\"pixels_per_unit\": \(pair.pixelsPerUnit)"))
      table.rows.append(.text("            off by \(errorText(pair)) ppm"))
    }
    return table
  }

  private func errorText(_ pair: PricePair) -> String {
    DecimalFormat(.significant(6)).text(pair.errorPPM)
  }

  private var json: JSONMembers {
    JSONMembers {
      $0.string("from", "\(stated)")
      $0.string("unit", stated.scale.unit.rawValue)
      $0.fraction("wei_per_unit", conversions.rate?.weiPerUnit)
      if conversions.isSingle, let conversion = conversions.all.first {
        $0.add(json(conversion))
      } else {
        $0.array("conversions", conversions.all.map(json))
      }
      $0.object("sheet", pair.map(json))
    }
  }

  private func json(_ conversion: Conversion) -> JSONMembers {
    let (text, isExact) = conversion.value.decimalText
    return JSONMembers {
      $0.string("to", conversion.name)
      $0.fraction("value", conversion.value)
      $0.string("decimal", text)
      $0.bool("exact", isExact)
    }
  }

  private func json(_ pair: PricePair) -> JSONMembers {
    JSONMembers {
      $0.whole("price_per_unit", pair.pricePerUnit)
      $0.whole("pixels_per_unit", pair.pixelsPerUnit)
      $0.amount("error_ppm", pair.errorPPM)
    }
  }

  private var csv: [[String]] {
    [["from", "to", "numerator", "denominator", "decimal", "exact"]]
      + conversions.all.map { conversion in
        let (text, isExact) = conversion.value.decimalText
        return [
          "\(stated)", conversion.name, "\(conversion.value.numerator)",
          "\(conversion.value.denominator)", text, "\(isExact)",
        ]
      }
  }
}
