import StrictJSON
import Testing

@Suite struct JSONMemberTests {
  // go/src/encoding/json/fold_test.go, and the keys of aiModels.json.
  @Test(arguments: [
    ("warm", "warm", true),
    ("warm", "WaRm", true),
    ("WARM", "warm", true),
    ("price_per_unit", "Price_Per_Unit", true),
    ("price_per_unit", "price-per-unit", false),
    ("token", "to\u{212A}en", true),
    ("pipeline", "pipeline\u{17F}", false),
    ("pixels_per_unit", "pixel\u{17F}_per_unit", true),
    ("optimization_flags", "optimization_flag\u{17F}", true),
    ("pixels_per_unit", "pixelß_per_unit", false),
    ("warm", "wärm", false),
    ("warm", "warm ", false),
    ("warm", "war", false),
    ("warm", "", false),
    ("", "", true),
    // A mask that only clears bit 5 would take these for one another.
    ("_", "\u{7F}", false),
    ("[", "{", false),
    ("@", "`", false),
  ])
  func namesFoldAsTheyDoInGo(key: String, name: String, matches: Bool) {
    #expect(JSONMember(name, 1).isNamed(key) == matches)
  }

  @Test func everyMatchComesInSourceOrder() throws {
    guard case .object(let members) = try parse(#"{"warm":1,"x":2,"WARM":3,"warm":4}"#).value
    else {
      Issue.record("not an object")
      return
    }
    #expect(members.count == 4)
    let warm = members.filter { $0.isNamed("Warm") }
    #expect(warm.map(\.node.value) == [1, 3, 4])
    #expect(warm.map(\.namePosition.column) == [2, 17, 26])
    #expect(warm.map(\.node.position.column) == [9, 24, 33])
  }

  @Test func aKeyBeyondASCIIIsAProgrammingError() async {
    await #expect(processExitsWith: .failure) {
      _ = JSONMember("é", 1).isNamed("é")
    }
  }
}
