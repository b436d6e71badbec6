import LivepeerNode
import LivepeerPricing
import PricingReports
import Testing

/// The texts are those of `CheckCommandTests`.
@Suite struct CheckReportTests {
  private static let quoted = """
    [
      {"pipeline": "audio-to-text", "model_id": "openai/whisper-large-v3", "price_per_unit": "5"},
      {"pipeline": "upscale", "model_id": "org/é", "warm": true, "price_per_unit": 0.0005}
    ]

    """

  private static let report = CheckReport(
    files: [("my prices:é.json", PriceSheetCheck().report(on: Array(quoted.utf8)).findings)],
    version: "1.2.3")

  @Test func lines() {
    #expect(
      Self.report.text(as: .text) == """
        my prices:é.json:2:90: error: quoted-number: price_per_unit is in quotation marks, and the \
        node stops at start-up with 'value is not a number'; write "price_per_unit": 5
        my prices:é.json:3:39: warning: non-standard-model: 'org/é' gets fewer jobs: most of \
        upscale ask for stabilityai/stable-diffusion-x4-upscaler
        my prices:é.json:3:80: error: advertises-as-free: 0.0005 wei a unit is below 0.001 wei with \
        its surcharge, and the node works for nothing

        """)
    #expect(Self.report.count(of: .error) == 2 && Self.report.count(of: .warning) == 1)
    #expect(Self.report.summary == "2 errors, 1 warning")
    let styled = Self.report.text(as: .text, isStyled: true)
    #expect(
      styled.split(separator: "\n").map { $0.prefix(45) } == [
        "my prices:é.json:2:90: \u{1B}[31merror\u{1B}[0m: quoted",
        "my prices:é.json:3:39: \u{1B}[33mwarning\u{1B}[0m: non-",
        "my prices:é.json:3:80: \u{1B}[31merror\u{1B}[0m: advert",
      ])
  }

  @Test func json() throws {
    let findings = try #require(
      JSONNode(parsing: Array(Self.report.text(as: .json).utf8)).value.elements)
    #expect(
      findings[1].value.jsonText(.compact)
        == (try compact(
          """
          {"file": "my prices:é.json", "line": 3, "column": 39, "severity": "warning",
           "code": "non-standard-model",
           "message": "'org/é' gets fewer jobs: most of upscale ask for \
          stabilityai/stable-diffusion-x4-upscaler",
           "consequence": "the model gets fewer jobs", "pipeline": "upscale", "model": "org/é"}
          """)))
    #expect(CheckReport(files: [], version: "").text(as: .json) == "[]\n")
  }

  /// Documents of other kinds: each finding has its rule, its level and its place.
  @Test(
    arguments: [
      (#"{"runners":[{"label":"a"}]}"#, "refused-runner", "error", 1, 13),
      (
        "\n" + #"{"name":"a","price_per_unit":1,"currency":"usd"}"#, "frozen-capability", "warning",
        2, 1
      ),
      (#"{"gateways":[{"pixelsperunit":1}]}"#, "stopping-gateway-price", "error", 1, 14),
      (#"{"capabilities_prices":[{"pipeline":"x"}]}"#, "cap-without-price", "warning", 1, 25),
      ("llm:a:é", "bad-inline-models", "error", 1, 7),
      (#"{"pipeline":"llm"}"#, "entry-outside-list", "error", 1, 1),
      (#"{"orchestrators":[]}"#, "other-document", "error", 1, 1),
    ])
  func sarifOfDocuments(
    json: String, code: String, level: String, line: Int, column: Int
  ) throws {
    let findings = PriceSheetCheck().report(on: Array(json.utf8)).findings
    let text = CheckReport(files: [("f", findings)], version: "1").text(as: .sarif)
    let index = try #require(PriceSheetCheck.Rule.all.firstIndex { $0.code == code })
    #expect(
      try compact(text).contains(
        #"{"ruleId":"\#(code)","ruleIndex":\#(index),"level":"\#(level)","message":{"text":"#))
    #expect(
      try compact(text).contains(
        #"{"uri":"f"},"region":{"startLine":\#(line),"startColumn":\#(column)}}"#))
    #expect(try compact(text).contains(#"{"id":"\#(code)","shortDescription":"#))
  }

  /// What a document is, unless it is a price file, or a finding says so.
  @Test(
    arguments: [
      ("[]", []), (#"{"orchestrators":[]}"#, []), (#"{"pipeline":"llm"}"#, []),
      (
        #"{"capabilities_prices":[]}"#,
        ["this is a gateway's file of caps, and is checked as that"]
      ),
      (
        #"{"name":"a","price_per_unit":1,"currency":"usd"}"#,
        [
          "this is a registration of a BYOC capability, and is checked as that",
          "1 price in USD not checked in wei; advice",
        ]
      ),
      (
        "llm:m:true",
        [
          "this is the inline value of -aiModels, all at the node's -pricePerUnit, and is checked as that"
        ]
      ),
    ] as [(String, [String])])
  func notes(json: String, notes: [String]) {
    #expect(PriceSheetCheck().report(on: Array(json.utf8)).notes(ethPriceAdvice: "advice") == notes)
  }

  @Test func sarif() {
    let text = Self.report.text(as: .sarif)
    #expect(text.contains(#""uri": "my%20prices%3A%C3%A9.json""#))
    #expect(text.contains(#""version": "1.2.3""#))
    let findings = PriceSheetCheck().report(on: Array("{".utf8)).findings
    let ofInput = CheckReport(files: [("-", findings)], version: "1").text(as: .sarif)
    #expect(!ofInput.contains(#""uri""#))
    #expect(ofInput.contains(#""text": "standard input""#))
  }

  /// Lines and columns of the findings are those of the other forms; a name with a bar stays a cell.
  @Test func markdown() {
    let json = #"[{"pipeline":"upscale","model_id":"m","price_per_unit":"1"}]"#
    let findings = PriceSheetCheck().report(on: Array(json.utf8)).findings
    let report = CheckReport(files: [("a|b.json", findings)], version: "1.2.3")
    let lines = report.text(as: .markdown).split(separator: "\n")
    #expect(
      lines.prefix(2) == ["| place | severity | code | finding |", "| --- | --- | --- | --- |"])
    #expect(lines.count == 3 + findings.count && !findings.isEmpty)
    for (line, finding) in zip(lines.dropFirst(2), findings) {
      let (position, rule) = (finding.position, finding.rule)
      let place = "a\\|b.json:\(position.line):\(position.column)"
      #expect(line.hasPrefix("| \(place) | \(rule.severity.rawValue) | \(rule.code) | "))
    }
    #expect(lines.last.map(String.init) == report.summary)
  }
}

extension JSONValue {
  /// The elements of an array.
  fileprivate var elements: [JSONNode]? {
    if case .array(let elements) = self { elements } else { nil }
  }
}
