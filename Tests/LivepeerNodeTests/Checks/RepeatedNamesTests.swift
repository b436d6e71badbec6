@testable import LivepeerNode
import LivepeerPricing
import Testing

/// Which entries are for one model, and for one target, as the node compares them.
@Suite struct RepeatedNamesTests {
  @Test(
    arguments: [
      ([], [], []),
      (["llm|m", "llm|m", "llm|m"], [0, 0, 0], [0, 0, 0]),
      (["llm|m", "llm|n", "upscale|m", "llm|n", "upscale|m"], [0, 1, 2, 1, 2], [0, 1, 2, 1, 2]),
      (["llm|m|a", "llm|m|b", "llm|m", "llm|m|B"], [0, 0, 0, 0], [0, 1, 2, 1]),
      (["llm|m|", "llm|m|DEFAULT", "Llm|m", "LLM|m"], [0, 0, 0, 3], [0, 0, 0, 3]),
      // An accent that is a letter of its own, and one of its letter.
      (["llm|\u{E9}", "llm|e\u{301}", "llm|\u{E9}"], [0, 1, 0], [0, 1, 0]),
    ] as [([String], [Int], [Int])])
  func names(entries: [String], models: [Int], targets: [Int]) throws {
    let file = try PriceSheet(
      entries.map { entry in
        let parts = entry.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        return try PriceEntry(
          pipeline: Pipeline(parts[0]), modelID: ModelID(parts[1]), pricePerUnit: nil,
          gateway: parts.count > 2 ? GatewayAddress(parts[2]) : .everyGateway)
      })
    let names = RepeatedNames(PositionedSheet(json: Array(file.json.utf8)))
    #expect(names.firstOfModel == models)
    #expect(names.firstOfTarget == targets)
  }

  /// An entry of which the node refuses a name is like no other.
  @Test(
    arguments: [
      (#""warm":true"#, [0, 0, 0], [0, 0, 0]), (#""warm":1"#, [0, 1, 0], [0, 0, 0]),
      (#""gateway":1"#, [0, 0, 0], [0, 1, 0]), (#""model_id":1"#, [0, 1, 0], [0, 1, 0]),
      (#""pipeline":1"#, [0, 1, 0], [0, 1, 0]), (#""capacity":true"#, [0, 0, 0], [0, 0, 0]),
    ] as [(String, [Int], [Int])])
  func refusedNames(member: String, models: [Int], targets: [Int]) {
    let entry = #""pipeline":"llm","model_id":"m""#
    let file = "[{\(entry)},{\(entry),\(member)},{\(entry)}]"
    let names = RepeatedNames(PositionedSheet(json: Array(file.utf8)))
    #expect(names.firstOfModel == models)
    #expect(names.firstOfTarget == targets)
  }

  /// What is refused first is not what the others are compared with.
  @Test func aRefusedNameIsNotTheFirst() {
    let entry = #""pipeline":"llm","model_id":"m""#
    let file = #"[{\#(entry),"warm":1},{\#(entry),"gateway":1},{\#(entry)},{\#(entry)}]"#
    let names = RepeatedNames(PositionedSheet(json: Array(file.utf8)))
    #expect(names.firstOfModel == [0, 1, 1, 1])
    #expect(names.firstOfTarget == [0, 1, 0, 0])
  }
}
