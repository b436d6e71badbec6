internal import ExactMath
internal import LivepeerPricing

/// A price sheet, ready to be printed.
struct PricesReport {
  let rows: [PriceRow]
  let ethPrice: ETHPrice?

  var output: CommandOutput {
    CommandOutput(
      table: table, json: .array(rows.map { JSONNode(.object(jsonMembers($0))) }), csv: csv)
  }

  /// Names are too long to stand beside their figures in 80 columns: they stand above them.
  private var table: TextTable {
    var table = TextTable([.left, .right, .suffix], header: ["", "wei per unit", ""])
    if ethPrice != nil {
      table.alignments += [.right, .right, .suffix]
      table.header? += ["USD per unit", "USD", ""]
    }
    for row in rows {
      var cells = [
        "", row.weiPerUnit.map(weiText) ?? "?", row.unit.map { "/\($0.symbol)" } ?? "",
      ]
      if ethPrice != nil {
        cells += [
          row.usdPerUnit.map { DecimalFormat(.significant(6)).text($0) } ?? "?",
          row.usdPerScale.map { USD($0).text() } ?? "?",
          row.scale.map { "/\($0.symbol)" } ?? "",
        ]
      }
      table.rows += [.text(nameLine(row.entry)), .cells(cells)]
    }
    return table
  }

  /// Twelve digits, with `~` where there are more.
  private func weiText(_ wei: Rational) -> String {
    let text = DecimalFormat(.significant(12)).text(wei)
    return (try? Rational(decimal: text)) == wei ? text : "~" + text
  }

  private func nameLine(_ entry: PriceEntry) -> String {
    "\(entry.pipeline)  \(entry.modelID)" + (entry.isWarm ? ", warm" : "")
      + (entry.gateway == PriceEntry.defaultGateway ? "" : ", for gateway \(entry.gateway)")
  }

  private func jsonMembers(_ row: PriceRow) -> [JSONMember] {
    var members = [
      JSONMember("pipeline", .string(row.entry.pipeline)),
      JSONMember("model", .string(row.entry.modelID)),
      JSONMember("gateway", .string(row.entry.gateway)),
      JSONMember("warm", .bool(row.entry.isWarm)),
      JSONMember("unit", row.unit.map { .string($0.rawValue) } ?? .null),
      JSONMember("wei_per_unit", row.weiPerUnit?.fractionJSON ?? .null),
    ]
    if ethPrice != nil {
      members += [
        JSONMember("usd_per_unit", row.usdPerUnit?.decimalJSON ?? .null),
        JSONMember("scale", row.scale.map { .string($0.name) } ?? .null),
        JSONMember("usd_per_scale", row.usdPerScale?.decimalJSON ?? .null),
      ]
    }
    return members
  }

  private var csv: [[String]] {
    let header = [
      "pipeline", "model", "gateway", "warm", "unit", "wei_numerator", "wei_denominator",
    ]
    let dollars = ["usd_per_unit", "scale", "usd_per_scale"]
    return [header + (ethPrice == nil ? [] : dollars)]
      + rows.map { row in
        var record = [
          row.entry.pipeline, row.entry.modelID, row.entry.gateway, "\(row.entry.isWarm)",
          row.unit?.rawValue ?? "", row.weiPerUnit.map { "\($0.numerator)" } ?? "",
          row.weiPerUnit.map { "\($0.denominator)" } ?? "",
        ]
        if ethPrice != nil {
          record += [
            row.usdPerUnit?.decimalText.text ?? "", row.scale?.name ?? "",
            row.usdPerScale?.decimalText.text ?? "",
          ]
        }
        return record
      }
  }
}

extension Rational {
  /// A decimal string where the digits end; otherwise the fraction, and 18 digits of it.
  var decimalJSON: JSONValue {
    let (text, isExact) = decimalText
    return isExact
      ? .string(text)
      : [
        "numerator": .string("\(numerator)"), "denominator": .string("\(denominator)"),
        "decimal": .string(text),
      ]
  }
}
