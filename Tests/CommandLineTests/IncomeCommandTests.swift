import Foundation
import Testing

@Suite struct IncomeCommandTests {
  private static let files = [
    "tickets.ndjson": """
    {"type":"create_signed_ticket","data":{"app":"scope","current_time_unix":1792972800000,"computed_fee":"3240740740740"}}
    {"type":"create_signed_ticket","data":{"app":"scope","current_time_unix":1792972810002,"computed_fee":"3564814814814"}}
    {"type":"orchestrator_info","data":[]}
    {"type":"create_signed_ticket","data":{"app":"other","current_time_unix":1792972820004,"computed_fee":"3564814814814"}}

    """,
    "eth.csv": """
    time,eth_usd
    2026-10-26T00:00:15Z,2987.5
    2026-10-25T23:00:00Z,3010.25
    2026-10-26T00:00:05Z,3127.45

    """,
    "redeemed.csv": """
    block_time,face,gas_wei,tx
    2026-10-31T23:30:00Z,0.024 ETH,60000000000000,0x1
    2026-11-01T00:30:00Z,24000000000000000,60000000000000,0x2

    """,
  ]

  /// Runs a command line in a folder with those files.
  private static func run(
    _ line: String, files: [String: String] = IncomeCommandTests.files
  ) throws -> Run {
    try withTemporaryFolder { folder in
      for (name, text) in files {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
      }
      return try Program.shell("\(Program.name) \(line)", in: folder)
    }
  }

  /// Returns the output of a run without a complaint.
  private static func output(
    _ line: String, files: [String: String] = IncomeCommandTests.files
  ) throws -> String {
    let run = try run(line, files: files)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    return run.output
  }

  /// The figures are Python's fractions.
  @Test func events() throws {
    let run = try Self.run(
      "income tickets.ndjson --eth-usd-series eth.csv --per day --by app")
    #expect(run.status == 0)
    #expect(
      run.output == """
        day         app    records          ETH     USD
        2026-10-26  other        1  0.000003565  0.0106
        2026-10-26  scope        2  0.000006806  0.0209
        total                    3  0.000010370  0.0316

        """)
    #expect(
      run.errors == """
        note: 1 event of another type is passed over
        note: events are rounded: the total is exact to 1.5 wei, up or down

        """)
  }

  @Test func redemptions() throws {
    let line =
      "income redeemed.csv --column time=block_time --column amount_wei=face "
      + "--column cost_wei=gas_wei --unique tx --eth-usd 2500 --format csv"
    #expect(
      try Self.output(line) == """
        period,records,amount_wei,cost_wei,net_wei,amount_usd,cost_usd,net_usd
        2026-10,1,24000000000000000,60000000000000,23940000000000000,60,0.15,59.85
        2026-11,1,24000000000000000,60000000000000,23940000000000000,60,0.15,59.85

        """)
    #expect(
      try Self.output(line + " --utc-offset +01:00")
        .hasSuffix(
          "\n2026-11,2,48000000000000000,120000000000000,47880000000000000,120,0.3,119.7\n"))
    let twice = try Self.run(
      line.replacing("redeemed.csv", with: "redeemed.csv redeemed.csv"))
    #expect(twice.status == 65)
    #expect(
      twice.errors == "livepeer-pricing: redeemed.csv:2: tx '0x1' is that of an earlier record; "
        + "a payment counts once\n")
  }

  /// Totals of parts are merged to those of the whole, in any order.
  @Test func merges() throws {
    var files = Self.files
    let lines = try #require(Self.files["tickets.ndjson"]).split(separator: "\n")
    let options = " --eth-usd-series eth.csv --by app --format json"
    for (index, line) in lines.enumerated() { files["\(index).ndjson"] = line + "\n" }
    for index in lines.indices {
      files["\(index).json"] = try Self.run("income \(index).ndjson" + options, files: files).output
    }
    let whole = try Self.run("income tickets.ndjson" + options, files: files).output
    #expect(try Self.output("totals 2.json 0.json 3.json 1.json", files: files) == whole)
    let other = try Self.run(
      "income redeemed.csv --column time=block_time "
        + "--column amount_wei=face --per day --format json", files: files
    ).output
    files["other.json"] = other
    files["batch.json"] = #"{"rows":"0","rejected":"0","fee_wei":"0","groups":[]}"#
    let grouped = try Self.run("totals 0.json other.json", files: files)
    #expect(grouped.status == 65 && grouped.errors.contains("other.json: grouped per day"))
    let mixed = try Self.run("totals 0.json batch.json", files: files)
    #expect(mixed.status == 65 && mixed.errors.contains("batch.json: is not of income"))
    let reversed = try Self.run("totals batch.json 0.json", files: files)
    #expect(reversed.errors.contains("0.json: is of income, and those before it are of batch"))
  }

  @Test(arguments: [
    ("tickets.ndjson --by app --by app", 64, "--by and --unique: 'app' is given twice"),
    ("tickets.ndjson --per week", 64, "unknown period 'week'; use one of day, month, year"),
    ("tickets.ndjson --max-age 2h", 64, "--max-age goes with --eth-usd-series"),
    ("- -", 64, "standard input is read once"),
    ("tickets.ndjson --column fee=x", 64, "--column: no column 'fee' is read; "),
    (
      "redeemed.csv", 65,
      "redeemed.csv:1: the header has no column 'time'; it has block_time, face, gas_wei, tx; "
        + "rename 'block_time' to time, or give --column time=block_time\n"
    ),
    (
      "redeemed.csv --column time=tx", 65,
      "redeemed.csv:1: the header has no column 'amount_wei'; it has block_time, face, gas_wei, tx; "
        + "if it has another name, give --column amount_wei=NAME\n"
    ),
    (
      "redeemed.csv --column time=block_tim", 65,
      "redeemed.csv:1: the header has no column 'block_tim' for time; it has block_time, face, gas_wei, "
        + "tx; did you mean block_time?\n"
    ),
    (
      "tickets.ndjson --eth-usd-series eth.csv --max-age 1s", 65,
      "tickets.ndjson:1: no ETH price at 2026-10-26T00:00:00Z: the last one before is of"
    ),
    ("nowhere.csv", 66, "nowhere.csv: No such file"),
  ])
  func mistakes(arguments: String, status: Int32, message: String) throws {
    let run = try Self.run("income " + arguments)
    #expect(run.status == status)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(run.output.isEmpty)
  }
}
