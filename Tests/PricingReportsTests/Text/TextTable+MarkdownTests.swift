import LivepeerPricing
import PricingReports
import Testing

/// Source of the forms: GitHub Flavored Markdown, 4.10, and CommonMark, 2.4 and 4.5.
@Suite struct TextTableMarkdownTests {
  static let tables: [(what: String, table: TextTable, markdown: String)] = [
    (
      "names above their figures, and a unit behind its figure",
      TextTable(
        [.left, .right, .suffix], header: ["", "price", ""],
        rows: [
          .text("a  m"), .cells(["", "1", "/px"]), .text("b"), .cells(["", "2", ""]),
          .note("since May"),
        ]),
      """
      |  | price |
      | --- | ---: |
      | a  m | 1 /px |
      | b | 2 |

      since May

      """
    ),
    (
      "names above figures without a column for them, and a detail below",
      TextTable(
        [.right, .right], header: ["old", "new"],
        rows: [
          .text("a"), .cells(["1", "2"]), .text("  warm: no"), .text("b"), .cells(["3", "4"]),
        ]
      ),
      """
      |  | old | new |
      | --- | ---: | ---: |
      | a<br>warm: no | 1 | 2 |
      | b | 3 | 4 |

      """
    ),
    (
      "names without figures",
      TextTable(
        [.left, .right], header: ["", "n"],
        rows: [.text("a"), .text("  no cap"), .text("b"), .cells(["  /px", "1"]), .text("c")]),
      """
      |  | n |
      | --- | ---: |
      | a<br>no cap |  |
      | b<br>/px | 1 |
      | c |  |

      """
    ),
    (
      "what Markdown and a terminal would obey",
      TextTable(
        [.left], header: ["a|b"], rows: [.cells(["\\|`*_~<i>[l](x)&amp;$1$#2\u{1B}\n"])]),
      """
      | a\\|b |
      | --- |
      | \\\\\\|\\`\\*\\_\\~\\<i\\>\\[l\\](x)\\&amp;\\$1\\$\\#2\u{FFFD}\u{FFFD} |

      """
    ),
    (
      "signs that share a character with another scalar",
      TextTable([.left], header: ["a"], rows: [.cells([" \u{0D4E}|a<\u{0301}\u{0600}`\u{0D4E} "])]),
      """
      | a |
      | --- |
      | \u{0D4E}\\|a\\<\u{0301}\u{FFFD}\\`\u{0D4E} |

      """
    ),
    (
      "a fence longer than backticks with an accent",
      TextTable([.left], rows: [.text("\u{0D4E}```\u{0301}")]),
      """
      ````text
      \u{0D4E}```\u{0301}
      ````

      """
    ),
    (
      "no rows", TextTable([.left], header: ["a"], rows: [.note("no offers")]), "no offers\n"
    ),
    (
      "texts and figures in turn",
      TextTable(
        [.left, .right],
        rows: [
          .text("work"), .text("  ```"), .text(""), .cells(["USD", "a day"]),
          .cells(["net|", "1  "]), .text(""), .text("end"), .note("a_b"),
        ]),
      """
      ````text
      work
        ```
      ````

      | USD | a day |
      | --- | ---: |
      | net\\| | 1 |

      ```text
      end
      ```

      a\\_b

      """
    ),
  ]

  @Test(arguments: tables)
  func markdown(what: String, table: TextTable, markdown: String) {
    #expect(table.markdown == markdown, "\(what)")
  }
}
