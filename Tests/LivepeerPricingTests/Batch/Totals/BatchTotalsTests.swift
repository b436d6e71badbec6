import ExactMath
import Testing
import TestSupport

@testable import LivepeerPricing

@Suite struct BatchTotalsTests {
  /// Rows with and without an ETH price of their own, in shards that are merged in any order, as
  /// batches of one table and as totals, give the bytes of one pass.
  @Test(.tags(.property))
  func shardsInAnyOrderGiveTheBytesOfOnePass() throws {
    let table = try TariffTable(.documented, at: ETHPrice("3127.45"))
    let prices = try ["3000", "2345.67890123", "0.5", "3127.45"].map { try ETHPrice($0) }
    try forAll(cases: 60) { generator in
      var whole = BatchTotals(of: table)
      var shards: [BatchTotals] = []
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        var shard = BatchTotals(of: table)
        let rejected = Int.random(in: 0...2, using: &generator)
        shard.rejected = rejected
        whole.rejected += rejected
        let count = Int.random(in: 0...40, using: &generator)
        let units = (0..<count).map { _ in generator.next() }
        let tariffs = (0..<count).map { _ in UInt32.random(in: 0..<10, using: &generator) }
        try table.total(units: units.span, tariffs: tariffs.span, totals: &shard)
        try table.total(units: units.span, tariffs: tariffs.span, totals: &whole)
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
          let tariff = Int.random(in: 0..<10, using: &generator)
          let quote = try table.quote(
            units: generator.count(upToBits: 90), tariff: tariff,
            ethPrice: prices.randomElement(using: &generator))
          shard.add(quote, tariff: tariff)
          whole.add(quote, tariff: tariff)
        }
        shards.append(shard)
      }
      let expected = Totals(whole).json
      shards.shuffle(using: &generator)
      var batch = BatchTotals(of: table)
      var totals = Totals()
      for shard in shards {
        try batch.merge(shard)
        totals.merge(try Totals(json: Totals(shard).json))
      }
      return difference(Totals(batch).json, expected, "the batches")
        ?? difference(totals.json, expected, "the totals")
    }
  }

  /// Each fee is worth what its own row's ETH price says, by Python's fractions.
  @Test func everyRowsOwnETHPriceIsKeptExactly() throws {
    let table = try TariffTable(.documented)
    var batch = BatchTotals(of: table)
    for (units, price) in [(200_000, "3000"), (60_000, "2345.67890123")] as [(BigInt, String)] {
      batch.add(try table.quote(units: units, tariff: 0, ethPrice: ETHPrice(price)), tariff: 0)
    }
    let totals = Totals(batch)
    #expect(totals.feeUSD?.dollars == "0.0095428228770740254518")
    // One row without any price, and the dollars are not known.
    batch.add(try table.quote(units: 1, tariff: 0), tariff: 0)
    #expect(Totals(batch).feeUSD == nil)
    #expect(Totals(batch).rows == 3)
  }

  /// Prices whose digits never end are kept as well.
  @Test func pricesThatAreFractionsAreKeptExactly() throws {
    let table = try TariffTable(PriceSheet(weiPerUnit: [1]))
    var batch = BatchTotals(of: table)
    for price in ["1/3", "1/7", "2/21", "1/3"] as [Rational] {
      batch.add(
        try table.quote(units: .powerOfTen(18), tariff: 0, ethPrice: ETHPrice(price)), tariff: 0)
    }
    #expect(Totals(batch).feeUSD?.dollars == "19/21")
    #expect(
      Totals(batch).json.contains(
        #""fee_usd":"0.904761904761904762","fee_usd_exact":{"numerator":"19","denominator":"21"}"#))
  }

  /// Sums in registers hold fewer than 2^32 rows, and are emptied before there can be more.
  @Test func sumsAreMovedBeforeTheyCouldOverflow() throws {
    let table = try TariffTable(PriceSheet(weiPerUnit: [1]))
    var batch = BatchTotals(of: table)
    let units = [UInt64](repeating: .max, count: 5)
    let tariffs = [UInt32](repeating: 0, count: 5)
    try table.total(units: units.span, tariffs: tariffs.span, totals: &batch)
    batch.makeRoom(forRows: TariffSums.mostRows - 5, of: table)
    #expect(batch.sums.reduce(0) { $0 + $1.rows } == 5)
    batch.makeRoom(forRows: 1, of: table)
    #expect(batch.sums.reduce(0) { $0 + $1.rows } == 0)
    #expect(Totals(batch).rows == 5)
    #expect(Totals(batch).groups[0].units == BigInt(UInt64.max) * 5)
  }

  /// Fees near 2^128 add up past it without a loss.
  @Test func sumsOfFeesPass128Bits() throws {
    // (2^64 − 1) · (2^64 + 1/2), rounded up: no whole price, so that fees are summed.
    let rate = Rational(BigInt.powerOfTwo(65) + 1, 2)
    let table = try TariffTable(PriceSheet(weiPerUnit: [rate]))
    #expect(table.tariffs[0].width == .fourLimbs)
    let units = [UInt64](repeating: .max, count: 1_000)
    let quoted = QuotedColumns(
      table, units: units, tariffs: Array(repeating: 0, count: 1_000), inUSD: false)
    let fee = (Rational(UInt64.max) * rate).rounded(.up)
    #expect(quoted.totals.fee.count == fee * 1_000)
    #expect(quoted.totals.groups[0].units == BigInt(UInt64.max) * 1_000)
  }

  /// Tables that differ from the first in one thing that totals depend on; the last ones do not.
  private static func tables() throws -> [(table: TariffTable, isSame: Bool)] {
    func table(
      _ prices: [BigInt] = [1, 2], models: [String] = ["caf\u{E9}", "b"],
      at price: String? = "3000",
      pipeline: Pipeline = .textToSpeech, currency: PriceEntry.PriceCurrency = .wei,
      catalogue: PipelineCatalogue = .documented, decimals: Int = 12
    ) throws -> TariffTable {
      let entries = try zip(prices, models).map { price, model in
        try PriceEntry(
          pipeline: pipeline, modelID: ModelID(model),
          pricePerUnit: BigDecimal(coefficient: price, exponent: 0), currency: currency)
      }
      return try TariffTable(
        PriceSheet(entries), at: price.map { try ETHPrice($0) }, usdDecimals: decimals,
        catalogue: catalogue
      )
    }
    return [
      (try table(), true), (try table([1, 3]), false), (try table([1]), false),
      (try table(models: ["cafe\u{301}", "b"]), false),
      (try table(models: ["b", "caf\u{E9}"]), false),
      (try table(at: "3001"), false), (try table(at: nil), false),
      (try table(pipeline: .llm), false), (try table(currency: .usd), false),
      (try table(catalogue: .documented.choosing("text-to-speech/b=ms")), false),
      (try table(decimals: 2), true),
      (try table(at: "3e3"), true),
    ]
  }

  /// Totals of another table are refused and change nothing.
  @Test func totalsOfAnotherTableAreRefused() throws {
    let tables = try Self.tables()
    for (index, other) in tables.enumerated() {
      var totals = BatchTotals(of: tables[0].table)
      try tables[0].table.total(units: [5].span, tariffs: [0].span, totals: &totals)
      var others = BatchTotals(of: other.table)
      others.rejected = 1
      let error = thrown { () throws(BatchTotals.MismatchError) in try totals.merge(others) }
      #expect(error == (other.isSame ? nil : .otherTable), "table \(index)")
      #expect(totals.rejected == (other.isSame ? 1 : 0))
      #expect(Totals(totals).rows == 1)
      #expect(error?.description.isOnePlainLine ?? true)
    }
  }

  @Test(.tags(.trap)) func quotingIntoTotalsOfAnotherTableTraps() async {
    await #expect(processExitsWith: .failure) {
      let tables = try Self.tables()
      var totals = BatchTotals(of: tables[1].table)
      try tables[0].table.total(units: [5].span, tariffs: [0].span, totals: &totals)
    }
    await #expect(processExitsWith: .success) {
      let tables = try Self.tables()
      var totals = BatchTotals(of: tables[10].table)
      try tables[0].table.total(units: [5].span, tariffs: [0].span, totals: &totals)
    }
  }

  @Test func aNegativeCountOfRejectedRowsCountsAsNone() throws {
    var totals = BatchTotals(of: try TariffTable(.documented))
    totals.rejected = -1
    #expect(Totals(totals).rejected == 0)
    totals.rejected = 1
    #expect(Totals(totals).rejected == 1)
  }

  /// Prices as fractions that have nothing in common: the sum is put aside as it grows.
  @Test func pricesWithoutACommonDenominatorAreAddedExactly() throws {
    let table = try TariffTable(PriceSheet(weiPerUnit: [1]))
    var generator = SeededGenerator(seed: 11)
    var batch = BatchTotals(of: table)
    var shard = BatchTotals(of: table)
    var expected: Rational = 0
    for row in 0..<600 {
      let price = generator.fraction(upToBits: row % 3 == 0 ? 20 : 200) + 1
      let quote = try table.quote(units: .powerOfTen(18), tariff: 0, ethPrice: ETHPrice(price))
      if row % 2 == 0 { batch.add(quote, tariff: 0) } else { shard.add(quote, tariff: 0) }
      expected += price
    }
    try batch.merge(shard)
    #expect(Totals(batch).feeUSD?.dollars == expected)
  }

  /// Thousands of them take no more than so many times one.
  @Test func manyPricesWithoutACommonDenominatorTakeNoLonger() throws {
    let table = try TariffTable(PriceSheet(weiPerUnit: [1]))
    var generator = SeededGenerator(seed: 12)
    let quotes = try (0..<8_000).map { _ in
      try table.quote(
        units: 1, tariff: 0, ethPrice: ETHPrice(generator.fraction(upToBits: 400) + 1))
    }
    let time = usualProcessorTime {
      var batch = BatchTotals(of: table)
      for quote in quotes { batch.add(quote, tariff: 0) }
      #expect(Totals(batch).feeUSD != nil)
    }
    #expect(time < .seconds(4))
  }
}
