import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

/// What a gateway makes of its file of caps; facts of live-network.md 7, and of go-livepeer 0.9.1,
/// `starter.StartLivepeer` and `getCapabilityPrices`.
@Suite struct GatewayCapsCheckTests {
  private static func list(_ caps: String) -> String { "{\"capabilities_prices\":[\(caps)]}" }

  private static func cap(_ members: String) -> String {
    list("{\"pipeline\":\"text-to-image\"\(members)}")
  }

  private func report(_ json: String, maximum: String? = nil) throws -> GatewayCaps.Report {
    GatewayCaps.Check(maximumPrice: try maximum.map { try NodePrice.Text($0) })
      .report(on: Array(json.utf8))
  }

  private typealias Example = (
    json: String, maximum: String?, code: String?, consequence: String?, price: UnitPrice.Amount?
  )

  /// The code of the finding, its consequence, and the price per pixel that is the maximum then.
  private static let examples: [Example] = [
    (cap(""), nil, "cap-without-price", "the gateway takes any price", nil),
    (cap(#","price_per_unit":0"#), nil, "cap-without-price", "the gateway takes any price", nil),
    (cap(#","price_per_unit":-5"#), nil, "cap-without-price", "the gateway takes any price", nil),
    (cap(#","price_per_unit":1e-9"#), nil, nil, nil, .wei("1/1000000000")),
    // The number of the flag, in the currency of the entry.
    (cap(""), "1000", "cap-without-price", "a cap of 1000 wei a unit", .wei(1_000)),
    (
      cap(#","currency":"USD""#), "1000", "cap-without-price", "a cap of $1000 a unit",
      .usd(1_000)
    ),
    (
      cap(#","price_per_unit":-5,"pixels_per_unit":8"#), "0.02USD", "cap-without-price",
      "a cap of 0.0025 wei a unit", .wei("1/400")
    ),
    (cap(""), "0", "cap-without-price", "the gateway takes any price", nil),
    (cap(#","price_per_unit":100"#), "1000", nil, nil, .wei(100)),
    // Units.
    (cap(#","price_per_unit":100,"pixels_per_unit":0.5"#), nil, nil, nil, .wei(200)),
    (
      cap(#","price_per_unit":100,"pixels_per_unit":0"#), nil, "cap-without-units",
      "the gateway takes its -pixelsPerUnit, which is 1 unless set", .wei(100)
    ),
    (
      cap(#","price_per_unit":100,"pixels_per_unit":-2"#), nil, "cap-without-units",
      "the gateway takes its -pixelsPerUnit, which is 1 unless set", .wei(100)
    ),
    // The gateway stops.
    (
      list(#"{"pipeline":"made-up","price_per_unit":1}"#), nil, "unknown-cap-pipeline",
      "the gateway stops", nil
    ),
    (
      list(#"{"pipeline":"byoc","price_per_unit":1}"#), nil, "unknown-cap-pipeline",
      "the gateway stops", nil
    ),
    (list(#"{"price_per_unit":1}"#), nil, "unknown-cap-pipeline", "the gateway stops", nil),
    (list("null"), "5", "unknown-cap-pipeline", "the gateway stops", .wei(5)),
    (
      cap(#","price_per_unit":1,"currency":"EUR""#), nil, "unknown-cap-currency",
      "the gateway stops", nil
    ),
    // It does not come as far as the pipeline.
    (
      list(#"{"pipeline":"made-up"}"#), nil, "cap-without-price", "the gateway takes any price",
      nil
    ),
    // The whole file is lost, and the flag still holds.
    (
      cap(#","price_per_unit":"100""#), nil, "caps-dropped",
      "the gateway runs without these caps", nil
    ),
    (
      cap(#","price_per_unit":"100""#), "7", "caps-dropped",
      "the gateway runs without these caps", .wei(7)
    ),
    (
      cap(#","price_per_unit":null"#), nil, "caps-dropped",
      "the gateway runs without these caps", nil
    ),
    (
      cap(#","price_per_unit":1},{"pixels_per_unit":null"#), nil, "caps-dropped",
      "the gateway runs without these caps", nil
    ),
    (
      cap(#","price_per_unit":1,"model_id":5"#), nil, "caps-dropped",
      "the gateway runs without these caps", nil
    ),
    (list("5"), nil, "caps-dropped", "the gateway runs without these caps", nil),
    ("[{}]", nil, "caps-dropped", "the gateway runs without these caps", nil),
    ("", nil, "caps-dropped", "the gateway runs without these caps", nil),
    (
      #"{"capabilities_prices":{}}"#, nil, "caps-dropped", "the gateway runs without these caps",
      nil
    ),
    (
      #"{"capabilities-prices":[{"pipeline":"text-to-image","price_per_unit":1}]}"#, nil,
      "caps-key-missing", "the gateway runs without these caps, and reports nothing", nil
    ),
    (
      "{}", nil, "caps-key-missing", "the gateway runs without these caps, and reports nothing", nil
    ),
    (
      "null", nil, "caps-key-missing", "the gateway runs without these caps, and reports nothing",
      nil
    ),
    (list(""), nil, "no-caps", "the gateway takes any price", nil),
    (#"{"capabilities_prices":null}"#, nil, "no-caps", "the gateway takes any price", nil),
    (
      #"{"Capabilities_PRICES":[{"pipeline":"text-to-image","price_per_unit":1}]}"#, nil, nil,
      nil, .wei(1)
    ),
    (
      cap(#","price_per_unit":1e1001"#), nil, "cap-number-too-long",
      "this tool does not read the file", nil
    ),
    // Names and keys.
    (list(#"{"pipeline":"Text to image","price_per_unit":3}"#), nil, nil, nil, .wei(3)),
    (cap(#","price_per_unit":3,"model_id":"default""#), nil, nil, nil, .wei(3)),
    (cap(#","price_per_unit":3,"model_id":"x""#), nil, nil, nil, nil),
    (
      cap(#","price_per_unit":3,"warm":true"#), nil, "unknown-key", "the node ignores it", .wei(3)
    ),
    (
      cap(#","priceperunit":3,"price_per_unit":3"#), nil, "misspelt-key", "the node ignores it",
      .wei(3)
    ),
    (
      cap(#","price_per_unit":2,"price_per_unit":3"#), nil, "repeated-key", "the last one applies",
      .wei(3)
    ),
  ]

  /// Every code that an example or a test here is about.
  static let codes = examples.compactMap(\.code) + ["duplicate-cap"]

  @Test(arguments: examples.indices)
  func whatTheGatewayDoes(index: Int) throws {
    let (json, maximum, code, consequence, price) = Self.examples[index]
    let report = try report(json, maximum: maximum)
    #expect(report.findings.map(\.rule.code) == (code.map { [$0] } ?? []))
    #expect(report.findings.first?.consequence == consequence)
    #expect(report.caps.price(for: .textToImage, modelID: "m") == price)
    for finding in report.findings { #expect(finding.message.isOnePlainLine) }
  }

  /// Of several caps on the same the last one holds; one that is skipped replaces none.
  @Test(
    arguments: [
      (
        list(#"{"pipeline":"llm","price_per_unit":1},{"pipeline":"Llm","price_per_unit":2}"#),
        ["1:25 duplicate-cap"], 2
      ),
      (
        list(
          #"{"pipeline":"llm","price_per_unit":2},{"pipeline":"llm","price_per_unit":20,"pixels_per_unit":10}"#
        ),
        [], 2
      ),
      (
        list(#"{"pipeline":"llm","price_per_unit":1},{"pipeline":"llm","price_per_unit":0}"#),
        ["1:98 cap-without-price"], 1
      ),
      (
        list(#"{"pipeline":"llm","model_id":"m"},{"pipeline":"llm","price_per_unit":4}"#),
        ["1:25 cap-without-price"], 4
      ),
    ] as [(String, [String], Rational)])
  func repeatedCaps(json: String, findings: [String], wei: Rational) throws {
    let report = try report(json)
    #expect(report.findings.map { "\($0.position) \($0.rule.code)" } == findings)
    #expect(report.caps.price(for: .llm, modelID: "m") == .wei(wei))
  }

  @Test(
    arguments: [
      (
        #"{"capabilities_prices":[{"pipeline":"llm","model_id":"m"},{"pipeline":"llm","price_per_unit":4}]}"#,
        "no price_per_unit: this entry is skipped, and the cap of 4 wei a unit on every model applies"
      ),
      (
        #"{"capabilities-prices":[]}"#,
        "'capabilities-prices' is not read; write capabilities_prices; the gateway runs without these "
          + "caps, and reports nothing"
      ),
      (
        #"{"caps":[]}"#,
        "the file has no capabilities_prices: {\"capabilities_prices\": [{\"pipeline\": …}, …]}; "
          + "the gateway runs without these caps, and reports nothing"
      ),
      (
        "[]",
        "expected a gateway's caps, {\"capabilities_prices\": [{\"pipeline\": …}, …]}, found an array; "
          + "the gateway logs it and runs without these caps: it takes any price, unless it has a "
          + "-maxPricePerUnit"
      ),
    ])
  func messages(json: String, message: String) throws {
    #expect(try report(json).findings.first?.message == message)
  }

  @Test func droppedCapsLeaveTheFlag() throws {
    let finding = try #require(try report("[]", maximum: "5").findings.first)
    #expect(
      finding.message.hasSuffix("runs without these caps; its -maxPricePerUnit still applies"))
  }

  /// 20,000 caps on one model are checked in no more than a moment.
  @Test func manyCaps() throws {
    let caps = (0..<20_000).map { #"{"pipeline":"llm","price_per_unit":\#($0 + 1)}"# }
    let report = try report(Self.list(caps.joined(separator: ",")))
    #expect(report.findings.count == 19_999)
    #expect(report.caps.price(for: .llm, modelID: "m") == .wei(20_000))
  }
}
