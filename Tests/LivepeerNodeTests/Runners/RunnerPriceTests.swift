import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite("Prices of live runners")
struct RunnerPriceTests {
  @Test(arguments: VectorCase.all(of: "runner-price"))
  func vectors(vector: VectorCase) throws {
    let input = vector.input
    func text(_ name: String) -> String { input.has(name) ? input.text(name) : "" }
    func advertised() throws -> VectorMembers {
      let price = try RunnerPrice(
        price: input.text("usd"), currency: text("currency"), unit: text("unit"))
      let advertised = try price.advertised(at: ETHPrice(input.text("eth_usd")))
      return ["wei": "\(advertised.weiPerUnit)", "unit": .text(advertised.unit.advertisedName)]
    }
    let output: VectorMembers
    do {
      output = try advertised()
    } catch RunnerPrice.Fault.notPositive {
      output = .error("not-positive")
    } catch RunnerPrice.Fault.currency {
      output = .error("unknown-currency")
    } catch RunnerPrice.Fault.unit {
      output = .error("unknown-unit")
    } catch RunnerPrice.Unadvertised.overflow {
      output = .error("beyond-64-bits")
    } catch RunnerPrice.Unadvertised.belowOneWei {
      output = .error("below-one-wei")
    }
    #expect(vector.output == output)
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
