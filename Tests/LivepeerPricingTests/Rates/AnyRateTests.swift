import LivepeerPricing
import Testing
import TestSupport

@Suite struct AnyRateTests {
  @Test(arguments: WorkUnitKind.standard)
  func aRateKnowsItsUnit(unit: WorkUnitKind) throws {
    let rate = try AnyRate(weiPerUnit: "7/3", unit: unit)
    #expect(rate.unit == unit)
    #expect(rate.weiPerUnit == "7/3")
    #expect(rate.description == "7wei/3 \(unit.symbol)")
    let error = RateError.negative(weiPerUnit: "-1/3")
    #expect(throws: error) { try AnyRate(weiPerUnit: "-1/3", unit: unit) }
    #expect(error.description == "a price is not negative, and this is -1/3 wei per unit")
  }

  /// 7/3 wei a unit for 1 to 3 units, and for 5/2 wei one: every rule by hand.
  @Test(
    arguments: [
      ("7/3", 1, .up, 3), ("7/3", 1, .down, 2), ("7/3", 2, .toNearestOrEven, 5), ("7/3", 3, .up, 7),
      ("5/2", 1, .toNearestOrEven, 2), ("5/2", 1, .toNearestOrAwayFromZero, 3),
      ("5/2", 1, .toNearestOrTowardZero, 2), ("5/2", 1, .awayFromZero, 3),
      ("5/2", 1, .towardZero, 2), ("7/2", 1, .toNearestOrEven, 4), ("7/3", 0, .up, 0),
    ] as [(Rational, BigInt, RoundingRule, Wei)]
  )
  func feesAreRoundedByANamedRule(
    weiPerUnit: Rational,
    units: BigInt,
    rule: RoundingRule,
    fee: Wei
  ) throws {
    let erased = try AnyRate(weiPerUnit: weiPerUnit, unit: .pixel)
    #expect(try erased.fee(forUnits: units, rounding: rule) == fee)
    let typed = try Rate<Pixel>(erased)
    #expect(typed.fee(for: try Quantity(units), rounding: rule) == fee)
    #expect(typed.exactFee(for: try Quantity(units)) == weiPerUnit * Rational(units))
  }

  @Test(arguments: VectorCase.all(of: "quote"))
  func feesAreRoundedUp(vector: VectorCase) throws {
    for unit in WorkUnitKind.standard {
      let rate = try AnyRate(weiPerUnit: vector.input.number("wei_per_unit"), unit: unit)
      let fee = try rate.fee(forUnits: vector.input.integer("units"))
      #expect(fee.count == vector.output.integer("fee_wei"))
    }
  }

  /// `domain/pipelines.md`: audio by the second, minute and hour; 3000 USD per ETH.
  @Test(
    arguments: [
      (.millisecond, "12882811", "0.000000038648433"), (.second, "12882811000", "0.000038648433"),
      (.minute, "772968660000", "0.00231890598"), (.hour, "46378119600000", "0.1391343588"),
    ] as [(AnyScale, Rational, String)]
  )
  func audioCostsWhatThePageSays(scale: AnyScale, wei: Rational, usd: String) throws {
    let rate = try AnyRate("12882811wei/ms")
    #expect(try rate.wei(per: scale) == wei)
    #expect(try rate.usd(per: scale, at: ETHPrice("3000")) == USD(usd))
    let typedScale = try #require(Scale<Millisecond>(exactly: scale))
    #expect(try Rate<Millisecond>(rate).wei(per: typedScale) == wei)
    #expect(try Rate<Millisecond>(rate).usd(per: typedScale, at: ETHPrice("3000")) == USD(usd))
  }

  @Test func aScaleOfAnotherUnitIsRefused() throws {
    let rate = try AnyRate("5wei/px")
    let error = RateError.unitMismatch(expected: .millisecond, found: .pixel)
    #expect(throws: error) { try rate.wei(per: .hour) }
    #expect(throws: error) { try rate.usd(per: .hour, at: ETHPrice("3000")) }
    #expect(throws: error) { try Rate<Millisecond>(rate) }
    #expect(
      error.description == "priced per pixel, where a price per millisecond is needed"
    )
  }

  @Test func unitsBelowZeroAreRefused() throws {
    let rate = try AnyRate("12882811wei/ms")
    #expect(
      thrown { () throws(QuantityError) in try rate.fee(forUnits: -3) }?.description
        == "a count of units is not negative, and this is -3")
    #expect(try rate.fee(forUnits: -0) == 0)
    let table = try TariffTable(.documented)
    #expect(throws: PriceSheet.LookupError.negativeUnits(-1)) {
      try table.quote(units: -1, tariff: 0)
    }
    #expect(try table.quote(units: 0, tariff: 0).fee == 0)
  }

  /// The most units whose fee is at most a budget: one more costs more.
  @Test(.tags(.property)) func aBudgetBuysTheMostUnits() throws {
    try forAll(cases: 500) { generator in
      let wei = Rational(
        BigInt(Int.random(in: 1...1_000_000, using: &generator)),
        BigInt(Int.random(in: 1...1_000, using: &generator)))
      let budget = Wei(BigInt(Int.random(in: 0...10_000_000, using: &generator)))
      let rate = try AnyRate(weiPerUnit: wei, unit: .pixel)
      let units = try #require(rate.units(within: budget))
      guard try rate.fee(forUnits: units) <= budget,
        try rate.fee(forUnits: units + 1) > budget
      else { return "\(rate) within \(budget): \(units)" }
      return nil
    }
    let free = try AnyRate(weiPerUnit: 0, unit: .pixel)
    #expect(free.units(within: 5) == nil)
    #expect(try AnyRate(weiPerUnit: 2, unit: .pixel).units(within: -1) == 0)
  }
}
