import LivepeerPricing
import Testing
import TestSupport

@Suite struct ETHPriceSeriesTests {
  /// eth-usd.csv of the cases of the network's records.
  static let file = """
    time,eth_usd
    2026-10-25T23:00:00Z,3010.25
    2026-10-26T00:00:05Z,3127.45
    2026-10-26T00:00:15Z,2987.5

    """

  @Test(
    arguments: [
      ("1792972800000", "3010.25"), ("1792972810002", "3127.45"), ("1792972820004", "2987.5"),
      ("2026-10-25T23:00:00Z", "3010.25"), ("2026-10-26T00:00:04.999999999Z", "3010.25"),
      ("2026-10-26T00:00:05Z", "3127.45"), ("2200-01-01T00:00:00Z", "2987.5"),
    ]
  )
  func theLastPriceAtOrBeforeIsInForce(time: String, price: String) throws {
    let series = try ETHPriceSeries(csv: Array(Self.file.utf8))
    #expect(try series.price(at: Timestamp(time)) == ETHPrice(price))
  }

  @Test func timesWithoutAPriceAreRefused() throws {
    let series = try ETHPriceSeries(csv: Array(Self.file.utf8))
    let early = try Timestamp("2026-10-25T22:59:59.5Z")
    #expect(
      thrown { () throws(ETHPriceSeries.LookupError) in try series.price(at: early) }
        == .beforeFirst(early, first: series.first))
    #expect(
      ETHPriceSeries.LookupError.beforeFirst(early, first: series.first).description
        == "no ETH price at 2026-10-25T22:59:59.5Z: the series begins at 2026-10-25T23:00:00Z")
    let last = try Timestamp("2026-10-26T02:00:15Z")
    #expect(try series.price(at: last, maximumAge: .seconds(7_200)) == ETHPrice("2987.5"))
    let late = try Timestamp("2026-10-26T02:00:15.000000001Z")
    let tooOld = ETHPriceSeries.LookupError.tooOld(
      late, last: series.last, maximumAge: .seconds(7_200))
    #expect(
      thrown { () throws(ETHPriceSeries.LookupError) in
        try series.price(at: late, maximumAge: .seconds(7_200))
      } == tooOld)
    #expect(
      tooOld.description
        == "no ETH price at 2026-10-26T02:00:15.000000001Z: the last one before is of "
        + "2026-10-26T00:00:15Z, older than 2h")
  }

  @Test(
    arguments: [
      "time,eth_usd\n1792972815,2987.5\n1792972805,3127.45\n1792969200,3010.25",
      "\u{FEFF}eth_usd,note,time\r\n3010.25,,2026-10-25T23:00:00Z\r\n"
        + "3127.45,\"a, \"\"b\"\"\n c\",1792972805000\r\n2987.50,,2026-10-26T02:00:15+02:00\r\n\r\n",
      "\"time\",\"eth_usd\"\n\"1792972815\",\"$2987.5\"\n1792972805,3127.45 USD\n"
        + "1792969200,3010.25\n1792972805000,3.12745e3\n",
    ]
  )
  func filesHaveManyForms(file: String) throws {
    let series = try ETHPriceSeries(csv: Array(file.utf8))
    #expect(try series == ETHPriceSeries(csv: Array(Self.file.utf8)))
  }

  @Test func jsonLinesAreRead() throws {
    let file = """
      {"time":1792972815,"eth_usd":2987.5}

      {"eth_usd":"3127.45","time":"2026-10-26T00:00:05Z","source":{"time":1}}
      {"time":1792969200000,"eth_usd":3.01025e3}
      """
    let series = try ETHPriceSeries(jsonLines: Array(file.utf8))
    #expect(try series == ETHPriceSeries(csv: Array(Self.file.utf8)))
  }

  @Test(
    arguments: [
      ("", "1:1: no header; the first line names the columns: time,eth_usd"),
      ("\ntime,eth_usd\n", "1:1: an empty line between records; remove it"),
      ("time,price\n", "1:1: no 'eth_usd' among 'time', 'price'; a record has time and eth_usd"),
      ("Time,eth_usd\n", "1:1: no 'time' among 'Time', 'eth_usd'; rename 'Time' to time"),
      ("time,eth_usd,time\n", "1:14: 'time' is here a second time; rename or drop one"),
      ("time,eth_usd\n", "2:1: no prices; the series has one at least"),
      ("time,eth_usd\n1792972815\n", "2:1: 1 field, but the header has 2 columns"),
      ("time,eth_usd\n1792972815,3,4\n", "2:1: 3 fields, but the header has 2 columns"),
      ("# a note\ntime,eth_usd\n", "1:1: a comment; remove the line: CSV has no comments"),
      ("time,eth_usd\n# a, note\n", "2:1: a comment; remove the line: CSV has no comments"),
      (
        "time, eth_usd\n",
        "1:1: no 'eth_usd' among 'time', ' eth_usd'; rename ' eth_usd' to eth_usd"
      ),
      ("time,eth_usd\n# a note\n", "2:1: a comment; remove the line: CSV has no comments"),
      ("time,eth_usd\n\n1792972815,3\n", "2:1: an empty line between records; remove it"),
      ("time,eth_usd\n1792972815,\"3\n", "2:12: a quote opens and never closes"),
      (
        "time,eth_usd\n1792972815,\"3\"4\n",
        "2:15: text after the closing quote; double a quote that belongs to the field"
      ),
      (
        "time,eth_usd\nä,1792972815,3\"\n",
        "2:15: a quote within a field; put the field in quotes and double the quote"
      ),
      (
        "eth_usd,time\n3000,26 Oct\n",
        "2:6: time '26 Oct', offset 2: expected a time as in 2026-10-26T14:00:00Z, or a Unix time"
      ),
      (
        "time,eth_usd\n2026-10-26T00:00:00Z,NaN\n",
        "2:22: ETH price 'NaN', offset 0: found 'N' in place of a digit; "
          + "write a number in digits, as in 12882811 or 0.5"
      ),
      (
        "time,eth_usd\n2026-10-26T00:00:00Z,0\n",
        "2:22: ETH price '0', offset 0: an ETH price has to be above zero"
      ),
      (
        "time,eth_usd\n1792972815,3\n1792972805,4\n1792972815000,5\n1792972815,6\n",
        "4:1: two prices at 2026-10-26T00:00:15Z, 3 and 5 USD; keep one of them"
      ),
    ]
  )
  func faultsOfFilesHavePlaces(file: String, message: String) {
    let error = thrown { () throws(ETHPriceSeries.ReadingError) in
      try ETHPriceSeries(csv: Array(file.utf8))
    }
    #expect(error?.description == message)
  }

  @Test(
    arguments: [
      ("", "1:1: no prices; the series has one at least"),
      ("{\"time\":1792972815,\"eth_usd\":3}\n[1]", "2:1: expected a JSON object, found an array"),
      (
        "{\"time\":1792972815}\n",
        "1:1: no 'eth_usd' among 'time'; a record has time and eth_usd"
      ),
      (
        "{\"time\":true,\"eth_usd\":3}\n",
        "1:9: time takes a string or a number, found a boolean"
      ),
      (
        "{\"time\":1792972815,\"time\":1,\"eth_usd\":3}\n",
        "1:20: 'time' is here a second time; rename or drop one"
      ),
      ("\n{\"time\":1792972815,", nil),
      (
        "\n{\"time\":1792972815,\"eth_usd\":-3}",
        "2:30: ETH price '-3', offset 0: an ETH price has to be above zero"
      ),
    ] as [(String, String?)]
  )
  func faultsOfJSONLinesHavePlaces(file: String, message: String?) throws {
    let error = try #require(
      thrown { () throws(ETHPriceSeries.ReadingError) in
        try ETHPriceSeries(jsonLines: Array(file.utf8))
      })
    if let message { #expect(error.description == message) }
    #expect(error.description.isOnePlainLine)
  }

  @Test(.tags(.property)) func everyMomentHasThePriceOfAPlainSearch() throws {
    try forAll(cases: 500) { generator in
      let count = Int.random(in: 1...40, using: &generator)
      var prices: [Int64: ETHPrice] = [:]
      for _ in 0..<count {
        prices[Int64.random(in: -60...60, using: &generator)] = try ETHPrice(
          Rational(Int.random(in: 1...9, using: &generator)))
      }
      var entries = prices.map {
        ETHPriceSeries.Entry(time: Timestamp(nanoseconds: $0.key), price: $0.value)
      }
      entries += entries.shuffled(using: &generator).prefix(3)
      let series = try ETHPriceSeries(entries.shuffled(using: &generator))
      guard series.entries.count == prices.count else { return "\(series.entries.count) entries" }
      let age = Int64.random(in: 0...20, using: &generator)
      for moment in Int64(-70)...70 {
        let time = Timestamp(nanoseconds: moment)
        let last = prices.keys.filter { $0 <= moment }.max()
        let expected = last.flatMap { moment - $0 <= age ? prices[$0] : nil }
        let actual = try? series.price(at: time, maximumAge: .nanoseconds(age))
        if let fault = difference(actual, expected, "the price at \(moment)") { return fault }
        let anyAge = try? series.price(at: time)
        if let fault = difference(anyAge, last.flatMap { prices[$0] }, "the price at \(moment)") {
          return fault
        }
      }
      return nil
    }
  }

  @Test func entriesAreOneAtLeastAndOneAtAMoment() throws {
    typealias EntriesError = ETHPriceSeries.EntriesError
    #expect(thrown { () throws(EntriesError) in try ETHPriceSeries([]) } == EntriesError.none)
    let time = Timestamp(nanoseconds: 7)
    let prices = [try ETHPrice("3000"), try ETHPrice("3000.5")]
    let entries = prices.map { ETHPriceSeries.Entry(time: time, price: $0) }
    #expect(
      thrown { () throws(EntriesError) in try ETHPriceSeries(entries) }
        == .twoPrices(prices[0], prices[1], at: time))
    #expect(try ETHPriceSeries([entries[0], entries[0]]).entries == [entries[0]])
  }

  /// A hundred thousand prices in any order are read in a small part of the bound.
  @Test func longFilesAreReadQuickly() throws {
    var generator = SeededGenerator(seed: 15)
    var lines = (0..<100_000).map { "\(1_700_000_000 + $0 * 300),\(2_000 + $0 % 1_999).25\n" }
    lines.shuffle(using: &generator)
    let bytes = Array(("time,eth_usd\n" + lines.joined()).utf8)
    let time = try usualProcessorTime {
      let series = try ETHPriceSeries(csv: bytes)
      #expect(series.entries.count == 100_000)
    }
    #expect(time < .seconds(4))
  }
}
