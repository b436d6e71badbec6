import LivepeerPricing
import Testing
import TestSupport

@Suite struct PriceSheetReadingErrorTests {
  private static let jsonValues: [(json: String, kind: String)] = [
    ("null", "null"), ("true", "a boolean"), ("1", "a number"), ("\"x\"", "a string"),
    ("[1]", "an array"), ("{\"a\":1}", "an object"),
  ]

  /// Every key with every type that it does not take; null is one for the two numbers alone.
  @Test(
    arguments: [
      ("pipeline", "a string", ["null", "a string"]),
      ("model_id", "a string", ["null", "a string"]),
      ("url", "a string", ["null", "a string"]), ("token", "a string", ["null", "a string"]),
      ("gateway", "a string", ["null", "a string"]),
      ("currency", "a string", ["null", "a string"]),
      ("warm", "true or false", ["null", "a boolean"]),
      ("capacity", "a number", ["null", "a number"]),
      ("optimization_flags", "an object", ["null", "an object"]),
      ("price_per_unit", "a bare number", ["a number", "a string"]),
      ("pixels_per_unit", "a bare number", ["a number", "a string"]),
    ]
  )
  func everyWrongTypeIsRefusedInItsPlace(key: String, allowed: String, taken: [String]) {
    for value in PriceSheetReadingErrorTests.jsonValues where !taken.contains(value.kind) {
      // After the member's name stand its two quotation marks and a colon.
      let position = TextPosition.column(35 + key.utf8.count + 3)
      #expect(
        sheetError(sheetText("\"\(key)\":\(value.json)"))
          == .refused(.wrongType(key: key, allowed: allowed, found: value.kind), at: position),
        "\(value.kind)"
      )
    }
  }

  private static let price = PriceSheet.ReadingError.AllowedNumbers.notNegative
  private static let units = PriceSheet.ReadingError.AllowedNumbers.wholeAndPositive
  private static let count = PriceSheet.ReadingError.AllowedNumbers.plainInteger
  private static let limits = PriceSheet.ReadingError.AllowedNumbers.withinLimits

  @Test(
    arguments: [
      ("price_per_unit", "-1", price), ("price_per_unit", "-0.5e-3", price),
      ("price_per_unit", "1e1001", limits), ("price_per_unit", "1e-999999999", limits),
      ("pixels_per_unit", "0", units), ("pixels_per_unit", "-1", units),
      ("pixels_per_unit", "0.5", units), ("pixels_per_unit", "1.5", units),
      ("pixels_per_unit", "1e-1", units), ("pixels_per_unit", "1e999999999", limits),
      ("capacity", "1.0", count), ("capacity", "1e2", count),
      ("capacity", "99999999999999999999", count),
    ]
  )
  func numbersThatTheNodeRefusesAreRefused(
    key: String,
    text: String,
    allowed: PriceSheet.ReadingError.AllowedNumbers
  ) {
    let refusal = PriceSheet.ReadingError.Refusal.badNumber(key: key, text: text, allowed: allowed)
    let position = TextPosition.column(35 + key.utf8.count + 3)
    #expect(sheetError(sheetText("\"\(key)\":\(text)")) == .refused(refusal, at: position))
    #expect(refusal.description == "\(key) takes \(allowed), and this is \(text)")
  }

  @Test(
    arguments: [
      (price, "a number that is not negative"), (units, "a whole number of 1 or more"),
      (count, "a whole number of 64 bits without point or exponent"),
      (limits, "at most 1000000 digits when written out, and an exponent within ±1000"),
    ]
  )
  func allowedNumbersAreSaid(allowed: PriceSheet.ReadingError.AllowedNumbers, text: String) {
    #expect(allowed.description == text)
  }

  @Test(
    arguments: [
      ("{}", "1:1: expected an array of entries, [{\"pipeline\": …}, …], found an object"),
      ("\n null", "2:2: expected an array of entries, [{\"pipeline\": …}, …], found null"),
      ("5", "1:1: expected an array of entries, [{\"pipeline\": …}, …], found a number"),
      ("[[]]", "1:2: expected an entry, {\"pipeline\": …, \"model_id\": …}, found an array"),
      ("[null]", "1:2: expected an entry, {\"pipeline\": …, \"model_id\": …}, found null"),
      ("[{}]", "1:2: this entry has no pipeline; every entry needs pipeline and model_id"),
      (
        "[{\"pipeline\":\"llm\"}]",
        "1:2: this entry has no model_id; every entry needs pipeline and model_id"
      ),
      (
        "[{\"pipeline\":\"\",\"model_id\":\"m\"}]",
        "1:2: this entry has no pipeline; every entry needs pipeline and model_id"
      ),
      (
        sheetText("\"currency\":\"EUR\""),
        "1:46: currency 'EUR' has no price feed in the node; use \"wei\", \"ETH\" or \"USD\""
      ),
      (
        sheetText("\"currency\":\"g\\nw\\u001bei\""),
        "1:46: currency 'g\u{FFFD}w\u{FFFD}ei' has no price feed in the node; "
          + "use \"wei\", \"ETH\" or \"USD\""
      ),
      ("", "1:1: the text is empty or only white space; write one JSON value"),
      ("[{},]", "1:4: a comma precedes the closing bracket; remove it"),
    ]
  )
  func errorsSayWhereWhatAndWhatWouldBeRight(json: String, description: String) {
    #expect(sheetError(json)?.description == description)
  }

  @Test func errorsOfJSONKeepTheirPlace() throws {
    let error = try #require(sheetError("[\n01]"))
    #expect(error.position == TextPosition(line: 2, column: 1, offset: 2))
    guard case .json = error else {
      Issue.record("\(error)")
      return
    }
  }
}
