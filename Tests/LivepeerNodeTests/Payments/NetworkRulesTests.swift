import LivepeerNode
import LivepeerPricing
import Testing

@Suite("Rules of the node and of the contracts")
struct NetworkRulesTests {
  /// Source: go-livepeer 0.9.1, core.AutoConvertedPrice; the network-arithmetic page.
  @Test(
    arguments: [
      ("300000000000", 8, .usdPerETH, "3000"), ("234567890123", 8, .usdPerETH, "2345.67890123"),
      ("1", 0, .usdPerETH, "1"), ("4", 1, .ethPerUSD, "2.5"),
      ("333333333333333", 18, .ethPerUSD, "1000000000000000000/333333333333333"),
    ] as [(String, UInt8, NodePrice.FeedAnswer.Quoting, String)])
  func feedAnswers(
    answer: String, decimals: UInt8, quoting: NodePrice.FeedAnswer.Quoting, price: String
  )
    throws
  {
    let feed = NodePrice.FeedAnswer(
      try #require(BigInt(answer)), decimals: decimals, quoting: quoting)
    #expect(try feed.ethPrice().usdPerETH == #require(Rational(price)))
  }

  @Test(arguments: [0, -1, -234_567_890_123] as [BigInt], NodePrice.FeedAnswer.Quoting.allCases)
  func feedAnswersOfNothing(answer: BigInt, quoting: NodePrice.FeedAnswer.Quoting) {
    let feed = NodePrice.FeedAnswer(answer, decimals: 8, quoting: quoting)
    #expect(throws: ETHPrice.RangeError.self) { try feed.ethPrice() }
  }

  @Test func feedAnswerOf255Decimals() throws {
    let feed = NodePrice.FeedAnswer(.powerOfTen(258), decimals: 255)
    #expect(try feed.ethPrice().usdPerETH == 1_000)
  }

  /// a = 234567890123, d = 8: the page's wei per USD, and 0.02 USD per 3600000 units.
  @Test func weiPerDollarOfAFeed() throws {
    let price = try NodePrice.FeedAnswer(234_567_890_123, decimals: 8).ethPrice()
    #expect(
      USD(1).exactWei(at: price)
        == Rational(100_000_000_000_000_000_000_000_000, 234_567_890_123))
    #expect(
      try USD("0.02").exactWei(at: price) / 3_600_000
        == Rational(5_000_000_000_000_000_000, 2_111_111_011_107))
  }

  /// Source: go-livepeer 0.9.1, core PriceInfo with AutoAdjustPrice.
  @Test(arguments: [
    ("1", "100", "101/100"), ("10", "100", "101/10"), ("1/10", "100", "101/1000"),
    ("5/2", "100", "101/40"), ("10", "10", "11"), ("10", "1/10", "110"), ("10", "1", "20"),
    ("0", "100", "0"), ("10", "0", "10"), ("1/1001", "100", "1/1000"),
    ("123456789/1000", "100", "31172839/250"),
  ])
  func autoAdjusted(base: String, multiplier: String, charged: String) throws {
    let price = NodePrice.AutoAdjusted(
      base: try #require(Rational(base)), txCostMultiplier: try #require(Rational(multiplier)))
    #expect(try price.charged.weiPerUnit == #require(Rational(charged)))
  }

  @Test(arguments: [("12882811", true), ("12882811001/1000", false), ("0", true)])
  func caps(price: String, isWithin: Bool) throws {
    let price = try #require(Rational(price))
    #expect(PriceAcceptance.isWithinCap(price, cap: 12_882_811) == isWithin)
  }

  /// Source: livepeer protocol MathUtils, MathUtilsV2, PreciseMathUtils.
  @Test(
    arguments: [
      ("100000000000000000", "500000", "1000000", .share, "50000000000000000"),
      ("100", "1", "3", .share, "33"),
      ("1000000000000000000", "1", "3", .share, "333333000000000000"),
      ("1000000000000000000", "1", "3", .factor, "333333333333333333"),
      ("15000000000000000000000", "10000", "2000000", .minter, "75000000000000000000"),
      ("999999999999999999", "333333", "1000000", .share, "333332999999999999"),
    ] as [(String, String, String, ContractPercentage, String)])
  func contractPercentages(
    amount: String, numerator: String, denominator: String, percentage: ContractPercentage,
    share: String
  ) throws {
    let result = try percentage.of(
      #require(BigInt(amount)), #require(BigInt(numerator)),
      outOf: #require(BigInt(denominator)))
    #expect(try result == #require(BigInt(share)))
    #expect(throws: ArithmeticError.divisionByZero) { try percentage.of(1, 1, outOf: 0) }
  }
}
