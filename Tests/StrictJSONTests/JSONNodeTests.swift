import StrictJSON
import Testing
import TestSupport

@Suite struct JSONNodeTests {
  @Test func positionsDoNotCountInComparisons() throws {
    #expect(try parse("[1, {\"a\": 2}]") == parse("\n[1,\n{\"a\"\n:2}]"))
  }

  @Test(arguments: [("[", "]"), ("{\"a\":", "}")])
  func nestingStopsAtTheLimit(opening: String, closing: String) throws {
    func nested(_ depth: Int) -> [UInt8] {
      let openings = String(repeating: opening, count: depth - 1)
      let closings = String(repeating: closing, count: depth - 1)
      return Array((openings + "[]" + closings).utf8)
    }
    _ = try JSONNode(parsing: nested(64))
    #expect(
      throws: JSONError(.tooDeep(limit: 64), at: .column(64 * opening.utf8.count + 1))
    ) {
      try JSONNode(parsing: nested(65))
    }
    #expect(throws: JSONError(.tooDeep(limit: 1), at: .column(opening.utf8.count + 1))) {
      try JSONNode(parsing: nested(2), maximumDepth: 1)
    }
    let deepest = JSONNode.maximumNesting
    let node = try JSONNode(parsing: nested(deepest), maximumDepth: deepest)
    #expect(node.value.jsonBytes(.compact) == nested(deepest))
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"a\":"])
  func aHundredThousandBracketsFailAtOnce(opening: String) {
    let bytes = Array(String(repeating: opening, count: 100_000).utf8)
    let duration = usualProcessorTime {
      #expect(parseError(bytes)?.reason == .tooDeep(limit: 64))
    }
    #expect(duration < .milliseconds(50))
  }

  @Test func closedBracketsDoNotCount() throws {
    let siblings = String(repeating: "[],{},", count: 1_000)
    _ = try parse("[" + siblings + "[]]")
  }

  @Test(arguments: [0, 129])
  func anImpossibleDepthIsAProgrammingError(depth: Int) async {
    await #expect(processExitsWith: .failure) { [depth] in
      _ = try JSONNode(parsing: [], maximumDepth: depth)
    }
  }
}
