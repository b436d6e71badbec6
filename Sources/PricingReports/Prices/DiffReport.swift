package import LivepeerPricing

/// The differences between two sheets, ready to be printed.
package struct DiffReport {
  let difference: PriceSheet.Difference
  let ethPrice: ETHPrice?

  package init(difference: PriceSheet.Difference, ethPrice: ETHPrice?) {
    self.difference = difference
    self.ethPrice = ethPrice
  }

  private var rows: [DiffRow] {
    difference.changed.map { DiffRow($0, ethPrice) }
      + difference.added.map { DiffRow(added: $0, ethPrice) }
      + difference.removed.map { DiffRow(removed: $0, ethPrice) }
  }

  package var output: CommandOutput {
    CommandOutput(table: table, json: json.object, csv: [DiffRow.csvHeader] + rows.map(\.csvRecord))
  }

  private var counts: [(name: String, count: Int)] {
    [
      ("added", difference.added.count), ("removed", difference.removed.count),
      ("changed", difference.changed.count), ("unchanged", difference.unchangedCount),
    ]
  }

  private var table: TextTable {
    let rows = rows
    var table = TextTable(
      [.right, .right, .right],
      header: rows.isEmpty ? nil : ["old price per unit", "new price per unit", "change"])
    table.rows = rows.flatMap(\.tableRows)
    table.rows.append(
      .note(counts.map { "\($0.count) \($0.name)" }.joined(separator: ", ")))
    return table
  }

  private var json: JSONMembers {
    JSONMembers {
      for (name, count) in counts { $0.whole(name, count) }
      $0.array("entries", rows.map(\.json))
    }
  }
}
