import LivepeerPricing
import Testing

@testable import QuoteStream

/// A file and what becomes of it; every case holds for all chunk sizes.
struct FileCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let input: String
  let output: String

  init(_ name: String, _ input: String, _ output: String) {
    (testDescription, self.input, self.output) = (name, input, output)
  }
}

@Suite struct CSVTests {
  static let cases: [FileCase] = [
    FileCase(
      "plain", "pipeline,units\naudio-to-text,2\n",
      "pipeline,units,fee_wei,fee_usd\naudio-to-text,2,25765622,0.000000080581\n"),
    FileCase("header only", "pipeline,units\n", "pipeline,units,fee_wei,fee_usd\n"),
    FileCase(
      "header without a line end", "pipeline,units", "pipeline,units,fee_wei,fee_usd\n"),
    FileCase(
      "no last line end", "pipeline,units\naudio-to-text,2",
      "pipeline,units,fee_wei,fee_usd\naudio-to-text,2,25765622,0.000000080581\n"),
    FileCase(
      "CRLF and LF mixed", "pipeline,units\r\naudio-to-text,2\naudio-to-text,2\r\n",
      "pipeline,units,fee_wei,fee_usd\r\naudio-to-text,2,25765622,0.000000080581\n"
        + "audio-to-text,2,25765622,0.000000080581\r\n"),
    FileCase(
      "byte order mark", "\u{FEFF}pipeline,units\naudio-to-text,2\n",
      "\u{FEFF}pipeline,units,fee_wei,fee_usd\naudio-to-text,2,25765622,0.000000080581\n"),
    FileCase(
      "quotes, escapes and line breaks",
      "note,\"pipeline\",\"units\"\n\"a \"\"b\"\", \r\nc\",\"audio-to-text\",\"2\"\n\"\",audio-to-text,2\n",
      "note,\"pipeline\",\"units\",fee_wei,fee_usd\n"
        + "\"a \"\"b\"\", \r\nc\",\"audio-to-text\",\"2\",25765622,0.000000080581\n"
        + "\"\",audio-to-text,2,25765622,0.000000080581\n"),
    FileCase(
      "quotes at the line end", "units,pipeline\n2,\"audio-to-text\"\r\n2,\"audio-to-text\"",
      "units,pipeline,fee_wei,fee_usd\n2,\"audio-to-text\",25765622,0.000000080581\r\n"
        + "2,\"audio-to-text\",25765622,0.000000080581\n"),
    FileCase(
      "any order, empty model, unknown columns",
      "units,x,model_id,x,pipeline\n2,é,,,audio-to-text\n2,\0,openai/whisper-large-v3,,audio-to-text\n",
      "units,x,model_id,x,pipeline,fee_wei,fee_usd\n"
        + "2,é,,,audio-to-text,25765622,0.000000080581\n"
        + "2,\0,openai/whisper-large-v3,,audio-to-text,25765622,0.000000080581\n"),
    FileCase(
      "every measure",
      "pipeline,units,duration_ms,characters,width,height,count\n"
        + "audio-to-text,,2,,,,\ntext-to-speech,,,3,,,\nupscale,,,,2,3,\nupscale,,,,2,3,4\n"
        + "image-to-video,,,,2,3,4\nlive-video-to-video,,1,,,,\nupscale,,,,2,3,0\nllm,0,,,,,\n",
      "pipeline,units,duration_ms,characters,width,height,count,fee_wei,fee_usd\n"
        + "audio-to-text,,2,,,,,25765622,0.000000080581\n"
        + "text-to-speech,,,3,,,,17881395,0.000000055923\n"
        + "upscale,,,,2,3,,28610226,0.000000089477\n"
        + "upscale,,,,2,3,4,114440904,0.000000357908\n"
        + "image-to-video,,,,2,3,4,5722045200,0.000017895410\n"
        + "live-video-to-video,,1,,,,,13824000,0.000000043234\n"
        + "upscale,,,,2,3,0,0,0.000000000000\nllm,0,,,,,,0,0.000000000000\n"),
    FileCase(
      "a row's own ETH price, and none",
      "pipeline,units,eth_usd\naudio-to-text,2,1000\naudio-to-text,2,\naudio-to-text,2,1000.0\n",
      "pipeline,units,eth_usd,fee_wei,fee_usd\naudio-to-text,2,1000,25765622,0.000000025766\n"
        + "audio-to-text,2,,25765622,0.000000080581\n"
        + "audio-to-text,2,1000.0,25765622,0.000000025766\n"),
    FileCase(
      "units of any size",
      "pipeline,units\naudio-to-text,18446744073709551616\naudio-to-text,0000000000000000000000000002\n"
        + "audio-to-text,2\naudio-to-text,18446744073709551615\n"
        + "audio-to-text,1000000000000000000000000000000000000000\n",
      "pipeline,units,fee_wei,fee_usd\n"
        + "audio-to-text,18446744073709551616,237645917466970222363672576,743225724582.076021931268\n"
        + "audio-to-text,0000000000000000000000000002,25765622,0.000000080581\n"
        + "audio-to-text,2,25765622,0.000000080581\n"
        + "audio-to-text,18446744073709551615,237645917466970222350789765,743225724582.076021890977\n"
        + "audio-to-text,1000000000000000000000000000000000000000,"
        + "12882811000000000000000000000000000000000000000,"
        + "40290347261950000000000000000000.000000000000\n"),
  ]

