import LivepeerNode
import LivepeerPricing
import Testing

@Suite struct WinProbabilityTests {
  /// Source: go-livepeer 0.9.1, pm winProb.
  @Test(arguments: [
    ("5", "0", "0"),
    (
      "5", "5",
      "115792089237316195423570985008687907853269984665640564039457584007913129639935"
    ),
    ("5", "100000000", "5789604461865809771178549250434395392663499233282028201972879200395660"),
    ("5", "777000000", "745122839364969082519761808292714979750772102095499125093034646125570"),
    (
      "5", "10001",
      "57890255593098787833002192285115442382396752657554526567072084795477017120"
    ),
    (
      "5", "500",
      "1157920892373161954235709850086879078532699846656405640394575840079131296400"
    ),
    (
      "8000000000", "800000000000",
      "1157920892373161954235709850086879078532699846656405640394575840080000000000"
    ),
    (
      "8000000000", "1200000000000000",
      "771947261582107969490473233391252719021799897770937093596383896000000000"
    ),
  ])
  func winProbabilities(expectedValue: String, faceValue: String, probability: String) throws {
    let chance = WinProbability(
      expectedValue: Wei(try #require(BigInt(expectedValue))),
      faceValue: Wei(try #require(BigInt(faceValue))))
    #expect(try chance.outOfCertain == #require(BigInt(probability)))
  }

  /// Face 1000 at (2^256 − 1)/2 is worth 500, rounded.
  @Test func expectedValue() {
    let half = WinProbability(outOfCertain: WinProbability.certain / 2)
    #expect(half.expectedValue(faceValue: 1_000).rounded(.toNearestOrEven) == 500)
  }

  /// (2^256 − 1 − k · 2^64) / q, for q = 1, 3, 15: the remainder's low 64 bits are 0, and the node
  /// does not round up; one wei less of face value, and it does.
  @Test(
    arguments: [
      (
        1, "115792089237316195423570985008687907853269984665640564039439137263839420088319"
      ),
      (3, "38597363079105398474523661669562635951089994888546854679800747925230666995029"),
      (15, "7719472615821079694904732333912527190217998977709370935945392189787165757713"),
    ] as [(BigInt, String)])
  func aRemainderOfWholeLimbsIsNotRoundedUp(quotient: BigInt, faceValue: String) throws {
    let faceValue = Wei(try #require(BigInt(faceValue)))
    #expect(WinProbability(expectedValue: 8, faceValue: faceValue).outOfCertain == 8 * quotient)
    let smaller = WinProbability(expectedValue: 8, faceValue: faceValue - 1)
    #expect(smaller.outOfCertain == 8 * (quotient + 1))
  }
}
