import LivepeerPricing
import Testing
import TestSupport

/// Jobs that each have an ETH price of their own, in columns.
private struct PricedColumns {
  var units: [UInt64]
  var tariffs: [UInt32]
  var ethPrices: [TariffTable.RowETHPrice]

  /// The fees and dollars of the rows from one on, up to the first that columns do not take.
  func quoted(
    from first: Int = 0, by table: TariffTable, _ totals: inout BatchTotals
  ) -> (fees: [UInt128], usd: [UInt128], error: TariffTable.QuotingError?) {
    var fees = [UInt128](repeating: 0, count: units.count - first)
    var usd = fees
    var feeSpan = fees.mutableSpan
    var usdSpan = usd.mutableSpan
    do throws(TariffTable.QuotingError) {
      try table.quote(
        units: units.span.extracting(droppingFirst: first),
        tariffs: tariffs.span.extracting(droppingFirst: first),
        ethPrices: ethPrices.span.extracting(droppingFirst: first), fees: &feeSpan, usd: &usdSpan,
        totals: &totals)
      return (fees, usd, nil)
    } catch {
      return (fees, usd, error)
    }
  }
}

/// A random sheet of prices in wei and in dollars, and rows for it.
private struct RandomPricedBatch {
  let sheet: PriceSheet
  let rates: [UnitPrice.Amount]
  let decimals: Int
  let columns: PricedColumns

  init(rows: Int, using generator: inout SeededGenerator) throws {
    let bits = [8, 20, 40, 63, 64, 90, 127]
    rates = (0..<4).map { _ in
      let numerator = generator.count(upToBits: bits.randomElement(using: &generator) ?? 20)
      let denominator = generator.count(upToBits: bits.randomElement(using: &generator) ?? 20)
      let rate = Rational(numerator, denominator + 1)
      return Bool.random(using: &generator) ? .wei(rate) : .usd(rate * Rational(1, 1_000_000_000))
    }
    sheet = PriceSheet(
      try rates.enumerated().map { index, rate in
        let (amount, currency): (Rational, PriceEntry.PriceCurrency) =
          switch rate {
          case .wei(let wei): (wei, .wei)
          case .usd(let usd): (usd, .usd)
          }
        return try PriceEntry(
          pipeline: "image-to-text", modelID: ModelID("\(index)"),
          pricePerUnit: BigDecimal(coefficient: amount.numerator, exponent: 0),
          pixelsPerUnit: amount.denominator, currency: currency)
      })
    decimals = Int.random(in: 0...TariffTable.maximumUSDDecimals, using: &generator)
    func word(_ generator: inout SeededGenerator) -> UInt64 {
      generator.next() >> UInt64.random(in: 0..<64, using: &generator)
    }
    var columns = PricedColumns(units: [], tariffs: [], ethPrices: [])
    for _ in 0..<rows {
      guard let price = TariffTable.RowETHPrice(usdE8: word(&generator) >> 1) else { continue }
      columns.units.append(word(&generator))
      columns.tariffs.append(UInt32.random(in: 0..<4, using: &generator))
      columns.ethPrices.append(price)
    }
    self.columns = columns
  }

  /// A row by plain fractions.
  func exactRow(_ row: Int) -> ExactRow {
    let price = columns.ethPrices[row].ethPrice
    let rate =
      switch rates[Int(columns.tariffs[row])] {
      case .wei(let wei): wei
      case .usd(let usd): usd * Rational(.powerOfTen(18)) / price.usdPerETH
      }
    return ExactRow(columns.units[row], at: rate, price.usdPerETH, decimals: decimals)
  }

  /// What a table that is at another ETH price, or at none, makes of the rows.
  func fault(at ethPrice: ETHPrice?) throws -> String? {
    let table = try TariffTable(sheet, at: ethPrice, usdDecimals: decimals)
    var batch = BatchTotals(of: table)
    var expected = Totals()
    var done = 0
    while done < columns.units.count {
      let (fees, usd, error) = columns.quoted(from: done, by: table, &batch)
      for row in done..<done + (error?.row ?? fees.count) {
        guard let exact = exactRow(row).columns,
          (fees[row - done], usd[row - done]) == exact
        else { return "row \(row): \(fees[row - done]), \(usd[row - done])" }
      }
      done += error?.row ?? fees.count
      guard let error else { break }
      guard case .beyond128Bits = error, exactRow(done).columns == nil else {
        return "row \(done): \(error)"
      }
      let quote = try table.quote(
        units: BigInt(columns.units[done]), tariff: Int(columns.tariffs[done]),
        ethPrice: columns.ethPrices[done].ethPrice)
      batch.add(quote, tariff: Int(columns.tariffs[done]))
      done += 1
    }
    for row in columns.units.indices {
      let fee = Wei(exactRow(row).fee)
      expected.merge(
        Totals([
          try Totals.Group(
            pipeline: .imageToText, modelID: ModelID("\(columns.tariffs[row])"), unit: .pixel,
            rows: 1,
            units: BigInt(columns.units[row]), fee: fee,
            feeUSD: fee.usd(at: columns.ethPrices[row].ethPrice))
        ]))
    }
    return difference(Totals(batch), expected, "the totals")
  }
}

