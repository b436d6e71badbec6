import LivepeerPricing
import Foundation
import Testing

@Suite struct ConvertCommandTests {
  @Test func json() throws {
    let conversion = try expectJSON(
      "convert 12882811wei/ms --to usd/min --eth-usd 3000 --format json"
    )
    let expected = try parseJSON(
      """
      {"from": "12882811 wei/ms", "unit": "millisecond",
       "wei_per_unit": {"numerator": "12882811", "denominator": "1"}, "to": "usd/min",
       "value": {"numerator": "115945299", "denominator": "50000000000"},
       "decimal": "0.00231890598", "exact": true}
      """
    )
    #expect(conversion == expected)
  }

  @Test func jsonFromDollars() throws {
    let conversion = try expectJSON(
      "convert '0.18 USD/1000000 token' --to wei/token --eth-usd 2345.67 --format json"
    )
    let expected = try parseJSON(
      """
      {"from": "0.18 USD/1000000 token", "unit": "token",
       "wei_per_unit": {"numerator": "2000000000000", "denominator": "26063"}, "to": "wei/token",
       "value": {"numerator": "2000000000000", "denominator": "26063"},
       "decimal": "76737136.9374208648", "exact": false,
       "sheet": {"price_per_unit": "76737137", "pixels_per_unit": "1",
                 "error_ppm": "0.0008155", "error_ppm_exact": {"numerator": "1631", "denominator": "2000000"}}}
      """
    )
    #expect(conversion == expected)
  }

  static let conversions: [(arguments: String, decimal: String)] = [
    ("12882811wei/ms --to s", "12882811000"),
    ("12882811wei/ms --to wei/h", "46378119600000"),
    ("12882811wei/ms --to usd/h --eth-usd 3000", "0.1391343588"),
    ("12882811wei/ms --to gwei/s", "12.882811"),
    ("1192093wei/px --to usd/Mpx --eth-usd 3000", "0.003576279"),
    ("4768371wei/px --to usd/Mpx --eth-usd 3000", "0.014305113"),
    ("'0.5e-3 USD/px' --to Mpx --eth-usd 3000", "500"),
    ("'$1/3token' --to token --eth-usd 7", "0.333333333333333333"),
    ("1eth/Mchar --to wei/char", "1000000000000"),
    ("5/ms --to ms", "5"),
  ]

  @Test(arguments: conversions)
  func conversion(arguments: String, decimal: String) throws {
    let json = try expectJSON("convert \(arguments) --format json")
    #expect(json.value(at: "decimal") == decimal)
    let rows = parseCSV(try expectOutput("convert \(arguments) --format csv"))
    #expect(rows[0][4] == "decimal" && rows[1][4] == decimal)
    #expect(try expectOutput("convert \(arguments)").contains(decimal))
  }

  /// A pair of whole numbers for the price file, as close as `--within` asks.
  static let pairs: [(within: String, price: String, pixels: String, error: String)] = [
    ("1", "6666667", "1", "0.05"),
    ("0.05", "6666667", "1", "0.05"),
    ("0.049", "13333333", "2", "-0.025"),
    ("0", "20000000", "3", "0"),
  ]

  @Test(arguments: pairs)
  func pricePair(within: String, price: String, pixels: String, error: String) throws {
    let json = try expectJSON(
      "convert '$0.0012/min' --to wei/ms --eth-usd 3000 --within \(within) --format json"
    )
    let sheet = try #require((json as? NSDictionary)?.object(forKey: "sheet") as? NSObject)
    #expect(sheet.value(at: "price_per_unit") == price)
    #expect(sheet.value(at: "pixels_per_unit") == pixels)
    #expect(sheet.value(at: "error_ppm") == error)
  }

  @Test func everyScale() throws {
    let weiOnly = try expectOutput("convert 12882811wei/ms")
    #expect(weiOnly.split(separator: "\n").count == 6)
    #expect(!weiOnly.lowercased().contains("usd"))
    let both = try expectOutput("convert 12882811wei/ms --eth-usd 3000")
    #expect(both.split(separator: "\n").count == 12)
    #expect(both.contains("     0.1391343588  usd/h\n"))
    let json = try expectJSON("convert 12882811wei/ms --eth-usd 3000 --format json")
    let all = (json as? NSDictionary)?.object(forKey: "conversions") as? NSArray
    #expect(all?.count == 12)
  }

