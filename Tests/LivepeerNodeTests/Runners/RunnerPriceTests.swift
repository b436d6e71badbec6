import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite("Prices of live runners")
struct RunnerPriceTests {
  /// `vectors/runner-price.json` (go-livepeer 0.9.1, figures by exact rationals): dollars, unit, ETH
  /// price, whole wei; nil for a runner that is not offered.
  @Test(
    arguments: [
      ("3.50", "hour", "3000", 324_074_074_074),
      ("3.50", "hour", "2345.67890123", 414_473_703_844),
      ("3.50", "720p", "3000", 11_721),
      ("3.50", "720p", "2345.67890123", 14_991),
      ("0.10", "720p", "3000", 334),
      ("0.0002985984", "720p", "3000", 1),
      ("0.0002985983", "720p", "3000", nil),
      ("0.00315", "fixed", "3000", 1_050_000_000_000),
      ("0.00315", "fixed", "2345.67890123", 1_342_894_800_455),
      ("27670.2", "fixed", "3000", nil),
      ("88.5618", "hour", "3580.60755585", 6_870_482_066_600),
      ("58.7999", "hour", "1302.69946373", 12_538_045_812_031),
      ("41.5984", "hour", "4930.16568232", 2_343_757_158_618),
      ("31.1766", "fixed", "4707.07255321", 6_623_352_337_906_718),
      ("91.3371", "fixed", "3549.85721875", 25_729_795_417_563_933),
      ("89.5735", "fixed", "1355.03383935", 66_104_253_191_911_254),
      ("64.7581", "720p", "5633.23735247", 115_496),
      ("65.0716", "hour", "2978.37129933", 6_068_902_305_266),
      ("45.6310", "fixed", "3675.32451184", 12_415_502_319_047_053),
      ("38.8850", "720p", "3193.79359077", 122_323),
      ("82.4003", "720p", "1159.43569263", 714_029),
      ("67.0994", "fixed", "4610.52560355", 14_553_525_079_295_728),
      ("48.5265", "hour", "4641.20210976", 2_904_330_174_500),
      ("23.8237", "720p", "4592.26634296", 52_121),
      ("62.3007", "720p", "1405.81836341", 445_243),
      ("95.6871", "fixed", "2630.40737473", 36_377_293_083_669_927),
      ("51.2543", "hour", "2020.16072111", 7_047_610_324_654),
      ("56.4657", "fixed", "4304.92591726", 13_116_532_336_505_176),
      ("87.8668", "fixed", "2524.77685248", 34_801_808_291_965_096),
      ("83.7429", "720p", "5619.93519659", 149_709),
    ] as [(String, String, String, Int64?)])
  func vectors(dollars: String, unit: String, eth: String, wei: Int64?) throws {
    let price = try RunnerPrice(price: dollars, unit: unit)
    let ethPrice = try ETHPrice(eth)
    #expect((try? price.advertised(at: ethPrice))?.weiPerUnit == wei)
  }

  /// live-network.md 1, and `priceRat` and `normalizeLiveRunnerPriceInfo` of the node.
  @Test(
    arguments: [
      ("3.50", "", "", "7/2", "hour"), ("3.50", "usd", "hour", "7/2", "hour"),
      ("3.50", " USD\t", "\u{A0}Hour ", "7/2", "hour"), ("35e-1", "uSd", "720P", "7/2", "720p"),
      ("0.00315", "usd", "FIXED", "63/20000", "fixed"),
      // Go maps letter by letter: a dotted capital I becomes i.
      ("1", "usd", "F\u{130}XED", "1", "fixed"),
    ] as [(String, String, String, Rational, String)])
  func texts(price: String, currency: String, unit: String, dollars: Rational, name: String) throws
  {
    let price = try RunnerPrice(price: price, currency: currency, unit: unit)
    #expect(price.usd.dollars == dollars)
    #expect(price.unit.name == name)
  }

