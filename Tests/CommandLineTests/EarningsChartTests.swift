import LivepeerPricing
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct EarningsChartTests {
  /// 0.024 ETH a day, which are 0.73 ETH a month.
  private static let line = """
    earnings llm --price 1wei/token --jobs-per-day 24e15 --units 1 --gas-price 0 \
    --ticket-ev 1e12 --monthly-costs
    """

  /// Net is 0.73 · price − 1460 a month: −730 at 1,000, 0 at 2,000, 2,190 at 5,000.
  private static func chart(_ flags: String = "") -> String {
    line + " 1460 --sweep-eth 1000:5000:1000 " + flags
  }

  /// Runs the program's command line in a locale.
  private static func run(_ line: String, locale: String) throws -> String {
    let run = try Program.shell("\(locale) livepeer-pricing \(line)")
    #expect(run.status == 0)
    #expect(run.errors == "")
    return run.output
  }

  @Test func inPlainCharacters() throws {
    let output = try Self.run(Self.chart("--chart"), locale: "LC_ALL=C")
    #expect(output.hasSuffix("\nX breaks even at $2000.00 per ETH\n"))
    #expect(output.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test(arguments: [
    ("LC_ALL=C.UTF-8", true), ("LC_ALL= LC_CTYPE=en_US.utf8", true), ("LANG=de_DE.UTF-8", true),
    ("LC_ALL=C LANG=de_DE.UTF-8", false), ("LANG=C", false), ("LANG=", false),
  ])
  func followsTheLocale(locale: String, isUTF8: Bool) throws {
    let output = try Self.run(Self.chart("--chart"), locale: locale)
    #expect(output.contains("◆ breaks even at $2000.00") == isUTF8)
    #expect(output.contains("X breaks even at $2000.00") != isUTF8)
    for line in output.split(separator: "\n") { #expect(line.count <= 80) }
  }

  @Test func breakEvenOutsideOfTheSweep() throws {
    let output = try expectOutput(Self.line + " 1e9 --sweep-eth 1000:5000:1000 --chart")
    #expect(!output.contains("breaks even at"))
    #expect(output.contains("\n-1000000000 +***"))
  }

  @Test func oneETHPrice() throws {
    let output = try expectOutput(Self.line + " 1460 --sweep-eth 5000:5000:1 --chart")
    #expect(output.contains("5000\n"))
  }

  /// The elements of a name, with what stands in them.
  private static func elements(_ name: String, of svg: String) throws -> [XMLElement] {
    try XMLDocument(xmlString: svg).nodes(forXPath: "//*[local-name()='\(name)']")
      .compactMap { $0 as? XMLElement }
  }

  @Test func picture() throws {
    let svg = try expectOutput(Self.chart("--svg -"))
    let root = try #require(XMLDocument(xmlString: svg).rootElement())
    #expect(root.value(of: "viewBox") == "0 0 720 440")
    #expect(root.value(of: "role") == "img")
    #expect(
      try Self.elements("title", of: svg).map(\.stringValue) == [
        "Net earnings by ETH price: llm"
      ])
    #expect(
      try Self.elements("desc", of: svg).map(\.stringValue) == [
        "Net is -$730.00 a month at $1000 per ETH and $2190.00 a month at $5000 per ETH. "
          + "It breaks even at $2000.00 per ETH."
      ])
    let texts = try Self.elements("text", of: svg).compactMap(\.stringValue)
    for text in [
      "ETH price, USD per ETH", "net, USD a month", "net in USD a month of 730 hours",
      "breaks even at $2000.00 per ETH", "1000", "5000", "-1000", "0", "3000",
    ] {
      #expect(texts.contains(text), "\(text)")
    }
    // Net from −1,000 to 2,500 on 288 points of height, prices on 580 of width.
    let lines = try Self.elements("polyline", of: svg)
    #expect(
      lines.map { $0.value(of: "points") } == [
        "96,345.8 241,285.7 386,225.6 531,165.6 676,105.5"
      ])
    let marks = try Self.elements("circle", of: svg)
      .filter { $0.value(of: "r") == "5" }
      .map { $0.value(of: "cx") }
    // In the legend and on the line of zero, at 2,000.
    #expect(marks == ["372", "241"])
    let style = try #require(Self.elements("style", of: svg).first?.stringValue)
    #expect(style.contains("@media (prefers-color-scheme: dark)"))
    // Nothing from elsewhere.
    #expect(!svg.contains("href") && !svg.contains("url(") && !svg.contains("@import"))
    // Whoever knows no style sheets finds a colour on every element that has ink.
    for name in ["text", "rect", "circle"] {
      for element in try Self.elements(name, of: svg) {
        #expect(element.value(of: "fill") != nil)
      }
    }
    for name in ["line", "polyline"] {
      for element in try Self.elements(name, of: svg) {
        #expect(element.value(of: "stroke") != nil)
      }
    }
  }

  /// Many points fall on each other: the picture stays small.
  @Test func manyPoints() throws {
    let svg = try expectOutput(Self.line + " 1460 --sweep-eth 1:100000:1 --svg -")
    #expect(svg.utf8.count < 20_000)
    #expect(try Self.elements("circle", of: svg).count == 2)
  }

  @Test func fileAppearsWhole() throws {
    try withTemporaryFolder { folder in
      let run = try Program.shell(
        "livepeer-pricing \(Self.chart("--svg net.svg")) && wc -l <net.svg && ls -A", in: folder)
      #expect(run.status == 0)
      #expect(run.output.hasSuffix("\nnet.svg\n"))
      #expect(run.output.contains("\nbreak-even, each with the other terms unchanged\n"))
    }
  }

  @Test(arguments: [
    ("--sweep-eth 1:5:1 --chart --format json", 64, "--chart goes with --format table"),
    ("--chart", 64, "--chart: needs --sweep or --sweep-eth, of one term,"),
    ("--svg x.svg", 64, "--svg: needs --sweep or --sweep-eth, of one term,"),
    ("--sweep-eth 1:5:1 --svg /nowhere/x.svg", 73, "/nowhere/x.svg: cannot create it"),
    ("--sweep-eth 1:5:1 --svg ''", 73, "the name of a file is empty"),
  ])
  func mistakes(flags: String, status: Int32, message: String) throws {
    expectFailure(try Program.run("\(Self.line) 1 \(flags)"), status: status, message)
  }
}

extension XMLElement {
  /// What an attribute says.
  ///
  /// Asking by name finds none where the document has a name space.
  fileprivate func value(of name: String) -> String? {
    attributes?.first { $0.name == name }?.stringValue
  }
}
