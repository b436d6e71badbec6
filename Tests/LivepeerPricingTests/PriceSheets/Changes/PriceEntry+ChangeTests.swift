import LivepeerPricing
import Testing
import TestSupport

@Suite struct PriceEntryChangeTests {
  /// What changes in an entry, member by member; nil where nothing does.
  private func change(_ old: String, _ new: String) throws -> PriceEntry.Change? {
    let sheets = (try PriceSheet(json: sheetText(old)), try PriceSheet(json: sheetText(new)))
    let difference = PriceSheet.Difference(from: sheets.0, to: sheets.1)
    #expect(difference.unchangedCount == 1 - difference.changed.count)
    return difference.changed.first
  }

  @Test(
    arguments: [
      (#""price_per_unit":1"#, #""price_per_unit":1,"warm":true"#, [.warm]),
      (#""price_per_unit":1"#, #""price_per_unit":1,"capacity":2"#, [.capacity]),
      (#""price_per_unit":1"#, #""price_per_unit":1,"url":"http://a""#, [.url]),
      (#""price_per_unit":1,"token":"s""#, #""price_per_unit":1,"token":"t""#, [.token]),
      (
        #""price_per_unit":1"#, #""price_per_unit":1,"optimization_flags":{"SFAST":true}"#,
        [.others]
      ),
      (#""price_per_unit":1,"extra":1"#, #""price_per_unit":1,"extra":2"#, [.others]),
      // The same price in other forms.
      (#""price_per_unit":2"#, #""price_per_unit":2,"pixels_per_unit":1"#, [.pixelsPerUnit]),
      (
        #""price_per_unit":2"#, #""price_per_unit":4,"pixels_per_unit":2"#,
        [.pricePerUnit, .pixelsPerUnit]
      ),
      (
        #""price_per_unit":2"#, #""price_per_unit":2e-18,"currency":"ETH","warm":true"#,
        [.pricePerUnit, .currency, .warm]
      ),
    ] as [(String, String, [PriceEntry.Field])]
  )
  func fields(old: String, new: String, fields: [PriceEntry.Field]) throws {
    let change = try #require(try change(old, new))
    #expect(change.move == .unchanged)
    #expect(change.fields == fields)
  }

  /// Where the price moved its numbers say nothing new, and the currency does.
  @Test func aMovedPriceIsNoOtherForm() throws {
    let change = try #require(
      try change(
        #""price_per_unit":2"#, #""price_per_unit":3,"pixels_per_unit":4,"capacity":3"#))
    #expect(change.move == .percent("-125/2"))
    #expect(change.fields == [.capacity])
    let currency = try #require(
      try self.change(#""price_per_unit":2"#, #""price_per_unit":4e-18,"currency":"eth""#))
    #expect(currency.move == .percent(100))
    #expect(currency.fields == [.currency])
  }

  @Test(
    arguments: [
      (#""price_per_unit":1.0"#, #""price_per_unit":1"#),
      (#""price_per_unit":10"#, #""PRICE_PER_UNIT":1e1,"currency":"WEI""#),
      (#""price_per_unit":1,"warm":false"#, #""capacity":1,"price_per_unit":1"#),
    ]
  )
  func spellingIsNoChange(old: String, new: String) throws {
    #expect(try change(old, new) == nil)
  }

  /// é in one code point and in two look the same, and are not the same bytes.
  @Test func textsAreComparedByTheirBytes() throws {
    let change = try #require(
      try change(
        #""price_per_unit":1,"url":"\u00e9","token":"\u00e9""#,
        #""price_per_unit":1,"url":"e\u0301","token":"e\u0301""#))
    #expect(change.fields == [.url, .token])
  }
}
