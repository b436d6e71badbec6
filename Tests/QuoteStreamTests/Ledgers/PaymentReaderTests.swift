import LivepeerPricing
import QuoteStream
import Testing
import TestSupport

@Suite struct PaymentReaderTests {
  /// Returns a line for each entry: its amount, cost, time, groups and price.
  private static func entries(
    _ files: [String], _ options: PaymentReader.Options, chunk size: Int = 1 << 20
  ) throws(StreamError) -> [String] {
    var reader = PaymentReader(options)
    var lines: [String] = []
    for file in files {
      reader.beginFile(file.hasPrefix("{") || file.hasPrefix("\u{FEFF}{") ? .ndjson : .csv)
      let bytes = Array(file.utf8)
      for start in stride(from: 0, through: bytes.count, by: size) {
        let chunk = Array(bytes[start..<min(start + size, bytes.count)])
        if !chunk.isEmpty { lines += try reader.read(chunk).map(line) }
      }
      lines += try reader.read([]).map(line)
    }
    return lines
  }

  private static func line(_ entry: PaymentReader.Entry) -> String {
    switch entry {
    case .payment(let payment):
      let record = payment.record
      return "\(payment.line) \(record.time) \(record.amount.wei) ±\(record.amount.roundingError) "
        + "-\(record.cost.count) \(payment.groups) \(payment.ethPrice.map { "\($0)" } ?? "?")"
    case .otherEvent: return "other"
    case .repeated(let line): return "\(line) repeated"
    case .rejected(let error): return "\(error.line): \(error)"
    }
  }

  /// Events as a signer and a gateway write them, with values of our own.
  private static let events = """
    {"id":"a","type":"create_signed_ticket","timestamp":"1792972800123","gateway":"g","data":\
    {"app":"live/scope","pipeline":"live","orch_url":"https://o:8935","current_time_unix":\
    1792972800001,"computed_fee":"3240740740740","cost":"324074074074.0000000000"}}
    {"id":"b","type":"network_capabilities","timestamp":"1792972800000","data":[{"app":"x"}]}
    {"type":"create_new_payment","timestamp":"1792972801000","data":{"capability":"Audio to text",\
    "faceValue":"0.024024 ETH","winProb":"0.0000003330","numTickets":"97","orchestrator":"https://p"}}
    {"id":"c","type":"create_new_payment","timestamp":"1792972802000","data":{"faceValue":"123 WEI",\
    "winProb":"0.5","numTickets":"2"}}

    """

