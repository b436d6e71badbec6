internal import LivepeerPricing

/// One way to quote a range of rows of ``JobColumns``; it keeps its totals from call to call.
protocol ColumnLoop: AnyObject {
  func quote(_ rows: Range<Int>)

  /// The fees of every tariff so far, as lines.
  var totals: String { get }
}

/// A case whose operation is one row; a block goes on where the one before it stopped.
func columnCase(
  _ name: String, _ columns: JobColumns, withColumns: Bool = true,
  _ make: @escaping () -> any ColumnLoop
) -> Case {
  let measured = make()
  var next = 0
  return Case(
    name,
    answer: {
      let fresh = make()
      columns.clear()
      fresh.quote(0..<JobColumns.rows)
      return withColumns ? fresh.totals + "\n" + columns.text : fresh.totals
    },
    run: { count in
      var left = count
      while left > 0 {
        let end = min(next + left, JobColumns.rows)
        measured.quote(next..<end)
        left -= end - next
        next = end == JobColumns.rows ? 0 : end
      }
    }
  )
}

/// Fees, dollars and totals by ``TariffTable``.
final class TableLoop: ColumnLoop {
  private let columns: JobColumns
  private let table: TariffTable
  private var sums: BatchTotals

  init(_ columns: JobColumns, _ table: TariffTable) {
    self.columns = columns
    self.table = table
    sums = BatchTotals(of: table)
  }

  func quote(_ rows: Range<Int>) {
    var fees = MutableSpan(_unsafeStart: columns.fees + rows.lowerBound, count: rows.count)
    var usd = MutableSpan(_unsafeStart: columns.usd + rows.lowerBound, count: rows.count)
    do {
      try table.quote(
        units: Span(_unsafeStart: columns.units + rows.lowerBound, count: rows.count),
        tariffs: Span(_unsafeStart: columns.tariffs + rows.lowerBound, count: rows.count),
        fees: &fees, usd: &usd, totals: &sums)
    } catch {
      preconditionFailure("\(error)")
    }
  }

  var totals: String { columns.text(of: sums) }
}

/// Totals alone by ``TariffTable``.
final class TotalsOnlyLoop: ColumnLoop {
  private let columns: JobColumns
  private let table: TariffTable
  private var sums: BatchTotals

  init(_ columns: JobColumns, _ table: TariffTable) {
    self.columns = columns
    self.table = table
    sums = BatchTotals(of: table)
  }

  func quote(_ rows: Range<Int>) {
    do {
      try table.total(
        units: Span(_unsafeStart: columns.units + rows.lowerBound, count: rows.count),
        tariffs: Span(_unsafeStart: columns.tariffs + rows.lowerBound, count: rows.count),
        totals: &sums)
    } catch {
      preconditionFailure("\(error)")
    }
  }

  var totals: String { columns.text(of: sums) }
}
