import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite("Rules of the node and of the contracts")
struct NetworkRulesTests {
  @Test(arguments: VectorCase.all(of: "feed-answer"))
  func feedAnswers(vector: VectorCase) throws {
    let input = vector.input
    let feed = NodePrice.FeedAnswer(
      input.integer("answer"), decimals: try #require(UInt8(input.text("decimals"))),
      quoting: input.text("pair") == "ETH/USD" ? .usdPerETH : .ethPerUSD)
    #expect(vector.output == ["eth_usd": "\(try feed.ethPrice().usdPerETH)"])
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

  @Test(arguments: [("12882811", true), ("12882811001/1000", false), ("0", true)])
  func caps(price: String, isWithin: Bool) throws {
    let price = try #require(Rational(price))
    #expect(PriceAcceptance.isWithinCap(price, cap: 12_882_811) == isWithin)
  }

  @Test(arguments: VectorCase.all(of: "contract-percent"))
  func contractPercentages(vector: VectorCase) throws {
    let input = vector.input
    let percentage = try #require(
      ContractPercentage.allCases.first { $0.whole == input.integer("precision") })
    let share = try? percentage.of(
      input.integer("amount"), input.integer("numerator"), outOf: input.integer("denominator"))
    #expect(vector.output == (share.map { ["share": "\($0)"] } ?? .error("division-by-zero")))
  }
}
