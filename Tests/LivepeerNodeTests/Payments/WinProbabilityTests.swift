import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite struct WinProbabilityTests {
  @Test(arguments: VectorCase.all(of: "ticket-win-probability"))
  func vectors(vector: VectorCase) {
    let faceValue = Wei(vector.input.integer("face_value"))
    let chance = WinProbability(
      expectedValue: Wei(vector.input.integer("expected_value")), faceValue: faceValue)
    #expect(
      vector.output == [
        "win_probability": "\(chance.outOfCertain)",
        "exact_expected_value": "\(chance.expectedValue(faceValue: faceValue))",
      ])
  }

  /// Face 1000 at (2^256 − 1)/2 is worth 500, rounded.
  @Test func expectedValue() {
    let half = WinProbability(outOfCertain: WinProbability.certain / 2)
    #expect(half.expectedValue(faceValue: 1_000).rounded(.toNearestOrEven) == 500)
  }
}
