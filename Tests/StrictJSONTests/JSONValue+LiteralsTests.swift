import StrictJSON
import Testing

@Suite struct JSONValueLiteralsTests {
  @Test func literalsKeepOrderAndDuplicates() throws {
    let built: JSONValue = [
      "pipeline": "llm", "price_per_unit": .number("0.18"), "warm": true, "warm": false,
      "capacity": 2, "gateways": ["default", .null],
    ]
    let read = try parse(
      """
      {"pipeline": "llm", "price_per_unit": 0.18, "warm": true, "warm": false,
       "capacity": 2, "gateways": ["default", null]}
      """
    )
    #expect(built == read.value)
  }

  @Test func builtValuesHaveNoPlace() {
    guard case .object(let members) = ["a": 1] as JSONValue else {
      Issue.record("not an object")
      return
    }
    #expect(members.map(\.namePosition) == [.nowhere])
    #expect(members.map(\.node.position) == [.nowhere])
  }
}
