import LivepeerPricing
import Testing
import TestSupport

@Suite struct PricePairTests {
  /// Expected values by trial of every denominator, in Python's `fractions`.
  @Test(
    arguments: [
      // $0.0012 a minute at 3127.45, the example of the documentation; and at 3000.
      ("400000000000/62549", 1, 6_394_986, 1, "-10343/200000"),
      ("400000000000/62549", "1/1000", 19_184_959, 3, "491/1200000"),
      ("20000000/3", 1, 6_666_667, 1, "1/20"),
      ("20000000/3", 0, 20_000_000, 3, 0),
      ("1/3", 0, 1, 3, 0), ("1/3", 1, 1, 3, 0), (0, 1, 0, 1, 0), (0, 0, 0, 1, 0),
      ("3.14159265358979", 1, 355, 113, "3014435373000000/35499996985564627"),
      ("3.14159265358979", 100, 289, 92, "-663103256517000000/7225663103256517"),
      ("18000000000000000000/234567890123", 1, 76_736_846, 1, "30456786029/9000000000000"),
      ("1/1000003", 1, 1, 1_000_002, "500000/500001"),
      ("1/1000003", 1_000, 1, 999_004, "249750000/249751"),
      // Halfway between two prices: the even one.
      ("5/2", 400_000, 2, 1, -200_000), ("7/2", 400_000, 4, 1, "1000000/7"),
      ("1/2", 999_999, 1, 2, 0), ("99/100", 999_999, 1, 1, "1000000/99"),
    ] as [(Rational, Rational, BigInt, BigInt, Rational)]
  )
  func theFewestUnitsAndTheNearestPriceAreFound(
    rate: Rational,
    boundPPM: Rational,
    price: BigInt,
    units: BigInt,
    errorPPM: Rational
  ) throws {
    let pair = try PricePair(approximating: rate, withinPPM: boundPPM)
    #expect((pair.pricePerUnit, pair.pixelsPerUnit) == (price, units))
    #expect(pair.errorPPM == errorPPM)
  }

  @Test func aHugeRateIsItsOwnPair() throws {
    let rate = Rational(.powerOfTen(900) + 1, 7)
    let exact = try PricePair(approximating: rate, withinPPM: 0)
    #expect(exact.pricePerUnit == .powerOfTen(900) + 1)
    #expect(exact.pixelsPerUnit == 7)
    let close = try PricePair(approximating: rate, withinPPM: Rational(1, 1_000_000))
    #expect(close.pixelsPerUnit == 1)
    #expect(!close.errorPPM.isZero)
  }

  /// Below zero the pair is that of the magnitude, rounded the other way.
  @Test func aNegativePriceHasAPair() throws {
    let pair = try PricePair(approximating: "-20000000/3", withinPPM: 1)
    #expect(pair.pricePerUnit == -6_666_667 && pair.pixelsPerUnit == 1)
    let least = try PricePair(atLeast: "-20000000/3", withinPPM: 1)
    #expect(least.pricePerUnit == -6_666_666 && least.pixelsPerUnit == 1)
  }

  @Test func ratesGiveTheirPair() throws {
    let rate = try Rate<Millisecond>(usd: "0.0012", per: .minute, at: ETHPrice("3127.45"))
    let pair = try rate.pricePair(withinPPM: 1)
    #expect(pair.pricePerUnit == 6_394_986)
    #expect(try rate.erased.pricePair(withinPPM: 1) == pair)
  }

  @Test(arguments: [-1, "-1/1000000", 1_000_000, "1000000.5", 2_000_000] as [Rational])
  func aBoundIsFromZeroToBelowAMillion(boundPPM: Rational) throws {
    let error = try #require(
      thrown { () throws(PricePair.ToleranceError) in
        try PricePair(approximating: 1, withinPPM: boundPPM)
      }
    )
    #expect(error.boundPPM == boundPPM)
    #expect(
      error.description
        == "a price may be off by 0 or more, and by less than 1000000 ppm; not by \(boundPPM)"
    )
  }

  /// Against a trial of every count of units from one on.
  @Test(.tags(.property)) func noSmallerPairIsWithinTheBound() throws {
    try forAll(cases: 2_000) { generator in
      let rate = Rational(generator.count(upToBits: 14), generator.count(upToBits: 9) + 1)
      let boundPPM = Rational(generator.count(upToBits: 19), generator.count(upToBits: 4) + 1)
      let pair = try PricePair(approximating: rate, withinPPM: boundPPM)
      let margin = rate * boundPPM / 1_000_000
      var (units, price): (BigInt, BigInt) = (0, 0)
      repeat {
        units += 1
        // The nearest price over that many units; of two as near the even one.
        let scaled = rate * Rational(units)
        let below = scaled.numerator / scaled.denominator
        let past = scaled - Rational(below)
        price = past < "1/2" || (past == "1/2" && below % 2 == 0) ? below : below + 1
      } while (Rational(price, units) - rate).magnitude > margin
      let error = rate.isZero ? 0 : (Rational(price, units) - rate) / rate * 1_000_000
      return pair.pricePerUnit == price && pair.pixelsPerUnit == units && pair.errorPPM == error
        ? nil : "\(rate) within \(boundPPM) ppm is \(pair), expected \(price)/\(units)"
    }
  }

  @Test(.tags(.property)) func largePairsAreWithinTheirBound() throws {
    try forAll(cases: 500) { generator in
      let rate = generator.fraction(upToBits: 400)
      let exact = try PricePair(approximating: rate, withinPPM: 0)
      let isExact =
        Rational(exact.pricePerUnit, exact.pixelsPerUnit) == rate
        && exact.pixelsPerUnit == rate.denominator
      let boundPPM = Rational(1, generator.count(upToBits: 200) + 1)
      let pair = try PricePair(approximating: rate, withinPPM: boundPPM)
      return isExact && pair.errorPPM.magnitude <= boundPPM
        && pair.pixelsPerUnit <= rate.denominator
        ? nil : "\(rate) within \(boundPPM) ppm is \(pair), exactly \(exact)"
    }
  }
}
