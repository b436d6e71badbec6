import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

@Suite struct PriceSheetCheckRuleTests {
  @Test(arguments: RuleCase.all)
  func aRuleFiresInItsPlaceAndNotBesideIt(example: RuleCase) throws {
    let found = example.check.findings(in: example.fires).filter { $0.rule.code == example.code }
    #expect(found.map(\.position.description) == example.at)
    for finding in found {
      #expect(finding.message.isOnePlainLine, "\(finding)")
      #expect(
        finding.description == "\(finding.position): \(finding.rule.severity.rawValue): "
          + "\(example.code): \(finding.message)")
    }
    let missed = example.check.findings(in: example.nearMiss)
    #expect(missed.filter { $0.rule.code == example.code }.map(\.description) == [])
  }

  /// A number that nobody meant takes no more of a line than one that somebody did.
  @Test(
    arguments: [
      (
        "5.5e400", "", "fixed-price-saturates",
        "5.555e400 wei a unit, surcharge included, is charged as 92"
      ),
      ("5.5e-400", "", "advertises-as-free", "5.5e-400 wei a unit is below 0.001 wei with"),
      ("1e42", #","currency":"USD""#, "wei-in-dollars", "$1e42 a unit: the number looks"),
      (
        "1e36", #","currency":"USD""#, "wei-in-dollars",
        "$1000000000000000000000000000000000000 a unit: the number"
      ),
      ("0.0001234567890123", "", "advertises-as-free", "0.000123456789012 wei a unit"),
    ] as [(String, String, String, String)]
  )
  func aMessageHasRoomForAnyPrice(number: String, members: String, code: String, start: String) {
    let found = PriceSheetCheck().findings(in: RuleCase.price(number, members))
    let message = found.first { $0.rule.code == code }?.message ?? ""
    #expect(message.hasPrefix(start))
    #expect(found.allSatisfy { $0.message.utf8.count <= 320 })
  }

  @Test func everyRuleHasACase() {
    let caps = Set(GatewayCapsCheckTests.codes)
    #expect(Set(PriceSheetCheck.Rule.all.map(\.code)) == caps.union(RuleCase.all.map(\.code)))
  }

  @Test func rulesHaveCodesOfTheirOwnAndOneLineEach() {
    let rules = PriceSheetCheck.Rule.all
    #expect(Set(rules.map(\.code)).count == rules.count)
    for rule in rules {
      #expect(rule.code.allSatisfy { ("a"..."z").contains($0) || $0 == "-" }, "\(rule.code)")
      #expect(rule.explanation.isOnePlainLine && rule.explanation.hasSuffix("."))
      #expect(rule.explanation.count <= 100, "\(rule.code)")
      #expect(rule.consequence.isOnePlainLine && !rule.consequence.hasSuffix("."))
    }
  }
}
