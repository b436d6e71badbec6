import LivepeerPricing
import Testing
import TestSupport

@Suite struct TotalsJSONTests {
  /// Source of the numbers: Python's fractions.
  static let text =
    #"{"rows":"5","rejected":"3","fee_wei":"4556531765230","fee_usd":"0.0142503252691685635","#
    + #""fee_usd_exact":{"numerator":"28500650538337127","denominator":"2000000000000000000"},"groups":["#
    + #"{"pipeline":"audio-to-text","model":"openai/whisper-large-v3","unit":"millisecond","rows":"2","#
    + #""units":"260000","fee_wei":"3349530860000","fee_usd":"0.010475490288107","#
    + #""fee_usd_exact":{"numerator":"10475490288107","denominator":"1000000000000000"}},"#
    + #"{"pipeline":"image-to-text","model":"Salesforce/blip-image-captioning-large","unit":"pixel","#
    + #""rows":"1","units":"1000001","fee_wei":"1192094192093","fee_usd":"0.00372821498106125285","#
    + #""fee_usd_exact":{"numerator":"74564299621225057","denominator":"20000000000000000000"}},"#
    + #"{"pipeline":"llm","model":"meta-llama/Meta-Llama-3.1-8B-Instruct","unit":"token","rows":"2","#
    + #""units":"259","fee_wei":"14906713137","fee_usd":"0.00004662000000031065","#
    + #""fee_usd_exact":{"numerator":"932400000006213","denominator":"20000000000000000000"}}]}"#
    + "\n"

  static func documentedTotals(at price: ETHPrice?) throws -> Totals {
    let table = try TariffTable(.documented, at: price)
    let rows: [(String, UInt64)] = [
      ("llm", 256), ("audio-to-text", 200_000), ("image-to-text", 1_000_001), ("llm", 3),
      ("audio-to-text", 60_000),
    ]
    var batch = BatchTotals(of: table)
    batch.rejected = 3
    for (pipeline, units) in rows where price != nil || pipeline != "llm" {
      let tariff = UInt32(try table.index(of: Pipeline(pipeline)))
      try table.total(units: [units].span, tariffs: [tariff].span, totals: &batch)
    }
    return Totals(batch)
  }

  @Test func theTextOfTheDocumentedPrices() throws {
    #expect(try Self.documentedTotals(at: ETHPrice("3127.45")).json == Self.text)
  }

  @Test func withoutAnETHPriceThereAreNoDollars() throws {
    let totals = try Self.documentedTotals(at: nil)
    #expect(totals.json.contains("usd") == false)
    #expect(totals.fee == 4_541_625_052_093)
    #expect(Totals().json == #"{"rows":"0","rejected":"0","fee_wei":"0","groups":[]}"# + "\n")
  }

  @Test func theOrderOfMembersAndGroupsDoesNotMatter() throws {
    let text = """
      {"groups": [
        {"fee_wei":"2","rows":"1","units":"1","unit":"token","model":"b","pipeline":"llm"},
        {"pipeline":"llm","model":"a","unit":"token","rows":"1","units":"1","fee_wei":"1"}
      ],
      "fee_wei":"3", "rejected":"0", "rows":"2"}
      """
    let totals = try Totals(json: text)
    #expect(totals.groups.map(\.modelID) == ["a", "b"])
    #expect(totals.fee == 3)
  }
}

