import PricingReports
import Testing

@Suite struct TextStyleTests {
  @Test(
    arguments: [
      (.error, "\u{1B}[31mx\u{1B}[0m"), (.warning, "\u{1B}[33mx\u{1B}[0m"),
      (.better, "\u{1B}[1mx\u{1B}[0m"),
    ] as [(TextStyle, String)])
  func styles(style: TextStyle, shown: String) {
    #expect(style.text("x", isShown: true) == shown)
    #expect(style.text("x", isShown: false) == "x")
    #expect(style.text("", isShown: true) == "")
  }

  @Test(
    arguments: [
      ("livepeer-pricing: no", "\u{1B}[31mlivepeer-pricing:\u{1B}[0m no"),
      ("warning: dear", "\u{1B}[33mwarning:\u{1B}[0m dear"),
      ("note: warning: no", "note: warning: no"), ("", ""),
    ])
  func messages(line: String, shown: String) {
    #expect(TextStyle.message(line, isShown: true) == shown)
    #expect(TextStyle.message(line, isShown: false) == line)
  }

  /// Columns line up as they do without styles.
  @Test func betterCell() {
    let table = TextTable(
      [.right, .left],
      rows: [
        .cells(["1", "long"], better: 0), .cells(["22", "b"], better: 1), .cells(["3", "c"]),
      ])
    #expect(
      table.text(isStyled: true)
        == " \u{1B}[1m1\u{1B}[0m  long\n22  \u{1B}[1mb\u{1B}[0m\n 3  c\n")
    #expect(table.text == " 1  long\n22  b\n 3  c\n")
  }
}
