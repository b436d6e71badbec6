import PricingReports
import Testing

@Suite struct TextTableTests {
  @Test func columnsLineUp() {
    let table = TextTable(
      [.left, .right, .suffix], header: ["", "price", ""],
      rows: [
        .cells(["a", "1", "wei"]), .text("a line of its own"), .cells(["long", "12345678", ""]),
      ])
    #expect(
      table.text == """
                 price
        a            1 wei
        a line of its own
        long  12345678

        """)
  }

  @Test func whatATerminalObeysIsReplaced() {
    let table = TextTable([.left], rows: [.text("\u{1B}[31mred"), .cells(["c\nd"])])
    #expect(table.text == "\u{FFFD}[31mred\nc\u{FFFD}d\n")
  }
}