  @Test(
    arguments: [
      ("0", "", "", "price_info.price must be a positive decimal, and this is 0; write it as 3.50"),
      ("-0.0", "", "", "price_info.price must be a positive decimal, and this is -0.0; "),
      ("-1", "", "", "price_info.price must be a positive decimal, and this is -1; "),
      ("", "", "", "price_info.price must be a positive decimal, and this is ''; "),
      ("1/3", "", "", "price_info.price must be a positive decimal, and this is '1/3'; "),
      (" 3", "", "", "price_info.price must be a positive decimal, and this is ' 3'; "),
      ("1e9999", "", "", "price_info.price takes at most "),
      ("1", "eur", "", "price_info.currency must be usd, and this is 'eur'; "),
      ("1", "wei", "", "price_info.currency must be usd, and this is 'wei'; "),
      ("1", "", "hours", "price_info.unit must be hour, 720p, or fixed, and this is 'hours'"),
      ("1", "", "se conds", "price_info.unit must be hour, 720p, or fixed, and this is 'se conds'"),
    ])
  func refused(price: String, currency: String, unit: String, message: String) throws {
    let fault = try #require(
      thrown { () throws(RunnerPrice.Fault) in
        try RunnerPrice(price: price, currency: currency, unit: unit)
      })
    #expect("\(fault)".hasPrefix(message))
    #expect("\(fault)".isOnePlainLine)
  }

  @Test func dollarsAreAboveZero() throws {
    for dollars in [0, -1, Rational(-1, 7)] {
      #expect(
        thrown { () throws(RunnerPrice.Fault) in try RunnerPrice(USD(dollars), per: .hour) }
          == .notPositive(dollars == 0 ? "0" : dollars == -1 ? "-1" : "-0.142857142857142857"))
    }
    #expect(try RunnerPrice(USD("3.50"), per: .hour) == RunnerPrice(price: "3.5"))
  }

  /// 10^400 dollars are past int64, 10^-400 below 1 wei; the node's words.
  @Test(
    arguments: [
      ("1e400", "hour", "price cannot be converted to int64"),
      ("1e-400", "fixed", "converted live runner price must be at least one wei"),
      ("27670.2", "fixed", "price cannot be converted to int64"),
      ("0.0002985983", "720p", "converted live runner price must be at least one wei"),
    ])
  func unadvertised(price: String, unit: String, words: String) throws {
    let price = try RunnerPrice(price: price, unit: unit)
    let eth = try ETHPrice("3000")
    let fault = try #require(
      thrown { () throws(RunnerPrice.Unadvertised) in try price.advertised(at: eth) })
    #expect(fault.nodeMessage == words)
    #expect("\(fault)".hasPrefix("the runner is not offered: \(words), and this is "))
    #expect("\(fault)".isOnePlainLine)
  }

  /// The largest 64-bit number is advertised, and one wei more is not.
  @Test func theLargestPrice() throws {
    let most = try RunnerPrice.Advertised(ideal: Rational(BigInt(Int64.max)), per: .fixed)
    #expect(most.weiPerUnit == .max)
    #expect(most.loss.share == 0)
    let more = Rational(BigInt(Int64.max) + 1)
    #expect(
      thrown { () throws(RunnerPrice.Unadvertised) in
        try RunnerPrice.Advertised(ideal: more, per: .fixed)
      } == .overflow(more.numerator))
    let one = try RunnerPrice.Advertised(ideal: 1, per: .fixed)
    #expect(one.weiPerUnit == 1)
    #expect(
      thrown { () throws(RunnerPrice.Unadvertised) in
        try RunnerPrice.Advertised(ideal: Rational(999, 1_000), per: .fixed)
      } == .belowOneWei(Rational(999, 1_000)))
  }

  /// Python's fractions: what is lost, the rate in our units, and the dollars it comes to.
  @Test(
    arguments: [
      ("3.50", "hour", "2/7", "324074074074/1000", .millisecond, "3.4999999999992"),
      ("0.10", "720p", "335168/125", "334", .pixel, "0.0997318656"),
      ("0.00315", "fixed", "0", "1050000000000", .request, "0.00315"),
    ] as [(String, String, Rational, Rational, WorkUnitKind, String)])
  func readingBack(
    dollars: String, unit: String, lost: Rational, rate: Rational, work: WorkUnitKind, back: String
  ) throws {
    let eth = try ETHPrice("3000")
    let advertised = try RunnerPrice(price: dollars, unit: unit).advertised(at: eth)
    // 3.50 an hour loses 2/27 of a wei of 8750000000000/27.
    let share = unit == "hour" ? Rational(2, 8_750_000_000_000) : lost / 1_000_000
    #expect(advertised.loss.share == share)
    #expect(advertised.rate.weiPerUnit == rate)
    #expect(advertised.rate.unit == work)
    #expect(try advertised.usd(at: eth) == USD(back))
  }

  /// A rate of work becomes the advertised price of its unit, and none of tokens does.
  @Test func ratesOfWork() throws {
    let hour = try #require(try RunnerPrice.Advertised(AnyRate("324074074074wei/s")))
    #expect(hour.weiPerUnit == 324_074_074_074)
    #expect(hour.unit == .hour)
    #expect(try RunnerPrice.Advertised(AnyRate("1.9wei/px"))?.weiPerUnit == 1)
    #expect(try RunnerPrice.Advertised(AnyRate("7wei/request"))?.unit == .fixed)
    #expect(try RunnerPrice.Advertised(AnyRate("7wei/token")) == nil)
  }

  @Test func units() {
    #expect(RunnerPrice.Unit.all.map(\.name) == ["hour", "720p", "fixed"])
    #expect(
      RunnerPrice.Unit.all.map(\.advertisedName) == ["seconds", "720p-pixel-seconds", "fixed"])
    #expect(RunnerPrice.Unit.all.map(\.advertisedUnits) == [3_600, 99_532_800_000, 1])
    #expect(RunnerPrice.Unit.all.map { "\($0)" } == ["hour", "720p", "fixed"])
    #expect(RunnerPrice.Unit(work: .token) == nil)
  }

  /// A second implementation, in whole numbers: floor(n · 10^18 · q / (m · d · p)).
  @Test(.tags(.property)) func anyPrice() throws {
    try forAll(cases: 10_000) { generator in
      let (n, m) = (generator.count(upToBits: 80) + 1, generator.count(upToBits: 60) + 1)
      let (p, q) = (generator.count(upToBits: 60) + 1, generator.count(upToBits: 40) + 1)
      let (unit, d) = [
        (RunnerPrice.Unit.hour, 3_600 as BigInt), (.video720p, 3_600 * 1_280 * 720 * 30),
        (.fixed, 1),
      ].randomElement(using: &generator)!
      let price = try RunnerPrice(USD(Rational(n, m)), per: unit)
      let expected = n * .powerOfTen(18) * q / (m * d * p)
      let found = try? price.advertised(at: ETHPrice(Rational(p, q))).weiPerUnit
      let isOffered = expected > 0 && expected < 1 << 63
      return difference(
        found.map { BigInt($0) }, isOffered ? expected : nil, "\(n)/\(m) per \(unit) at \(p)/\(q)")
    }
  }
}
