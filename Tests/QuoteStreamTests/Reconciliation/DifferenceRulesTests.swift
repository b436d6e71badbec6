import LivepeerPricing
import QuoteStream
import Testing

/// One job quoted, settled and metered, and the rules that explain it.
///
/// The documented prices: 12882811 wei a millisecond of audio, 5960465 a character of speech. Fees
/// and forms of prices are computed with Python's fractions.
@Suite struct DifferenceRulesTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let what: String
    let quoted: String
    let settled: String
    var metered: String?
    /// The rule's name; nil where none explains the difference.
    let rule: String?
    var price: String?
    var testDescription: String { what }
  }

  private static let audio = #""pipeline":"audio-to-text","#
  private static let speech = #""pipeline":"text-to-speech","#

  static let cases: [Case] = [
    Case(
      what: "1,999 ms are one second to the node",
      quoted: audio + #""duration_ms":1999,"fee_wei":25752739189"#,
      settled: #""units":1000,"fee_wei":12882811000"#, rule: "whole-seconds"),
    Case(
      what: "rounded to the nearest second is no rule",
      quoted: audio + #""duration_ms":1999,"fee_wei":25752739189"#,
      settled: #""units":2000,"fee_wei":25765622000"#, rule: nil),
    Case(
      what: "whole seconds, and a fee of all milliseconds",
      quoted: audio + #""duration_ms":1999,"fee_wei":25752739189"#,
      settled: #""units":1000,"fee_wei":25752739189"#, rule: nil),
    Case(
      what: "the units alone are known",
      quoted: audio + #""duration_ms":1999,"fee_wei":25752739189"#,
      settled: #""units":1000,"fee_wei":12882811000"#, metered: #""units":1000"#,
      rule: "whole-seconds"),
    Case(
      what: "an escape in the pipeline's name alone",
      quoted: #""pipeline":"audio\u002dto-text","duration_ms":1999,"fee_wei":25752739189"#,
      settled: #""units":1000,"fee_wei":12882811000"#, rule: "whole-seconds"),
    Case(
      what: "bytes of a text: é takes two",
      quoted: speech + #""text":"h\u00e9llo","fee_wei":29802325"#,
      settled: #""units":6,"fee_wei":35762790"#, rule: "gateway-bytes"),
    Case(
      what: "1,000 units a code point",
      quoted: speech + #""text":"h\u00e9llo","fee_wei":29802325"#,
      settled: #""units":5000,"fee_wei":29802325000"#, rule: "thousand-per-code-point"),
    Case(
      what: "a text in another language that is neither",
      quoted: speech + #""text":"h\u00e9llo","fee_wei":29802325"#,
      settled: #""units":7,"fee_wei":41723255"#, rule: nil),
    Case(
      what: "no text, and nobody to bear the count out",
      quoted: speech + #""characters":100,"fee_wei":596046500"#,
      settled: #""units":120,"fee_wei":715255800"#, rule: nil),
    Case(
      what: "no text, and the orchestrator's count of code points",
      quoted: speech + #""characters":100,"fee_wei":596046500"#,
      settled: #""units":400,"fee_wei":2384186000"#, metered: #""units":100000"#,
      rule: "gateway-bytes"),
    Case(
      what: "more than four bytes a code point",
      quoted: speech + #""characters":100,"fee_wei":596046500"#,
      settled: #""units":401,"fee_wei":2390146465"#, metered: #""units":100000"#, rule: nil),
    Case(
      what: "the price with its surcharge: 12882811 * 101/100 = 13011639.11",
      quoted: audio + #""units":3,"fee_wei":38648433"#,
      settled: #""units":3,"fee_wei":39034918"#, rule: "auto-adjusted-price"),
    Case(
      what: "the same, rounded down",
      quoted: audio + #""units":3,"fee_wei":38648433"#,
      settled: #""units":3,"fee_wei":39034917"#, rule: "auto-adjusted-price"),
    Case(
      what: "a wei more than that",
      quoted: audio + #""units":3,"fee_wei":38648433"#,
      settled: #""units":3,"fee_wei":39034919"#, rule: nil),
    Case(
      what: "two rules at once",
      quoted: audio + #""duration_ms":1999,"fee_wei":25752739189"#,
      settled: #""units":1000,"fee_wei":13011639110"#, rule: "whole-seconds+auto-adjusted-price"),
    Case(
      what: "1.2345 wei in thousandths: 1234 for 1000",
      quoted: audio + #""units":1000,"fee_wei":1235"#,
      settled: #""units":1000,"fee_wei":1234"#, rule: "rounded-down", price: "1.2345"),
    Case(
      what: "1.2345 wei in thousandths: 12340 for 10000, where the exact price comes to 12345",
      quoted: audio + #""units":10000,"fee_wei":12345"#,
      settled: #""units":10000,"fee_wei":12340"#, rule: "fixed-price", price: "1.2345"),
    Case(
      what: "1.2345 wei in whole wei",
      quoted: audio + #""units":10000,"fee_wei":12345"#,
      settled: #""units":10000,"fee_wei":10000"#, rule: "whole-wei-price", price: "1.2345"),
    Case(
      what: "below a thousandth of a wei: free",
      quoted: audio + #""units":10000,"fee_wei":5"#,
      settled: #""units":10000,"fee_wei":0"#, rule: "fixed-price", price: "0.0005"),
    Case(
      what: "a quote at another price",
      quoted: audio + #""units":3,"fee_wei":38648434"#,
      settled: #""units":3,"fee_wei":39034918"#, rule: nil),
    Case(
      what: "a model that the sheet does not have",
      quoted: audio + #""model_id":"other","units":3,"fee_wei":38648433"#,
      settled: #""units":3,"fee_wei":39034918"#, rule: nil),
  ]

  @Test(arguments: cases) func rule(_ example: Case) throws {
    func line(_ members: String) -> String { #"{"job_id":"a","# + members + "}\n" }
    let sheet = try example.price.map {
      try PriceSheet(
        json: #"[{"pipeline":"audio-to-text","model_id":"m","price_per_unit":\#($0)}]"#)
    }
    let run = try Reconciled(
      line(example.quoted), line(example.settled), example.metered.map(line),
      sheet: sheet ?? .documented)
    #expect(run.error == nil)
    let comparison = try #require(run.jobs.first?.settlement)
    #expect(comparison.outcome == .differs)
    #expect(comparison.rules?.name == example.rule)
    let totals = run.totals.settlement
    #expect(totals.explained.values.map(\.jobs) == (example.rule == nil ? [] : [1]))
    #expect(totals.unexplained.jobs == (example.rule == nil ? 1 : 0))
  }

  /// A price in dollars: 0.18 USD for a million tokens at the row's own price of ETH, 3000.
  @Test func aRowsOwnETHPrice() throws {
    let quoted = """
      job_id,pipeline,units,eth_usd,fee_wei
      a,llm,10,3000,600000000
      b,llm,10,2500,720000000

      """
    let settled = "job_id,units,fee_wei\na,10,606000000\nb,10,727200000\n"
    let run = try Reconciled(quoted, settled)
    #expect(
      run.lines == [
        "a | differs 0 6000000 auto-adjusted-price", "b | differs 0 7200000 auto-adjusted-price",
      ])
    #expect(run.totals.quotedAtOtherPrices == 0)
    let atOne = try Reconciled(
      "job_id,pipeline,units,fee_wei\na,llm,10,600000000\n", settled, at: "2999")
    #expect(atOne.totals.quotedAtOtherPrices == 1)
  }

  /// Speech priced by its length: the node counts the text all the same.
  @Test func speechPerMillisecond() throws {
    let run = try Reconciled(
      "job_id,pipeline,duration_ms,text,fee_wei\na,text-to-speech,2000,h\u{E9}llo,11920930000\n",
      "job_id,units,fee_wei\na,6,35762790\n", units: "text-to-speech=ms")
    #expect(run.lines == ["a | differs -1994 -11885167210 gateway-bytes"])
  }
}
