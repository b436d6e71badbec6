import LivepeerPricing
import Testing

@testable import QuoteStream

/// Which rows are quoted in columns, the fast way, and which one by one.
@Suite struct RowResolverTests {
  private static let sheet = """
    [{"pipeline": "upscale", "model_id": "m", "price_per_unit": 5},
     {"pipeline": "live-video-to-video", "model_id": "m", "price_per_unit": 7},
     {"pipeline": "image-to-text", "model_id": "of the node"},
     {"pipeline": "image-to-text", "model_id": "of the node, in dollars", "currency": "USD"},
     {"pipeline": "llm", "model_id": "dollars", "price_per_unit": 0.18, "currency": "USD",
      "pixels_per_unit": 1000000}]
    """

  /// A row's units and its own ETH price, as columns take them; nil if it is quoted by itself.
  private static func plain(
    _ fields: [UsedColumn: String], at price: String?
  ) throws -> (units: UInt64, ethPrice: TariffTable.RowETHPrice?)? {
    let table = try TariffTable(
      PriceSheet(json: sheet), at: try price.map { try ETHPrice($0) })
    // Bytes before them, so that numbers are read a word at a time.
    var bytes = Array(repeating: UInt8(ascii: " "), count: 24)
    var slots = Array(repeating: FieldSlot(), count: UsedColumn.slotCount)
    for column in UsedColumn.allCases {
      let start = bytes.count
      bytes += (fields[column] ?? "").utf8
      slots[column.slot] = FieldSlot(start: start, end: bytes.count)
    }
    let filled = slots.indices.reduce(UInt32(0)) { $0 | (slots[$1].isEmpty ? 0 : 1 << $1) }
    let index = RowResolver(table).index
    guard let row = unsafe index.plain(bytes.span.bytes, slots.mutableSpan, filled: filled) else {
      return nil
    }
    let own = slots[UsedColumn.ethUSD.slot]
    if own.isEmpty { return index.isPriced(row) ? (row.units, nil) : nil }
    guard index.isPricedByRow(row), let price = unsafe ETHPriceText.short(bytes.span.bytes, own)
    else { return nil }
    return (row.units, price)
  }

  private static let wei: [UsedColumn: String] = [.pipeline: "upscale", .units: "3"]
  private static let dollars: [UsedColumn: String] = [.pipeline: "llm", .units: "3"]

  /// A price in wei has a fee at any ETH price and at none; one in dollars needs one.
  @Test(
    arguments: [
      (wei, nil, true), (wei, "3000", true), (dollars, nil, false), (dollars, "3000", true),
    ] as [([UsedColumn: String], String?, Bool)])
  func pricedWithoutARowPrice(
    fields: [UsedColumn: String], price: String?, isPlain: Bool
  ) throws {
    let row = try Self.plain(fields, at: price)
    #expect((row != nil) == isPlain)
    #expect(row?.units == (isPlain ? 3 : nil) && row?.ethPrice == nil)
  }

  /// With a price of its own a row is priced whatever its price is in, and whatever the table has.
  @Test(arguments: [wei, dollars], [nil, "3000"])
  func pricedByTheRow(fields: [UsedColumn: String], price: String?) throws {
    let row = try Self.plain(fields.merging([.ethUSD: "2000.5"]) { $1 }, at: price)
    #expect(row?.ethPrice?.usdE8 == 200_050_000_000)
    #expect(try Self.plain(fields.merging([.ethUSD: "0"]) { $1 }, at: price) == nil)
    #expect(try Self.plain(fields.merging([.ethUSD: "1.123456789"]) { $1 }, at: price) == nil)
  }

  /// Entries that leave their price to the node have none, whatever ETH costs.
  @Test(arguments: ["of the node", "of the node, in dollars"], ["", "3000"])
  func withoutAPrice(modelID: String, rowPrice: String) throws {
    let row = try Self.plain(
      [.pipeline: "image-to-text", .modelID: modelID, .units: "3", .ethUSD: rowPrice], at: "3000")
    #expect(row == nil)
  }

