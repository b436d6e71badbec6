import LivepeerPricing
import Testing
import TestSupport

/// A random sheet, an ETH price, and rows for it.
private struct RandomBatch {
  let rates: [Rational]
  let ethPrice: Rational
  let decimals: Int
  let units: [UInt64]
  let tariffs: [UInt32]

  init(rows: Int, using generator: inout SeededGenerator) {
    let bits = [20, 40, 63, 64, 100, 127, 130]
    func fraction(_ generator: inout SeededGenerator) -> Rational {
      let numerator = generator.count(upToBits: bits.randomElement(using: &generator) ?? 20)
      let denominator = generator.count(upToBits: bits.randomElement(using: &generator) ?? 20)
      return Rational(numerator, Bool.random(using: &generator) ? 1 : denominator + 1)
    }
    rates = (0..<3).map { _ in fraction(&generator) }
    ethPrice = fraction(&generator) + Rational(1, 1 << 20)
    decimals = Int.random(in: 0...TariffTable.maximumUSDDecimals, using: &generator)
    let edges: [UInt64] = [0, 1, .max, .max - 1, 1 << 63]
    units = (0..<rows).map { _ in
      Int.random(in: 0..<8, using: &generator) == 0
        ? edges.randomElement(using: &generator) ?? 0
        : generator.next() >> UInt64.random(in: 0..<64, using: &generator)
    }
    let tariffCount = rates.count
    tariffs = (0..<rows).map { _ in
      UInt32.random(in: 0..<UInt32(tariffCount), using: &generator)
    }
  }

  func table(forcing width: Tariff.ArithmeticWidth) throws -> TariffTable {
    try TariffTable(
      PriceSheet(weiPerUnit: rates), at: ETHPrice(ethPrice), usdDecimals: decimals, forcing: width)
  }

  func exactRow(_ row: Int) -> ExactRow {
    ExactRow(units[row], at: rates[Int(tariffs[row])], ethPrice, decimals: decimals)
  }

  /// Every row one by one, those beyond 128 bits alone, and their totals by plain fractions.
  func fault(on table: TariffTable, _ exact: [ExactRow]) throws -> String? {
    var fees = [UInt128](repeating: 0, count: units.count)
    var usd = fees
    var batch = BatchTotals(of: table)
    var done = 0
    while done < units.count {
      var restFees = Array(fees[done...])
      var restUSD = Array(usd[done...])
      var failed: TariffTable.QuotingError?
      do throws(TariffTable.QuotingError) {
        try QuotedColumns.quote(
          table, Array(units[done...]), Array(tariffs[done...]), &restFees, &restUSD, &batch)
      } catch {
        failed = error
      }
      let count = failed?.row ?? restFees.count
      fees.replaceSubrange(done..<done + count, with: restFees[..<count])
      usd.replaceSubrange(done..<done + count, with: restUSD[..<count])
      done += count
      guard let failed else { break }
      guard case .beyond128Bits = failed, exact[done].columns == nil else {
        return "row \(done): \(failed)"
      }
      let quote = try table.quote(units: BigInt(units[done]), tariff: Int(tariffs[done]))
      if quote.fee.count != exact[done].fee || quote.usd != exact[done].usd {
        return "row \(done) alone: \(quote)"
      }
      batch.add(quote, tariff: Int(tariffs[done]))
      done += 1
    }
    for row in units.indices {
      guard let columns = exact[row].columns else { continue }
      if fees[row] != columns.fee || usd[row] != columns.usd {
        return "row \(row): \(fees[row]), \(usd[row]), not \(columns)"
      }
    }
    return difference(Totals(batch), try totals(exact), "the totals")
  }

  func totals(_ exact: [ExactRow]) throws -> Totals {
    Totals(
      try units.indices.map { row in
        try Totals.Group(
          pipeline: .imageToText, modelID: ModelID("\(tariffs[row])"), unit: .pixel, rows: 1,
          units: BigInt(units[row]), fee: Wei(exact[row].fee),
          feeUSD: USD(Rational(exact[row].fee) * ethPrice / Rational(.powerOfTen(18))))
      })
  }
}

@Suite struct TariffTableColumnsTests {
  /// A tariff without a price is no tariff of whole wei: a row of it is named, not counted as free.
  @Test(arguments: [true, false]) func aRowWithoutAPriceIsNamed(totalsOnly: Bool) throws {
    let table = try TariffTable(
      PriceSheet([
        PriceEntry(pipeline: "upscale", modelID: "a", pricePerUnit: BigDecimal("2")),
        PriceEntry(pipeline: "upscale", modelID: "b", pricePerUnit: nil),
      ]))
    let units: [UInt64] = [5, 6, 7]
    let tariffs: [UInt32] = [0, 1, 0]
    var totals = BatchTotals(of: table)
    var fees = [UInt128](repeating: 0, count: 3)
    let error = thrown { () throws(TariffTable.QuotingError) in
      if totalsOnly {
        try table.total(units: units.span, tariffs: tariffs.span, totals: &totals)
      } else {
        var span = fees.mutableSpan
        try table.quote(units: units.span, tariffs: tariffs.span, fees: &span, totals: &totals)
      }
    }
    #expect(error == .unpriced(.noPrice(pipeline: .upscale, modelID: "b"), row: 1))
    #expect(Totals(totals).rows == 1 && Totals(totals).fee == 10)
    #expect(fees == (totalsOnly ? [0, 0, 0] : [10, 0, 0]))
  }

