import LivepeerPricing
import Testing
import TestSupport

@testable import QuoteStream

@Suite struct ETHPriceIndexTests {
  /// The index finds what the series finds, over any spread of moments.
  @Test(.tags(.property)) func theIndexFindsWhatTheSeriesFinds() throws {
    try forAll(cases: 2_000) { generator in
      let bits = Int.random(in: 1...63, using: &generator)
      func moment(_ generator: inout SeededGenerator) -> Timestamp {
        Timestamp(nanoseconds: Int64(truncatingIfNeeded: generator.next()) >> (63 - bits))
      }
      var entries: [ETHPriceSeries.Entry] = []
      var times: Set<Timestamp> = []
      for _ in 0..<Int.random(in: 1...60, using: &generator) {
        let time = moment(&generator)
        guard times.insert(time).inserted else { continue }
        let price = try ETHPrice(
          Rational(
            Int.random(in: 1...9_999, using: &generator),
            [1, 3, 100].randomElement(using: &generator) ?? 1))
        entries.append(ETHPriceSeries.Entry(time: time, price: price))
      }
      let series = try ETHPriceSeries(entries)
      let age: Duration? =
        Bool.random(using: &generator)
        ? nil : .nanoseconds(Int64(truncatingIfNeeded: generator.next() >> UInt64(64 - bits)))
      let index = ETHPriceIndex(series, maximumAge: age)
      var moments = [Timestamp.earliest, .latest]
      for entry in entries {
        let nanoseconds = entry.time.nanoseconds
        moments += [
          entry.time, Timestamp(nanoseconds: nanoseconds &+ 1),
          Timestamp(nanoseconds: nanoseconds &- 1),
        ]
      }
      for _ in 0..<20 { moments.append(moment(&generator)) }
      var (covered, expected) = ([ETHPriceIndex.noMoment], [UInt64(7)])
      for time in moments {
        let entry = try? series.entry(at: time, maximumAge: age)
        let found = index.find(time.nanoseconds)
        if let fault = difference(found?.from, entry?.time.nanoseconds, "the entry at \(time)") {
          return fault
        }
        let price = entry.flatMap { TariffTable.RowETHPrice(exactly: $0.price)?.usdE8 } ?? 0
        if let found, found.usdE8 != price { return "\(found.usdE8) at \(time) is not \(price)" }
        if index.covers(time.nanoseconds) {
          guard price != 0 else { return "no price covers \(time)" }
          covered.append(time.nanoseconds)
          expected.append(price)
        }
      }
      // A row without a moment keeps its price.
      let kept = try #require(TariffTable.RowETHPrice(usdE8: 7))
      var prices = Array(repeating: kept, count: covered.count)
      var span = prices.mutableSpan
      index.lookUp(covered.span, into: &span)
      return difference(prices.map(\.usdE8), expected, "the prices at \(covered)")
    }
  }

  private static let series = """
    time,eth_usd
    2026-10-25T23:00:00Z,3010.25
    2026-10-26T00:00:05Z,3127.45
    2026-10-26T00:00:15Z,2987.5
    """

  private static func prices(
    _ csv: String = series, maximumAge: Duration? = nil
  ) throws -> StreamOptions.ETHPrices {
    StreamOptions.ETHPrices(
      try ETHPriceSeries(csv: Array(csv.utf8)), maximumAge: maximumAge, name: "eth-usd.csv")
  }

