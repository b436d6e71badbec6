import LivepeerPricing
import Testing
import TestSupport

/// One published claim of `domain/pipelines.md`, with what it comes to by exact arithmetic.
private struct ClaimRow: Sendable, CustomTestStringConvertible {
  let rate: String
  let claim: String
  /// USD per ETH that the claim implies, and as the page rounds it.
  let implied: Rational
  let impliedShown: String
  /// What the claim's scale costs at 3000 USD per ETH.
  let trueUSD: String
  /// True price over claim at 3000.
  let ratio: Rational

  init(
    _ rate: String,
    _ claim: String,
    _ implied: Rational,
    _ impliedShown: String,
    _ trueUSD: String,
    _ ratio: Rational
  ) {
    self.rate = rate
    self.claim = claim
    self.implied = implied
    self.impliedShown = impliedShown
    self.trueUSD = trueUSD
    self.ratio = ratio
  }

  var testDescription: String { "\(rate) as \(claim)" }

  static let page = [
    ClaimRow(
      "12882811wei/ms",
      "$0.0000014/s",
      "1400000000/12882811",
      "108.67",
      "0.000038648433",
      "38648433/1400000"
    ),
    ClaimRow(
      "1192093wei/px",
      "$0.000125/Mpx",
      "125000000/1192093",
      "104.86",
      "0.003576279",
      "3576279/125000"
    ),
    ClaimRow(
      "4768371wei/px",
      "$0.0005/Mpx",
      "500000000/4768371",
      "104.86",
      "0.014305113",
      "14305113/500000"
    ),
    ClaimRow("8000000wei/ms", "$0.0008/ms", 100_000_000, "100000000.00", "0.000000024", "3/100000"),
    ClaimRow(
      "15000000wei/ms",
      "$0.0015/ms",
      100_000_000,
      "100000000.00",
      "0.000000045",
      "3/100000"
    ),
    // The same, per other scales and counts.
    ClaimRow(
      "12882811wei/ms",
      "$0.00504/h",
      "1400000000/12882811",
      "108.67",
      "0.1391343588",
      "38648433/1400000"
    ),
    ClaimRow(
      "1192093wei/px",
      "$0.000125/1000000 px",
      "125000000/1192093",
      "104.86",
      "0.003576279",
      "3576279/125000"
    ),
  ]
}

@Suite struct PriceAuditTests {
  @Test(arguments: ClaimRow.page)
  private func claimsImplyAnETHPrice(row: ClaimRow) throws {
    let audit = try PriceAudit(StatedRate(row.claim), about: StatedRate(row.rate))
    let implied = try #require(audit.impliedETHPrice)
    #expect(implied.usdPerETH == row.implied)
    #expect(DecimalFormat(.decimals(2)).text(implied.usdPerETH) == row.impliedShown)
    let price = try ETHPrice("3000")
    #expect(try audit.trueUSD(at: price).text(.all) == row.trueUSD)
    #expect(try audit.ratio(at: price) == row.ratio)
    // At the price that it implies, a claim is true.
    #expect(try audit.trueUSD(at: implied) == audit.claimedUSD)
    #expect(try audit.ratio(at: implied) == 1)
    #expect(throws: RateError.ethPriceNeeded) { try audit.trueUSD(at: nil) }
    #expect(throws: RateError.ethPriceNeeded) { try audit.ratio(at: nil) }
  }

  /// `design/cli.md`, `audit`: the digits that it shows.
  @Test func theAuditOfTheManualIsReproduced() throws {
    let audit = try PriceAudit(StatedRate("$0.0000014/s"), about: StatedRate("12882811wei/ms"))
    let cut = DecimalFormat(.decimals(3), rounding: .down)
    #expect(audit.claimedUSD?.text(.all) == "0.0000014")
    #expect(cut.text(try audit.ratio(at: ETHPrice("3000"))) == "27.606")
  }

