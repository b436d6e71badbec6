import LivepeerPricing
import QuoteStream
import Testing

/// The node's own events as what was settled, or metered.
///
/// Source: `live-network.md` 10; units as a signer counts them: live work in whole seconds, rounded up.
@Suite struct ReconcilerEventsTests {
  private static func event(
    _ session: String, _ request: String, fee: String, type: String = "create_signed_ticket",
    pipeline: String = "live", seconds: String = "10", pixels: String = "0"
  ) -> String {
    """
    {"id":"e","type":"\(type)","timestamp":"1792972800000","data":{"session_id":"\(session)",\
    "pipeline":"\(pipeline)","request_id":"\(request)","billable_secs":\(seconds),\
    "pixels":\(pixels),"computed_fee":"\(fee)"}}

    """
  }

  private static let events =
    event("s2", "r2", fee: "7", type: "create_new_payment")
    + event("s1", "r1", fee: "3564814814814", seconds: "10.002")
    + event("s1", "r0", fee: "3240740740740")
    + event("s0", "r3", fee: "50", pipeline: "live-video-to-video", pixels: "5")
    + event("s0", "r4", fee: "9", pipeline: "fixed")
    + event("s0", "r5", fee: "8", pipeline: "other")

  @Test(arguments: [1, 7, 100, 1 << 20])
  func byRequest(chunk: Int) throws {
    let quoted = """
      request_id,units,fee_wei
      r0,10000,3240740740740
      r1,10002,3240740740740
      r3,5,50
      r4,1,9
      r5,1,8

      """
    let run = try Reconciled(quoted, Self.events, key: "request_id", chunk: chunk)
    #expect(
      run.lines == [
        "r0 | matched 0 0", "r1 | differs 998 324074074074", "r3 | matched 0 0",
        "r4 | matched 0 0", "r5 | matched - 0",
      ])
    #expect(run.error == nil && run.jobs.map { $0.settled?.line } == [3, 2, 4, 5, 6])
    let metered = try Reconciled(quoted, quoted, Self.events, key: "request_id", chunk: chunk)
    #expect(
      metered.lines.first == "r0 | matched 0 0 | matched 0 0"
        && metered.lines[1] == "r1 | matched 0 0 | differs 998 324074074074")
  }

  /// A key that is one of the events' own columns, by its path or by its name.
  @Test(
    arguments: [
      ("data.pipeline", "live"), ("type", "create_signed_ticket"),
      ("data.billable_secs", "10"), ("billable_secs", "10"), ("data.pixels", "0"), ("pixels", "0"),
      ("id", "e"), ("data.app", "scope"),
    ])
  func byAColumnOfEvents(key: String, value: String) throws {
    let event = Self.event("s1", "r0", fee: "50").replacing(
      "{\"session", with: "{\"app\":\"scope\",\"session")

    let run = try Reconciled("\(key),units,fee_wei\n\(value),10000,50\n", event, key: key)
    #expect(run.error == nil && run.lines == ["\(value) | matched 0 0"])
  }

  @Test func bySession() throws {
    let quoted = "session_id,units,fee_wei\ns1,21000,6805555555554\ns0,5,67\n"
    let run = try Reconciled(quoted, Self.events, key: "session_id", sums: true)
    // The units of one event of s0 are not known, and so are not those of their sum.
    #expect(run.lines == ["s0 | matched - 0", "s1 | matched 0 0"])
  }

  /// A file that is given other names is no file of events, and neither is a quoted one.
  @Test func namedColumns() throws {
    let quoted = "id,fee_wei\nr0,3240740740740\n"
    var names = ColumnNames()
    try names.rename("id", to: "data.request_id")
    try names.rename("fee_wei", to: "data.computed_fee")
    let run = try Reconciled(
      quoted, Self.event("s1", "r0", fee: "3240740740740"), key: "id", columns: [.settled: names])
    #expect(run.lines == ["r0 | matched - 0"])
    let events = try Reconciled(Self.events, quoted, key: "request_id")
    #expect(events.errorText == "quoted:1: no key 'request_id', which every row needs")
  }

  @Test(
    arguments: [
      (event("s", "", fee: "1"), "settled:1: data.request_id: empty"),
      (event("s", "r", fee: "1.5"), "settled:1: data.computed_fee '1.5': a decimal point"),
      (event("s", "r", fee: ""), "settled:1: data.computed_fee: empty"),
      (event("s", "r", fee: "1", seconds: "-1"), "settled:1: data.billable_secs '-1'"),
      (event("s", "r", fee: "1") + "{\"type\":\n", "settled:2: "),
    ])
  func bad(events: String, error: String) throws {
    let run = try Reconciled("request_id,fee_wei\n", events, key: "request_id")
    #expect(run.errorText?.hasPrefix(error) == true, "\(run.errorText ?? "")")
  }
}
