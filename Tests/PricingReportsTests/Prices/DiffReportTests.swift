import LivepeerPricing
import PricingReports
import Testing

/// The texts are those of `DiffCommandTests`.
@Suite struct DiffReportTests {
  private static func report(at ethPrice: ETHPrice? = nil) throws -> DiffReport {
    let old = try PriceSheet(
      json: """
        [
          {"pipeline": "audio-to-text", "model_id": "w", "price_per_unit": 12882811, "warm": true},
          {"pipeline": "upscale", "model_id": "x4", "price_per_unit": 4768371},
          {"pipeline": "llm", "model_id": "l", "price_per_unit": 0.18, "currency": "USD",
           "pixels_per_unit": 1000000}
        ]
        """)
    let new = try PriceSheet(
      json: """
        [
          {"pipeline": "audio-to-text", "model_id": "w", "price_per_unit": 14171092.1,
           "token": "secret"},
          {"pipeline": "image-to-text", "model_id": "b", "price_per_unit": 1192093,
           "gateway": "0xa"},
          {"pipeline": "llm", "model_id": "l", "price_per_unit": 0.15, "currency": "USD",
           "pixels_per_unit": 1000000}
        ]
        """)
    return DiffReport(
      difference: PriceSheet.Difference(from: old, to: new, at: ethPrice), ethPrice: ethPrice)
  }

  @Test func table() throws {
    #expect(
      try Self.report().output.text(as: .table) == """
        old price per unit  new price per unit       change
        audio-to-text w
              12882811 wei      14171092.1 wei        +10 %
          warm: true -> false
          token: differs
        llm l
               $0.00000018         $0.00000015  ~-16.6667 %
        image-to-text b for gateway 0xa
                         -         1192093 wei        added
        upscale x4
               4768371 wei                   -      removed
        1 added, 1 removed, 2 changed, 0 unchanged

        """)
  }

  /// 0.12 dollars an hour of milliseconds: 1/30,000,000.
  @Test func endlessDollars() throws {
    let sheet = try PriceSheet(
      json: """
        [{"pipeline": "audio-to-text", "model_id": "w", "price_per_unit": 0.12,
          "pixels_per_unit": 3600000, "currency": "USD"}]
        """)
    let report = DiffReport(
      difference: PriceSheet.Difference(from: sheet, to: PriceSheet([]), at: nil), ethPrice: nil)
    #expect(report.output.text(as: .table).contains("\n~$0.0000000333333333333  "))
  }

  /// The cheaper of two prices stands out; one alone is compared with nothing.
  @Test func cheaperPrice() throws {
    let lines = try Self.report().output.text(as: .table, isStyled: true).split(separator: "\n")
    let better = lines.compactMap { line in
      line.firstMatch(of: /\u{1B}\[1m(.*?)\u{1B}\[0m/).map { String($0.1) }
    }
    #expect(better == ["12882811 wei", "$0.00000015"])
  }

  @Test func json() throws {
    try Self.report(at: ETHPrice("3000")).output.expectJSON(
      """
      {"added": "1", "removed": "1", "changed": "2", "unchanged": "0", "entries": [
        {"pipeline": "audio-to-text", "model": "w", "gateway": "default", "change": "changed",
         "old": {"price_per_unit": "12882811", "currency": "wei",
                 "wei_per_unit": {"numerator": "12882811", "denominator": "1"}},
         "new": {"price_per_unit": "14171092.1", "currency": "wei",
                 "wei_per_unit": {"numerator": "141710921", "denominator": "10"}},
         "move": "percent", "percent": "10", "percent_exact": {"numerator": "10", "denominator": "1"},
         "fields": [{"name": "warm", "old": "true", "new": "false"},
                    {"name": "token"}]},
        {"pipeline": "llm", "model": "l", "gateway": "default", "change": "changed",
         "old": {"price_per_unit": "0.18", "pixels_per_unit": "1000000", "currency": "USD",
                 "wei_per_unit": {"numerator": "60000000", "denominator": "1"}},
         "new": {"price_per_unit": "0.15", "pixels_per_unit": "1000000", "currency": "USD",
                 "wei_per_unit": {"numerator": "50000000", "denominator": "1"}},
         "move": "percent",
         "percent": "-16.6666666666666667", "percent_exact": {"numerator": "-50", "denominator": "3"},
         "fields": []},
        {"pipeline": "image-to-text", "model": "b", "gateway": "0xa", "change": "added",
         "new": {"price_per_unit": "1192093", "currency": "wei",
                 "wei_per_unit": {"numerator": "1192093", "denominator": "1"}}},
        {"pipeline": "upscale", "model": "x4", "gateway": "default", "change": "removed",
         "old": {"price_per_unit": "4768371", "currency": "wei",
                 "wei_per_unit": {"numerator": "4768371", "denominator": "1"}}}]}
      """)
  }

  @Test func csv() throws {
    #expect(
      try Self.report().output.text(as: .csv) == """
        pipeline,model,gateway,change,old_wei_numerator,old_wei_denominator,new_wei_numerator,\
        new_wei_denominator,move,percent,fields
        audio-to-text,w,default,changed,12882811,1,141710921,10,percent,10,warm;token
        llm,l,default,changed,,,,,percent,-16.6666666666666667,
        image-to-text,b,0xa,added,,,1192093,1,,,
        upscale,x4,default,removed,4768371,1,,,,,

        """)
  }

  @Test(arguments: [
    ("20", "1 price added, 1 removed"),
    ("16.6", "1 price moved by more than 16.6%, 1 added, 1 removed"),
    ("0", "2 prices moved by more than 0%, 1 added, 1 removed"),
  ])
  func failure(percent: String, message: String) throws {
    #expect(try Self.report().failure(above: Rational(decimal: percent)) == message)
  }
}
