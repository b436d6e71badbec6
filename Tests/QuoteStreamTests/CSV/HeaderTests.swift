import LivepeerPricing
import QuoteStream
import Testing

@Suite struct HeaderTests {
  private static let missing = HeaderError.missing(
    wanted:
      "pipeline and units, duration_ms, seconds, characters, tokens, requests, or width and height")

  static let bad: [(header: String, error: HeaderError)] = [
    ("", missing),
    ("\n", missing),
    ("\u{FEFF}", missing),
    ("\u{FEFF}\r\n", missing),
    ("units,Pipeline, pipeline\n", .noPipeline(found: ["units", "Pipeline", " pipeline"])),
    ("pipeline,model_id\r\n", .noMeasure(found: ["pipeline", "model_id"])),
    ("pipeline,model_id\n", .noMeasure(found: ["pipeline", "model_id"])),
    ("pipeline,units,x,units\n", .duplicate("units", first: 2, second: 4)),
    ("pipeline,\"pipeline\",units\n", .duplicate("pipeline", first: 1, second: 2)),
    ("pipeline,units,fee_wei\n", .feeColumn("fee_wei", column: 3)),
    ("fee_usd,pipeline,units\n", .feeColumn("fee_usd", column: 1)),
    ("pipeline,width\n", .incompleteSize("width", missing: "height")),
    ("pipeline,units,height\n", .incompleteSize("height", missing: "width")),
    ("pipeline,units,count\n", .incompleteSize("count", missing: "width")),
    ("pipe\"line,units\n\"\n", .badQuotes(column: 1)),
    ("pipeline,\"units\"x\n", .badQuotes(column: 2)),
    ("pipeline,\"units\n", .badQuotes(column: 2)),
  ]

  @Test(arguments: bad) func refused(_ header: String, _ error: HeaderError) throws {
    for size in chunkSizes {
      let run = try StreamRun(header, chunk: size)
      #expect(run.error == .header(error))
      #expect(run.error?.line == 1)
      #expect(run.output.isEmpty)
      #expect(!"\(error)".contains("\n"))
    }
  }

  /// Each measure is enough by itself; a size is two columns.
  @Test(
    arguments: UsedColumn.allCases.filter {
      ![.pipeline, .modelID, .height, .count, .ethUSD, .time].contains($0)
    })
  func oneMeasureIsEnough(column: UsedColumn) throws {
    let names = column == .width ? "width,height" : column.rawValue
    let run = try StreamRun("pipeline,\(names)\n")
    #expect(run.error == nil)
    #expect(run.text == "pipeline,\(names),fee_wei,fee_usd\n")
  }

  /// Of many columns a message names some.
  @Test func manyColumns() {
    let found = (1...30).map { "c\($0)" }
    #expect("\(HeaderError.noPipeline(found: found))".hasSuffix(", c19, c20 and 10 more"))
    #expect("\(HeaderError.noPipeline(found: Array(found.prefix(20))))".hasSuffix(", c19, c20"))
    #expect(
      "\(HeaderError.noPipeline(found: found + ["Pipeline"]))".hasSuffix(
        " and 11 more; rename 'Pipeline' to pipeline"))
  }

  @Test func unknownColumnsMayRepeat() throws {
    let run = try StreamRun("x,pipeline,x,units,\n")
    #expect(run.text == "x,pipeline,x,units,,fee_wei,fee_usd\n")
  }
}
