import LivepeerPricing
import Foundation
import Testing

@Suite struct FilesTests {
  /// Price files that a node would refuse, where the fault stands, and what is said of it.
  static let brokenSheets: [(json: String, place: String, message: String)] = [
    ("", "1:1", "the text is empty or only white space"),
    ("{}", "1:1", "expected an array of entries"),
    ("[3]", "1:2", "expected an entry"),
    ("[", "1:2", "expected ] at its end"),
    ("[\n {\"pipeline\"", "2:13", "the text ends"),
    ("[{}]", "1:2", "every entry needs pipeline and model_id"),
    (entry(#""price_per_unit":"12882811""#), "1:52", #"write "price_per_unit": 12882811"#),
    (
      entry(#""price_per_unit":"0.5e-3USD""#), "1:52",
      #"write "price_per_unit": 0.5e-3, "currency": "USD""#
    ),
    (entry(#""price_per_unit":"free""#), "1:52", "a bare number"),
    (entry(#""price_per_unit":1,"pixels_per_unit":"1""#), "1:72", "in quotation marks"),
    (entry(#""price_per_unit":-1"#), "1:52", "not negative, and this is -1"),
    (entry(#""price_per_unit":1,"pixels_per_unit":0"#), "1:72", "pixels_per_unit takes"),
    (entry(#""price_per_unit":1,"pixels_per_unit":1.5"#), "1:72", "pixels_per_unit takes"),
    (entry(#""price_per_unit":1,"currency":"EUR""#), "1:65", "use \"wei\", \"ETH\" or \"USD\""),
    (entry(#""price_per_unit":1,"warm":"yes""#), "1:61", "warm takes"),
    (entry(#""price_per_unit":NaN"#), "1:52", "`NaN` is not JSON"),
    (entry(#""price_per_unit":1e999999999"#), "1:52", "an exponent"),
    (entry(#""price_per_unit":01"#), "1:52", "a number begins with an unnecessary zero; remove it"),
    ("[\"\u{1}\"]", "1:3", "U+0001"),
    ("[] []", "1:4", "a text has only one value"),
  ]

  /// A file of one entry with those members after its pipeline and model.
  private static func entry(_ members: String) -> String {
    "[{\"pipeline\":\"llm\",\"model_id\":\"m\",\(members)}]"
  }

  @Test(arguments: brokenSheets)
  func brokenSheet(json: String, place: String, message: String) throws {
    for command in ["prices sheet.json", "quote llm --units 1 --prices sheet.json"] {
      let run = try withTemporaryFolder { folder in
        try Data(json.utf8).write(to: folder.appendingPathComponent("sheet.json"))
        return try Program.shell("livepeer-pricing \(command)", in: folder)
      }
      expectFailure(run, status: 65, "livepeer-pricing: sheet.json:\(place): ")
      #expect(run.errors.contains(message))
    }
  }

  @Test func deepNesting() throws {
    let run = try Program.run("prices -", input: String(repeating: "[", count: 100_000))
    expectFailure(run, status: 65, "-:1:")
  }

  @Test func sheetThatIsNotUTF8() throws {
    let run = try Program.run(["prices", "-"], input: Data([0x5B, 0x22, 0xFF, 0x22, 0x5D]))
    expectFailure(run, status: 65, "-:1:3: ")
  }

  @Test(arguments: [([0xFF], 1), ([0x68, 0xC3, 0xA9, 0xC3], 4), ([0x61, 0xED, 0xA0, 0x80], 2)])
  func textThatIsNotUTF8(bytes: [UInt8], place: Int) throws {
    let run = try Program.run(["quote", "text-to-speech", "--text-file", "-"], input: Data(bytes))
    expectFailure(run, status: 65, "-: byte \(place) is not UTF-8")
  }

  static let absent: [(commandLine: String, message: String)] = [
    ("prices none.json", "none.json: No such file or directory"),
    ("prices ''", "the name of a file is empty"),
    ("prices /", "/: Is a directory"),
    ("quote llm --units 1 --prices none.json", "none.json: No such file or directory"),
    ("quote text-to-speech --text-file none.txt", "none.txt: No such file or directory"),
    ("quote text-to-speech --text-file input/none.txt", "Not a directory"),
  ]

  @Test(arguments: absent)
  func absentFile(commandLine: String, message: String) throws {
    expectFailure(try Program.run(commandLine), status: 66, message)
  }

  @Test func sheetWithoutThePipeline() throws {
    let run = try Program.run("quote upscale --size 1x1 --prices -", input: "[]")
    expectFailure(run, status: 65, "-: no price for upscale; this sheet prices nothing")
  }
}
