package import LivepeerPricing

/// Conversions of a price, ready to be printed.
package struct ConversionReport {
  private let conversions: Conversions
  /// The pair of numbers that a price file takes, for a price in dollars.
  private let pair: PricePair?

  package init(_ conversions: Conversions, pair: PricePair?) {
    self.conversions = conversions
    self.pair = pair
  }

  private var stated: StatedRate { conversions.source }

  package var output: CommandOutput {
    CommandOutput(table: table, json: json, csv: csv)
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

  private var json: JSONValue {
    var members: [JSONMember] = [
      JSONMember("from", .string("\(stated)")),
      JSONMember("unit", .string(stated.scale.unit.rawValue)),
    ]
    if let rate = conversions.rate {
      members.append(JSONMember("wei_per_unit", rate.weiPerUnit.fractionJSON))
    }
    if conversions.isSingle, let conversion = conversions.all.first {
      members += jsonMembers(conversion)
    } else {
      let all = conversions.all.map { JSONNode(.object(jsonMembers($0))) }
      members.append(JSONMember("conversions", .array(all)))
    }
    if let pair {
      members.append(
        JSONMember(
          "sheet",
          [
            "price_per_unit": .string("\(pair.pricePerUnit)"),
            "pixels_per_unit": .string("\(pair.pixelsPerUnit)"),
            "error_ppm": .string(pair.errorPPM.decimalText.text),
          ]))
    }
    return .object(members)
  }

  private func jsonMembers(_ conversion: Conversion) -> [JSONMember] {
    let (text, isExact) = conversion.value.decimalText
    return [
      JSONMember("to", .string(conversion.name)),
      JSONMember("value", conversion.value.fractionJSON),
      JSONMember("decimal", .string(text)),
      JSONMember("exact", .bool(isExact)),
    ]
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
