import Foundation
import Testing

/// What only the running program shows: files, options that go together, exit statuses.
@Suite struct MarketCommandTests {
  private static let list = #"""
    {"orchestrators": [
     {"address": "0xA1", "orch_uri": "https://o1", "capabilities_prices": [
      {"pricePerUnit": 12882811, "pixelsPerUnit": 1, "capability": 31, "constraint": "w"}]},
     {"address": "0xA2", "orch_uri": "https://o2", "capabilities_prices": [
      {"pricePerUnit": 12882811, "pixelsPerUnit": 1, "capability": 31, "constraint": "w"},
      {"pixelsPerUnit": 1, "capability": 30, "constraint": "m"}]}]}

    """#

  private static func run(_ arguments: String) throws -> Run {
    try withTemporaryFolder { folder in
      let files = [
        "list.json": list,
        "bad.json": list.replacing(#"{"pixelsPer"#, with: #"{"pricePerUnit": -1, "pixelsPer"#),
        "caps.json": #"{"capabilities_prices": []}"#,
        "own.json":
          #"[{"pipeline": "llm", "model_id": "m", "price_per_unit": 1, "currency": "USD"}]"#,
        "cut.json": String(list.prefix(100)),
      ]
      for (name, text) in files {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
      }
      return try Program.shell("livepeer-pricing \(arguments)", in: folder)
    }
  }

  @Test func offersAndWhatIsLeftOut() throws {
    let run = try Self.run("market bad.json --pipeline audio-to-text --format csv")
    #expect(run.status == 0)
    #expect(
      run.output.hasSuffix(
        "audio-to-text,w,millisecond,2,0,0,0" + String(repeating: ",12882811", count: 5) + "\n"))
    #expect(
      run.errors
        == "bad.json:6:20: the price of 0xA2 is left out: pricePerUnit is -1, below zero\n")
  }

  @Test func quoteOfTheCheapest() throws {
    let run = try Self.run("quote audio-to-text --duration 1s --market list.json")
    #expect(run.status == 0)
    #expect(
      run.output.contains(
        "offered by  0xA1\n            https://o1\n            cold, capacity 0; the cheapest of 2, "
          + "and 1 other at the same fee\n"))
    #expect(run.output.contains("fee         12882811000 wei\n"))
  }

  /// `prices` has a row for each offer, and says whose it is.
  @Test func pricesOfAList() throws {
    let run = try Self.run("prices list.json")
    #expect(run.status == 0)
    #expect(
      run.output == """
          wei per unit
        audio-to-text  w, by 0xA1
              12882811 /ms
        audio-to-text  w, by 0xA2
              12882811 /ms
        upscale  m, by 0xA2
                     0 /px

        """)
    let csv = try Self.run("prices list.json --format csv")
    #expect(
      csv.output.hasPrefix(
        "pipeline,model,gateway,warm,unit,wei_numerator,wei_denominator,address,url\n"))
    #expect(
      csv.output.contains(
        "\naudio-to-text,w,default,false,millisecond,12882811,1,0xA2,https://o2\n"))
  }

  @Test(
    arguments: [
      ("market", 64, "Missing expected argument '<file> ...'"),
      ("market none.json", 66, "none.json: No such file or directory"),
      ("market cut.json", 65, "cut.json:3:9: the text ends, but the string that began at 3:4"),
      (
        "market caps.json", 65, "caps.json:1:1: this is a gateway's file of caps, which is not read"
      ),
      ("market list.json --as discovery", 65, "list.json:1:1: this is an answer of /getNetworkCap"),
      ("market list.json --mine own.json", 64, "--mine own.json: a price in USD needs an ETH"),
      ("market list.json --select-price-weight 0.5", 64, "add up to 1.5, and the node stops"),
      ("market list.json --select-price-factor x", 64, "select-price-factor"),
      ("market - --mine -", 64, "standard input is one file, not several"),
      (
        "quote llm --tokens 5 --market list.json", 65,
        "list.json: no offer for llm; offered are audio"
      ),
      (
        "quote upscale --size 2x2 --market list.json", 65,
        "list.json: every offer for upscale is listed at 0 (1)"
      ),
      (
        "quote audio-to-text --tokens 5 --market list.json", 64,
        "does not take a count of tokens; give"
      ),
      (
        "quote llm --tokens 5 --market list.json --price 5/token", 64,
        "give one of --market, --price"
      ),
      ("quote llm --budget 5 --market list.json", 64, "--market takes a measure, not --budget"),
      (
        "quote llm --tokens 5 --prices list.json", 65, "; market, prices and quote --market read it"
      ),
      ("prices list.json --reference own.json", 64, "--reference goes with a price file"),
      ("prices cut.json --as capabilities", 65, "cut.json:3:9: the text ends, but the string"),
    ])
  func mistakes(arguments: String, status: Int32, message: String) throws {
    expectFailure(try Self.run(arguments), status: status, message)
  }
}
