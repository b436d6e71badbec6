import Foundation
import Testing

/// `--eth-usd-series`, `--max-age` and `--column`, of `batch` and of `reconcile`.
@Suite struct RecordColumnsTests {
  /// eth-usd.csv and signed-ticket.ndjson of the cases of the network's records, the events shortened.
  private static let files = [
    "eth-usd.csv": """
    time,eth_usd
    2026-10-25T23:00:00Z,3010.25
    2026-10-26T00:00:05Z,3127.45
    2026-10-26T00:00:15Z,2987.5

    """,
    "eth.ndjson": """
    {"time":1792969200,"eth_usd":3010.25}
    {"time":1792972805,"eth_usd":"3127.45"}

    """,
    "events.ndjson": """
    {"type":"create_signed_ticket","data":{"request_id":"r0","app":"audio-to-text","ms":1000,\
    "current_time_unix":1792972800000,"computed_fee":"12882811000"}}
    {"type":"create_signed_ticket","data":{"request_id":"r1","app":"audio-to-text","ms":1000,\
    "current_time_unix":1792972810002,"computed_fee":"12882811000"}}
    {"type":"create_signed_ticket","data":{"request_id":"r2","app":"audio-to-text","ms":1000,\
    "current_time_unix":1792972820004,"computed_fee":"1.2882811e+10"}}

    """,
    "misnamed.csv": "task,units\naudio-to-text,1\n",
    "misnamed.ndjson": "{\"id\":\"r0\",\"fee\":1}\n",
    "rows.csv": "id,pipeline,units,time\na,audio-to-text,1000,2026-10-26T01:00:00+02:00\n",
    "quoted.csv": "id,pipeline,units,fee_wei\nr0,audio-to-text,1000,12882811000\n"
      + "r1,audio-to-text,1000,12882811000\nr2,audio-to-text,1000,12882811000\n",
  ]

  private func run(_ arguments: String) throws -> Run {
    try shell("livepeer-pricing \(arguments)", Self.files)
  }

  private static let paths =
    "--column pipeline=data.app --column duration_ms=data.ms --column time=data.current_time_unix"

  /// Dollars by Python's `fractions`.
  @Test func eventsAreQuotedAtThePricesOfTheirTimes() throws {
    let run = try run("batch events.ndjson --eth-usd-series eth-usd.csv \(Self.paths)")
    #expect(run.status == 0)
    let dollars = run.output.split(separator: "\n").map { $0.suffix(43) }
    #expect(
      dollars
        == [
          #""fee_wei":"12882811000","fee_usd":"0.000038780482"}"#,
          #""fee_wei":"12882811000","fee_usd":"0.000040290347"}"#,
          #""fee_wei":"12882811000","fee_usd":"0.000038487398"}"#,
        ].map { $0.suffix(43) })
    // 38648433000 wei at three prices: 0.000117558… dollars.
    #expect(run.errors.contains("wei, $0.000118 at the ETH prices of eth-usd.csv; "))
  }

  @Test func theSeriesMayBeJSONLines() throws {
    let run = try run("batch rows.csv --eth-usd-series eth.ndjson --max-age 1h")
    #expect(run.status == 0)
    #expect(
      run.output == "id,pipeline,units,time,fee_wei,fee_usd\n"
        + "a,audio-to-text,1000,2026-10-26T01:00:00+02:00,12882811000,0.000038780482\n")
  }

  @Test(
    arguments: [
      (
        "batch events.ndjson --eth-usd-series eth-usd.csv --max-age 4s \(paths)", 65,
        "events.ndjson:1: no ETH price at 2026-10-26T00:00:00Z: the last one before is of "
          + "2026-10-25T23:00:00Z, older than 4s (eth-usd.csv)"
      ),
      (
        "batch rows.csv --eth-usd-series quoted.csv", 65,
        "quoted.csv:1:1: no 'time' among 'id', 'pipeline', 'units', 'fee_wei'; "
          + "a record has time and eth_usd"
      ),
      ("batch rows.csv --eth-usd-series none.csv", 66, "none.csv: No such file or directory"),
      ("batch rows.csv --max-age 2h", 64, "--max-age goes with --eth-usd-series"),
      (
        "batch rows.csv --eth-usd-series eth-usd.csv --eth-usd 3000", 64,
        "ETH has one price or many; give --eth-usd or --eth-usd-series"
      ),
      (
        "batch rows.csv --eth-usd-series eth-usd.csv --max-age 2", 64,
        "expected a unit: h, m, s or ms"
      ),
      ("batch rows.csv --column time=id", 64, "the column time goes with --eth-usd-series"),
      (
        "batch rows.csv --column unit=id", 64,
        "--column: no column 'unit' is read; did you mean units?"
      ),
      (
        "batch rows.csv --column units=unitz", 65,
        "rows.csv:1: the header has no column 'unitz' for units; it has id, pipeline, units, time; "
          + "did you mean units?"
      ),
      (
        "batch quoted.csv --column pipeline=units --column units=fee_wei", 65,
        "quoted.csv:1: column 4 is 'fee_wei', which the output adds; rename or drop it"
      ),
      (
        "batch misnamed.csv --column pipeline=task --eth-usd-series eth-usd.csv", 65,
        "misnamed.csv:1: the header has no column 'time'"
      ),
      (
        "reconcile quoted.csv eth-usd.csv --key time", 65,
        "quoted.csv:1: the header has no column 'time' to match jobs by"
      ),
      (
        "batch misnamed.csv", 65,
        "misnamed.csv:1: the header has no column 'pipeline'; it has task, units; "
          + "rename 'task' to pipeline, or give --column pipeline=task"
      ),
      (
        "reconcile quoted.csv misnamed.ndjson --key id", 65,
        "misnamed.ndjson:1: no fee_wei; rename 'fee' to fee_wei, or give --column fee_wei=fee"
      ),
      (
        "batch - --eth-usd-series - < rows.csv", 64,
        "standard input is either the ETH prices or another file"
      ),
      (
        "reconcile quoted.csv events.ndjson --key id --settled-column id=data.request_id "
          + "--settled-column fee_wei=data.fee", 65,
        "events.ndjson:1: no key 'data.fee', which every row needs for fee_wei"
      ),
      (
        "reconcile quoted.csv quoted.csv --key id --metered-column id=x", 64,
        "--metered-column goes with a metered file"
      ),
      (
        "reconcile quoted.csv quoted.csv --key id --settled-column fee=x", 64,
        "--settled-column: no column 'fee' is read; did you mean fee_wei?"
      ),
    ] as [(String, Int32, String)])
  func mistakes(arguments: String, status: Int32, message: String) throws {
    let run = try run(arguments)
    #expect(run.status == status)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test func eventsAreWhatWasSettled() throws {
    let run = try run(
      "reconcile quoted.csv events.ndjson --key id --settled-column id=data.request_id "
        + "--settled-column fee_wei=data.computed_fee --format csv")
    #expect(run.status == 0, "\(run.errors)")
  }
}