  /// 1,700 sheets of 60 rows: each row by plain fractions, and by every width.
  @Test(.tags(.property))
  func everyPathAgreesWithFractions() throws {
    try forAll(cases: 1_700) { generator in
      let batch = RandomBatch(rows: 60, using: &generator)
      let exact = batch.units.indices.map { batch.exactRow($0) }
      for width in Tariff.ArithmeticWidth.allCases {
        let table = try batch.table(forcing: width)
        if let fault = try batch.fault(on: table, exact) {
          return
            "\(batch.rates) at \(batch.ethPrice), \(batch.decimals) decimals, \(width): \(fault)"
        }
      }
      return nil
    }
  }

  /// Totals alone are those of the rows, also in wei only, and longer than a run of the loop.
  @Test(.tags(.property))
  func totalsAloneAreThoseOfTheRows() throws {
    try forAll(cases: 40) { generator in
      let batch = RandomBatch(rows: 1_500, using: &generator)
      for sheet in try [PriceSheet(weiPerUnit: batch.rates), PriceSheet(weiPerUnit: [1, 2, 3])] {
        let table = try TariffTable(sheet)
        var alone = BatchTotals(of: table)
        try table.total(
          units: batch.units.span, tariffs: batch.tariffs.span, totals: &alone)
        var rows = BatchTotals(of: table)
        for row in batch.units.indices {
          rows.add(
            try table.quote(units: BigInt(batch.units[row]), tariff: Int(batch.tariffs[row])),
            tariff: Int(batch.tariffs[row]))
        }
        let (expected, actual) = (Totals(rows), Totals(alone))
        if let fault = difference(actual, expected, "the totals") { return fault }
        if actual.json != expected.json { return "the bytes differ" }
      }
      return nil
    }
  }

  /// Halves go to the even neighbour on every width: 1/2 of 1, 3, 5, 7 is 0, 2, 2, 4.
  @Test(arguments: Tariff.ArithmeticWidth.allCases)
  func halvesGoToTheEvenNeighbour(width: Tariff.ArithmeticWidth) throws {
    let sheet = try PriceSheet(weiPerUnit: [1])
    let table = try TariffTable(
      sheet, at: ETHPrice(Rational(1, 2)), usdDecimals: 18, forcing: width)
    let quoted = QuotedColumns(
      table, units: [0, 1, 2, 3, 4, 5, 6, 7], tariffs: Array(repeating: 0, count: 8))
    #expect(quoted.usd == [0, 0, 1, 2, 2, 2, 3, 4])
    // A large even divisor: 3/2, 5/2 and one part less or more.
    let divisor = BigInt.powerOfTwo(62)
    let large = try TariffTable(
      sheet, at: ETHPrice(Rational(1, divisor)), usdDecimals: 18, forcing: width)
    let half = UInt64(1) << 61
    let units = [half - 1, half, half + 1, 3 * half - 1, 3 * half, 3 * half + 1, 5 * half]
    #expect(
      QuotedColumns(large, units: units, tariffs: Array(repeating: 0, count: 7)).usd
        == [0, 0, 1, 1, 2, 2, 2])
  }

  /// Source: Python's fractions.
  @Test(arguments: Tariff.ArithmeticWidth.allCases)
  func theDocumentedPrices(width: Tariff.ArithmeticWidth) throws {
    let table = try TariffTable(.documented, at: ETHPrice("3127.45"), forcing: width)
    let pipelines = ["audio-to-text", "audio-to-text", "image-to-text", "llm"]
    let tariffs = try pipelines.map { UInt32(try table.index(of: Pipeline($0))) }
    let quoted = QuotedColumns(
      table, units: [200_000, 60_000, 1_000_001, 256], tariffs: tariffs)
    #expect(quoted.fees == [2_576_562_200_000, 772_968_660_000, 1_192_094_192_093, 14_734_048_506])
    #expect(quoted.usd == [8_058_069_452, 2_417_420_836, 3_728_214_981, 46_080_000])
  }

  /// The row is named, those before it are done, and none after it is.
  @Test func aRowBeyond128BitsIsNamed() throws {
    let price = Rational(BigInt.powerOfTwo(100))
    let table = try TariffTable(PriceSheet(weiPerUnit: [price, 1]), at: ETHPrice(1))
    let units: [UInt64] = [5, 1 << 27, 1 << 28, 7]
    let quoted = QuotedColumns(table, units: units, tariffs: [1, 0, 0, 1])
    #expect(quoted.error == .beyond128Bits(row: 2))
    #expect(quoted.error?.description.isOnePlainLine == true)
    #expect(quoted.fees == [5, 1 << 127, 0, 0])
    #expect(quoted.totals.rows == 2)
    #expect(quoted.totals.fee.count == BigInt.powerOfTwo(127) + 5)
    let alone = try table.quote(units: BigInt(units[2]), tariff: 0)
    #expect(alone.fee.count == .powerOfTwo(128))
    // Totals alone have no such end.
    var batch = BatchTotals(of: table)
    try table.total(units: units.span, tariffs: ([1, 0, 0, 1] as [UInt32]).span, totals: &batch)
    #expect(Totals(batch).fee.count == price.numerator * (3 << 27) + 12)
  }

  @Test func emptyColumnsAreNoRows() throws {
    let table = try TariffTable(.documented, at: ETHPrice(1))
    let quoted = QuotedColumns(table, units: [], tariffs: [], inUSD: false)
    #expect(quoted.error == nil && quoted.totals == Totals())
  }
}
