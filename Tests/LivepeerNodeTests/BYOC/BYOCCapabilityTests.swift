import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite("Capabilities of operators' own")
struct BYOCCapabilityTests {
  @Test(arguments: VectorCase.all(of: "byoc-price"))
  func vectors(vector: VectorCase) throws {
    let input = vector.input
    let capability = BYOCCapability(
      name: "a", pricePerUnit: try #require(Int64(input.text("price_per_unit"))),
      priceScaling: try #require(Int64(input.text("price_scaling"))),
      currency: try #require(PriceEntry.PriceCurrency(name: input.text("currency"))))
    let prices = try capability.prices(
      at: ETHPrice(input.text("eth_usd")), txCostMultiplier: input.number("multiplier"))
    #expect(
      vector.output == [
        "base": "\(prices.base)", "listed": prices.listed.vectorValue { "\($0.weiPerUnit)" },
        "charged": prices.charged.vectorValue { "\($0.weiPerUnit)" },
        "without": prices.unadjusted.vectorValue { "\($0.weiPerUnit)" },
      ])
    #expect(prices.isFree == ((try? prices.charged.get().weiPerUnit) ?? 1 <= 0))
  }

  @Test func dollarsNeedAnETHPrice() throws {
    let capability = BYOCCapability(name: "a", pricePerUnit: 5, priceScaling: 0, currency: .usd)
    #expect(capability.priceScaling == 1)
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
      (#"{"load": "x"}"#, "1:10: load takes a whole number of 64 bits"),
      (#"{"Mu": 5}"#, "1:8: mu takes an object, found a number; remove it"),
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
