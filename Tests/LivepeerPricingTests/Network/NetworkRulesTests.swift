import ExactMath
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
    ] as [(String, UInt8, FeedAnswer.Quoting, String)])
  func feedAnswers(answer: String, decimals: UInt8, quoting: FeedAnswer.Quoting, price: String)
    throws
  {
    let feed = FeedAnswer(try #require(BigInt(answer)), decimals: decimals, quoting: quoting)
    #expect(try feed.ethPrice().usdPerETH == #require(Rational(price)))
  }

  @Test(arguments: [0, -1, -234_567_890_123] as [BigInt], FeedAnswer.Quoting.allCases)
  func feedAnswersOfNothing(answer: BigInt, quoting: FeedAnswer.Quoting) {
    let feed = FeedAnswer(answer, decimals: 8, quoting: quoting)
    #expect(throws: ETHPriceError.self) { try feed.ethPrice() }
  }

  @Test func feedAnswerOf255Decimals() throws {
    let feed = FeedAnswer(.powerOfTen(258), decimals: 255)
    #expect(try feed.ethPrice().usdPerETH == 1_000)
  }

  /// a = 234567890123, d = 8: the page's wei per USD, and 0.02 USD per 3600000 units.
  @Test func weiPerDollarOfAFeed() throws {
    let price = try FeedAnswer(234_567_890_123, decimals: 8).ethPrice()
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
  func autoAdjusted(base: String, multiplier: String, advertised: String) throws {
    let price = AutoAdjustedPrice(
      base: try #require(Rational(base)), txCostMultiplier: try #require(Rational(multiplier)))
    #expect(try price.charged.weiPerUnit == #require(Rational(advertised)))
  }

  /// The network-arithmetic page: exactly twice the first price passes.
  @Test(arguments: [
    ("1/6", "1/3", true), ("1000/6001", "1/3", false), ("10", "20", true), ("10", "5", true),
  ])
  func sessions(first: String, current: String, goesOn: Bool) throws {
    let first = try #require(Rational(first))
    let current = try #require(Rational(current))
    #expect(PriceAcceptance.sessionGoesOn(from: first, to: current) == goesOn)
  }

  @Test(arguments: [("12882811", true), ("12882811001/1000", false), ("0", true)])
  func caps(price: String, isWithin: Bool) throws {
    let price = try #require(Rational(price))
    #expect(PriceAcceptance.isWithinCap(price, cap: 12_882_811) == isWithin)
  }

  /// Source: go-livepeer 0.9.1, pm winProb.
  @Test(arguments: [
    ("5", "0", "0"),
    (
      "5", "5",
      "115792089237316195423570985008687907853269984665640564039457584007913129639935"
    ),
    ("5", "100000000", "5789604461865809771178549250434395392663499233282028201972879200395660"),
    ("5", "777000000", "745122839364969082519761808292714979750772102095499125093034646125570"),
    (
      "5", "10001",
      "57890255593098787833002192285115442382396752657554526567072084795477017120"
    ),
    (
      "5", "500",
      "1157920892373161954235709850086879078532699846656405640394575840079131296400"
    ),
    (
      "8000000000", "800000000000",
      "1157920892373161954235709850086879078532699846656405640394575840080000000000"
    ),
    (
      "8000000000", "1200000000000000",
      "771947261582107969490473233391252719021799897770937093596383896000000000"
    ),
  ])
  func winProbabilities(expectedValue: String, faceValue: String, probability: String) throws {
    let chance = WinProbability(
      expectedValue: Wei(try #require(BigInt(expectedValue))),
      faceValue: Wei(try #require(BigInt(faceValue))))
    #expect(try chance.outOfCertain == #require(BigInt(probability)))
  }

  /// Face 1000 at (2^256 − 1)/2 is worth 500, rounded.
  @Test func expectedValue() {
    let half = WinProbability(outOfCertain: WinProbability.certain / 2)
    #expect(half.expectedValue(faceValue: 1_000).rounded(.toNearestOrEven) == 500)
  }

  /// Source: go-livepeer 0.9.1, core StageUpdate; (balance, minimum, EV) → tickets.
  @Test(arguments: [
    ("2", "1", "0", 0), ("2", "2", "0", 0), ("1", "5", "1", 4), ("1/4", "2", "1", 2),
    ("-5", "2", "1", 7), ("0", "2", "1", 2), ("2", "2", "1", 0), ("0", "7/3", "2/3", 4),
  ])
  func ticketPayments(balance: String, minimum: String, value: String, tickets: Int) throws {
    let value = try #require(Rational(value))
    let payment = TicketPayment(
      balance: try #require(Rational(balance)), minimum: try #require(Rational(minimum)),
      expectedValue: value)
    #expect(payment.tickets == BigInt(tickets))
    #expect(payment.credit == Rational(BigInt(tickets)) * value)
  }

  /// A fee below one ticket's worth still pays for one.
  @Test func smallFeesPayOneTicket() {
    let payment = TicketPayment(balance: 0, fee: 1, expectedValue: 8_000_000_000)
    #expect(payment.tickets == 1)
  }

  @Test(arguments: [
    // redeemGas · gasPrice · 100
    (TicketParameters(), "360000000000000000"),
    (TicketParameters(gasPrice: 10_000_000), "1200000000000000"),
    // below the expected value: expectedValue · 100
    (TicketParameters(gasPrice: 0), "800000000000"),
    (TicketParameters(senderFloat: 1_000), "1000"),
    (TicketParameters(senderFloat: 2_000, largestFaceValue: 1_000), "1000"),
  ])
  func faceValues(parameters: TicketParameters, faceValue: String) throws {
    #expect(try parameters.faceValue.count == #require(BigInt(faceValue)))
  }

  @Test func txCostMultiplier() throws {
    #expect(try TicketParameters().txCostMultiplier() == 100)
    #expect(throws: ArithmeticError.divisionByZero) {
      try TicketParameters(gasPrice: 0).txCostMultiplier()
    }
    #expect(TicketParameters().isRedeemed)
    #expect(!TicketParameters(senderFloat: 1_000).isRedeemed)
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
