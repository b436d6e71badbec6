import LivepeerPricing
import PricingReports
import Testing

@Suite struct HTMLPageTests {
  private static let tables = [
    TextTable(
      [.left, .right, .suffix], header: ["what", "price", ""],
      rows: [
        .text("org/<model> & \"co\""), .cells(["fee", "1", "wei"], better: 1), .text(""),
        .text("  a  line"), .note("2 rows"),
      ]),
    TextTable([.left], rows: [.cells(["\u{1B}[31mred"])]),
  ]

  private static func page(chart: String? = nil) -> String {
    CommandOutput(tables: tables, json: .null, csv: [], title: "A & B", chart: chart)
      .text(as: PageFormat.html)
  }

  /// Each table in its place, escaped, without an image.
  @Test func body() {
    let page = Self.page()
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n"))
    #expect(page.contains("<title>A &amp; B</title>"))
    #expect(
      page.contains(
        """
        <h1>A &amp; B</h1>
        <div class="table">
        <table>
        <thead>
        <tr><th>what</th><th class="right">price</th><th></th></tr>
        </thead>
        <tbody>
        <tr><td class="name" colspan="3">org/&lt;model&gt; &amp; &quot;co&quot;</td></tr>
        <tr><td>fee</td><td class="right">1</td><td>wei</td></tr>
        <tr><td class="line" colspan="3">  a  line</td></tr>
        <tr><td class="line" colspan="3">2 rows</td></tr>
        </tbody>
        </table>
        </div>
        <div class="table">
        <table>
        <tbody>
        <tr><td>\u{FFFD}[31mred</td></tr>
        </tbody>
        """), "\(page)")
    #expect(!page.contains("<figure"))
  }

  /// No sign of HTML is left in a name, whatever else its character is made of.
  @Test(arguments: [
    "\u{0D4E}<img src=x onerror=alert(1) ", "<\u{0301}b>\u{0301}",
    "&\u{0301}\u{0D4E}&\u{0D4E}\"\"\u{0301}",
  ])
  func escapes(name: String) {
    let table = TextTable([.left], rows: [.cells([name])])
    let page = CommandOutput(tables: [table], json: .null, csv: []).text(as: PageFormat.html)
    let signs: [(Unicode.Scalar, String)] = [
      ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("&", "&amp;"),
    ]
    var expected = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      let sign = signs.first { $0.0 == scalar }
      expected += (sign?.1 ?? String(scalar)).unicodeScalars
    }
    let cell = Array("<tr><td>\(String(expected))</td></tr>".utf8)
    let bytes = Array(page.utf8)
    #expect(bytes.indices.contains { bytes[$0...].starts(with: cell) }, "\(page)")
  }

  /// It has no script, and asks for nothing from elsewhere.
  @Test func standsAlone() {
    let page = Self.page(chart: "<?xml version=\"1.0\"?>\n<svg width=\"1\"></svg>\n")
    #expect(page.contains("<figure>\n<svg width=\"1\"></svg>\n</figure>"))
    for word in ["<?xml", "<script", "http", "url(", "@import"] { #expect(!page.contains(word)) }
  }
}