  /// `0.5e-3` USD per pixel is $500 a megapixel: 10^6 times "$0.0005 per megapixel".
  ///
  /// A price in dollars implies no ETH price, and needs none.
  @Test func aMissingDivisorIsAFactorOfAMillion() throws {
    let audit = try PriceAudit(StatedRate("$0.0005/Mpx"), about: StatedRate("0.5e-3 USD/px"))
    #expect(try audit.trueUSD(at: nil) == USD("500"))
    #expect(try audit.ratio(at: nil) == 1_000_000)
    #expect(try audit.ratio(at: ETHPrice("3000")) == 1_000_000)
    #expect(audit.impliedETHPrice == nil)
  }

  /// Ether against ether needs no ETH price, and implies none; by exact arithmetic.
  @Test(
    arguments: [
      ("3 wei/s", "2 wei/ms", nil, "2000/3"), ("1 gwei/Mpx", "500wei/px", nil, "1/2"),
      ("3.6 ETH/h", "1000000000000000wei/px", .liveVideoToVideo, 27_648_000),
      ("1wei/ms", "1wei/px", .liveVideoToVideo, 27_648),
    ] as [(String, String, Pipeline?, Rational)]
  )
  func claimsInEtherNeedNoETHPrice(
    claim: String, price: String, pipeline: Pipeline?, ratio: Rational
  ) throws {
    let audit = try PriceAudit(StatedRate(claim), about: StatedRate(price), of: pipeline)
    #expect(try audit.ratio(at: nil) == ratio)
    #expect(audit.impliedETHPrice == nil)
    #expect(audit.claimedUSD == nil)
    let claimed = try #require(audit.claimedWei)
    #expect(try audit.trueWei(at: nil) / claimed == ratio)
  }

  /// A price in dollars and a claim in ether imply an ETH price too: $0.02 as 0.00001 ETH is 2000.
  @Test func ethersOfAPriceInDollarsImplyAnETHPrice() throws {
    let audit = try PriceAudit(StatedRate("0.00001eth/px"), about: StatedRate("0.02USD/px"))
    #expect(audit.impliedETHPrice?.usdPerETH == 2_000)
    #expect(try audit.ratio(at: ETHPrice("1000")) == 2)
    #expect(try audit.trueUSD(at: nil) == USD("0.02"))
    #expect(throws: RateError.ethPriceNeeded) { try audit.ratio(at: nil) }
  }

  /// Only pixels of live video come by the second.
  @Test(arguments: [nil, .textToImage] as [Pipeline?])
  func otherPixelsHaveNoTime(pipeline: Pipeline?) {
    let error = PriceAudit.ComparisonError.unitMismatch(claimed: .millisecond, priced: .pixel)
    #expect(throws: error) {
      try PriceAudit(StatedRate("$1/h"), about: StatedRate("1wei/px"), of: pipeline)
    }
    let other = PriceAudit.ComparisonError.unitMismatch(claimed: .pixel, priced: .millisecond)
    #expect(throws: other) {
      try PriceAudit(StatedRate("$1/px"), about: StatedRate("1wei/ms"), of: .liveVideoToVideo)
    }
  }

  @Test(
    arguments: [
      (
        "$5/px", "5wei/ms", .unitMismatch(claimed: .pixel, priced: .millisecond),
        "the claim is per pixel and the price per millisecond; give both per scales of one unit"
      ),
      (
        "$5/s", "0wei/ms", .zero,
        "a price or a claim of zero cannot be compared; give amounts above zero"
      ),
      (
        "$0/s", "5wei/ms", .zero,
        "a price or a claim of zero cannot be compared; give amounts above zero"
      ),
      (
        "$0/s", "$0/ms", .zero,
        "a price or a claim of zero cannot be compared; give amounts above zero"
      ),
    ] as [(String, String, PriceAudit.ComparisonError, String)]
  )
  func claimsThatCannotBeHeldAgainstAPriceAreRefused(
    claim: String,
    price: String,
    error: PriceAudit.ComparisonError,
    description: String
  ) {
    #expect(throws: error) { try PriceAudit(StatedRate(claim), about: StatedRate(price)) }
    #expect(error.description == description)
  }
}
