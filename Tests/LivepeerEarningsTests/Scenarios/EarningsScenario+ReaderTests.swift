import LivepeerEarnings
import LivepeerPricing
import Testing
import TestSupport

@Suite("Scenario files")
struct EarningsScenarioReaderTests {
  @Test func everyKey() throws {
    let file = try EarningsScenario.Reader(
      json: #"""
        {"pipeline": "audio-to-text", "price": "12882811wei/ms", "jobs-per-day": 500,
         "duration": "3m20s", "eth-usd": 3127.45, "fee-share": "50%", "own-stake": 10000,
         "total-stake": "2_000_000", "gas-price": "0.05gwei", "redeem-gas": 1.2e6,
         "ticket-ev": "8gwei", "watts": 350, "electricity": "$0.15", "hours-per-day": 24,
         "hardware": 1600, "amortize": 24, "monthly-costs": 20, "sweep-eth": "1500:5000:250",
         "target-winner-every": "12h", "exact-contract": true}
        """#)
    let request = try file.request()
    #expect(request.scenario == (try ExampleScenario.transcription.scenario()))
    #expect(request.ethPrice == (try ETHPrice("3127.45")))
    #expect(request.sweeps == [try EarningsSweep(ethPrices: "1500:5000:250")])
    #expect(request.goal == nil)
    #expect(request.targetWinnerEvery == 43_200_000)
    #expect(request.splitsAsContracts)
    #expect(!request.assumesGasPrice)
  }

  @Test func entries() throws {
    let request = try EarningsScenario.Reader(
      json: #"""
        {"eth-usd": 3000, "fee-share": "10%", "own-stake": 3000, "total-stake": 10000,
         "gas-price": "0.1gwei", "watts": 450, "electricity": 0.2, "hardware": 1800,
         "monthly-costs": 5, "entries": [
           {"pipeline": "audio-to-text", "price": "12882811wei/ms", "share-of-time": "60%",
            "units-per-second": 20000, "utilization": "50%"},
           {"pipeline": "llm", "price": "0.18 USD/Mtoken", "share-of-time": "40%",
            "units-per-second": 3000, "utilization": "100%"}]}
        """#
    ).request()
    #expect(request.scenario == (try ExampleScenario.both.scenario()))
  }

  /// A list alone; prices and models come from the sheet.
  @Test func list() throws {
    let works = try EarningsScenario.Reader(
      json: #"""
        [{"pipeline": "upscale", "share-of-time": "50%", "jobs-per-day": "2.5", "size": "2x3",
          "count": 4},
         {"pipeline": "text-to-speech", "share-of-time": "50%", "jobs-per-day": 2,
          "characters": 7}]
        """#
    ).request().scenario.works
    #expect(works.map(\.unitsPerDay) == [30, 7])
    #expect(works.map(\.price) == [.wei(4_768_371, per: .pixel), .wei(5_960_465, per: .character)])
    #expect(works.map(\.modelID) == ["stabilityai/stable-diffusion-x4-upscaler", "suno/bark"])
  }

  @Test func unitsOfASheet() throws {
    let file = try EarningsScenario.Reader(
      json: #"""
        {"pipeline": "text-to-speech", "unit": "text-to-speech=ms", "jobs-per-day": 1,
         "duration": "1s"}
        """#)
    #expect(try file.request().scenario.works[0].unit == .millisecond)
  }

  /// Texts by key are read as JSON's values are.
  @Test func textsByKey() throws {
    let reader = EarningsScenario.Reader([
      .pipeline: "llm", .price: "0.18 USD/Mtoken", .unitsPerSecond: "2000", .utilization: "40%",
      .ethUSD: "2345.67890123", .feeShare: "12.5%", .watts: "170", .electricity: "0.13",
    ])
    let request = try reader.request()
    #expect(request.scenario == (try ExampleScenario.language.scenario()))
    #expect(request.ethPrice == (try ETHPrice("2345.67890123")))
    #expect(request.assumesGasPrice)
    #expect(try reader.request(ethPrice: ETHPrice("3000")).ethPrice == (try ETHPrice("3000")))
    #expect(reader[.watts] == "170")
    #expect(reader[.hardware] == nil)
    #expect(reader[.pipeline] == nil)
  }

  /// Of 2 jobs a day: others, or jobs of another size.
  @Test(
    arguments: [
      ([:], nil, 20), ([.jobsPerDay: "0.5"], nil, 5), ([.units: "7"], nil, 14),
      ([:], .units(9), 18), ([.units: "7"], .tokens(4), 8),
    ] as [([EarningsScenario.Key: String], Measure?, Rational)])
  func replacing(texts: [EarningsScenario.Key: String], measure: Measure?, units: Rational) throws {
    let json = #"{"pipeline": "llm", "price": "5/token", "jobs-per-day": 2, "units": 10}"#
    let reader = try EarningsScenario.Reader(json: json).replacing(texts, measure: measure)
    #expect(try reader.request().scenario.works.map(\.unitsPerDay) == [units])
  }

  /// What is of one kind of work is not replaced in several.
  @Test(
    arguments: [
      ([.watts: "5", .units: "7"], nil, "units: is for scenarios with one kind of work"),
      ([.watts: "5"], .units(9), "units: is for scenarios with one kind of work"),
      ([.watts: "5"], nil, nil),
    ] as [([EarningsScenario.Key: String], Measure?, String?)])
  func replacingInEntries(
    texts: [EarningsScenario.Key: String], measure: Measure?, message: String?
  ) throws {
    let reader = try EarningsScenario.Reader(json: "[{\(Self.llm)}, {\(Self.llm)}]")
    let error = thrown { () throws(EarningsScenario.ReadingError) in
      try reader.replacing(texts, measure: measure)
    }
    #expect(error.map { "\($0)" } == message)
  }

  @Test func manyEntries() throws {
    let entry = #"{"pipeline": "llm"}"#
    let list = { (count: Int) in
      "[" + Array(repeating: entry, count: count).joined(separator: ",\n") + "]"
    }
    #expect(
      thrown { () throws(EarningsScenario.ReadingError) in
        try EarningsScenario.Reader(json: list(100))
      } == nil)
    let error = thrown { () throws(EarningsScenario.ReadingError) in
      try EarningsScenario.Reader(json: list(101))
    }
    #expect(error.map { "\($0)" } == "101:1: 101 entries are too many; give at most 100")
  }

  private static let llm = #""pipeline": "llm", "price": "5/token", "jobs-per-day": 1"#

  @Test(arguments: [
    ("{", "1:2: the text ends"),
    ("[1,]", "1:3: a comma precedes the closing bracket; remove it"),
    ("5", "1:1: expected an object or a list of entries, found a number"),
    ("[]", "1:1: give at least one kind of work"),
    ("[5]", "1:2: expected an entry, {\"pipeline\": …}, found a number"),
    (#"{"entries": {}}"#, "1:13: expected a list of entries, found an object"),
    (#"{"entries": [], "entries": []}"#, "1:17: is repeated (first at 1:2)"),
    ("{\n \"wats\": 5}", "2:2: unknown key 'wats'; use pipeline, model, price"),
    (#"{"chart": true}"#, "1:2: unknown key 'chart'"),
    (#"[{"pipelin": 5}]"#, "1:3: unknown key 'pipelin'; use pipeline, model, price, duration"),
    (
      #"[{"pipeline": "llm", "watts": 5}]"#,
      "1:22: watts: belongs to the whole scenario, not to an entry; write {\"watts\": …, \"entries\": […]}"
    ),
    (
      #"{"model": "m", "entries": [{}]}"#,
      "1:2: model: belongs to an entry, not next to \"entries\""
    ),
    (#"{"watts": 1, "watts": 1}"#, "1:14: watts: is repeated (first at 1:2)"),
    (#"{"model": 5}"#, "1:11: model: expected a string, found a number"),
    (#"{"watts": [5]}"#, "1:11: watts: expected a string or a number, found an array"),
    (#"{"watts": null}"#, "1:11: watts: expected a string or a number, found null"),
    (#"{"exact-contract": "true"}"#, "1:20: exact-contract: expected true or false, found a st"),
  ])
  func badShapes(json: String, message: String) throws {
    let error = try #require(
      thrown { () throws(EarningsScenario.ReadingError) in try EarningsScenario.Reader(json: json) }
    )
    #expect("\(error)".hasPrefix(message))
    #expect("\(error)".isOnePlainLine)
  }

  @Test(arguments: [
    ("{}", "1:1: needs pipeline as well"),
    (#"{"pipeline": "nope"}"#, "1:14: pipeline: unknown pipeline 'nope'; use one of"),
    (#"{"pipeline": "llm", "price": "5/token"}"#, "1:14: pipeline: needs jobs-per-day or units"),
    (
      #"{"pipeline": "llm", "price": "5/token", "units-per-second": 5}"#,
      "1:61: units-per-second: needs utilization as well"
    ),
    (
      #"{"pipeline": "llm", "price": "5/token", "units-per-second": 5, "utilization": 0.35}"#,
      "1:79: utilization: percentage '0.35', offset 4: expected '%', as in 35%"
    ),
    (
      #"{"pipeline": "llm", "price": "5/token", "units-per-second": 5, "units": 3}"#,
      "1:73: units: cannot be combined with units-per-second"
    ),
    (
      "{\(llm), \"units-per-second\": 3}",
      "1:80: units-per-second: cannot be combined with jobs-per-day"
    ),
    (
      "{\(llm), \"units\": 3, \"duration\": \"1s\"}",
      "1:69: units: cannot be combined with duration"
    ),
    ("{\(llm), \"count\": 3}", "1:69: count: needs size as well"),
    ("{\(llm), \"size\": \"1x1\"}", "1:68: size: llm priced per token does not take an image"),
    ("{\(llm), \"watts\": -5, \"electricity\": 1}", "1:69: watts: expected a value of zero"),
    (
      "{\(llm), \"hardware\": 1\(String(repeating: "0", count: 100))}",
      "1:72: hardware: is too long; write it in at most 100 bytes"
    ),
    ("{\(llm), \"watts\": 5}", "1:69: watts: needs electricity as well"),
    ("{\(llm), \"electricity\": 5}", "1:75: electricity: needs watts as well"),
    ("{\(llm), \"amortize\": 0}", "1:72: amortize: needs hardware as well"),
    ("{\(llm), \"hardware\": 1, \"amortize\": 0}", "1:87: amortize: expected a value above zero"),
    ("{\(llm), \"own-stake\": 5}", "1:73: own-stake: needs total-stake as well"),
    (
      "{\(llm), \"own-stake\": 5, \"total-stake\": 4}",
      "1:73: own-stake: the own stake is part of the total stake, and 5 LPT is more than 4 LPT"
    ),
    ("{\(llm), \"face-value\": -5}", "1:74: face-value: expected a value of zero or more"),
    ("{\(llm), \"eth-usd\": 0}", "1:71: eth-usd: ETH price '0', offset 0: an ETH price has to"),
    ("{\(llm), \"fee-share\": \"101%\"}", "1:73: fee-share: percentage '101%', offset 0: a share"),
    (
      "{\(llm), \"sweep-eth\": \"1:5:0\"}",
      "1:73: sweep-eth: sweep '1:5:0', offset 0: expected a step"
    ),
    (
      "{\(llm), \"target-winner-every\": \"0s\"}",
      "1:83: target-winner-every: expected a value above zero, found 0"
    ),
    (
      "{\(llm), \"exact-contract\": true, \"fee-share\": \"0.00001%\"}",
      "1:97: fee-share: the contracts keep a fee share in millionths"
    ),
    (#"{"pipeline": "llm", "price": "5/px", "jobs-per-day": 1}"#, "1:30: price: is per pixel, and"),
    (#"{"pipeline": "llm", "price": "$5/token", "jobs-per-day": 1}"#, "1:30: price: a price in U"),
    (#"{"pipeline": "llm", "jobs-per-day": 1}"#, "1:14: pipeline: llm meta-llama"),
    (#"{"pipeline": "upscale", "model": "x", "jobs-per-day": 1}"#, "1:34: model: no price for mo"),
    ("{\(llm), \"lpt-price\": 5}", "1:73: lpt-price: needs lpt-supply as well"),
    (
      "{\(llm), \"own-stake\": 1, \"total-stake\": 5, \"lpt-supply\": 9, "
        + "\"lpt-issuance\": \"1%\", \"lpt-active-stake\": 4}",
      "1:153: lpt-active-stake: the pool's stake is part of the active stake, and 5 LPT"
    ),
    ("{\(llm), \"lpt-rounds\": 100001}", "1:74: lpt-rounds: needs lpt-supply as well"),
    ("[{\(llm)}, {\(llm)}]", "1:2: needs share-of-time as well"),
    (
      "[{\(llm), \"share-of-time\": \"60%\"}, {\(llm), \"share-of-time\": \"50%\"}]",
      "1:162: share-of-time: the entries' shares of time add up to 110%; the maximum is 100%"
    ),
  ])
  func badValues(json: String, message: String) throws {
    let file = try EarningsScenario.Reader(json: json)
    let error = try #require(
      thrown { () throws(EarningsScenario.ReadingError) in try file.request() })
    #expect("\(error)".hasPrefix(message), "\(error)")
    #expect("\(error)".isOnePlainLine)
  }

  /// A figure of 101 bytes is refused above; the limit itself is not past it.
  @Test func figuresMayHaveAHundredBytes() throws {
    let price = "1" + String(repeating: "0", count: 99)
    let request = try EarningsScenario.Reader(json: "{\(Self.llm), \"hardware\": \(price)}")
      .request()
    #expect(request.scenario.costs.hardware?.price == USD(Rational(.powerOfTen(99))))
  }
}

@Suite("Sweeps of scenario files")
struct EarningsScenarioReaderSweepTests {
  private static func sweeps(
    _ text: String, _ others: [EarningsScenario.Key: String] = [:]
  ) throws(EarningsScenario.ReadingError) -> [EarningsSweep] {
    try EarningsScenario.Reader(
      [
        .pipeline: "llm", .price: "$2/Mtok", .unitsPerSecond: "100", .utilization: "40%",
        .ethUSD: "3000", .watts: "100", .electricity: "0.2", .sweep: text,
      ].merging(others) { $1 }
    ).request().sweeps
  }

  /// Values are in the currency and per the scale in which they are stated, or which people use.
  @Test func texts() throws {
    let dollars = EarningsSweep.Term.price(.usd, per: .millionTokens)
    #expect(
      try Self.sweeps("price") == [EarningsSweep(dollars, from: 1, through: 4, by: "1/5")])
    #expect(
      try Self.sweeps("price,utilization") == [
        EarningsSweep(dollars, from: 1, through: 4, by: "1/5"),
        EarningsSweep(.utilization, from: "1/5", through: 1, by: "1/5"),
      ])
    #expect(
      try Self.sweeps("utilization,price") == [
        EarningsSweep(.utilization, from: "1/10", through: 1, by: "1/10"),
        EarningsSweep(dollars, from: 1, through: 3, by: "1/2"),
      ])
    #expect(
      try Self.sweeps("price=1gwei:2gwei:0.5gwei/ktok,eth-usd=$1000:$2000:$500") == [
        EarningsSweep(
          .price(.ether(.gwei), per: .thousandTokens), from: 1, through: 2, by: "1/2"),
        EarningsSweep(.ethPrice, from: 1_000, through: 2_000, by: 500),
      ])
    #expect(
      try Self.sweeps("price=$1/Mtok:$2/2 Mtok:$0.5/Mtok") == [
        EarningsSweep(dollars, from: 1, through: 1, by: "1/2")
      ])
    for text in ["$1:$2:$0.5/Mtok", "1:2:$0.5/Mtok", "1USD:2:0.5 USD/Mtok", "$1/Mtok:2:$0.5/Mtok"] {
      #expect(
        try Self.sweeps("price=" + text) == [
          EarningsSweep(dollars, from: 1, through: 2, by: "1/2")
        ],
        "\(text)")
    }
    #expect(
      try Self.sweeps("price", [.price: "5wei/token"]) == [
        EarningsSweep(
          .price(.ether(.wei), per: .token), from: "5/2", through: 10, by: "1/2")
      ])
    #expect(
      try Self.sweeps("electricity=$0.1:$0.3:$0.1,utilization=10%:90%:40%") == [
        EarningsSweep(.electricity, from: "1/10", through: "3/10", by: "1/10"),
        EarningsSweep(.utilization, from: "1/10", through: "9/10", by: "2/5"),
      ])
    #expect(
      try Self.sweeps("eth-usd") == [
        EarningsSweep(.ethPrice, from: 1_500, through: 6_000, by: 300)
      ])
    #expect(
      try EarningsScenario.Reader([
        .pipeline: "llm", .jobsPerDay: "10", .units: "1", .ethUSD: "1",
        .sweep: "jobs-per-day",
      ]).request().sweeps == [EarningsSweep(.jobsPerDay, from: 5, through: 20, by: 1)])
  }

  @Test(
    arguments: [
      (
        "utilisation", [:],
        "sweep: unknown term 'utilisation'; use price, utilization, jobs-per-day,"
      ),
      ("jobs-per-day", [:], "sweep: 'jobs-per-day' is not a term of this work; use utilization"),
      ("price,utilization,price", [:], "sweep: has 3 terms; give one, or two for a table"),
      ("price,price", [:], "sweep: cannot change in both rows and columns"),
      ("", [:], "sweep: unknown term ''"),
      ("price", [.sweepETH: "1:2:1"], "sweep: cannot be combined with sweep-eth"),
      ("price", [.price: "0wei/token"], "the scenario has none: price=FIRST:LAST:STEP"),
      ("price=$1:$2", [:], "expected three rates, as in $0.20:$0.50:$0.05/h"),
      ("price=$1:$2:1wei/token", [:], "expected three rates in one currency and per one scale"),
      ("price=$1:$2:$1/h", [:], "expected prices per token, as the work's own is"),
      ("price=$2:$1:$1/token", [:], "expected a last value of 2 or more"),
      ("price=$1:$2:$1/pix", [:], "unknown scale 'pix'"),
      ("utilization=0.1:0.9:0.1", [:], "expected '%', as in 10%:90%:10%"),
      ("utilization=10%:110%:10%", [:], "expected at most 100%, found 110%"),
      (
        "eth-usd=1:1000:1,utilization=0%:100%:0.5%", [:],
        "201000 pairs of values are too many"
      ),
    ] as [(String, [EarningsScenario.Key: String], String)])
  func mistakes(
    text: String, others: [EarningsScenario.Key: String], message: String
  ) throws {
    let error = try #require(
      thrown { () throws(EarningsScenario.ReadingError) in try Self.sweeps(text, others) })
    #expect("\(error)".contains(message), "\(error)")
    #expect("\(error)".isOnePlainLine)
  }

  @Test func whatIsMissing() throws {
    let noPower = EarningsScenario.Reader([
      .pipeline: "llm", .jobsPerDay: "1", .units: "1", .ethUSD: "1", .sweep: "electricity",
    ])
    let error = try #require(
      thrown { () throws(EarningsScenario.ReadingError) in try noPower.request() })
    #expect("\(error)" == "sweep: needs electricity as well")
    let noETH = EarningsScenario.Reader([
      .pipeline: "upscale", .jobsPerDay: "1", .units: "1", .sweep: "price",
    ])
    let second = try #require(
      thrown { () throws(EarningsScenario.ReadingError) in try noETH.request() })
    #expect("\(second)" == "sweep: needs eth-usd as well")
    let costs = EarningsScenario.Reader([
      .pipeline: "upscale", .jobsPerDay: "1", .units: "1", .costPerUnit: "1wei/px",
    ])
    let third = try #require(
      thrown { () throws(EarningsScenario.ReadingError) in try costs.request() })
    #expect("\(third)" == "cost-per-unit: needs eth-usd as well")
  }
}

@Suite("Scenarios of records")
struct EarningsScenarioReaderRecordsTests {
  /// Two payments, of 6 and 3 units, four days of the calendar apart.
  private static func records(
    units: [Rational?] = [6, 3], of unit: WorkUnitKind? = nil
  ) throws -> RecordedWork {
    var work = RecordedWork()
    for (time, wei, units, price) in [
      ("2026-10-27T23:59:59Z", 30, units[0], "2000"), ("2026-10-30T00:00:00Z", 6, units[1], "3000"),
    ] as [(String, Wei, Rational?, String)] {
      work.add(
        PaymentRecord(time: try Timestamp(time), amount: PaymentRecord.Amount(wei)),
        for: units.map { PaymentRecord.Work($0, of: unit) }, at: try ETHPrice(price))
    }
    return work
  }

  /// 36 wei in four days; (30 · 2000 + 6 · 3000) / 36 dollars an ETH.
  @Test func work() throws {
    let reader = EarningsScenario.Reader([.pipeline: "llm", .model: "m", .costPerUnit: "1wei/tok"])
    let request = try reader.request(records: Self.records())
    let work = request.scenario.works[0]
    #expect(work.price == .wei(4, per: .token))
    #expect(work.unitsPerDay == "9/4")
    #expect(work.modelID == "m")
    #expect(request.ethPrice?.usdPerETH == "6500/3")
    #expect(request.records?.days == 4)
    let stated = try reader.request(ethPrice: ETHPrice("5"), records: Self.records())
    #expect(stated.ethPrice?.usdPerETH == 5)
    // A payment is a unit if its own are not known.
    let requests = try EarningsScenario.Reader([.pipeline: "llm"])
      .request(records: Self.records(units: [6, nil])).scenario.works[0]
    #expect(requests.price == .wei(18, per: .request))
    #expect(requests.unitsPerDay == "1/2")
    let app = EarningsScenario.Reader([.pipeline: "any/app"])
    let stating = try app.request(records: Self.records(of: .pixel)).scenario.works[0]
    #expect(stating.price == .wei(4, per: .pixel))
    // Nothing says what the units of an unknown pipeline are.
    let unstated = try Self.records()
    let error = try #require(
      thrown { () throws(EarningsScenario.ReadingError) in try app.request(records: unstated) })
    #expect("\(error)".hasPrefix("pipeline: nothing says what the price of any/app is per"))
    // Units of two kinds are not added up.
    var mixed = try Self.records(of: .pixel)
    mixed.add(
      PaymentRecord(time: .latest, amount: PaymentRecord.Amount(Wei(1))),
      for: PaymentRecord.Work(5, of: .token), at: nil)
    #expect(mixed.work == nil && mixed.weiPerUnit == "37/3")
  }

  @Test(
    arguments: [
      ([.price: "5wei/tok"], "price: cannot be combined with records"),
      ([.jobsPerDay: "5"], "jobs-per-day: cannot be combined with records"),
      ([.units: "5"], "units: cannot be combined with records"),
      ([.shareOfTime: "5%"], "share-of-time: cannot be combined with records"),
    ] as [([EarningsScenario.Key: String], String)])
  func mistakes(texts: [EarningsScenario.Key: String], message: String) throws {
    let records = try Self.records()
    let reader = EarningsScenario.Reader(texts.merging([.pipeline: "llm"]) { $1 })
    let error = try #require(
      thrown { () throws(EarningsScenario.ReadingError) in try reader.request(records: records) })
    #expect("\(error)" == message)
  }

  @Test func nothing() throws {
    let reader = EarningsScenario.Reader([.pipeline: "llm"])
    let error = try #require(
      thrown { () throws(EarningsScenario.ReadingError) in
        try reader.request(records: RecordedWork())
      })
    #expect("\(error)".hasPrefix("records: has no payment, or no units"))
    #expect(RecordedWork().days == 0 && RecordedWork().ethPrice == nil)
    #expect(RecordedWork().weiPerUnit == nil)
    let none = try Self.records(units: [0, 0])
    #expect(none.weiPerUnit == nil)
    var unpriced = try Self.records()
    unpriced.add(
      PaymentRecord(time: .earliest, amount: PaymentRecord.Amount(Wei(1))), for: nil, at: nil)
    #expect(unpriced.ethPrice == nil && unpriced.amountUSD == nil)
    #expect(unpriced.first == .earliest)
    #expect(unpriced.days == 127_509)
  }
}
