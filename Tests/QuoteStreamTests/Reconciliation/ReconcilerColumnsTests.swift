import LivepeerPricing
import QuoteStream
import Testing
import TestSupport

/// Files with names of their own, events among them, and quotes at the prices of their times.
@Suite struct ReconcilerColumnsTests {
  private static func names(_ texts: String..., key: String = "job_id") throws -> ColumnNames {
    try ColumnNames(texts, of: Reconciler.Options.columns(key: key, readsTime: true))
  }

  /// An event as gateways write it, shortened.
  private static func event(_ request: String, _ fee: String) -> String {
    #"{"type":"create_signed_ticket","data":{"request_id":"\#(request)","computed_fee":\#(fee)}}"#
      + "\n"
  }

  @Test(arguments: chunkSizes)
  func eventsAreTheSettledSide(size: Int) throws {
    let quoted = """
      job,pipeline,ms,fee
      r0,audio-to-text,1000,12882811000
      r1,audio-to-text,1000,1.2882811e10
      r2,audio-to-text,1500,19324216500
      """
    let settled =
      Self.event("r0", #""12882811000""#) + Self.event("r1", "12882811000.0")
      + Self.event("r2", #""19324216501 WEI""#) + Self.event("r3", #""0.000000001 ETH""#)
    let run = try Reconciled(
      quoted, settled, chunk: size,
      columns: [
        .quoted: Self.names("job_id=job", "duration_ms=ms", "fee_wei=fee"),
        .settled: Self.names("job_id=data.request_id", "fee_wei=data.computed_fee"),
      ])
    #expect(run.errorText == nil)
    #expect(
      run.lines == [
        "r0 | matched - 0", "r1 | matched - 0", "r2 | differs - 1", "r3 | notQuoted - 1000000000",
      ]
        || run.lines == [
          "r0 | matched - 0", "r1 | matched - 0", "r2 | differs - 1",
          "r3 | not-quoted - 1000000000",
        ])
  }

  @Test(
    arguments: [
      (#"{"data":{"request_id":"r0"}}"#, "no key 'data.fee', which every row needs for fee_wei"),
      (#"{"data":{"request_id":"r0","fee":""}}"#, "data.fee: empty; give the fee in whole wei"),
      (
        #"{"data":{"request_id":"","fee":"1"}}"#,
        "data.request_id: empty; it names the job, and every row needs one"
      ),
      (
        #"{"data":{"fee":"1"}}"#, "no key 'data.request_id', which every row needs for job_id"
      ),
      (
        #"{"data":{"request_id":"r0","fee":"NaN"}}"#,
        "data.fee 'NaN': not a number; write whole wei in digits only"
      ),
      (
        #"{"data":{"request_id":"r0","fee":1.5}}"#,
        "data.fee '1.5': a decimal point; write whole wei in digits only"
      ),
    ])
  func faultsAreToldByTheFilesNames(event: String, message: String) throws {
    let run = try Reconciled(
      "job_id,fee_wei\nr0,1\n", event + "\n",
      columns: [.settled: Self.names("job_id=data.request_id", "fee_wei=data.fee")])
    #expect(run.errorText == "settled:1: \(message)")
  }

  /// 0.18 USD per million tokens at 3127.45 USD per ETH are 57554876976.45… wei per thousand, of
  /// which a quote is rounded up and this settlement down.
  @Test func quotesAreOfThePriceOfTheirTime() throws {
    let series = try ETHPriceSeries(
      csv: Array("time,eth_usd\n1792969200,3010.25\n1792972805,3127.45\n".utf8))
    let quoted = "job_id,pipeline,units,fee_wei,time\nr0,llm,1000,57554876977,1792972810\n"
    let settled = "job_id,fee_wei\nr0,57554876976\n"
    let run = try Reconciled(quoted, settled, ethPrices: StreamOptions.ETHPrices(series))
    #expect(run.errorText == nil)
    #expect(run.lines == ["r0 | differs - -1 rounded-down"])
    let early = try Reconciled(
      quoted.replacing("1792972810", with: "1792969199"), settled,
      ethPrices: StreamOptions.ETHPrices(series, name: "eth.csv"))
    #expect(
      early.errorText == "quoted:2: no ETH price at 2026-10-25T22:59:59Z: the series begins at "
        + "2026-10-25T23:00:00Z (eth.csv)")
    let untimed = try Reconciled(settled, settled, ethPrices: StreamOptions.ETHPrices(series))
    #expect(untimed.errorText?.hasPrefix("quoted:1: the header has no column 'time'") == true)
  }

  @Test func theKeyHasANameOfItsOwn() throws {
    let names = try Self.names("text=job_id")
    let error = thrown { () throws(Reconciler.OptionsError) in
      try Reconciler.Options(key: "job_id", columns: [.settled: names])
    }
    #expect(error?.other == "text")
    #expect(error?.description.isOnePlainLine == true)
    let ethPrices = StreamOptions.ETHPrices(
      try ETHPriceSeries([
        ETHPriceSeries.Entry(time: Timestamp(nanoseconds: 0), price: try ETHPrice("1"))
      ]))
    #expect(throws: Reconciler.OptionsError.self) {
      try Reconciler.Options(key: "time", ethPrices: ethPrices)
    }
    #expect(throws: Never.self) { try Reconciler.Options(key: "time") }
  }
}
