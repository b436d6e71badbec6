import StrictJSON
import Testing

/// Reading a text whose long lists are passed on element by element.
@Suite struct JSONNodeListsTests {
  /// The parts that come, as one text: a list by its name, an element by its JSON and its place.
  private func parts(_ text: String, under names: [String]) throws -> (String, JSONNode) {
    var parts: [String] = []
    let node = try JSONNode.readElements(of: Array(text.utf8), under: names) { part in
      switch part {
      case .list(let name): parts.append("\(name):")
      case .element(let node):
        parts.append("\(node.value.jsonText(.compact))@\(node.position)")
      }
    }
    return (parts.joined(separator: " "), node)
  }

  @Test(
    arguments: [
      ("[1, [2], {\"a\": 3}]", "1@1:2 [2]@1:5 {\"a\":3}@1:10", "[]"),
      ("{\"a\": [1, 2], \"b\": [3]}", "a: 1@1:8 2@1:11", "{\"a\":[],\"b\":[3]}"),
      // Only at the top, only arrays, in any case, and each time that the name comes.
      ("{\"b\": {\"a\": [1]}, \"a\": 5}", "", "{\"b\":{\"a\":[1]},\"a\":5}"),
      ("{\"A\": [1], \"a\": []}", "A: 1@1:8 a:", "{\"A\":[],\"a\":[]}"),
      ("5", "", "5"), ("{}", "", "{}"), ("[]", "", "[]"),
    ])
  func parts(text: String, expected: String, rest: String) throws {
    let (found, node) = try parts(text, under: ["a"])
    #expect(found == expected)
    #expect(node.value.jsonText(.compact) == rest)
  }

  /// The first fault of the text, after the elements before it.
  @Test(
    arguments: [
      "{\"a\": [1, 2", "{\"a\": [1, 2,]}", "{\"a\": [1, 2]} x", "{\"a\": [1 2]}", "[1, x]", "",
    ])
  func faults(text: String) {
    let bytes = Array(text.utf8)
    var count = 0
    do throws(JSONError) {
      _ = try JSONNode.readElements(of: bytes, under: ["a"]) { part in
        if case .element = part { count += 1 }
      }
      Issue.record("'\(text)' is read")
    } catch {
      #expect(error == parseError(bytes))
    }
    #expect(count == (text.isEmpty ? 0 : text.contains("1 2") || text.contains("x]") ? 1 : 2))
  }

  /// The parts of an array of objects, as texts.
  private struct ObjectParts: JSONObjectVisitor {
    var parts: [String] = []

    mutating func beginObject(at position: TextPosition) { parts.append("{@\(position)") }
    mutating func visit(_ member: JSONMember) {
      let value = member.node.value.jsonText(.compact)
      parts.append("\(member.name)@\(member.namePosition)=\(value)@\(member.node.position)")
    }
    mutating func endObject() { parts.append("}") }
    mutating func visit(_ other: JSONNode) {
      parts.append("\(other.value.jsonText(.compact))@\(other.position)")
    }
  }

  private func objectParts(_ text: String) throws(JSONError) -> (parts: String, other: JSONNode?) {
    var visitor = ObjectParts()
    let other = try JSONNode.readObjects(of: Array(text.utf8), to: &visitor)
    return (visitor.parts.joined(separator: " "), other)
  }

  @Test(
    arguments: [
      ("[]", ""), (" [ ] ", ""), ("[{}]", "{@1:2 }"),
      (
        "[{\"a\": 1, \"b\": [2]}, {\"a\":{\"c\":3}}]",
        "{@1:2 a@1:3=1@1:8 b@1:11=[2]@1:16 } {@1:22 a@1:23={\"c\":3}@1:27 }"
      ),
      ("[1, {\"a\": 1}, [{\"a\": 2}]]", "1@1:2 {@1:5 a@1:6=1@1:11 } [{\"a\":2}]@1:15"),
    ])
  func objectsAreReadMemberByMember(text: String, expected: String) throws {
    let (parts, other) = try objectParts(text)
    #expect(parts == expected)
    #expect(other == nil)
  }

  @Test(arguments: ["{\"a\": [{}]}", "5", "null"])
  func whatIsNoArrayIsReturned(text: String) throws {
    let (parts, other) = try objectParts(text)
    #expect(parts.isEmpty)
    #expect(try other == JSONNode(parsing: Array(text.utf8)))
  }

  @Test(
    arguments: [
      "[{\"a\": 1,}]", "[{\"a\" 1}]", "[{\"a\": 1}", "[{\"a\": 1}] x", "[{\"a\": x}]", "[{a: 1}]",
      "[{} {}]",
      "[{},]", "[{", "[", "",
    ])
  func objectsHaveTheFaultsOfTheText(text: String) throws {
    let fault = try #require(parseError(Array(text.utf8)))
    #expect(throws: fault) { try objectParts(text) }
  }

  /// Names that fold to a key are as long as it, or have a letter that folds to a shorter one.
  @Test(
    arguments: [
      ("warm", true), ("WaRm", true), ("warmt", false), ("war", false), ("wärm", false),
      ("", false),
      ("w@rm", false), ("w`rm", false),
    ])
  func names(name: String, isWarm: Bool) {
    #expect(JSONMember(name, 1).isNamed("warm") == isWarm)
  }

  @Test(arguments: [
    ("\u{212A}ey", true), ("key", true), ("\u{212A}eyy", false), ("\u{212B}ey", false),
  ])
  func longerNames(name: String, isKey: Bool) {
    #expect(JSONMember(name, 1).isNamed("key") == isKey)
  }
}
