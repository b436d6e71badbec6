import LivepeerPricing
import Testing

@testable import QuoteStream

/// A row that cannot be priced, and the reason.
struct BadRow: CustomTestStringConvertible, Sendable {
  let row: [UInt8]
  let reason: String

  init(_ row: String, _ reason: String) {
    self.init(Array(row.utf8), reason)
  }

  init(_ row: [UInt8], _ reason: String) {
    (self.row, self.reason) = (row, reason)
  }

  var testDescription: String { reason }
}

@Suite struct BadRowTests {
  static let header = "x,pipeline,model_id,units,duration_ms,characters,width,height,count,eth_usd"
  static let audio = "audio-to-text,openai/whisper-large-v3"

  static let csv: [BadRow] = [
    BadRow(
      ",teleport,,2,,,,,,",
      "no price for teleport; this sheet prices "
        + PipelineCatalogue.documented.pipelines.map(\.name).joined(separator: ", ")),
    BadRow(
      ",audio-to-text,nope,2,,,,,,",
      "no price for model 'nope' of audio-to-text; this sheet prices openai/whisper-large-v3"),
    BadRow(",,,2,,,,,,", "pipeline: empty; name one, as in audio-to-text"),
    BadRow(
      ",\(audio),,,,,,,",
      "no measure; give units, duration_ms, seconds, characters, tokens, requests, or width and height"
    ),
    BadRow(
      ",llm,,,,,,,,",
      "no measure; give units, duration_ms, seconds, characters, tokens, requests, or width and height"
    ),
    BadRow(",\(audio),1,2,,,,,", "several measures: units, duration_ms; give one of them"),
    BadRow(
      ",upscale,,1,,,1,1,1,", "several measures: units, width, height, count; give one of them"),
    BadRow(
      ",\(audio),-5,,,,,,",
      "units '-5': negative; write a whole number in digits only"),
    BadRow(
      ",\(audio),+5,,,,,,", "units '+5': a plus sign; write a whole number in digits only"),
    BadRow(
      ",\(audio),1.5,,,,,,", "units '1.5': a decimal point; write a whole number in digits only"),
    BadRow(
      ",\(audio),1e3,,,,,,", "units '1e3': an exponent; write a whole number in digits only"),
    BadRow(
      ",\(audio), 5,,,,,,", "units ' 5': white space; write a whole number in digits only"),
    BadRow(
      ",\(audio),1_000,,,,,,",
      "units '1_000': an underscore; write a whole number in digits only"),
    BadRow(
      ",\(audio),five,,,,,,", "units 'five': not a number; write a whole number in digits only"),
    BadRow(
      ",\(audio),12345678901234567/,,,,,,",
      "units '12345678901234567/': not a number; write a whole number in digits only"),
    BadRow(
      ",\(audio),\(String(repeating: "9", count: 1_001)),,,,,,",
      "units '\(String(repeating: "9", count: 40))…': 1001 digits, more than the maximum of 1000; "
        + "write a whole number in digits only"),
    BadRow(
      ",\(audio),,,7,,,,",
      "characters: audio-to-text priced per millisecond does not take it; "
        + "give duration_ms, seconds or units"),
    BadRow(
      ",text-to-speech,,,7,,,,,",
      "duration_ms: text-to-speech priced per character does not take it; give characters or units"
    ),
    BadRow(
      ",llm,,,,,2,3,,", "width: llm priced per token does not take it; give tokens or units"),
    BadRow(",upscale,,,,,2,,,", "height: empty; an image has width and height"),
    BadRow(",upscale,,,,,,,4,", "width: empty; an image has width and height"),
    BadRow(",upscale,,,,,0,3,,", "width: an image is at least 1x1 pixels"),
    BadRow(",upscale,,,,,3,0,,", "height: an image is at least 1x1 pixels"),
    BadRow(
      ",\(audio),1,,,,,,0", "eth_usd '0': not a price; write dollars above zero, as in 3127.45"),
    BadRow(
      ",\(audio),1,,,,,,1e3",
      "eth_usd '1e3': not a price; write dollars above zero, as in 3127.45"),
    BadRow(
      ",\(audio),1,,,,,,5.",
      "eth_usd '5.': not a price; write dollars above zero, as in 3127.45"),
    BadRow(",\(audio),1,,,,,", "9 fields, but the header has 10 columns"),
    BadRow(",\(audio),1,,,,,,,", "11 fields, but the header has 10 columns"),
    BadRow("", "an empty line between rows; remove it"),
    BadRow(" ", "1 field, but the header has 10 columns"),
    BadRow("# May", "a comment; remove the line: CSV has no comments"),
    BadRow("# ,\(audio),1,,,,,", "a comment; remove the line: CSV has no comments"),
    BadRow(
      ",\(audio),1,,,,,,\r,\(audio),1,,,,,,",
      "a carriage return (CR) without a line feed; end each row with a line feed (LF or CRLF)"),
    BadRow("\"\r\",\(audio),1,,,,,", "9 fields, but the header has 10 columns"),
    BadRow(
      "a\"b\",\(audio),1,,,,,,",
      "x: a quote within a field; put the field in quotes and double the quote"),
    BadRow(
      "\"a\"b,\(audio),1,,,,,,",
      "x: text after the closing quote; double a quote that belongs to the field"),
    BadRow(
      "\"a\"\"b\"c,\(audio),1,,,,,,",
      "x: text after the closing quote; double a quote that belongs to the field"),
    BadRow(",audio\0,,1,,,,,,", "pipeline: a NUL byte"),
    BadRow(",\(audio),1\0,,,,,,", "units: a NUL byte"),
    BadRow(
      Array(",audio-to-text,".utf8) + [0xFF] + Array(",1,,,,,,".utf8),
      "model_id: bytes that are not UTF-8"),
    BadRow(
      Array(",upscale,,,,,2,".utf8) + [0xC3] + Array(",,".utf8),
      "height: bytes that are not UTF-8"),
  ]