extension TotalsJSONTests {
  /// A third of a dollar a group; 18 digits are not added, but the fractions.
  @Test func dollarsThatNeverEndAreKeptExactly() throws {
    func text(rows: Int, models: [String], _ sum: String) -> String {
      let third =
        #""fee_usd":"0.333333333333333333","#
        + #""fee_usd_exact":{"numerator":"1","denominator":"3"}"#
      let groups = models.map { model in
        #"{"pipeline":"llm","model":"\#(model)","unit":"token","rows":"1","units":"1","#
          + #""fee_wei":"1",\#(third)}"#
      }
      return #"{"rows":"\#(rows)","rejected":"0","fee_wei":"\#(rows)",\#(sum),"#
        + #""groups":[\#(groups.joined(separator: ","))]}"# + "\n"
    }
    let whole = text(
      rows: 3, models: ["a", "b", "c"],
      #""fee_usd":"1","fee_usd_exact":{"numerator":"1","denominator":"1"}"#)
    #expect(try Totals(json: whole).json == whole)
    let two = text(
      rows: 2, models: ["a", "b"],
      #""fee_usd":"0.666666666666666667","fee_usd_exact":{"numerator":"2","denominator":"3"}"#)
    #expect(try Totals(json: two).json == two)
  }

  /// Totals that others write: a decimal with all its digits needs no fraction beside it.
  @Test func aDecimalAloneIsExact() throws {
    let text =
      #"{"rows":"1","rejected":"0","fee_wei":"1","fee_usd":"0.25","groups":["#
      + #"{"pipeline":"llm","model":"m","unit":"token","rows":"1","units":"1","fee_wei":"1","#
      + #""fee_usd":"0.25"}]}"#
    #expect(try Totals(json: text).feeUSD?.dollars == "1/4")
  }
}

/// A text that is no totals file, where, and what its message says.
struct BadTotals: Sendable {
  let text: String
  let position: String
  let message: String

  init(_ text: String, _ position: String, _ message: String) {
    self.text = text
    self.position = position
    self.message = message
  }

  private static let group =
    #"{"pipeline":"llm","model":"m","unit":"token","rows":"1","units":"1","fee_wei":"1"}"#

  private static func file(_ groups: String, rows: String = #""1""#) -> String {
    #"{"rows":\#(rows),"rejected":"0","fee_wei":"1","# + "\n" + #""groups":[\#(groups)]}"#
  }

  /// A file whose group has dollars of zero, and that as their fraction.
  private static func exact(_ fraction: String) -> String {
    file(group.replacing("}", with: #","fee_usd":"0","fee_usd_exact":\#(fraction)}"#))
  }

  static let all = [
    BadTotals("", "1:1", "the text is empty"),
    BadTotals("{\n\"rows\":1,}", "2:9", "comma"),
    BadTotals("[]", "1:1", "expected an object, found an array"),
    BadTotals(file("3"), "2:11", "expected an object, found a number"),
    BadTotals(
      file(group, rows: "1"), "1:9", "rows takes a string, numbers included, found a number"),
    BadTotals(file(group, rows: #""-1""#), "1:9", "rows takes a whole number"),
    BadTotals(file(group, rows: #""1e3""#), "1:9", "rows takes a whole number"),
    BadTotals(file(group, rows: #""""#), "1:9", "rows takes a whole number"),
    BadTotals(file(group, rows: #""2""#), "1:9", "rows is 2, but the groups add up to 1"),
    BadTotals(file(group, rows: #""1","rows":"1""#), "1:13", "rows is repeated"),
    BadTotals(file(group, rows: #""1","cols":"1""#), "1:13", "unknown key 'cols'; use rows,"),
    BadTotals(#"{"rows":"0","fee_wei":"0","groups":[]}"#, "1:1", "no rejected"),
    BadTotals(
      #"{"rows":"0","rejected":"0","fee_wei":"0","groups":{}}"#, "1:51", "groups takes an array"),
    BadTotals(
      #"{"rows":"0","rejected":"0","fee_wei":"0","fee_usd":"0","groups":[]}"#, "1:52",
      "fee_usd is 0, but"),
    BadTotals(
      file(group.replacing("\"llm\"", with: "\"\"")), "2:23",
      "pipeline is empty; name it, as in audio-to-text"),
    BadTotals(
      file(group.replacing("token", with: "by te")), "2:48",
      "'by te' is not the name of a unit; use millisecond,"),
    BadTotals(file(group + ",\n" + group), "3:1", "a group above has this"),
    BadTotals(
      file(group.replacing("}", with: #","fee_usd":"-1"}"#)), "2:103", "fee_usd takes dollars"),
    BadTotals(
      file(group.replacing("}", with: #","fee_usd":"1/3"}"#)), "2:103",
      "fee_usd takes dollars in plain digits"),
    BadTotals(exact(#"{"numerator":"1","denominator":"0"}"#), "2:154", "number above zero"),
    BadTotals(exact(#"{"numerator":"1"}"#), "2:123", "no denominator"),
    BadTotals(exact(#""1/3""#), "2:123", "expected an object, found a string"),
    BadTotals(
      exact(#"{"numerator":"1","denominator":"3"}"#), "2:103",
      "fee_usd takes the digits of fee_usd_exact, and this is '0'"),
    BadTotals(
      exact(#"{"numerator":"0","denominator":"3"}"#).replacing(#""fee_usd":"0","#, with: ""),
      "2:11", "no fee_usd"),
    BadTotals(
      file(group.replacing(#""units":"1","#, with: "")), "2:11", "no units"),
  ]
}

@Suite struct TotalsReadingTests {
  @Test(arguments: BadTotals.all)
  func whatIsNoTotalsFileIsRefusedWithItsPlace(bad: BadTotals) {
    guard
      let error = thrown({ () throws(Totals.ReadingError) in try Totals(json: bad.text) })
    else {
      Issue.record("taken: \(bad.text)")
      return
    }
    #expect(error.position.description == bad.position)
    #expect(error.description.contains(bad.message))
    #expect(error.description.hasPrefix(bad.position))
    #expect(error.description.isOnePlainLine)
  }

  /// A totals file whose groups cost `1/<digits>` dollars of so many digits each.
  private static func file(digits: [Int]) throws -> String {
    var generator = SeededGenerator(seed: 5)
    let groups = try digits.enumerated().map { index, count in
      let denominator =
        "1" + (1..<count).map { _ in "\(Int.random(in: 1...9, using: &generator))" }.joined()
      let dollars = DecimalFormat.all.text(Rational(1, try #require(BigInt(denominator))))
      return #"{"pipeline":"llm","model":"\#(index)","unit":"token","rows":"1","units":"1","#
        + #""fee_wei":"1","fee_usd":"\#(dollars)","#
        + #""fee_usd_exact":{"numerator":"1","denominator":"\#(denominator)"}}"#
    }
    let count = digits.count
    return #"{"rows":"\#(count)","rejected":"0","fee_wei":"\#(count)","fee_usd":"1","#
      + #""groups":[\#(groups.joined(separator: ","))]}"#
  }

  /// 220 KB, whose dollars have nothing in common; they do not add up to 1.
  @Test func fractionsAreAddedInBalance() throws {
    let text = try Self.file(digits: Array(repeating: 1_000, count: 200))
    let time = usualProcessorTime {
      let error = thrown { () throws(Totals.ReadingError) in try Totals(json: text) }
      guard case .refused(.wrongSum, _)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
    #expect(time < .seconds(2))
  }

  @Test(arguments: [([250_000, 250_000], false), ([250_001, 250_000], true), ([500_001], true)])
  func fractionsHaveALimitInAll(digits: [Int], isRefused: Bool) throws {
    let text = try Self.file(digits: digits)
    let error = thrown { () throws(Totals.ReadingError) in try Totals(json: text) }
    guard case .refused(let refusal, let position)? = error else {
      Issue.record("taken")
      return
    }
    let isTooLong = refusal == .tooManyDigits(limit: 500_000)
    #expect(isTooLong == isRefused)
    #expect(
      !isTooLong
        || position.column
          == text.utf8.firstIndex(of: UInt8(ascii: "[")).map {
            text.utf8.distance(from: text.startIndex, to: $0) + 1
          }
    )
    let coded = try decodingRefusal(of: text, as: Totals.self)
    #expect(coded?.contains("more than 500000 digits") == isRefused)
  }

  /// Decimals do not count, however many digits they have: their sums are no longer.
  @Test func decimalsHaveNoLimitInAll() throws {
    let digits = String(repeating: "3", count: 300_000)
    let groups = ["a", "b"].map { model in
      #"{"pipeline":"llm","model":"\#(model)","unit":"token","rows":"1","units":"1","#
        + #""fee_wei":"1","fee_usd":"0.\#(digits)"}"#
    }
    let sum = String(repeating: "6", count: 300_000)
    let text =
      #"{"rows":"2","rejected":"0","fee_wei":"2","fee_usd":"0.\#(sum)","groups":["#
      + groups.joined(separator: ",") + "]}"
    #expect(try Totals(json: text).groups.count == 2)
  }
}
