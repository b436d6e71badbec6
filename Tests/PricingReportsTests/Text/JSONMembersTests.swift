import LivepeerPricing
import Testing

@testable import PricingReports

@Suite struct JSONMembersTests {
  /// Source of the digits: Python's fractions.
  @Test(
    arguments: [
      ("zero", "0", "1", "0"),
      ("one third", "1", "3", "0.333333333333333333"),
      ("negative", "-2", "3", "-0.666666666666666667"),
      ("terminates", "-1", "5242880", "-0.00000019073486328125"),
      (
        "large, never ends", "10000000000000000000000000000000000000000", "7",
        "1428571428571428570000000000000000000000"
      ),
      ("large, ends", "1000000000000000000000000000001", "2", "500000000000000000000000000000.5"),
      (
        "small, never ends", "1", "30000000000000000000000000",
        "0.0000000000000000000000000333333333333333333"
      ),
      ("whole", "-12882811", "1", "-12882811"),
      (
        "all nines round up", "6999999999999999999999999999999", "7000000000000000000000000000000",
        "1"
      ),
    ])
  func amounts(kind: String, numerator: String, denominator: String, digits: String) throws {
    let value = try #require(Rational("\(numerator)/\(denominator)"))
    let members = JSONMembers { $0.amount("x", value) }
    #expect(
      members.object.jsonText(.compact)
        == #"{"x":"\#(digits)","x_exact":"#
        + #"{"numerator":"\#(numerator)","denominator":"\#(denominator)"}}"#,
      "\(kind)")
  }

  /// One of each form, each with a value and without; the name of a fraction may be another.
  @Test func forms() {
    func members(_ value: Rational?) -> String {
      let whole = value.map { $0.rounded(.down) }
      return JSONMembers {
        $0.amount("amount", exactName: "other", value)
        $0.decimal("decimal", value)
        $0.whole("whole", whole)
        $0.fraction("fraction", value)
        $0.string("string", value == nil ? nil : "text")
        $0.object("object", value == nil ? nil : JSONMembers { $0.bool("bool", true) })
        $0.add(value == nil ? nil : JSONMembers { $0.number("line", 3) })
      }.object.jsonText(.compact)
    }
    #expect(members(nil) == "{}")
    #expect(
      members(Rational(5, 4))
        == #"{"amount":"1.25","other":{"numerator":"5","denominator":"4"},"decimal":"1.25","#
        + #""whole":"1","fraction":{"numerator":"5","denominator":"4"},"string":"text","#
        + #""object":{"bool":true},"line":3}"#)
  }

  @Test func lists() {
    let empty = JSONMembers {
      $0.array("a", [])
      $0.strings("s", [])
      $0.whole("n", 0)
      $0.object("o") { _ in }
    }
    #expect(empty.object.jsonText(.compact) == #"{"a":[],"s":[],"n":"0","o":{}}"#)
    #expect(JSONValue.array([empty, JSONMembers { _ in }]).jsonText(.compact).hasSuffix(",{}]"))
  }
}
