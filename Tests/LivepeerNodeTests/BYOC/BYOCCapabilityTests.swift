import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite("Capabilities of operators' own")
struct BYOCCapabilityTests {
  /// `vectors/byoc-price.json` (go-livepeer 0.9.1, figures by exact rationals): the base price of a
  /// second, listed and charged at a multiplier of 100.
  @Test(
    arguments: [
      ("3/2", 1, 1),
      ("99/100", 0, 0),
      ("500000000000/3", 166_666_666_666, 168_333_333_333),
      ("50000000000000000000000/234567890123", 213_157_904_834, 215_289_483_882),
      ("1000000000", 1_000_000_000, 1_010_000_000),
    ] as [(Rational, Int64, Int64)])
  func vectors(base: Rational, listed: Int64, charged: Int64) throws {
    let prices = BYOCCapability.Prices(base: base)
    #expect(try prices.listed.get().weiPerUnit == listed)
    #expect(try prices.unadjusted.get().weiPerUnit == listed)
    #expect(try prices.charged.get().weiPerUnit == charged)
    #expect(prices.isFree == (charged == 0))
  }

  /// live-network.md 4 and `core/ai_orchestrator.go`: other multipliers, numbers below zero, numbers
  /// past 64 bits.
  @Test(
    arguments: [
      ("1000000000", "50/3", 1_000_000_000, 1_060_000_000),
      ("1000000000", "0", 1_000_000_000, 1_000_000_000),
      ("-3/1000", "100", -1, -1), ("-5/2", "100", -3, -3), ("0", "100", 0, 0),
      ("9223372036854775808", "100", nil, 9_223_372_036_854_775),
      ("9223372036854775807", "0", .max, 9_223_372_036_854_775),
    ] as [(Rational, Rational, Int64?, Int64)])
  func prices(base: Rational, multiplier: Rational, unadjusted: Int64?, charged: Int64) throws {
    let prices = BYOCCapability.Prices(base: base, txCostMultiplier: multiplier)
    #expect((try? prices.unadjusted.get())?.weiPerUnit == unadjusted)
    #expect(try prices.charged.get().weiPerUnit == charged)
    #expect(prices.isFree == (charged <= 0))
  }

  /// Price and scaling as the node keeps them; dollars at 3000 and at 2345.67890123.
  @Test(
    arguments: [
      (3, 2, .wei, nil, "3/2"), (99, 100, .wei, nil, "99/100"), (7, 0, .wei, nil, "7"),
      (5, 10_000, .usd, "3000", "500000000000/3"),
      (5, 10_000, .usd, "2345.67890123", "50000000000000000000000/234567890123"),
      (1, 1_000_000_000, .eth, nil, "1000000000"), (3, -1_000, .wei, nil, "-3/1000"),
      (-3, -1_000, .wei, nil, "3/1000"),
    ] as [(Int64, Int64, PriceEntry.PriceCurrency, String?, Rational)])
  func basePrices(
    price: Int64, scaling: Int64, currency: PriceEntry.PriceCurrency, eth: String?, base: Rational
  ) throws {
    let capability = BYOCCapability(
      name: "a", pricePerUnit: price, priceScaling: scaling, currency: currency)
    #expect(capability.priceScaling == (scaling == 0 ? 1 : scaling))
    let ethPrice = try eth.map { try ETHPrice($0) }
    #expect(try capability.basePrice(at: ethPrice) == base)
    #expect(try capability.prices(at: ethPrice) == BYOCCapability.Prices(base: base))
    guard currency == .usd else { return }
    #expect(
      thrown { () throws(RateError) in try capability.basePrice(at: nil) } == .ethPriceNeeded)
  }

  /// `cases/d8-byoc.json` of the field, and the forms that Go reads.
  @Test func registrations() throws {
    let capability = try BYOCCapability(
      json: #"{"name": "text-reversal", "url": "http://byoc_reverse_text:5000", "capacity": 1, "#
        + #""price_per_unit": 3, "price_scaling": 1000, "currency": "USD"}"#)
    #expect(
      capability
        == BYOCCapability(
          name: "text-reversal", pricePerUnit: 3, priceScaling: 1_000, currency: .usd,
          url: "http://byoc_reverse_text:5000"))
    #expect(try BYOCCapability(json: capability.json) == capability)
    let short = try BYOCCapability(
      json: #"{"NAME": "a", "price_per_unit": -9223372036854775808, "x": [1], "token": null}"#)
    #expect(
      short == BYOCCapability(name: "a", pricePerUnit: .min, priceScaling: 0, capacity: 0))
    #expect(try BYOCCapability(json: short.json) == short)
    #expect(try BYOCCapability(json: "null").name.isEmpty)
  }

  @Test(
    arguments: [
      (#"{"price_per_unit": 0.5}"#, "1:20: price_per_unit takes a whole number of 64 bits "),
      (#"{"price_per_unit": "5"}"#, "1:20: price_per_unit takes a whole number of 64 bits "),
      (#"{"price_per_unit": 9223372036854775808}"#, "1:20: price_per_unit takes a whole number "),
      (#"{"price_scaling": 1e3}"#, "1:19: price_scaling takes a whole number of 64 bits "),
      (#"{"capacity": true}"#, "1:14: capacity takes a whole number of 64 bits without point or "),
      (#"{"currency": "eur"}"#, "1:14: currency 'eur' has no price feed in the node, and "),
      (#"{"name": 5}"#, "1:10: name takes a string, found a number"),
      (#"{"currency": "x", "name": 5}"#, "1:14: currency 'x' has no price feed"),
      ("[]", "1:1: expected a registration, "), ("{", "1:2: "),
    ])
  func refused(json: String, message: String) throws {
    let fault = try #require(
      thrown { () throws(BYOCCapability.RegistrationError) in try BYOCCapability(json: json) })
    #expect("\(fault)".hasPrefix(message))
    #expect("\(fault)".isOnePlainLine)
  }

  /// A second implementation, in whole numbers: floor(floor(1000 n (q + p) / (m p)) / 1000).
  @Test(.tags(.property)) func anyPrice() {
    forAll(cases: 10_000) { generator in
      let (n, m) = (generator.count(upToBits: 62), generator.count(upToBits: 62) + 1)
      let (p, q) = (generator.count(upToBits: 20) + 1, generator.count(upToBits: 12) + 1)
      let prices = BYOCCapability.Prices(base: Rational(n, m), txCostMultiplier: Rational(p, q))
      let fixed = min(n * 1_000 * (q + p) / (m * p), (1 << 63) - 1)
      let charged = (try? prices.charged.get()).map { BigInt($0.weiPerUnit) }
      return difference(charged, fixed / 1_000, "\(n)/\(m) at \(p)/\(q)")
        ?? difference(
          (try? prices.listed.get()).map { BigInt($0.weiPerUnit) }, n / m, "\(n)/\(m), listed")
    }
  }
}