@Suite struct TariffTableRowPricesTests {
  /// 400 sheets of 40 rows, of every width: each row and the totals by plain fractions, whatever
  /// the table's own price is.
  @Test(.tags(.property))
  func rowsAndTotalsAgreeWithFractions() throws {
    try forAll(cases: 400) { generator in
      let batch = try RandomPricedBatch(rows: 40, using: &generator)
      for ethPrice in [nil, try ETHPrice("3127.45"), try ETHPrice(Rational(1, 7))] {
        if let fault = try batch.fault(at: ethPrice) {
          return "\(batch.rates), \(batch.decimals) decimals: \(fault)"
        }
      }
      return nil
    }
  }

  /// Source: Python's fractions.
  @Test(
    arguments: [
      (
        12,
        [
          8_058_069_452, 2_318_905_980, 3_576_282_576, 46_080_000, 46_080_000,
          21_918_967_098_375_510_833_580_613_686_709, 3_320_413_933_267_719_290_704_467,
        ]
      ),
      (2, [1, 0, 0, 0, 0, 2_191_896_709_837_551_083_358, 332_041_393_326_772]),
      (
        26,
        [
          805_806_945_239_000_000_000_000, 231_890_598_000_000_000_000_000,
          357_628_257_626_707_905_807_907, 4_608_000_000_008_970_000_000,
          4_608_000_000_000_000_000_000, nil,
          332_041_393_326_771_929_070_446_744_073_709_551_614,
        ]
      ),
    ] as [(Int, [UInt128?])]
  )
  func theDocumentedPrices(decimals: Int, usd: [UInt128?]) throws {
    let rows: [(pipeline: String, units: UInt64, price: String, fee: UInt128)] = [
      ("audio-to-text", 200_000, "3127.45", 2_576_562_200_000),
      ("audio-to-text", 60_000, "3000", 772_968_660_000),
      ("image-to-text", 1_000_001, "2999.99999999", 1_192_094_192_093),
      ("llm", 256, "3127.45", 14_734_048_506),
      ("llm", 256, "0.00000001", 4_608_000_000_000_000_000_000),
      ("audio-to-text", .max, "92233720368.54775807", 237_645_917_466_970_222_350_789_765),
      ("llm", .max, "92233720368.54775807", 36_000_000_000_000_000_002),
    ]
    let table = try TariffTable(.documented, usdDecimals: decimals)
    for (row, usd) in zip(rows, usd) {
      let columns = PricedColumns(
        units: [row.units], tariffs: [UInt32(try table.index(of: Pipeline(row.pipeline)))],
        ethPrices: [try #require(TariffTable.RowETHPrice(exactly: ETHPrice(row.price)))])
      var batch = BatchTotals(of: table)
      let quoted = columns.quoted(by: table, &batch)
      guard let usd else {
        #expect(quoted.error == .beyond128Bits(row: 0))
        continue
      }
      #expect(quoted.error == nil)
      #expect(quoted.fees == [row.fee])
      #expect(quoted.usd == [usd])
    }
  }

  /// 1/2 of 1, 3, 5, 7 is 0, 2, 2, 4.
  @Test func halvesGoToTheEvenNeighbour() throws {
    let table = try TariffTable(PriceSheet(weiPerUnit: [1]), usdDecimals: 18)
    let half = try #require(TariffTable.RowETHPrice(usdE8: 50_000_000))
    let columns = PricedColumns(
      units: [0, 1, 2, 3, 4, 5, 6, 7], tariffs: Array(repeating: 0, count: 8),
      ethPrices: Array(repeating: half, count: 8))
    var batch = BatchTotals(of: table)
    #expect(columns.quoted(by: table, &batch).usd == [0, 0, 1, 2, 2, 2, 3, 4])
  }

  /// The row is named, those before it are done, and none after it is.
  @Test func aRowWithoutAPriceIsNamed() throws {
    let table = try TariffTable(
      PriceSheet([
        PriceEntry(pipeline: "upscale", modelID: "a", pricePerUnit: BigDecimal("2")),
        PriceEntry(pipeline: "upscale", modelID: "b", pricePerUnit: nil),
      ]))
    let price = try #require(TariffTable.RowETHPrice(usdE8: 1))
    let columns = PricedColumns(
      units: [5, 6, 7], tariffs: [0, 1, 0], ethPrices: [price, price, price])
    var batch = BatchTotals(of: table)
    let quoted = columns.quoted(by: table, &batch)
    #expect(quoted.error == .unpriced(.noPrice(pipeline: .upscale, modelID: "b"), row: 1))
    #expect(quoted.fees == [10, 0, 0])
    #expect(Totals(batch).rows == 1)
  }
}

@Suite struct TariffTableRowETHPriceTests {
  @Test(
    arguments: [
      ("3127.45", 312_745_000_000), ("0.00000001", 1), ("3000", 300_000_000_000),
      ("92233720368.54775807", UInt64.max >> 1), ("92233720368.54775808", nil),
      ("0.000000001", nil), ("1.123456789", nil), ("1e30", nil),
    ] as [(String, UInt64?)]
  )
  func pricesOfEightDecimals(text: String, usdE8: UInt64?) throws {
    let price = try ETHPrice(text)
    #expect(TariffTable.RowETHPrice(exactly: price)?.usdE8 == usdE8)
    if let usdE8 { #expect(TariffTable.RowETHPrice(usdE8: usdE8)?.ethPrice == price) }
  }

  @Test(arguments: [0, 1 << 63, .max] as [UInt64])
  func wordsThatAreNoPrice(word: UInt64) {
    #expect(TariffTable.RowETHPrice(usdE8: word) == nil)
  }
}