  /// The example of the issue: without an ETH price, as none is needed.
  @Test func dollarsToDollars() throws {
    let json = try expectJSON("convert '$0.111/h' --to usd/s --format json")
    #expect(json.value(at: "value.numerator") == "37")
    #expect(json.value(at: "value.denominator") == "1200000")
    #expect(json.value(at: "to") == "usd/s")
    #expect((json as? NSDictionary)?.object(forKey: "wei_per_unit") == nil)
    #expect((json as? NSDictionary)?.object(forKey: "sheet") == nil)
    let all = try Program.run("convert '$0.111/h'")
    #expect(all.status == 0 && all.output.contains("\n                       0.111  usd/h\n"))
    #expect(all.errors == "note: in dollars alone; give --eth-usd for the price in wei\n")
  }

  static let mistakes: [(arguments: String, message: String)] = [
    ("12882811wei/ms --to usd/min", "needs an ETH price; give one, such as --eth-usd 3127.45"),
    ("'$1/min' --to wei/ms", "needs an ETH price"),
    ("1/ms --to px", "--to: scale 'px', offset 0: a price per millisecond does not convert to one"),
    (
      "1/ms --to usd",
      "a scale after the currency: usd/ms, usd/s, usd/min, usd/h, usd/day or usd/month"
    ),
    ("1/ms --eth 3000", "Unknown option '--eth'; did you mean --eth-usd?"),
    ("1/ms --eth-price 3000", "did you mean --eth-usd?"),
    ("1/ms --usd 3000", "did you mean --eth-usd?"),
    ("1/ms --eth-usd 3127,45", "no commas: write 3127.45 (a decimal point) or 312745"),
    ("1/ms --eth-usd 3127_45", "write 3127.45 (a decimal point) or 312745"),
    (".0012/min", "in single quotes, as in '$0.0012/min'; without a '$' it is 0.0012wei/min"),
    ("-bash.0012/min", "in single quotes, as in '$0.0012/min'"),
    ("'$1,000.5/h'", "write '$1000.5/h' or '$1_000.5/h'"),
    ("1/ms --to gwei/2h", "expected a scale such as ms, min, char, px, token or request"),
    ("1/ms --to ''", "expected a scale"),
    (
      "1/ms --to eth",
      "expected a scale after the currency: eth/ms, eth/s, eth/min, eth/h, eth/day or eth/month"
    ),
    ("-5/ms", "'-5/ms': a price is not negative"),
    ("'-$5/ms' --eth-usd 3000", "'-$5/ms': a price is not negative"),
    ("-- -5/ms", "offset 0: a price is not negative"),
    (
      "'$1/min' --eth-usd 3000 --within -1",
      "a bound is not negative; write it as in 100ppm or 0.01%"
    ),
    ("'$1/min' --eth-usd 3000 --within 100%", "--within: a price may be off by 0 or more"),
    ("'$1/min' --eth-usd 3000 --within abc", "--within <error>: percentage 'abc', offset 0"),
    ("''", "nothing to read"),
    ("5", "expected '/' and a scale"),
    ("5/foo", "unknown scale 'foo'; use one of ms, s, min, h"),
    ("5foo/ms", "unknown currency 'foo'; use one of wei, kwei"),
    ("0x10/ms", "offset 1"),
    ("1..2/ms", "offset 2"),
    ("1e999999999/ms", "an exponent beyond 1000"),
    ("'5/ms\n'", "offset 4: expected the text to end here, found U+000A"),
    ("'5\u{1B}[31m/ms'", "found U+001B"),
    ("٥/ms", "offset 0"),
  ]

  @Test(arguments: mistakes)
  func mistake(arguments: String, message: String) throws {
    expectFailure(try Program.run("convert \(arguments)"), status: 64, message)
  }
}
