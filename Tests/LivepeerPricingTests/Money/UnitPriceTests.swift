import LivepeerPricing
import Testing
import TestSupport

@Suite struct UnitPriceTests {
  @Test(
    arguments: [
      ("12882811", "1", .wei(12_882_811)), ("1 gwei", "2", .wei(500_000_000)),
      ("0.18 USD", "1000000", .usd("9/50000000")), ("2 eth", "3", .wei("2000000000000000000/3")),
    ] as [(String, String, UnitPrice.Amount)])
  func oneUnitOfAnAmount(amount: String, units: String, price: UnitPrice.Amount) throws {
    let amount = try CurrencyAmount(amount)
    #expect(try UnitPrice.Amount(amount, perUnits: #require(Rational(units))) == price)
  }

  /// 0.18 USD for a million at $3,000 are 60,000,000 wei each.
  @Test func bothCurrenciesAtAnETHPrice() throws {
    let price = try ETHPrice("3000")
    #expect(UnitPrice.Amount.usd("9/50000000").wei(at: price) == 60_000_000)
    #expect(UnitPrice.Amount.wei(60_000_000).usd(at: price) == USD("9/50000000" as Rational))
    #expect(UnitPrice.Amount.usd(7).usd(at: price) == USD(7))
    #expect(UnitPrice.Amount.wei(7).wei(at: price) == 7)
  }

  @Test(arguments: ["0", "-1", "-1/3"])
  func aPriceIsPerMoreThanNothing(units: String) throws {
    let units = try #require(Rational(units))
    #expect(throws: RateError.perNoUnits(units)) {
      try UnitPrice.Amount(CurrencyAmount("1 wei"), perUnits: units)
    }
  }

  /// ETH are 10^18 wei, which takes the exponent past the largest that a decimal is made with.
  @Test(arguments: [("wei", 9_999_999), ("eth", 10_000_017)])
  func limitsOfOnesOwnAreNoTrap(currency: String, power: Int) throws {
    let stated = try StatedRate(
      "1e9999999 \(currency)/ms", limits: DecimalLimits(exponent: 10_000_000))
    #expect(try stated.rate(at: nil).weiPerUnit.numerator == .powerOfTen(power))
    #expect(UnitPrice(stated).amount == .wei(Rational(.powerOfTen(power))))
  }
}
