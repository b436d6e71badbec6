import LivepeerPricing

/// What a table makes of columns.
struct QuotedColumns: Equatable, Sendable {
  var fees: [UInt128]
  var usd: [UInt128]
  var totals: Totals
  var error: TariffTable.QuotingError?

  init(
    _ table: TariffTable, units: [UInt64], tariffs: [UInt32], inUSD: Bool = true
  ) {
    fees = Array(repeating: 0, count: units.count)
    usd = inUSD ? fees : []
    var batch = BatchTotals(of: table)
    do throws(TariffTable.QuotingError) {
      try QuotedColumns.quote(table, units, tariffs, &fees, &usd, &batch)
    } catch {
      self.error = error
    }
    totals = Totals(batch)
  }

  static func quote(
    _ table: TariffTable, _ units: [UInt64], _ tariffs: [UInt32], _ fees: inout [UInt128],
    _ usd: inout [UInt128], _ totals: inout BatchTotals
  ) throws(TariffTable.QuotingError) {
    var feeSpan = fees.mutableSpan
    if usd.isEmpty {
      try table.quote(
        units: units.span, tariffs: tariffs.span, fees: &feeSpan, totals: &totals)
    } else {
      var usdSpan = usd.mutableSpan
      try table.quote(
        units: units.span, tariffs: tariffs.span, fees: &feeSpan, usd: &usdSpan, totals: &totals)
    }
  }
}

/// A row by plain fractions, as the documentation words it.
struct ExactRow {
  let fee: BigInt
  let usd: BigInt

  init(_ units: UInt64, at weiPerUnit: Rational, _ ethPrice: Rational, decimals: Int) {
    fee = (Rational(units) * weiPerUnit).rounded(.up)
    let dollars = Rational(fee) * ethPrice / Rational(.powerOfTen(18))
    usd = (dollars * Rational(.powerOfTen(decimals))).rounded(.toNearestOrEven)
  }

  /// Both as columns hold them; nil beyond 128 bits.
  var columns: (fee: UInt128, usd: UInt128)? {
    let end = BigInt(1) << 128
    return fee < end && usd < end ? (UInt128(fee), UInt128(usd)) : nil
  }
}

extension PriceSheet {
  /// A sheet whose models "0", "1", … of one pipeline cost so many wei per unit.
  init(weiPerUnit rates: [Rational]) throws {
    self.init(
      try rates.enumerated().map { index, rate in
        try PriceEntry(
          pipeline: "image-to-text", modelID: ModelID("\(index)"),
          pricePerUnit: BigDecimal(coefficient: rate.numerator, exponent: 0),
          pixelsPerUnit: rate.denominator)
      })
  }
}

extension BigInt {
  /// Two to that power.
  static func powerOfTwo(_ exponent: Int) -> BigInt { BigInt(1) << exponent }
}
