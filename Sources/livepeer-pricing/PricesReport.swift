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

  /// A model's name is too long to stand beside its figures in 80 columns: it stands below them.
  private var table: TextTable {
    var table = TextTable(
      [.left, .left, .right, .left], header: ["pipeline", "warm", "wei per unit", ""])
    if ethPrice != nil {
      table.alignments += [.right, .right, .left]
      table.header? += ["USD per unit", "USD", ""]
    }
    for row in rows {
      var cells = [
        row.entry.pipeline, row.entry.isWarm ? "yes" : "no",
        row.weiPerUnit.map { DecimalFormat(.significant(12)).text($0) } ?? "?",
        row.unit.map { "/\($0.symbol)" } ?? "",
      ]
      if ethPrice != nil {
        cells += [
          row.usdPerUnit.map { DecimalFormat(.significant(6)).text($0) } ?? "?",
          row.usdPerScale.map { USD($0).text() } ?? "?",
          row.scale.map { "/\($0.symbol)" } ?? "",
        ]
      }
      table.rows += [.cells(cells), .text("  \(modelLine(row.entry))")]
    }
    return table
  }

  private func modelLine(_ entry: PriceEntry) -> String {
    entry.gateway == PriceEntry.defaultGateway
      ? entry.modelID : "\(entry.modelID) for gateway \(entry.gateway)"
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
    let header = ["pipeline", "model", "gateway", "warm", "unit", "wei_numerator", "wei_denominator"]
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