  static let good = ",\(audio),1,,,,,,\n"

  @Test(arguments: csv) func stops(_ bad: BadRow) throws {
    let lines = Array("\(Self.header)\n\(Self.good)".utf8) + bad.row
    for size in [5, 1 << 20] {
      let run = try StreamRun(lines + Array("\n\(Self.good)".utf8), chunk: size)
      #expect(run.errorText == "3: \(bad.reason)")
      #expect(run.rows == 1)
      #expect(run.rejected == 0)
      #expect(run.text.split(separator: "\n").count == 2)
    }
  }

  @Test func skips() throws {
    var input = Array("\(Self.header)\n".utf8)
    var rejects: [UInt8] = []
    for (index, bad) in Self.csv.enumerated() {
      input += Array(Self.good.utf8) + bad.row + [0x0A]
      let reason = bad.reason.contains(",") ? "\"\(bad.reason)\"" : bad.reason
      let row = bad.row.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }
      rejects += Array("jobs,\(index * 2 + 3),\(reason),\"".utf8) + row + Array("\"\n".utf8)
    }
    for size in chunkSizes + [1 << 20] {
      let run = try StreamRun(input, onBadRow: .skip, chunk: size)
      #expect(run.errorText == nil)
      #expect(run.rejects == rejects)
      #expect(run.rows == Self.csv.count)
      #expect(run.rejected == Self.csv.count)
    }
  }

  @Test func aQuoteThatNeverCloses() throws {
    let input = "pipeline,units\naudio-to-text,2\n\"audio-to-text,2\naudio-to-text,2\n"
    let run = try StreamRun(input, onBadRow: .skip)
    #expect(run.rows == 1)
    #expect(
      run.rejectText == "jobs,3,pipeline: a quote opens and never closes,"
        + "\"\"\"audio-to-text,2\naudio-to-text,2\"\n")
    #expect(try StreamRun(input).errorText == "3: pipeline: a quote opens and never closes")
    for row in ["\"a\"\"b,2", "\"\"\"", "\"a\"\""] {
      let run = try StreamRun("pipeline,units\n\(row)")
      #expect(run.errorText == "2: pipeline: a quote opens and never closes")
    }
  }

  @Test func linesAreCountedWithinQuotes() throws {
    let input = "pipeline,units,x\n\"audio-to-text\",2,\"\n\n\"\na\"b\n\",2,\naudio-to-text,-1,\n"
    let run = try StreamRun(input, onBadRow: .skip)
    #expect(run.rejectText.hasPrefix("jobs,5,pipeline: a quote within"))
    #expect(run.rejectText.contains("\njobs,7,units '-1'"))
    for size in chunkSizes { #expect(try StreamRun(input, onBadRow: .skip, chunk: size) == run) }
  }

  @Test func decodedFieldsArePriced() throws {
    let sheet = try PriceSheet(
      json: #"[{"pipeline": "llm", "model_id": "a\"b,c", "price_per_unit": 3}]"#)
    let csv = Array("pipeline,model_id,units\nllm,\"a\"\"b,c\",2\n".utf8)
    let run = try StreamRun(csv, at: nil, sheet: sheet)
    #expect(run.text == "pipeline,model_id,units,fee_wei\nllm,\"a\"\"b,c\",2,6\n")
    let json = Array(#"{"pipeline":"llm","model_id":"a\"b\u002cc","units":"\u0032"}"#.utf8)
    let object = try StreamRun(json, .ndjson, at: nil, sheet: sheet)
    #expect(
      object.text
        == #"{"pipeline":"llm","model_id":"a\"b\u002cc","units":"\u0032","fee_wei":"6"}"# + "\n")
  }

  /// Rows of names that a large sheet does not have, each of which is refused by itself.
  @Test(arguments: ["app7,", "app,", "text-to-image,", "app7,other"])
  func manyUnknownNames(name: String) throws {
    let entries = (0..<500).map {
      #"{"pipeline":"app\#($0)","model_id":"m\#($0)","price_per_unit":3}"#
    }
    let sheet = try PriceSheet(json: "[\(entries.joined(separator: ","))]")
    let row = "\(name),2\n"
    let run = try StreamRun(
      Array(("pipeline,model_id,units\n" + String(repeating: row, count: 500)).utf8),
      onBadRow: .skip, sheet: sheet)
    #expect(run.rows == 0 && run.rejected == 500)
  }
}
