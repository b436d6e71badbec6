import LivepeerNode
import LivepeerPricing
import PricingReports
import Testing

/// The texts are those of `QuoteCommandTests` and of the README.
@Suite struct QuoteReportTests {
  private static func quote(
    _ pipeline: Pipeline, _ measure: Measure, at rate: String,
    metering: Metering = .documented
  ) throws -> Quote {
    let ethPrice = try ETHPrice("3127.45")
    return try Quote(
      Job(pipeline, measure), at: StatedRate(rate).rate(at: ethPrice), ethPrice: ethPrice,
      metering: metering)
  }

  private static func report(documentedIn: String? = nil) throws -> QuoteReport {
    QuoteReport(
      quote: try quote(.audioToText, .duration(Quantity(duration: "3m20s")), at: "12882811wei/ms"),
      metering: .documented, modelID: "openai/whisper-large-v3", comparison: nil,
      documentedIn: documentedIn, charged: nil)
  }

  @Test func table() throws {
    #expect(
      try Self.report().output.text(as: .table) == """
        pipeline  audio-to-text
        model     openai/whisper-large-v3
        units     200000 ms
        price     12882811wei/ms
        fee       2576562200000 wei
                  0.0000025765622 ETH
                  $0.00805806945239 at $3127.45 per ETH

        """)
  }

  /// The time of a documented price, under it; JSON and CSV stay as they are.
  @Test func documentedPrice() throws {
    let plain = try Self.report()
    let report = try Self.report(documentedIn: "late 2025")
    #expect(
      report.output.text(as: .table).contains(
        "price     12882811wei/ms\n          documented in late 2025\nfee "))
    for format in [OutputFormat.json, .csv] {
      #expect(report.output.text(as: format) == plain.output.text(as: format))
    }
  }

  @Test func json() throws {
    try Self.report().output.expectJSON(
      """
      {"pipeline": "audio-to-text", "model": "openai/whisper-large-v3", "unit": "millisecond",
       "units": "200000", "price": {"numerator": "12882811", "denominator": "1"},
       "fee_wei": "2576562200000", "fee_eth": "0.0000025765622", "eth_usd": "3127.45",
       "fee_usd": "0.00805806945239"}
      """)
  }

  @Test func csv() throws {
    #expect(
      try Self.report().output.text(as: .csv) == """
        pipeline,model,unit,units,price_numerator,price_denominator,fee_wei,fee_eth,eth_usd,fee_usd
        audio-to-text,openai/whisper-large-v3,millisecond,200000,12882811,1,2576562200000,\
        0.0000025765622,3127.45,0.00805806945239

        """)
  }

  /// 60 s ahead by the gateway alone, 5 s at a time on both sides.
  @Test(arguments: MeteringChoice.allCases)
  func notesOnLiveVideo(choice: MeteringChoice) throws {
    let count = try #require(
      [.documented: 0, .gateway: 2, .orchestrator: 1, .all: 2][choice] as Int?)
    let quote = try Self.quote(
      .liveVideoToVideo, .duration(Quantity(duration: "10s")), at: "500wei/px",
      metering: choice.ofTheQuote)
    let notes = QuoteReport(
      quote: quote, metering: choice, modelID: nil, comparison: nil, charged: nil
    ).notes
    #expect(notes.count == count)
    #expect(
      notes.contains("the gateway pays 60 s in advance: 1658880000 units, 829440000000 wei")
        == (count == 2))
  }

  @Test func theOrchestratorDirectly() throws {
    let job = try Self.quote(.llm, .unspecified, at: "1/token", metering: .orchestrator)
    let report = QuoteReport(
      quote: job, metering: .orchestrator, modelID: nil, comparison: nil, charged: nil)
    #expect(
      report.warnings == [
        "via this gateway the orchestrator debits 256 units; the orchestrator, reached "
          + "directly, refuses llm without a measure; give a count of tokens or a count of units"
      ])
  }

  /// 2/3 wei: 0.673 with a surcharge of 1 %, itself without, and listed at 0 (Python's fractions).
  @Test func chargedPrice() throws {
    let quote = try Self.quote(.imageToText, .units(3), at: "2wei/3px")
    let charged = ChargedPriceReport(NodePrice.Charged(of: quote.rate.weiPerUnit))
    let report = QuoteReport(
      quote: quote, metering: .documented, modelID: nil, comparison: nil, charged: charged)
    #expect(report.output.text(as: .csv).hasSuffix(",0.673,0.666666666666666667,0\n"))
    #expect(
      report.warnings == [
        "the price is below 1 wei, so lists of capability prices show it as 0; raise it"
      ])
    #expect(
      report.output.text(as: .table).hasSuffix(
        """

                                        wei per unit  lost (ppm)  fee in wei
        exact price                  ~0.666666666667                       2
        charged                                0.673      495.05           3
        charged without auto-adjust  ~0.666666666667           0           2
        listed                                     0     1000000

        """))
  }
}
