import LivepeerPricing
import QuoteStream
import Testing

@Suite struct HeaderTests {
  static let bad: [(header: String, error: HeaderError)] = [
    ("", .missing),
    ("\n", .missing),
    ("\u{FEFF}", .missing),
    ("\u{FEFF}\r\n", .missing),
    ("units,Pipeline, pipeline\n", .noPipeline(found: ["units", "Pipeline", " pipeline"])),
    ("pipeline,model_id\n", .noMeasure(found: ["pipeline", "model_id"])),
    ("pipeline,units,x,units\n", .duplicate("units", first: 2, second: 4)),
    ("pipeline,\"pipeline\",units\n", .duplicate("pipeline", first: 1, second: 2)),
    ("pipeline,units,fee_wei\n", .feeColumn("fee_wei", column: 3)),
    ("fee_usd,pipeline,units\n", .feeColumn("fee_usd", column: 1)),
    ("pipeline,width\n", .incompleteSize(.width, .height)),
    ("pipeline,units,height\n", .incompleteSize(.height, .width)),
    ("pipeline,units,count\n", .incompleteSize(.count, .width)),
    ("pipe\"line,units\n\"\n", .badQuotes(column: 1)),
    ("pipeline,\"units\"x\n", .badQuotes(column: 2)),
    ("pipeline,\"units\n", .badQuotes(column: 2)),
  ]

  static let otherFormats: [(file: [UInt8], format: OtherFormat?)] = [
    ([0x1F, 0x8B, 0x08, 0x2C, 0x0A], .gzip), ([0x28, 0xB5, 0x2F, 0xFD, 0x22], .zstandard),
    (Array("PK\u{3}\u{4}\u{14},\"".utf8), .zip), ([0xFF, 0xFE, 0x70, 0x00, 0x0A], .utf16),
    ([0xFE, 0xFF, 0x00, 0x70], .utf16), (Array("{\"pipeline\":\"llm\",\"units\":2}\n".utf8), .json),
    (Array("[{}]".utf8), .json), (Array("pipeline;units\nllm;2\n".utf8), .semicolons),
    (Array("pipeline\tunits\r\n".utf8), .tabs), (Array("a;b,c\td\n".utf8), nil),
    (Array("pipeline\n;\t\n".utf8), nil),
  ]

  @Test(arguments: otherFormats) func noCSV(file: [UInt8], format: OtherFormat?) throws {
    var stream = QuoteStream(try TariffTable(.documented))
    var error: StreamError?
    do throws(StreamError) {
      var output: [UInt8] = []
      try stream.read(file, into: &output)
      try stream.finish(into: &output)
    } catch let thrown {
      error = thrown
    }
    guard case .header(let error) = error else {
      Issue.record("no error")
      return
    }
    #expect(!"\(error)".contains("\n"))
    if case .otherFormat(let found) = error {
      #expect(found == format)
    } else {
      #expect(format == nil)
    }
  }

  /// A name may begin with a brace, and hold semicolons, in a file with all that is needed.
  @Test func oddNamesAreNames() throws {
    let run = try StreamRun("{x},pipeline,units,a;b\n")
    #expect(run.text == "{x},pipeline,units,a;b,fee_wei,fee_usd\n")
  }

  @Test(arguments: bad) func refused(_ header: String, _ error: HeaderError) throws {
    for size in chunkSizes {
      let run = try StreamRun(header, chunk: size)
      #expect(run.error == .header(error))
      #expect(run.error?.line == 1)
      #expect(run.output.isEmpty)
      #expect(!"\(error)".contains("\n"))
    }
  }

  @Test func unknownColumnsMayRepeat() throws {
    let run = try StreamRun("x,pipeline,x,units,\n")
    #expect(run.text == "x,pipeline,x,units,,fee_wei,fee_usd\n")
  }
}
