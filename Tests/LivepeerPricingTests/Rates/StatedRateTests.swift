import LivepeerPricing
import Testing
import TestSupport

@Suite struct StatedRateTests {
  private static let scaleNeeded = "a scale such as ms, min, char, px, token or request"
  private static let symbols = AnyScale.all.map(\.symbol)

  /// The forms of `design/cli.md`; wei per unit at 3000 USD per ETH, by exact arithmetic.
  @Test(
    arguments: [
      ("12882811wei/ms", 1, .millisecond, 12_882_811), ("12882811/ms", 1, .millisecond, 12_882_811),
      ("12_882_811 wei / ms", 1, .millisecond, 12_882_811),
      ("$0.0012/min", 1, .minute, "20000000/3"), ("0.0012usd/minutes", 1, .minute, "20000000/3"),
      ("0.18 USD/1000000 token", 1_000_000, .token, 60_000_000),
      ("0.18USD/1e6token", 1_000_000, .token, 60_000_000),
      ("$0.18/Mtoken", 1, .millionTokens, 60_000_000),
      ("0.5 gwei/px", 1, .pixel, 500_000_000), ("0.5GWEI/Mpx", 1, .megapixel, 500),
      ("1 eth/h", 1, .hour, "2500000000000/9"), ("1wei/0.5 ms", "1/2", .millisecond, 2),
      ("7wei/3ms", 3, .millisecond, "7/3"),
      ("1wei/1_000 kchar", 1_000, .thousandCharacters, "1/1000000"),
      (".5 eth/px", 1, .pixel, "500000000000000000"), ("1.wei/px", 1, .pixel, 1),
      ("$.18/Mtoken", 1, .millionTokens, 60_000_000), ("1wei/.5 ms", "1/2", .millisecond, 2),
      ("0/px", 1, .pixel, 0), ("-0/px", 1, .pixel, 0), ("$0/s", 1, .second, 0),
      ("5wei/MS", 1, .millisecond, 5), ("5wei/Px", 1, .pixel, 5),
      ("5wei/mpx", 1, .megapixel, "1/200000"),
      ("5 wei per ms", 1, .millisecond, 5), ("5 per 10 ms", 10, .millisecond, "1/2"),
      ("$3 Per hour", 1, .hour, "2500000000/9"),
      ("USD 0.5/h", 1, .hour, "1250000000/27"), ("wei 5/ms", 1, .millisecond, 5),
      ("0.18$/Mtok", 1, .millionTokens, 60_000_000),
      ("0.00003 $/second", 1, .second, 10_000_000),
      ("$3/M tokens", 1_000_000, .token, 1_000_000_000),
      ("$15.00 / 1M characters", 1_000_000, .character, 5_000_000_000),
      ("0.3USD/1e12px", 1_000_000_000_000, .pixel, 100),
      ("$3/2 million  tokens", 2_000_000, .token, 500_000_000),
      ("1wei/720p-s", 1, .second720p, "1/27648000"), ("1wei/720P-S", 1, .second720p, "1/27648000"),
      ("1wei/2 720p-h", 2, .hour720p, "1/199065600000"),
      ("0.3$/day", 1, .day, "31250000/27"), ("1eth/job", 1, .request, "1000000000000000000"),
    ] as [(String, Rational, AnyScale, Rational)]
  )
  func pricesAreReadExactly(
    text: String,
    scaleCount: Rational,
    scale: AnyScale,
    weiPerUnit: Rational
  ) throws {
    let stated = try StatedRate(text)
    #expect(stated.scaleCount == scaleCount)
    #expect(stated.scale == scale)
    #expect(stated.units == scaleCount * Rational(scale.units))
    let rate = try stated.rate(at: ETHPrice("3000"))
    #expect(rate.weiPerUnit == weiPerUnit)
    #expect(rate.unit == scale.unit)
    #expect(try StatedRate("\(stated)") == stated)
  }

  /// Every scale by every name of it: one wei for one of it.
  @Test(arguments: AnyScaleTests.names)
  func everyNameOfAScaleIsTaken(unit: WorkUnitKind, units: BigInt, names: [String]) throws {
    for name in names {
      // Digits of a count and of a name would be one number.
      let texts =
        ["1wei/\(name)", "1 wei / 1 \(name)"] + (name.hasPrefix("7") ? [] : ["1/1\(name)"])
      let rates = try texts.map { try AnyRate($0) }
      let expected = try AnyRate(weiPerUnit: Rational(1, units), unit: unit)
      #expect(rates.allSatisfy { $0 == expected }, "\(name)")
    }
  }

  @Test(
    arguments: [
      ("12882811/ms", "12882811 wei/ms"), ("$1.50/1e6 token", "1.5 USD/1000000 token"),
      ("0.5GWEI/megapixels", "0.5 gwei/Mpx"), ("1ether/1.0 hour", "1 ETH/h"),
    ]
  )
  func theTextFormIsCanonical(text: String, canonical: String) throws {
    #expect(try StatedRate(text).description == canonical)
  }

