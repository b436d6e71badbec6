import ExactMath
import LivepeerPricing

/// Price sheets, written and read back, and their tariffs on every arithmetic width.
func checkPriceSheet(_ input: [UInt8]) {
  do throws(PriceSheet.ReadingError) {
    let sheet = try PriceSheet(json: input)
    let text = sheet.json
    let again = required(text) { () throws(PriceSheet.ReadingError) in try PriceSheet(json: text) }
    require(again.entries == sheet.entries, "other entries in \(text)")
    require(again.json == text, "two ways of writing one sheet: \(text)")
    for note in sheet.notes {
      requireGoodError(note, at: note.position.offset, in: input.count)
      requirePlace(note.position, in: input)
    }
    checkPaths(sheet)
    checkDifference(sheet)
  } catch {
    requireGoodError(error, at: error.position.offset, in: input.count)
    requirePlace(error.position, in: input)
  }
}

private let units: [UInt64] = [0, 1, 999_999_999_999_999_937, .max]

/// What one tariff makes of ``units``.
private struct Quotes: Equatable {
  var fees = Array(repeating: UInt128(0), count: units.count)
  var usd = Array(repeating: UInt128(0), count: units.count)
  var error: TariffTable.QuotingError?
  var totals: Totals?
}

private func checkPaths(_ sheet: PriceSheet) {
  let tables = Tariff.ArithmeticWidth.allCases.map { width in
    required("\(width)") { () throws(TariffTable.PreparationError) in
      try TariffTable(
        sheet, at: ethPrice,
        usdDecimals: sheet.json.utf8.count % (TariffTable.maximumUSDDecimals + 1),
        forcing: width)
    }
  }
  for tariff in tables[0].tariffs.indices {
    let all = tables.map { quotes($0, tariff) }
    require(all.allSatisfy { $0 == all[0] }, "paths differ: \(all)")
    checkExactQuotes(all[0], tables[0], tariff)
  }
}

private func quotes(_ table: TariffTable, _ tariff: Int) -> Quotes {
  var quotes = Quotes()
  var batch = BatchTotals(of: table)
  let tariffs = Array(repeating: UInt32(tariff), count: units.count)
  do throws(TariffTable.QuotingError) {
    var fees = quotes.fees
    var usd = quotes.usd
    defer { (quotes.fees, quotes.usd) = (fees, usd) }
    var feeColumn = fees.mutableSpan
    var usdColumn = usd.mutableSpan
    try table.quote(
      units: units.span, tariffs: tariffs.span, fees: &feeColumn, usd: &usdColumn, totals: &batch)
    quotes.totals = Totals(batch)
  } catch {
    quotes.error = error
  }
  return quotes
}

/// The columns against plain fractions, row by row.
private func checkExactQuotes(_ quotes: Quotes, _ table: TariffTable, _ tariff: Int) {
  guard case .success(let rate) = table.tariffs[tariff].price else {
    require(quotes.error != nil, "quoted without a price")
    return
  }
  let quanta =
    ethPrice.usdPerETH * Rational(.powerOfTen(table.usdDecimals), .powerOfTen(18))
  for (row, units) in units.enumerated() where quotes.error.map({ row < $0.row }) ?? true {
    let fee = (rate.weiPerUnit * Rational(BigInt(units))).rounded(.up)
    let usd = (Rational(fee) * quanta).rounded(.toNearestOrEven)
    require(BigInt(quotes.fees[row]) == fee, "\(units) at \(rate) is \(quotes.fees[row])")
    require(BigInt(quotes.usd[row]) == usd, "\(fee) wei are \(quotes.usd[row]) quanta")
    let single = required("\(rate)") { () throws(PriceSheet.LookupError) in
      try table.quote(units: BigInt(units), tariff: tariff)
    }
    require(single.fee.count == fee && single.usd == usd, "a row by itself is \(single)")
  }
}

/// Every entry of two sheets is counted once, and a sheet is like itself.
private func checkDifference(_ sheet: PriceSheet) {
  let same = PriceSheet.Difference(from: sheet, to: sheet, at: ethPrice)
  require(
    same.added.isEmpty && same.removed.isEmpty && same.changed.isEmpty
      && same.unchangedCount + same.replacedInNew.count == sheet.entries.count,
    "not like itself: \(same)")
  let middle = sheet.entries.count / 2
  let old = PriceSheet(Array(sheet.entries[..<middle]))
  let new = PriceSheet(Array(sheet.entries[middle...]))
  let change = PriceSheet.Difference(from: old, to: new, at: ethPrice)
  let kept = change.changed.count + change.unchangedCount
  require(
    change.removed.count + kept + change.replacedInOld.count == old.entries.count
      && change.added.count + kept + change.replacedInNew.count == new.entries.count,
    "entries that are counted otherwise: \(change)")
  let back = PriceSheet.Difference(from: new, to: old, at: ethPrice)
  require(
    back.added == change.removed && back.removed == change.added
      && back.changed.count == change.changed.count,
    "\(change)\nand back\n\(back)")
}
