import LivepeerPricing
import Testing
import TestSupport

@Suite struct WeiTests {
  @Test(
    arguments: [
      ("12882811", 12_882_811), ("20gwei", 20_000_000_000), ("1.5 eth", 1_500_000_000_000_000_000),
      ("0.000000000000000001 ETH", 1), ("-3 kwei", -3_000), ("0e-1000", 0), ("-0", 0),
      ("1e-18ether", 1), ("10e-1", 1), ("1000 finney", 1_000_000_000_000_000_000),
    ] as [(String, Wei)]
  )
  func amountsOfEtherAreRead(text: String, wei: Wei) throws {
    #expect(try Wei(text) == wei)
  }

  @Test(arguments: [
    BadText("0.5", 0, outOfRange: "the smallest amount is 1 wei"),
    BadText("1e-19 eth", 0, outOfRange: "the smallest amount is 1 wei"),
    BadText("1e-1000", 0, outOfRange: "the smallest amount is 1 wei"),
    BadText("5 USD", 0, expected: "ether or one of its parts; dollars need an ETH price"),
    BadText("$5", 0, expected: "ether or one of its parts; dollars need an ETH price"),
    BadText("5 doge", 2, .unknown("currency", name: "doge", allowed: Currency.names)),
    BadText("5wei5", 4, expected: "the text to end here, found '5'"),
  ])
  func otherTextsAreRefused(bad: BadText) {
    bad.expectRefusal(by: .wei)
  }

  /// Values of Python's `int(text, 16)`.
  @Test(
    arguments: [
      ("0x0", 0), ("0x1", 1), ("0xde0b6b3a7640000", 1_000_000_000_000_000_000),
      ("0xDE0B6B3A7640000", 1_000_000_000_000_000_000), ("0x00ff", 255),
      ("0x" + String(repeating: "f", count: 64), (1 << 256) - 1),
    ] as [(String, BigInt)])
  func quantitiesOfJSONRPCAreRead(text: String, count: BigInt) throws {
    #expect(try Wei(hex: text).count == count)
  }

  private static let hexForm = "0x and hexadecimal digits, as in 0xde0b6b3a7640000"

  @Test(arguments: [
    BadText("", 0, expected: hexForm), BadText("ff", 0, expected: hexForm),
    BadText("-0x1", 0, expected: hexForm), BadText("0X1", 0, expected: hexForm),
    BadText("0x", 2, expected: "a hexadecimal digit, and the text ends"),
    BadText("0xg", 2, expected: "a hexadecimal digit, found 'g'"),
    BadText("0x1 ", 3, expected: "the text to end here, found a space"),
    BadText("0x1.8", 3, expected: "the text to end here, found '.'"),
  ])
  func otherQuantitiesOfJSONRPCAreRefused(bad: BadText) {
    let error = thrown { () throws(TextFormError) in try Wei(hex: bad.text) }
    #expect(error?.offset == bad.offset)
    #expect(error?.reason == bad.reason)
  }

  @Test func aQuantityOfJSONRPCHasAtMostAMillionDigits() throws {
    let digits = String(repeating: "0", count: 999_999)
    #expect(try Wei(hex: "0x" + digits + "1") == 1)
    #expect(
      thrown { () throws(TextFormError) in try Wei(hex: "0x" + digits + "01") }?.reason
        == .outOfRange("an amount has at most a million digits"))
  }

  /// Integers of every type are counts of wei, and factors.
  @Test func integersAreCountsAndFactors() {
    let (jobs, most): (Int, UInt64) = (-3, .max)
    #expect(Wei(jobs) == -3)
    #expect(Wei(most) == Wei(BigInt(UInt64.max)))
    #expect(Wei(12_882_811) * jobs == -38_648_433)
    #expect(Wei(2) * most == Wei((1 << 65) - 2 as BigInt))
    var sum: Wei = 5
    sum += 7
    sum -= 2
    #expect(sum == 10)
  }

  /// The amount of the example in `design/cli.md`.
  @Test(
    arguments: [
      (.wei, "2576562200000"), (.kwei, "2576562200"), (.mwei, "2576562.2"), (.gwei, "2576.5622"),
      (.szabo, "2.5765622"), (.finney, "0.0025765622"), (.ether, "0.0000025765622"),
    ] as [(EtherUnit, String)]
  )
  func anAmountIsWrittenInEveryDenomination(unit: EtherUnit, text: String) {
    let fee: Wei = 2_576_562_200_000
    #expect(fee.text(in: unit) == text)
    #expect((-fee).text(in: unit) == "-" + text)
    #expect(fee.decimal(in: unit).wholeNumber(timesTenTo: unit.powerOfTen) == fee.count)
  }

  @Test(
    arguments: [
      (DecimalFormat(.all, grouping: .underscores), "2_576_562_200_000"),
      (DecimalFormat(.all, grouping: .commas), "2,576,562,200,000"),
      (DecimalFormat(.significant(3)), "2580000000000"),
      (DecimalFormat(.decimals(2)), "2576562200000.00"),
    ] as [(DecimalFormat, String)]
  )
  func formatsApplyToWei(format: DecimalFormat, text: String) {
    #expect(Wei(2_576_562_200_000).text(in: .wei, format) == text)
  }

  /// The fee and its exact worth.
  @Test(arguments: VectorCase.all(of: "quote").filter { $0.input.has("eth_usd") })
  func feesAreWorthExactDollars(vector: VectorCase) throws {
    let (fee, price) = (
      vector.output.integer("fee_wei"), try ETHPrice(vector.input.text("eth_usd"))
    )
    let worth = Wei(fee).usd(at: price)
    #expect(worth.dollars == vector.output.number("fee_usd"))
    #expect(worth.exactWei(at: price) == Rational(fee))
  }

  @Test func amountsAddCompareAndPrint() {
    #expect(Wei(5) + Wei(-7) == -2)
    #expect(Wei(5) - Wei(7) == -Wei(2))
    #expect(Wei(-1) < Wei.zero)
    #expect(
      Wei(340_282_366_920_938_463_463_374_607_431_768_211_456).description
        == "340282366920938463463374607431768211456 wei"
    )
  }

  @Test(arguments: ["5", "null", "\"0.5\"", "\"\"", "\"5 wei\"", "\"1e3\"", "[]"])
  func jsonThatIsNotAStringOfDigitsIsRefused(json: String) throws {
    #expect(try decodingRefusal(of: json, as: Wei.self) != nil)
  }

  @Test(.tags(.property)) func printedAmountsAreReadBack() throws {
    let units = EtherUnit.allCases
    try forAll(cases: 500) { generator in
      let wei = Wei(generator.integer(upToBits: 3_000))
      let unit = units[Int.random(in: units.indices, using: &generator)]
      let text = "\(wei.text(in: unit)) \(unit.symbol)"
      return try difference(Wei(text), wei, "'\(text)' read back")
        ?? difference(Wei("\(wei)"), wei, "'\(wei)' read back")
        ?? difference(recoded(wei).json, "\"\(wei.count)\"", "\(wei) as JSON")
        ?? difference(recoded(wei).value, wei, "\(wei) recoded")
    }
  }

  @Test(arguments: [(3, 7, 21), (-3, 7, -21), (5, 0, 0)] as [(Wei, BigInt, Wei)])
  func anAmountIsTakenANumberOfTimes(amount: Wei, times: BigInt, product: Wei) {
    #expect(amount * times == product)
  }
}