  @Test(arguments: [
    BadText("", 0, number: .empty),
    BadText(
      "5",
      1,
      expected: "'/' and a scale, as in 12882811wei/ms or '$0.0012/min', and the text ends"
    ),
    BadText(
      "5wei ms",
      5,
      expected: "'/' and a scale, as in 12882811wei/ms or '$0.0012/min', found 'm'"
    ),
    BadText("wei/ms", 0, number: .unexpected("w")),
    BadText("/ms", 0, .shellVariable(example: "'$0.0012/min'")),
    BadText(
      ".0012/min", 0,
      .shellVariable(example: "'$0.0012/min'", otherwise: "0.0012wei/min")),
    BadText(
      ".50 / 1000 token", 0,
      .shellVariable(example: "'$0.0012/min'", otherwise: "0.50wei/ 1000 token")),
    BadText(
      ".5 per h", 0, .shellVariable(example: "'$0.0012/min'", otherwise: "0.5wei per h")),
    BadText(
      ".5per h", 0, .shellVariable(example: "'$0.0012/min'", otherwise: "0.5wei per h")),
    BadText("bash.0012/min", 0, .shellVariable(example: "'$0.0012/min'")),
    BadText("-bash.0012/min", 0, .shellVariable(example: "'$0.0012/min'")),
    BadText("/bin/bash.5/h", 0, .shellVariable(example: "'$0.5/h'")),
    BadText("./price.sh.18/Mtoken", 0, .shellVariable(example: "'$0.18/Mtoken'")),
    BadText("sh2/h", 0, .shellVariable(example: "'$02/h'")),
    BadText(
      String(repeating: "a", count: 61) + "sh5/ms", 0, .shellVariable(example: "'$05/ms'")),
    BadText(String(repeating: "a", count: 62) + "sh5/ms", 0, number: .unexpected("a")),
    BadText("hash/2 ms", 0, number: .unexpected("h")),
    BadText("wei.5/ms", 0, number: .unexpected("w")),
    BadText(
      "12,882,811wei/ms", 2,
      number: .misplacedSeparator(",", spellings: ["12882811wei/ms", "12_882_811wei/ms"])),
    BadText(
      "0,18 USD/1,000,000 token", 1, number: .misplacedSeparator(",", spellings: ["0.18"])),
    BadText(
      "0.18 USD/1 000 000 token", 10,
      number: .misplacedSeparator(
        " ", spellings: ["0.18 USD/1000000 token", "0.18 USD/1_000_000 token"])),
    BadText("-5wei/ms", 0, outOfRange: "a price is not negative"),
    BadText("-$5/ms", 0, outOfRange: "a price is not negative"),
    BadText("5eur/ms", 1, .unknown("currency", name: "eur", allowed: Currency.names)),
    BadText("5wei/", 5, expected: "\(scaleNeeded), and the text ends"),
    BadText("5wei/3", 6, expected: "\(scaleNeeded), and the text ends"),
    BadText("5wei/-3ms", 5, expected: "\(scaleNeeded), found '-'"),
    BadText("5wei/0ms", 5, outOfRange: "a price is per more than zero units"),
    BadText("5wei/0e5 ms", 5, outOfRange: "a price is per more than zero units"),
    BadText("5wei/1e9999ms", 7, number: .exponentTooLarge(limit: 1_000)),
    BadText("5wei/٣ms", 5, expected: "\(scaleNeeded), found '٣' (U+0663)"),
    BadText("12882811wei/fortnight", 12, .unknown("scale", name: "fortnight", allowed: symbols)),
    BadText("5wei/milisecond", 5, .unknown("scale", name: "milisecond", allowed: ["millisecond"])),
    BadText("5wei/frame", 5, .unknown("scale", name: "frame", allowed: symbols)),
    BadText("5wei/M Mpx", 7, expected: "a unit after the multiple, as in $2/M tokens"),
    BadText("5wei/M", 5, .unknown("scale", name: "M", allowed: symbols)),
    BadText(
      "5wei per", 5,
      expected: "'/' and a scale, as in 12882811wei/ms or '$0.0012/min', found 'p'"),
    BadText("5wei/ms ", 7, expected: "the text to end here, found a space"),
    BadText("5wei/ms/s", 7, expected: "the text to end here, found '/'"),
    BadText("5wei/ms\0", 7, expected: "the text to end here, found U+0000"),
  ])
  func otherTextsAreRefused(bad: BadText) {
    bad.expectRefusal(by: .statedRate)
    bad.expectRefusal(by: .anyRate)
    bad.expectRefusal(by: .rate)
  }

  @Test(.tags(.property)) func printedPricesAreReadBack() throws {
    let currencies = Currency.names.compactMap { Currency(name: $0) }
    try forAll(cases: 500) { generator in
      let currency = currencies[Int.random(in: currencies.indices, using: &generator)]
      let amount = CurrencyAmount(generator.decimal(upToBits: 300, exponent: 900), currency)
      let count = generator.decimal(upToBits: 60, exponent: 30).rational + 1
      let scale = AnyScale.all[Int.random(in: AnyScale.all.indices, using: &generator)]
      guard let decimal = BigDecimal(exactly: count) else { return "\(count) has no decimal" }
      let text = "\(amount)/\(decimal) \(scale.symbol)"
      let stated = try StatedRate(text, limits: .lossless)
      return try difference(stated.amount, amount, "the amount of \(text)")
        ?? difference(stated.scaleCount, count, "the count of \(text)")
        ?? difference(stated.scale, scale, "the scale of \(text)")
        ?? difference(StatedRate("\(stated)", limits: .lossless), stated, "\(stated) read back")
    }
  }
}