  @Test(arguments: chunkSizes)
  func nodeEvents(size: Int) throws {
    let options = try PaymentReader.Options(groups: ["app", "pipeline", "orchestrator", "gateway"])
    #expect(
      try Self.entries([Self.events], options, chunk: size) == [
        "1 2026-10-26T00:00:00.001Z 3240740740740 ±1/2 -0 "
          + #"["live/scope", "live", "https://o:8935", "g"] ?"#,
        "other",
        "3 2026-10-26T00:00:01Z 775999224000 ±116516400 -0 "
          + #"["", "Audio to text", "https://p", ""] ?"#,
        #"4 2026-10-26T00:00:02Z 123 ±123/10000000000 -0 ["", "", "", ""] ?"#,
      ])
  }

  @Test(arguments: chunkSizes)
  func plainRecords(size: Int) throws {
    let prices = StreamOptions.ETHPrices(
      try ETHPriceSeries([.init(time: Timestamp("2026-10-01T00:00:00Z"), price: ETHPrice("2000"))]))
    let csv = """
      time,x,amount_wei,cost_wei
      2026-10-26T02:00:00+02:00,a,1.5e3,
      1792972801,"b,c",0.001 gwei,7

      """
    let ndjson = """
      {"amount_wei":12,"time":"1792972801500","x":null}
      {"amount_wei":"13 wei","time":1792972801.25,"cost_wei":"1","x":"é"}
      """
    let options = try PaymentReader.Options(groups: ["x"], ethPrices: prices)
    #expect(
      try Self.entries([csv, ndjson], options, chunk: size) == [
        #"2 2026-10-26T00:00:00Z 1500 ±0 -0 ["a"] 2000"#,
        #"3 2026-10-26T00:00:01Z 1000000 ±0 -7 ["b,c"] 2000"#,
        #"1 2026-10-26T00:00:01.5Z 12 ±0 -0 [""] 2000"#,
        #"2 2026-10-26T00:00:01.25Z 13 ±0 -1 ["é"] 2000"#,
      ])
    let one = try PaymentReader.Options(ethPrice: ETHPrice("3"))
    #expect(try Self.entries([csv], one).allSatisfy { $0.hasSuffix(" 3") })
  }

  /// What is before the first object of a file says nothing of the objects after it.
  @Test(
    arguments: [
      ("\n", 0), ("\r\n \n", 0), (#""g","data":{"computed_fee":"5"}}"# + "\n", 1),
      ("[1]\nnull\n\n", 2), ("{\"type\":\n", 1), ("\u{FEFF}\n", 0),
    ], chunkSizes)
  func eventsAfterACutLine(_ opening: (text: String, rejected: Int), size: Int) throws {
    let events = Self.events.split(separator: "\n").prefix(2).joined(separator: "\n")
    var reader = PaymentReader(try PaymentReader.Options(onBadRecord: .skip))
    reader.beginFile(.ndjson)
    let bytes = Array((opening.text + events).utf8)
    var lines: [String] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      lines += try reader.read(Array(bytes[start..<min(start + size, bytes.count)])).map(Self.line)
    }
    lines += try reader.read([]).map(Self.line)
    let line = opening.text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
    #expect(lines.count == opening.rejected + 2)
    #expect(
      lines.suffix(2)
        == ["\(line) 2026-10-26T00:00:00.001Z 3240740740740 ±1/2 -0 [] ?", "other"])
  }

  /// Texts that look the same are different, and bytes that are no text are refused.
  @Test func textsAreBytes() throws {
    let options = try PaymentReader.Options(groups: ["app"], unique: "id", onBadRecord: .skip)
    let csv =
      "time,amount_wei,app,id\n1792972801,5,caf\u{E9},\u{E9}\n1792972801,6,cafe\u{301},e\u{301}\n"
    #expect(
      try Self.entries([csv], options).map { $0.hasSuffix("repeated") } == [false, false])
    var reader = PaymentReader(options)
    reader.beginFile(.csv)
    let bad = Array("time,amount_wei,app,id\n1792972801,5,a,x".utf8) + [0xFF, 0x0A]
    #expect(
      try reader.read(bad).map(Self.line) == ["2: id: bytes that are not UTF-8"])
  }

  /// Names given for the columns: records are then plain, whatever they look like.
  @Test func otherNames() throws {
    let names = [
      "time=data.current_time_unix", "amount_wei=data.computed_fee", "app=data.orch_url",
      "id=data.app",
    ]
    let options = try PaymentReader.Options(
      groups: ["app"], unique: "id",
      columns: ColumnNames(
        names, of: PaymentReader.Options.columnNames(groups: ["app"], unique: "id")))
    let first = String(Self.events.split(separator: "\n")[0])
    #expect(
      try Self.entries([first], options)
        == [#"1 2026-10-26T00:00:00.001Z 3240740740740 ±0 -0 ["https://o:8935"] ?"#])
    let csv = "when,wei,o\n1792972801,5,p\n"
    let plain = try PaymentReader.Options(
      columns: ColumnNames(
        ["time=when", "amount_wei=wei", "cost_wei=o"],
        of: PaymentReader.Options.columnNames(groups: [], unique: nil)), onBadRecord: .skip)
    #expect(
      try Self.entries([csv], plain)
        == ["2: o 'p': not a number; write whole wei in digits"])
  }

  /// A second record of one value is refused, or left out; across files too.
  @Test func uniqueValues() throws {
    let csv = "time,amount_wei,id\n1792972801,5,a\n1792972801,6,b\n"
    let again = "id,time,amount_wei\na,1792972801,5\n,1792972801,7\n"
    let skip = try PaymentReader.Options(unique: "id", onBadRecord: .skip)
    #expect(
      try Self.entries([csv, again], skip) == [
        "2 2026-10-26T00:00:01Z 5 ±0 -0 [] ?", "3 2026-10-26T00:00:01Z 6 ±0 -0 [] ?",
        "2 repeated", "3: id: empty, and every payment has one",
      ])
    let stop = try PaymentReader.Options(unique: "id")
    let error = try #require(
      thrown { () throws(StreamError) in try Self.entries([csv, again], stop) })
    #expect(error.line == 2)
    #expect("\(error)" == "id 'a' is that of an earlier record; a payment counts once")
    #expect(
      try Self.entries([Self.events, Self.events], skip).map { $0.hasSuffix("repeated") }
        == [false, false, false, false, true, false, false, true])
  }

  @Test(arguments: [
    ("1,2026-10-26,,", "time '2026-10-26', offset 10: expected a time after the date"),
    ("1,,,", "time: empty, and every payment has one"),
    (",1792972801,,", "amount_wei: empty, and every payment has one"),
    ("NaN,1792972801,,", "amount_wei 'NaN': not a number; write whole wei in digits"),
    ("-5,1792972801,,", "amount_wei '-5': negative; write whole wei in digits"),
    ("1.5,1792972801,,", "amount_wei '1.5': a decimal point; write whole wei in digits"),
    ("5,1792972801,-1,", "cost_wei '-1': negative; write whole wei in digits"),
    ("5,1,,", "a Unix time is from 100000000 on"),
    ("5,1792972799,,", "no ETH price at 2026-10-25T23:59:59Z: the series begins at"),
    ("5,1792972801", "2 fields, but the header has 4 columns"),
  ])
  func badRows(row: String, message: String) throws {
    let prices = StreamOptions.ETHPrices(
      try ETHPriceSeries([.init(time: Timestamp("2026-10-26T00:00:00Z"), price: ETHPrice("2000"))]))
    let csv = "amount_wei,time,cost_wei,x\n7,1792972801,,\n\(row)\n8,1792972801,,\n"
    let skipped = try Self.entries(
      [csv], PaymentReader.Options(onBadRecord: .skip, ethPrices: prices))
    #expect(skipped.count == 3)
    #expect(skipped[1].hasPrefix("3: "))
    #expect(skipped[1].contains(message), "\(skipped[1])")
    let options = try PaymentReader.Options(ethPrices: prices)
    let error = try #require(
      thrown { () throws(StreamError) in try Self.entries([csv], options) })
    #expect(error.line == 3)
    #expect("\(error)".contains(message))
  }

  @Test(arguments: [
    (#""type":null"#, "type: empty, and every payment has one"),
    (#""type":"create_signed_ticket""#, "data.current_time_unix: missing, and every"),
    (
      #""type":"create_signed_ticket","data":{"current_time_unix":1792972801,"computed_fee":1.5}"#,
      "data.computed_fee '1.5': a decimal point"
    ),
    (#""type":"create_new_payment","timestamp":"1792972801""#, "data.numTickets: missing"),
    (
      #""type":"create_new_payment","timestamp":"1792972801","data":{"numTickets":"-1"}"#,
      "data.numTickets '-1': not a count"
    ),
    (
      #""type":"create_new_payment","timestamp":"1792972801","data":{"numTickets":"1","#
        + #""faceValue":"1 LPT"}"#, "data.faceValue '1 LPT': white space"
    ),
    (
      #""type":"create_new_payment","timestamp":"1792972801","data":{"numTickets":"1","#
        + #""faceValue":"1 WEI","winProb":"1.1"}"#, "data.winProb '1.1': not a probability"
    ),
  ])
  func badEvents(members: String, message: String) throws {
    let file = #"{"type":"x","data":{}}"# + "\n{" + members + "}\n"
    let entries = try Self.entries([file], PaymentReader.Options(onBadRecord: .skip))
    #expect(entries[0] == "other")
    #expect(entries[1].hasPrefix("2: ") && entries[1].contains(message), "\(entries)")
  }

  /// Returns the work of each record, `3 token`; `bad` for one that cannot be read.
  private static func work(_ file: String, _ names: [String] = []) throws -> [String] {
    var reader = PaymentReader(
      try PaymentReader.Options(
        columns: ColumnNames(names, of: PaymentReader.Options.columnNames(readsUnits: true)),
        onBadRecord: .skip, readsUnits: true))
    reader.beginFile(file.hasPrefix("{") ? .ndjson : .csv)
    return try (reader.read(Array(file.utf8)) + reader.read([])).map { entry in
      guard case .payment(let payment) = entry else { return "bad" }
      return payment.work.map { "\($0.count) \($0.unit?.rawValue ?? "?")" } ?? "none"
    }
  }

  @Test func unitsOfRecords() throws {
    #expect(
      try Self.work(
        "time,amount_wei,units\n1792972801,5,7\n1792972801,5,\n1792972801,5,2.5\n1792972801,5,-1\n")
        == ["7 ?", "none", "5/2 ?", "bad"])
    #expect(try Self.work("time,amount_wei\n1792972801,5\n") == ["none"])
    #expect(try Self.work("time,amount_wei,n\n1792972801,5,3\n", ["units=n"]) == ["3 ?"])
  }

  /// What a signer's fee was computed for: go-livepeer 0.9.1, `GenerateLivePayment`.
  @Test(arguments: [
    (#""pipeline":"live","billable_secs":10,"pixels":0"#, "10000 millisecond"),
    (#""pipeline":"live","billable_secs":10.002,"pixels":0"#, "11000 millisecond"),
    (#""pipeline":"live""#, "none"),
    (
      #""pipeline":"live-video-to-video","billable_secs":60,"pixels":1658880000"#,
      "1658880000 pixel"
    ),
    (#""pipeline":"fixed","billable_secs":0,"pixels":0"#, "1 request"),
    (#""pipeline":"","billable_secs":5,"pixels":0"#, "none"),
    (#""pipeline":"live","billable_secs":"x""#, "bad"), (#""billable_secs":5"#, "none"),
  ])
  func workOfSignedTickets(members: String, work: String) throws {
    let event = #"{"type":"create_signed_ticket","data":{"current_time_unix":1792972800000,"#
    #expect(try Self.work(event + #""computed_fee":"5","# + members + "}}\n") == [work])
  }

  @Test func options() throws {
    let cases: [([String], String?, PaymentReader.OptionsError)] = [
      (["a", "b", "c", "d", "e", "f"], nil, .tooManyGroups(6)),
      (["a", "a"], nil, .repeatedGroup("a")),
      ([""], nil, .emptyName), ([], "", .emptyName),
      (["amount_wei"], nil, .takenName("amount_wei")),
    ]
    for (groups, unique, expected) in cases {
      #expect(throws: expected) { try PaymentReader.Options(groups: groups, unique: unique) }
      #expect("\(expected)".isOnePlainLine)
    }
  }

  @Test func missingColumns() throws {
    let options = try PaymentReader.Options()
    let error = try #require(
      thrown { () throws(StreamError) in
        try Self.entries(["time,amount\n1792972801,5\n"], options)
      })
    #expect("\(error)".contains("no column 'amount_wei'"))
  }
}