  static let measures: [(fields: [UsedColumn: String], units: UInt64?)] = [
    ([.pipeline: "upscale", .modelID: "m", .width: "20", .height: "30"], 600),
    ([.pipeline: "upscale", .width: "20", .height: "30", .count: "4"], 2_400),
    ([.pipeline: "live-video-to-video", .durationMS: "10"], 276_480),
    ([.pipeline: "live-video-to-video", .seconds: "10"], 276_480_000),
    ([.pipeline: "live-video-to-video", .seconds: "0.01"], 276_480),
    ([.pipeline: "live-video-to-video", .seconds: "0.0091"], 276_480),
    ([.pipeline: "live-video-to-video", .seconds: "0.010000000000000"], 276_480),
    ([.pipeline: "live-video-to-video", .seconds: "0.0100000000000001"], 304_128),
    ([.pipeline: "live-video-to-video", .seconds: "2.5"], 69_120_000),
    ([.pipeline: "upscale", .units: "0"], 0),
    ([.pipeline: "upscale", .units: "9999999999999999999"], 9_999_999_999_999_999_999),
    ([.pipeline: "upscale", .seconds: "1"], nil), ([.pipeline: "upscale", .tokens: "1"], nil),
    ([.pipeline: "upscale", .requests: "1"], nil),
    ([.pipeline: "live-video-to-video", .seconds: "10", .durationMS: "5"], nil),
    ([.pipeline: "live-video-to-video", .seconds: "1."], nil),
    ([.pipeline: "live-video-to-video", .seconds: ".5"], nil),
    ([.pipeline: "live-video-to-video", .seconds: "1.2.3"], nil),
    ([.pipeline: "live-video-to-video", .seconds: "-1"], nil),
    ([.pipeline: "live-video-to-video", .seconds: "0.01000000000000001"], nil),
    ([.pipeline: "live-video-to-video", .seconds: "1000000000000000"], nil),
    ([.pipeline: "live-video-to-video", .seconds: "999999999999999"], nil),
    // One by one: what is of no such price, or too large, or wrong.
    ([.pipeline: "upscale", .units: "10000000000000000000"], nil),
    ([.pipeline: "upscale", .width: "4294967296", .height: "4294967296"], nil),
    (
      [.pipeline: "upscale", .width: "4294967296", .height: "4294967295"],
      18_446_744_069_414_584_320
    ),
    ([.pipeline: "upscale", .width: "0", .height: "30"], nil),
    ([.pipeline: "upscale", .width: "20", .height: "30", .count: "0"], nil),
    ([.pipeline: "upscale", .durationMS: "10"], nil),
    ([.pipeline: "upscale", .width: "20"], nil),
    ([.pipeline: "upscale", .units: "1", .durationMS: "10"], nil),
    ([.pipeline: "upscale"], nil), ([.pipeline: "upscale", .modelID: "n", .units: "1"], nil),
    ([.pipeline: "upscaler", .units: "1"], nil), ([.units: "1"], nil),
    ([.pipeline: "upscale", .units: "1 "], nil), ([.pipeline: "upscale", .units: "-1"], nil),
  ]

  @Test(arguments: measures)
  func units(fields: [UsedColumn: String], units: UInt64?) throws {
    #expect(try Self.plain(fields, at: nil)?.units == units)
  }

  /// The digits that are read as a word are those that are read one by one.
  @Test func wholeNumbers() {
    for text in [
      "0", "7", "12345678", "123456789", "1234567890123456", "12345678901234567",
      "9999999999999999999", "0000000000000000001", "/", ":", "1/", ":2345678", "1234567:", "",
      "12345678901234567890", "1a", "123456789012345/", "é",
    ] {
      let isDigits = text.utf8.allSatisfy { (48...57).contains($0) } && !text.isEmpty
      let expected = isDigits && text.utf8.count <= 19 ? UInt64(text) : nil
      for before in [0, 1, 8, 15, 16, 17, 40] {
        // Digits before the field do not belong to it.
        let bytes = Array(repeating: UInt8(ascii: "9"), count: before) + Array("\(text),9".utf8)
        let field = FieldSlot(start: before, end: before + text.utf8.count)
        unsafe #expect(WholeNumber.short(bytes.span.bytes, field) == expected, "\(text)")
      }
    }
  }

  /// The last price is known again by all of its text, and by no other that begins or ends so.
  @Test func lastPrices() throws {
    let texts = [
      "1000.123456789", "1000.123456789", "1000.123456780", "2000.123456789", "1000.12345678",
      "1000", "1000.0", "1000", "", "1000", "10000", "0000", "1000.123456789123456789",
    ]
    var prices = LastETHPrice()
    var bytes: [UInt8] = []
    for text in texts + texts.reversed() {
      let field = FieldSlot(start: bytes.count, end: bytes.count + text.utf8.count)
      bytes += text.utf8
      if text == "0000" {
        #expect(throws: RowError.Fault.badETHPrice(excerpt: "0000")) {
          _ = try unsafe prices.price(bytes.span.bytes, field)
        }
      } else {
        let price = try unsafe prices.price(bytes.span.bytes, field)
        #expect(price?.usdPerETH == (text.isEmpty ? nil : try Rational(decimal: text)))
      }
    }
  }

  @Test(
    arguments: [
      ("3127.45", 312_745_000_000), ("1", 100_000_000), ("0.00000001", 1), ("0", nil), ("0.0", nil),
      ("9999999999.99999999", 999_999_999_999_999_999), ("10000000000", nil), ("1.000000001", nil),
      (".5", nil), ("5.", nil), ("1.2.3", nil), ("", nil), ("1e3", nil), ("-1", nil), ("1 ", nil),
      // Up to eight digits without the point, and nine.
      ("0.01", 1_000_000), ("1.20", 120_000_000), ("123456.78", 12_345_678_000_000),
      ("1234567.89", 123_456_789_000_000), ("000012.34", 1_234_000_000), ("12.345", 1_234_500_000),
      ("1234567.8", 123_456_780_000_000), ("1.2345678", 123_456_780), ("0.00", nil),
      (".45", nil), ("31a7.45", nil), ("3127.4x", nil), ("3127.:5", nil), ("/127.45", nil),
      ("31.7.45", nil), ("3127..5", nil), ("3127.45 ", nil), (" 3127.45", nil),
    ] as [(String, UInt64?)])
  func ethPrices(text: String, usdE8: UInt64?) {
    for (before, after) in [(0, ""), (0, ",9.5,9.5"), (1, ""), (20, ""), (20, ",9.5,9.5")] {
      let bytes =
        Array(repeating: UInt8(ascii: "9"), count: before) + Array((text + after).utf8)
      let field = FieldSlot(start: before, end: before + text.utf8.count)
      unsafe #expect(ETHPriceText.short(bytes.span.bytes, field)?.usdE8 == usdE8)
    }
  }
}
