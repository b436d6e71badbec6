import ExactMath
import LivepeerPricing
import Testing

@Suite struct AdvertisedPriceTests {
  /// Thousandths of a wei, whole wei, thousandths with a surcharge of 1 %, and the first two's and
  /// the last one's losses in parts per million, by Python's fractions.
  @Test(
    arguments: [
      ("12882811", 12_882_811_000, 12_882_811, 13_011_639_110, "0", "0", "0"),
      ("125/100", 1_250, 1, 1_262, "0", "200000", "40000/101"),
      ("2/3", 666, 0, 673, "1000", "1000000", "50000/101"),
      ("1/5000", 0, 0, 0, "1000000", "1000000", "1000000"),
      ("7/2", 3_500, 3, 3_535, "0", "1000000/7", "0"),
      (
        "5000000000000000000/2111111011107", 2_368_421_164, 2_368_421, 2_392_105_376,
        "435185532863/1250000000000000", "347962947953/5000000000000",
        "31192174649/157812500000000"
      ),
    ] as [(String, Int64, Int64, Int64, String, String, String)])
  func eachFormAndItsLoss(
    ideal: String, fixed: Int64, wholeWei: Int64, adjusted: Int64, fixedLoss: String,
    wholeWeiLoss: String, adjustedLoss: String
  ) throws {
    let price = AdvertisedPrice(ideal: try #require(Rational(ideal)))
    #expect(price.fixed.thousandths == fixed)
    #expect(try price.wholeWei.get().weiPerUnit == wholeWei)
    #expect(price.adjusted.advertised.thousandths == adjusted)
    #expect(price.adjustedLoss?.partsPerMillion == Rational(adjustedLoss))
    #expect(price.fixedLoss?.partsPerMillion == Rational(fixedLoss))
    #expect(price.wholeWeiLoss?.partsPerMillion == Rational(wholeWeiLoss))
  }

  @Test func aFreePriceLosesNothing() throws {
    let price = AdvertisedPrice(ideal: 0)
    #expect(price.fixedLoss == nil)
    #expect(price.wholeWeiLoss == nil)
    #expect(price.adjustedLoss == nil)
    #expect(try price.wire.get().pricePerUnit == 0)
  }

  /// Past 64 bits: the fixed form saturates, the other two are refused.
  @Test func whatDoesNotFitIsTold() {
    let price = AdvertisedPrice(ideal: Rational(.powerOfTen(21)))
    #expect(price.fixed.isSaturated)
    #expect(price.fixedLoss?.partsPerMillion == "999990776627963145224193/1000000000000000000")
    #expect(throws: NodeOverflow.self) { try price.wholeWei.get() }
    #expect(throws: NodeOverflow.self) { try price.wire.get() }
    #expect(price.wholeWeiLoss == nil)
  }

  @Test(arguments: [("100", "101/10"), ("0", "10"), ("1/10", "110"), ("10", "11")])
  func theMultiplierIsTheOperatorsOwn(multiplier: String, advertised: String) throws {
    let price = AdvertisedPrice(
      ideal: 10, txCostMultiplier: try #require(Rational(multiplier)))
    #expect(price.adjusted.advertised.weiPerUnit == Rational(advertised))
  }

  @Test func losses() {
    let (half, all) = (AdvertisedPrice(ideal: "3/2000"), AdvertisedPrice(ideal: "1/2000"))
    #expect(half.fixedLoss?.share == "1/3")
    #expect(half.fixedLoss?.isWhole == false)
    #expect(all.fixedLoss?.isWhole == true)
    if let half = half.fixedLoss, let all = all.fixedLoss { #expect(half < all) }
  }
}