  @Test(arguments: cases) func files(_ file: FileCase) throws {
    for size in chunkSizes + [1 << 20] {
      let run = try StreamRun(file.input, chunk: size)
      #expect(run.text == file.output, "chunks of \(size)")
      #expect(run.errorText == nil)
    }
  }

  @Test func withoutETHPrice() throws {
    let plain = try StreamRun("pipeline,units\naudio-to-text,2\n", at: nil)
    #expect(plain.text == "pipeline,units,fee_wei\naudio-to-text,2,25765622\n")
    let own = try StreamRun(
      "pipeline,units,eth_usd\naudio-to-text,2,\nllm,1000000,4000\naudio-to-text,2,1000\n", at: nil)
    #expect(
      own.text == "pipeline,units,eth_usd,fee_wei,fee_usd\naudio-to-text,2,,25765622,\n"
        + "llm,1000000,4000,45000000000000,0.180000000000\n"
        + "audio-to-text,2,1000,25765622,0.000000025766\n")
    let unpriced = try StreamRun("pipeline,units,eth_usd\nllm,1,\n", at: nil)
    #expect(unpriced.errorText?.hasPrefix("2: llm ") == true)
  }

  @Test(arguments: [0, 1, 6, 8, 9, 16, 17, 18, 30]) func decimals(_ decimals: Int) throws {
    let run = try StreamRun(
      "pipeline,units\naudio-to-text,7\naudio-to-text,999999999999\n", decimals: decimals)
    let table = try TariffTable(.documented, at: ETHPrice("3127.45"), usdDecimals: decimals)
    let tariff = try table.index(of: "audio-to-text")
    for (line, units) in zip(run.text.split(separator: "\n").dropFirst(), [7, 999_999_999_999]) {
      let quote = try table.quote(units: BigInt(units), tariff: tariff)
      let usd = try #require(quote.usd)
      let fields = line.split(separator: ",")
      #expect(fields[2] == quote.fee.count.description)
      let digits = fields[3].split(separator: ".")
      #expect(digits.count == (decimals == 0 ? 1 : 2))
      #expect(decimals == 0 || digits[1].count == decimals)
      #expect(BigInt(digits.joined()) == usd)
    }
  }

  @Test func invalidUTF8PassesThrough() throws {
    let row: [UInt8] = Array("audio-to-text,2,".utf8) + [0xFF, 0xC0, 0x00, 0x80]
    let run = try StreamRun(Array("pipeline,units,x\n".utf8) + row + [0x0A])
    let fee = Array(",25765622,0.000000080581\n".utf8)
    #expect(run.output == Array("pipeline,units,x,fee_wei,fee_usd\n".utf8) + row + fee)
  }

  @Test func sizesOfBlocksDoNotMatter() throws {
    let rows = (1...5_000).map { "\"n\($0)\n\",audio-to-text,\($0 * 7919)\n" }
    let input = "n,pipeline,units\n" + rows.joined()
    let whole = try StreamRun(input)
    #expect(whole.rows == 5_000)
    for size in [61, 1_000, 4_096, 65_536] {
      #expect(try StreamRun(input, chunk: size) == whole)
    }
  }
}
