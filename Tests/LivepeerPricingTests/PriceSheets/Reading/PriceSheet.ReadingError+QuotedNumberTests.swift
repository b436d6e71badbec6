import LivepeerPricing
import Testing
import TestSupport

/// The remedy for a number in quotation marks; taken to the letter, it passes the check.
@Suite struct QuotedNumberTests {
  private static func audio(_ price: String, _ more: String = "") -> String {
    "[{\"pipeline\":\"audio-to-text\",\"model_id\":\"openai/whisper-large-v3\","
      + "\"price_per_unit\":\(price)\(more)}]"
  }

  @Test(
    arguments: [
      ("12882811", "", #"write "price_per_unit": 12882811"#),
      ("12_882_811", "", #"write "price_per_unit": 12882811"#),
      ("0.01 gwei", "", #"write "price_per_unit": 10000000"#),
      // What is named goes before the entry's currency.
      (
        "500wei", #","currency":"ETH""#, #"write "price_per_unit": 500, "currency": "wei""#
      ),
      ("WEI 500", #","currency":"USD""#, #"write "price_per_unit": 500, "currency": "wei""#),
      (
        "0.5gwei", #","currency":"USD""#,
        #"write "price_per_unit": 500000000, "currency": "wei""#
      ),
      ("500", #","currency":"ETH""#, #"write "price_per_unit": 500"#),
      ("500wei", #","currency":"wei""#, #"write "price_per_unit": 500"#),
      ("1e-11 eth", "", #"write "price_per_unit": 1e-11, "currency": "ETH""#),
      ("cheap", "", #"write a bare number, as in "price_per_unit": 12882811"#),
      ("-5", "", #"write a bare number, as in "price_per_unit": 12882811"#),
      // Dollars are said at the scale that people think in: 0.14 USD an hour is the documented
      // price.
      (
        "3.888e-8USD", "",
        #"write "price_per_unit": 3.888e-8, "currency": "USD": $0.14 an hour"#
      ),
      (
        "0.14USD", #","pixels_per_unit":3600000"#,
        #"write "price_per_unit": 0.14, "currency": "USD": $0.14 an hour"#
      ),
      (
        "0.14", #","pixels_per_unit":3600000,"currency":"USD""#,
        #"write "price_per_unit": 0.14: $0.14 an hour"#
      ),
      (
        "0.006USD", "",
        #"write "price_per_unit": 0.006, "currency": "USD", which alone is $21600.00 an hour; if it "#
          + #"pays for more than one millisecond, say so with "pixels_per_unit": 1000 for a second, "#
          + "60000 for a minute, 3600000 for an hour"
      ),
      (
        "0.006USD", #","pixels_per_unit":2"#,
        #"write "price_per_unit": 0.006, "currency": "USD", and check "pixels_per_unit": this is "#
          + "$10800.00 an hour"
      ),
      ("0USD", "", #"write "price_per_unit": 0, "currency": "USD": $0.00 an hour"#),
    ])
  func remedies(text: String, more: String, remedy: String) {
    let error = sheetError(Self.audio("\"\(text)\"", more))
    #expect(
      error?.description.components(after: "'value is not a number'; ") == remedy)
  }

  /// The place, and what is taken once it is written; the first is the documentation's own form.
  @Test(
    arguments: [
      ("price_per_unit", "0.5e-3USD", #""price_per_unit": 0.5e-3, "currency": "USD""#),
      ("price_per_unit", "$0.18", #""price_per_unit": 0.18, "currency": "USD""#),
      ("price_per_unit", "2 eth", #""price_per_unit": 2, "currency": "ETH""#),
      ("price_per_unit", "2ether", #""price_per_unit": 2, "currency": "ETH""#),
      ("price_per_unit", "100wei", #""price_per_unit": 100"#),
      // The node knows no gwei: 0.0005 gwei are 500000 wei.
      ("price_per_unit", "0.0005 gwei", #""price_per_unit": 500000"#),
      ("price_per_unit", "1_000", #""price_per_unit": 1000"#),
      ("price_per_unit", "007", #""price_per_unit": 7"#),
      ("price_per_unit", "+1.50", #""price_per_unit": 1.5"#),
      ("price_per_unit", "abc", #"a bare number, as in "price_per_unit": 12882811"#),
      ("price_per_unit", "", #"a bare number, as in "price_per_unit": 12882811"#),
      ("price_per_unit", "٣", #"a bare number, as in "price_per_unit": 12882811"#),
      ("pixels_per_unit", "1e6", #""pixels_per_unit": 1e6"#),
      ("pixels_per_unit", "1000000USD", #""pixels_per_unit": 1000000"#),
      ("pixels_per_unit", "0.5", #"a bare number, as in "pixels_per_unit": 1000000"#),
      ("pixels_per_unit", "0", #"a bare number, as in "pixels_per_unit": 1000000"#),
    ]
  )
  func whatItSaysToWriteIsTaken(key: String, text: String, correction: String) throws {
    let error = try #require(sheetError(sheetText("\"\(key)\":\"\(text)\"")))
    #expect(error.position == .column(35 + key.utf8.count + 3))
    let prefix =
      "\(error.position): \(key) is in quotation marks, and the node stops at start-up "
      + "with 'value is not a number'; write \(correction)"
    #expect(error.description.hasPrefix(prefix))
    guard !correction.hasPrefix("a bare") else { return }
    #expect(sheetError(sheetText(correction)) == nil)
  }

  @Test func unitsAndUnknownPipelines() {
    let units = sheetError(Self.audio("5", #","pixels_per_unit":"10""#))
    #expect(units?.description.components(after: "number'; ") == #"write "pixels_per_unit": 10"#)
    let badUnits = sheetError(Self.audio("5", #","pixels_per_unit":"x""#))
    #expect(
      badUnits?.description.components(after: "number'; ")
        == #"write a bare number, as in "pixels_per_unit": 1000000"#)
    let unknown = sheetError(#"[{"pipeline":"x","model_id":"m","price_per_unit":"1USD"}]"#)
    #expect(
      unknown?.description.components(after: "number'; ")
        == #"write "price_per_unit": 1, "currency": "USD", and in "pixels_per_unit" the number of "#
        + "units that it pays for")
  }
}

extension String {
  /// The text after a mark.
  fileprivate func components(after mark: String) -> String? {
    firstRange(of: mark).map { String(self[$0.upperBound...]) }
  }
}
