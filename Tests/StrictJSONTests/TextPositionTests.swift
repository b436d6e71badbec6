import StrictJSON
import Testing

@Suite struct TextPositionTests {
  @Test func descriptionIsLineAndColumn() {
    #expect(TextPosition(line: 12, column: 5, offset: 431).description == "12:5")
  }

  @Test func columnsCountCodePointsAndOffsetsCountBytes() throws {
    // An emoji of four bytes, and an é of one code point and of two.
    let node = try parse("[\"😀é\u{65}\u{301}\", 1,\r\n \"é\" , 2]")
    guard case .array(let elements) = node.value else {
      Issue.record("not an array")
      return
    }
    #expect(
      elements.map(\.position) == [
        TextPosition(line: 1, column: 2, offset: 1),
        TextPosition(line: 1, column: 10, offset: 14),
        TextPosition(line: 2, column: 2, offset: 19),
        TextPosition(line: 2, column: 8, offset: 26),
      ]
    )
  }
}
