import ExactMath
import LivepeerPricing
import Testing

@Suite struct UnitPriceTests {
  @Test(
    arguments: [
      ("12882811", "1", .wei(12_882_811)), ("1 gwei", "2", .wei(500_000_000)),
      ("0.18 USD", "1000000", .usd("9/50000000")), ("2 eth", "3", .wei("2000000000000000000/3")),
    ] as [(String, String, UnitPrice)])
  func oneUnitOfAnAmount(amount: String, units: String, price: UnitPrice) throws {
    let amount = try CurrencyAmount(amount)
    #expect(UnitPrice(amount, perUnits: try #require(Rational(units))) == price)
  }

  /// 0.18 USD for a million at $3,000 are 60,000,000 wei each.
  @Test func bothCurrenciesAtAnETHPrice() throws {
    let price = try ETHPrice("3000")
    #expect(UnitPrice.usd("9/50000000").wei(at: price) == 60_000_000)
    #expect(UnitPrice.wei(60_000_000).usd(at: price) == USD("9/50000000" as Rational))
    #expect(UnitPrice.usd(7).usd(at: price) == USD(7))
    #expect(UnitPrice.wei(7).wei(at: price) == 7)
  }
}