  /// Dollars by Python's `fractions`: 1,000 ms at 12,882,811 wei are 12,882,811,000 wei.
  @Test(arguments: chunkSizes)
  func rowsHaveThePriceOfTheirTime(size: Int) throws {
    let file = """
      time,pipeline,units,eth_usd
      2026-10-26T00:00:00Z,audio-to-text,1000,
      1792972810002,audio-to-text,1000,
      2026-10-26T02:00:20.004+02:00,audio-to-text,1000,
      ,audio-to-text,1000,4000
      1792972820.004,audio-to-text,1000,1
      """
    let run = try StreamRun(file, at: nil, chunk: size, ethPrices: Self.prices())
    #expect(
      run.text == """
        time,pipeline,units,eth_usd,fee_wei,fee_usd
        2026-10-26T00:00:00Z,audio-to-text,1000,,12882811000,0.000038780482
        1792972810002,audio-to-text,1000,,12882811000,0.000040290347
        2026-10-26T02:00:20.004+02:00,audio-to-text,1000,,12882811000,0.000038487398
        ,audio-to-text,1000,4000,12882811000,0.000051531244
        1792972820.004,audio-to-text,1000,1,12882811000,0.000000012883

        """)
    #expect(run.totals.feeUSD?.dollars == "845511768741/5000000000000000")
  }

  /// Totals of rows with the prices of their times are those of the rows with the same prices as
  /// columns, and parts merge to the whole.
  @Test(.tags(.property)) func totalsAreThoseOfRowsWithTheirOwnPrices() throws {
    try forAll(cases: 60) { generator in
      var series: [(time: Int64, price: String)] = []
      for index in 0..<Int.random(in: 1...30, using: &generator) {
        let cents = Int.random(in: 100_000...500_000, using: &generator)
        // One in eight has more decimals than a column takes.
        let more = Int.random(in: 0..<8, using: &generator) == 0 ? "1234567891" : ""
        series.append(
          (
            1_790_000_000 + Int64(index) * 100,
            "\(cents / 100).\(cents % 100 / 10)\(cents % 10)\(more)"
          ))
      }
      var timed = "pipeline,units,time\n"
      var priced = "pipeline,units,time,eth_usd\n"
      for _ in 0..<200 {
        let time = Int64.random(in: 1_790_000_000...1_790_004_000, using: &generator)
        let units = generator.next() >> UInt64.random(in: 0...60, using: &generator)
        let price = series.last { $0.time <= time }?.price ?? ""
        let pipeline =
          ["audio-to-text", "llm", "text-to-image"].randomElement(using: &generator) ?? ""
        let text =
          Bool.random(using: &generator)
          ? "\(time)" : "\(Timestamp(nanoseconds: time * 1_000_000_000))"
        timed += "\(pipeline),\(units),\(text)\n"
        priced += "\(pipeline),\(units),\(text),\(price)\n"
      }
      let file =
        "time,eth_usd\n"
        + series.shuffled(using: &generator).map { "\($0.time),\($0.price)\n" }.joined()
      let prices = try Self.prices(file)
      let byTime = try StreamRun(timed, at: nil, ethPrices: prices)
      let own = try StreamRun(priced, at: nil)
      guard byTime.error == nil, own.error == nil else {
        return "\(String(describing: byTime.errorText)), \(String(describing: own.errorText))"
      }
      let lines = byTime.text.split(separator: "\n").map { $0.split(separator: ",").suffix(2) }
      let ownLines = own.text.split(separator: "\n").map { $0.split(separator: ",").suffix(2) }
      guard lines == ownLines else { return "rows differ" }
      if let fault = difference(byTime.totals, own.totals, "totals") { return fault }
      let rows = timed.split(separator: "\n").dropFirst().shuffled(using: &generator)
      var merged = Totals()
      for part in [rows[..<70], rows[70..<71], rows[71...]] {
        let text = "pipeline,units,time\n" + part.joined(separator: "\n") + "\n"
        merged.merge(try StreamRun(text, at: nil, ethPrices: prices).totals)
      }
      return difference(merged.json, byTime.totals.json, "merged totals")
    }
  }

  @Test(
    arguments: [
      (
        "2026-10-25T22:59:59Z",
        "no ETH price at 2026-10-25T22:59:59Z: the series begins at 2026-10-25T23:00:00Z (eth-usd.csv)"
      ),
      (
        "2026-10-26T00:00:00Z",
        "no ETH price at 2026-10-26T00:00:00Z: the last one before is of 2026-10-25T23:00:00Z, "
          + "older than 59m59s (eth-usd.csv)"
      ),
      ("", "at: empty; a series has the ETH price of each row at its time"),
      (
        "2026-10-26",
        "at: time '2026-10-26', offset 10: expected a time after the date; "
          + "write 2026-10-26T00:00:00Z if the day begins in UTC"
      ),
    ])
  func rowsWithoutAPriceAreRefused(time: String, message: String) throws {
    let prices = try Self.prices(maximumAge: .seconds(3_599))
    let names = try ColumnNames(["time=at"], of: UsedColumn.names(readingTime: true))
    let csv = "pipeline,units,at\naudio-to-text,1,2026-10-26T00:00:05Z\naudio-to-text,1,\(time)\n"
    let run = try StreamRun(csv, at: nil, columns: names, ethPrices: prices)
    #expect(run.errorText == "3: \(message)")
    let lines = csv.split(separator: "\n").dropFirst().map { line in
      let at = line.split(separator: ",", omittingEmptySubsequences: false)[2]
      return #"{"pipeline":"audio-to-text","units":1,"at":"\#(at)"}"# + "\n"
    }
    let ndjson = try StreamRun(
      lines.joined(), .ndjson, at: nil, columns: names, ethPrices: prices)
    #expect(ndjson.errorText == "2: \(message)")
  }

  @Test func aSeriesNeedsTimes() throws {
    let csv = try StreamRun("pipeline,units,timestamp\n", at: nil, ethPrices: Self.prices())
    #expect(
      csv.error == .header(.noTime(found: ["pipeline", "units", "timestamp"])))
    #expect(csv.errorText?.hasSuffix("; rename 'timestamp' to time") == true)
    let ndjson = try StreamRun(
      #"{"pipeline":"audio-to-text","units":1}"#, .ndjson, at: nil, ethPrices: Self.prices())
    #expect(ndjson.errorText == "1: no key 'time', which every row needs")
    // Without a series a time passes through, whatever it is.
    let free = try StreamRun(#"{"pipeline":"audio-to-text","units":1,"time":{"a":[]}}"#, .ndjson)
    #expect(free.error == nil)
  }

  /// Prices in dollars are converted at the price of the row's time.
  @Test func pricesInDollarsAreConverted() throws {
    let run = try StreamRun(
      "pipeline,units,time\nllm,1000000,2026-10-26T00:00:00Z\nllm,1000000,1792972810\n", at: nil,
      ethPrices: Self.prices())
    // 0.18 USD at 3010.25 and at 3127.45 USD per ETH, rounded up to whole wei, by Python.
    #expect(
      run.text.hasSuffix(
        "llm,1000000,2026-10-26T00:00:00Z,59795698031725,0.180000000000\n"
          + "llm,1000000,1792972810,57554876976451,0.180000000000\n"))
  }
}
