import LivepeerEarnings
import Testing
import TestSupport

@Suite("Keys of scenarios")
struct EarningsScenarioKeyTests {
  @Test(arguments: EarningsScenario.Key.allCases)
  func summary(key: EarningsScenario.Key) {
    #expect(key.summary.isOnePlainLine)
    #expect(key.summary.hasSuffix("."))
    #expect(key.form.isOnePlainLine)
    #expect(!key.form.contains(" "))
    #expect("\(key)" == key.rawValue)
  }
}
