import LivepeerPricing
import Testing

@testable import QuoteStream

@Suite struct NDJSONTests {
  static let fee = #""fee_wei":"25765622","fee_usd":"0.000000080581""#

  static let cases: [FileCase] = [
    FileCase("empty", "", ""),
    FileCase(
      // cases/j_bom.ndjson
      "a byte order mark", "\u{FEFF}{\"pipeline\":\"audio-to-text\",\"units\":1000}\n",
      #"{"pipeline":"audio-to-text","units":1000,"fee_wei":"12882811000","fee_usd":"0.000040290347"}"#
        + "\n"),
    FileCase("a byte order mark alone", "\u{FEFF}", ""),
    FileCase("a byte order mark and a blank line", "\u{FEFF}\n", ""),
    FileCase("blank lines", "\n \t\r\n\n  ", ""),
    FileCase(
      "plain", #"{"pipeline":"audio-to-text","units":2}"# + "\n",
      #"{"pipeline":"audio-to-text","units":2,"# + fee + "}\n"),
    FileCase(
      "a string of digits, no line end", #"{"pipeline":"audio-to-text","units":"2"}"#,
      #"{"pipeline":"audio-to-text","units":"2","# + fee + "}\n"),
    FileCase(
      "white space and CRLF",
      " {\t\"pipeline\" : \"audio-to-text\" , \"units\":\r2 } \r\n",
      " {\t\"pipeline\" : \"audio-to-text\" , \"units\":\r2 ," + fee + "} \r\n"),
    FileCase(
      "an escaped key", #"{"pipe\u006cine":"audio-to-text","\u0075nits":2}"#,
      #"{"pipe\u006cine":"audio-to-text","\u0075nits":2,"# + fee + "}\n"),
    FileCase(
      "an escaped value", #"{"pipeline":"audio\u002Dto-text","units":2}"#,
      #"{"pipeline":"audio\u002Dto-text","units":2,"# + fee + "}\n"),
    FileCase(
      "null is an empty field",
      #"{"pipeline":"audio-to-text","units":null,"duration_ms":2,"model_id":null,"eth_usd":null}"#,
      #"{"pipeline":"audio-to-text","units":null,"duration_ms":2,"model_id":null,"eth_usd":null,"#
        + fee + "}\n"),
    FileCase(
      "nested values pass through",
      #"{"a":{"units":[1,{"b":[]},-1.5e+7,true,false,null,"\ud800 \"\\"]},"pipeline":"audio-to-text","b":[{}],"units":2}"#,
      #"{"a":{"units":[1,{"b":[]},-1.5e+7,true,false,null,"\ud800 \"\\"]},"pipeline":"audio-to-text","b":[{}],"units":2,"#
        + fee + "}\n"),
    FileCase(
      "unknown keys may repeat, known ones in other letters are unknown",
      #"{"x":1,"x":2,"Units":"a","pipeline":"audio-to-text","units":2}"#,
      #"{"x":1,"x":2,"Units":"a","pipeline":"audio-to-text","units":2,"# + fee + "}\n"),
    FileCase(
      "a row's own ETH price", #"{"pipeline":"audio-to-text","units":2,"eth_usd":1000.00}"#,
      #"{"pipeline":"audio-to-text","units":2,"eth_usd":1000.00,"fee_wei":"25765622","#
        + #""fee_usd":"0.000000025766"}"# + "\n"),
    FileCase(
      "a measure past 2^64", #"{"pipeline":"audio-to-text","units":18446744073709551616}"#,
      #"{"pipeline":"audio-to-text","units":18446744073709551616,"#
        + #""fee_wei":"237645917466970222363672576","fee_usd":"743225724582.076021931268"}"# + "\n"),
    FileCase(
      "every measure",
      #"{"pipeline":"text-to-speech","characters":3}"# + "\n"
        + #"{"width":"2","pipeline":"upscale","count":4,"height":3}"# + "\n",
      #"{"pipeline":"text-to-speech","characters":3,"fee_wei":"17881395","fee_usd":"0.000000055923"}"#
        + "\n"
        + #"{"width":"2","pipeline":"upscale","count":4,"height":3,"fee_wei":"114440904","fee_usd":"0.000000357908"}"#
        + "\n"),
  ]

  @Test(arguments: cases) func files(_ file: FileCase) throws {
    for size in chunkSizes + [1 << 20] {
      let run = try StreamRun(file.input, .ndjson, chunk: size)
      #expect(run.text == file.output, "chunks of \(size)")
      #expect(run.errorText == nil)
    }
  }

  @Test func withoutETHPrice() throws {
    let run = try StreamRun(
      #"{"pipeline":"audio-to-text","units":2}"# + "\n"
        + #"{"pipeline":"audio-to-text","units":2,"eth_usd":"1000"}"#, .ndjson, at: nil)
    #expect(
      run.text == #"{"pipeline":"audio-to-text","units":2,"fee_wei":"25765622"}"# + "\n"
        + #"{"pipeline":"audio-to-text","units":2,"eth_usd":"1000","fee_wei":"25765622","#
        + #""fee_usd":"0.000000025766"}"# + "\n")
  }

  static let start = #"{"pipeline":"audio-to-text","units":"#

  static let bad: [BadRow] = [
    BadRow(
      start + "2",
      "not JSON, column 38: the text ends, but the object that began at 3:1 is not closed"),
    BadRow(start + "2}}", "not JSON, column 39"),
    BadRow(start + "2} x", "not JSON, column 40"),
    BadRow(start + "2,}", "not JSON, column 38"),
    BadRow(start + "02}", "not JSON, column"),
    BadRow(start + "+2}", "not JSON, column 37"),
    BadRow(start + #""2}"#, "not JSON, column"),
    BadRow(start + "\"\t2\"}", "not JSON, column"),
    BadRow(start + #""\x2"}"#, "not JSON, column"),
    BadRow(start + #""\ud800"}"#, "not JSON, column"),
    BadRow(start + "nul}", "not JSON, column 37"),
    BadRow("{pipeline:1}", "not JSON, column 2"),
    BadRow(
      "\u{FEFF}" + start + "2}",
      "a byte order mark, which only a file's first line may have; remove"),
    BadRow("[1]", "expected a JSON object, found an array"),
    BadRow("7", "expected a JSON object, found a number"),
    BadRow("{}", "no key 'pipeline', which every row needs"),
    BadRow(#"{"pipeline":"","units":2}"#, "pipeline: empty; name one, as in audio-to-text"),
    BadRow(
      #"{"x":"# + String(repeating: "[", count: 64) + String(repeating: "]", count: 64) + "}",
      "not JSON, column"),
    BadRow(start + #"2,"units":2}"#, "the key 'units' is repeated"),
    BadRow(start + #"2,"\u0075nits":2}"#, "the key 'units' is repeated"),
    BadRow(
      start + #"2,"fee_wei":1}"#, "the key 'fee_wei', which the output adds; rename or drop it"),
    BadRow(
      start + #"2,"fee_us\u0064":1}"#,
      "the key 'fee_usd', which the output adds; rename or drop it"),
    BadRow(
      start + "true}",
      "units: a boolean; write a whole number, or a string of digits"),
    BadRow(
      start + #"2,"width":null,"eth_usd":true}"#,
      "eth_usd: a boolean; write a number or a string, as in 3127.45"),
    BadRow(start + "[2]}", "units: an array; write a whole number, or a string of digits"),
    BadRow(start + #"2,"model_id":7}"#, "model_id: a number; write a string"),
    BadRow(
      start + #"2,"eth_usd":{}}"#, "eth_usd: an object; write a number or a string, as in 3127.45"),
    BadRow(
      start + "-2}", "units '-2': negative; write a whole number in digits only"),
    BadRow(
      start + "1.5}", "units '1.5': a decimal point; write a whole number in digits only"),
    BadRow(start + "1e3}", "units '1e3': an exponent; write a whole number in digits only"),
    BadRow(
      start + #"""}"#,
      "no measure; give units, duration_ms, seconds, characters, tokens, requests, or width and height"
    ),
    BadRow(start + #"2,"duration_ms":"2"}"#, "several measures: units, duration_ms"),
    BadRow(start + "\"2\0\"}", "not JSON, column"),
    BadRow(start + #""2\u0000"}"#, "units: a NUL byte"),
  ]

  @Test(arguments: bad) func refused(_ bad: BadRow) throws {
    let good = Array((Self.start + "2}\n").utf8)
    let run = try StreamRun(good + [0x0A] + bad.row + [0x0A] + good, .ndjson)
    #expect(run.errorText?.hasPrefix("3: \(bad.reason)") == true, "\(run.errorText ?? "none")")
    #expect(run.rows == 1)
    for size in chunkSizes {
      let run = try StreamRun(
        good + [0x0A] + bad.row + [0x0A] + good, .ndjson, onBadRow: .skip, chunk: size)
      #expect(run.rows == 2 && run.rejected == 1)
      let quoted = bad.row.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }
      #expect(run.rejects.suffix(quoted.count + 3) == [0x22] + quoted + [0x22, 0x0A])
    }
  }

  @Test func invalidUTF8PassesThrough() throws {
    let head = Array(#"{"x":""#.utf8) + [0xFF, 0x80]
    let tail = Array(#"","pipeline":"audio-to-text","units":2"#.utf8)
    let run = try StreamRun(head + tail + Array("}\n".utf8), .ndjson)
    #expect(run.output == head + tail + Array(",\(Self.fee)}\n".utf8))
  }
}
