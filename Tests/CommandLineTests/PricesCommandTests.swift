import LivepeerPricing
import Foundation
import Testing

@Suite struct PricesCommandTests {
  /// The documented prices: wei per unit, and dollars at $3,000 per ETH.
  static let documented: [(pipeline: String, unit: String, wei: String, usd: String)] = [
    ("audio-to-text", "millisecond", "12882811", "0.1391343588"),
    ("text-to-speech", "character", "5960465", "0.017881395"),
    ("image-to-text", "pixel", "1192093", "0.003576279"),
    ("segment-anything-2", "pixel", "4768371", "0.014305113"),
    ("text-to-image", "pixel", "4768371", "0.014305113"),
    ("image-to-image", "pixel", "4768371", "0.014305113"),
    ("image-to-video", "pixel", "9536742", "0.028610226"),
    ("upscale", "pixel", "4768371", "0.014305113"),
    ("llm", "token", "60000000", "0.18"),
    ("live-video-to-video", "pixel", "500", "0.0000015"),
  ]

  @Test func documentedPrices() throws {
    let json = try expectJSON("prices --eth-usd 3000 --format json")
    let rows = try #require(json as? [NSDictionary])
    let csv = parseCSV(try expectOutput("prices --eth-usd 3000 --format csv"))
    #expect(rows.count == Self.documented.count && csv.count == rows.count + 1)
    for (index, expected) in Self.documented.enumerated() {
      #expect(rows[index].value(at: "pipeline") == expected.pipeline)
      #expect(rows[index].value(at: "unit") == expected.unit)
      let wei = rows[index].object(forKey: "wei_per_unit") as? NSDictionary
      #expect(wei?.value(at: "numerator") == expected.wei)
      #expect(wei?.value(at: "denominator") == "1")
      #expect(rows[index].value(at: "usd_per_scale") == expected.usd)
      let record = csv[index + 1]
      #expect(
        [record[0], record[4], record[5], record[6], record[9]]
          == [expected.pipeline, expected.unit, expected.wei, "1", expected.usd]
      )
    }
  }

  @Test(arguments: ["prices --eth-usd 3000", "prices --eth-usd 98.7654321", "prices"])
  func tableLinesUpIn80Columns(commandLine: String) throws {
    let lines = try Program.run(commandLine).output.split(separator: "\n").map(String.init)
    #expect(lines.count == 1 + 2 * Self.documented.count + 1)
    #expect(lines.last == "documented in late 2025")
    let weiColumn = try #require(lines[0].range(of: "wei per unit")).upperBound
    let weiEnd = lines[0].distance(from: lines[0].startIndex, to: weiColumn)
    for (index, line) in lines.dropLast().enumerated() {
      #expect(line.count <= 80)
      #expect(line.last != " ")
      if index % 2 == 1 {
        #expect(line.hasPrefix(Self.documented[index / 2].pipeline + "  "))
      } else if index > 0 {
        // The figure ends where its heading does, and the unit begins one column on.
        let characters = Array(line)
        #expect(characters[weiEnd - 1] != " " && characters[weiEnd] == " ")
        #expect(characters[weiEnd + 1] == "/")
      }
    }
  }

  @Test(arguments: ["table", "json", "csv"])
  func noDollarsWithoutETHPrice(format: String) throws {
    let run = try Program.run("prices --format \(format)")
    #expect(run.status == 0)
    #expect(!run.output.lowercased().contains("usd"))
    #expect(!run.output.contains("$"))
    #expect(
      run.errors == "note: llm meta-llama/Meta-Llama-3.1-8B-Instruct is priced in USD; "
        + "give --eth-usd to see it in wei\n"
    )
  }

  /// A price file whose fields need quotes in CSV, and which is out to recolour a terminal.
  private static let hostileSheet = """
    [{"pipeline":"llm","model_id":"a \\"b\\", c\\nd","price_per_unit":1,"pixels_per_unit":3},
     {"pipeline":"upscale","model_id":"\\u001b[31mred","price_per_unit":12345678901234567}]
    """

  @Test func csvRoundTripsFieldsWithQuotes() throws {
    let csv = parseCSV(try expectOutput("prices - --format csv", input: Self.hostileSheet))
    #expect(csv.map(\.count) == [7, 7, 7])
    #expect(csv[1] == ["llm", "a \"b\", c\nd", "default", "false", "token", "1", "3"])
    #expect(csv[2][5] == "12345678901234567")
  }

  @Test func tableShowsNothingThatATerminalObeys() throws {
    let table = try expectOutput("prices -", input: Self.hostileSheet)
    #expect(!table.contains("\u{1B}"))
    #expect(table.contains("\u{FFFD}[31mred\n"))
    #expect(table.contains("\nllm  a \"b\", c\u{FFFD}d\n"))
  }

  @Test func roundedFigureIsMarked() throws {
    let table = try expectOutput("prices -", input: Self.hostileSheet)
    #expect(table.contains(" ~0.333333333333 /token\n"))
    #expect(table.contains(" ~12345678901200000 /px\n"))
  }

  @Test func unitChoice() throws {
    let run = try Program.run(
      "prices --eth-usd 3000 --unit text-to-speech=ms --unit llm/m=token --format csv")
    let csv = parseCSV(run.output)
    #expect(
      run.errors == """
        warning: unit llm/m=token: the documented sheet has no entry for it
        warning: text-to-speech suno/bark: 5960465 wei is a price per character, and it is used \
        per millisecond; price a millisecond of speech, or leave out the unit ms

        """)
    #expect(
      csv[2] == [
        "text-to-speech", "suno/bark", "default", "false", "millisecond", "5960465", "1",
        "0.000000017881395", "hour", "0.064373022",
      ]
    )
  }

  @Test func emptySheet() throws {
    #expect(try expectOutput("prices -", input: "[]") == "  wei per unit\n")
    #expect(try expectOutput("prices - --format json", input: "[]") == "[]\n")
    #expect(parseCSV(try expectOutput("prices - --format csv", input: "[]")).count == 1)
  }

  @Test func largeSheet() throws {
    let entries = (1...20_000).map {
      #"{"pipeline":"upscale","model_id":"m\#($0)","price_per_unit":\#($0)}"#
    }
    let csv = try expectOutput(
      "prices - --format csv",
      input: "[\(entries.joined(separator: ","))]"
    )
    #expect(csv.hasSuffix("\nupscale,m20000,default,false,pixel,20000,1\n"))
  }

  @Test func noteOfAnUnknownPipeline() throws {
    let run = try Program.run(
      "prices -",
      input: #"[{"pipeline":"made-up","model_id":"m","price_per_unit":1}]"#
    )
    #expect(run.status == 0)
    #expect(
      run.errors
        == "-: note: unknown pipeline 'made-up': give its unit with --unit or --catalog\n")
    let chosen = try Program.run(
      "prices - --unit made-up=request",
      input: #"[{"pipeline":"made-up","model_id":"m","price_per_unit":1}]"#)
    #expect(chosen.errors.isEmpty)
    #expect(chosen.output.contains("1 /request"))
  }

  /// The documented prices under the documented caps: image-to-video asks 9536742 of 3390842.
  @Test func headroomUnderCaps() throws {
    let rows = try expectJSONRows("prices --caps documented --eth-usd 3000 --format json")
    let video = try #require(rows.first { $0.value(at: "pipeline") == "image-to-video" })
    #expect(video.value(at: "headroom.margin_wei") == "-6145900")
    #expect(video.value(at: "headroom.refused") == "always")
    let speech = try #require(rows.first { $0.value(at: "pipeline") == "text-to-speech" })
    #expect(speech.value(at: "headroom.margin_wei") == nil)
    // Those in wei need no ETH price; the documented one of llm is in dollars, and has no cap.
    #expect(try Program.run("prices --caps documented").status == 0)
    expectFailure(
      try Program.run("prices --max-price-per-unit 1USD"), status: 64, "--eth-usd")
  }

  /// 0.18 USD a million tokens under a cap of 100,000,000 wei: refused below $1,800; a session that
  /// begins at $3,000 is ended below $1,500 by a gateway that signs itself, and below $3,000 by a
  /// remote signer.
  @Test func headroomOfAPriceInDollars() throws {
    try withTemporaryFolder { folder in
      let caps = folder.appendingPathComponent("caps.json")
      try #"{"capabilities_prices":[{"pipeline":"llm","price_per_unit":100000000}]}"#
        .write(to: caps, atomically: true, encoding: .utf8)
      let rows = try expectJSONRows(
        "prices --caps \(caps.path) --eth-usd 3000 --format json")
      let llm = try #require(rows.first { $0.value(at: "pipeline") == "llm" })
      for (key, value) in [
        ("margin_wei", "40000000"), ("margin_share", "0.4"), ("refused", "below"),
        ("refused_eth_usd", "1800"), ("session_refused_by_gateway", "below"),
        ("session_refused_by_gateway_eth_usd", "1500"), ("session_refused_by_signer", "below"),
        ("session_refused_by_signer_eth_usd", "3000"),
      ] {
        #expect(llm.value(at: "headroom.\(key)") == value, "\(key)")
      }
      let table = try expectOutput("prices --caps \(caps.path) --eth-usd 3000")
      #expect(
        table.contains(
          "  100000000    40.00 %     below $1800.00    below $1500.00   below $3000.00\n"))
      #expect(table.split(separator: "\n").allSatisfy { $0.count <= 80 })
      let records = parseCSV(
        try expectOutput("prices --caps \(caps.path) --eth-usd 3000 --format csv"))
      #expect(
        records[0].suffix(4) == [
          "session_refused_by_gateway", "session_refused_by_gateway_eth_usd",
          "session_refused_by_signer", "session_refused_by_signer_eth_usd",
        ])
      #expect(
        records.first { $0[0] == "llm" }?.suffix(4) == ["below", "1500", "below", "3000"])
    }
  }

  /// `domain/pipelines.md`: the published claims imply ETH at $108.67 and at $104.86.
  @Test func aReferenceInDollars() throws {
    let reference = """
      [{"pipeline":"audio-to-text","model_id":"openai/whisper-large-v3",
        "price_per_unit":0.0000014,"pixels_per_unit":1000,"currency":"USD"},
       {"pipeline":"text-to-image","model_id":"SG161222/RealVisXL_V4.0_Lightning",
        "price_per_unit":0.0005,"pixels_per_unit":1000000,"currency":"USD"}]
      """
    let run = try Program.run("prices --reference - --format csv", input: reference)
    let records = parseCSV(run.output)
    #expect(records[1].last == "108.671935030328396")
    #expect(records[2].last == "")
    #expect(run.errors.contains("the entries do not imply one ETH price: text-to-image"))
    let given = try Program.run("prices --reference - --eth-usd 3000", input: reference)
    #expect(given.errors.contains("implies ETH at $108.67, not $3000.00"))
    let none = try Program.run("prices --reference - ", input: "[]")
    #expect(none.errors.contains("nothing is compared"))
  }

  @Test func chargedForms() throws {
    let rows = try expectJSONRows("prices --charged --format json")
    let whisper = try #require(rows.first)
    #expect(whisper.value(at: "charged_wei") == "13011639.11")
    #expect(whisper.value(at: "charged_wei_exact.denominator") == "100")
    #expect(whisper.value(at: "charged_without_adjustment_wei") == "12882811")
    #expect(whisper.value(at: "listed_wei") == "12882811")
    let table = try Program.run("prices --charged --eth-usd 3000").output
    #expect(table.contains("  13011639.11             12882811  12882811\n"))
    #expect(table.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  /// The last price of a model and gateway is in force, and the command says that others are not.
  @Test func entriesInForce() throws {
    let sheet = """
      [{"pipeline":"llm","model_id":"o/m","price_per_unit":5},
       {"pipeline":"llm","model_id":"o/m","price_per_unit":0,"gateway":"Default"}]
      """
    let run = try Program.run("prices - --charged --price-per-unit 1000 --format csv", input: sheet)
    #expect(parseCSV(run.output).count == 2)
    #expect(parseCSV(run.output)[1].suffix(3) == ["1010", "1000", "0"])
    #expect(run.errors.contains("1 entry is repeated for one model and gateway"))
    #expect(run.errors.contains("a price of 0 is not free here"))
  }

  /// Caps and a sheet in wei need no ETH price; a skipped cap is a warning, an unread file an error.
  @Test func capsAsTheGatewayReadsThem() throws {
    try withTemporaryFolder { folder in
      func caps(_ json: String) throws -> String {
        let file = folder.appendingPathComponent("caps.json")
        try json.write(to: file, atomically: true, encoding: .utf8)
        return file.path
      }
      let sheet = #"[{"pipeline":"upscale","model_id":"o/m","price_per_unit":5}]"#
      let half = try caps(
        #"{"capabilities_prices":[{"pipeline":"upscale","price_per_unit":4,"pixels_per_unit":0.5}]}"#
      )
      let rows = try Program.run("prices - --caps \(half) --format csv", input: sheet)
      #expect(parseCSV(rows.output)[1][7...8] == ["8", "3"])
      let skipped = try caps(#"{"capabilities_prices":[{"pipeline":"upscale"}]}"#)
      let open = try Program.run("prices - --caps \(skipped)", input: sheet)
      #expect(open.status == 0 && open.output.contains("no cap"))
      #expect(open.errors.contains("warning: cap-without-price: no price_per_unit"))
      let number = try Program.run(
        "prices - --caps \(skipped) --max-price-per-unit 7 --format csv", input: sheet)
      #expect(parseCSV(number.output)[1][7...8] == ["7", "2"])
      let quoted = try caps(
        #"{"capabilities_prices":[{"pipeline":"upscale","price_per_unit":"4"}]}"#)
      expectFailure(
        try Program.run("prices - --caps \(quoted)", input: sheet), status: 65,
        "1:64: price_per_unit is in quotation marks")
      expectFailure(
        try Program.run("prices - --max-price-per-unit 0.02EUR", input: sheet), status: 64,
        "the node has no price feed for EUR")
    }
  }

  /// A file is what --as says, in prices, quote and diff; the inline value of -aiModels has no prices.
  @Test func documentsOfAKind() throws {
    let two = #"{"gateways":[],"runners":[]}"#
    let runs = [
      "prices -", "prices - --as runners", "quote a --prices - --units 1 --as caps",
      "diff - b.json --as byoc", "prices --as byoc",
      "quote a --units 1 --price 1wei/px --as models",
      "prices - --as sheet",
    ]
    let messages = [
      (65, "this is a file of live runners, and a file of transcoding prices for gateways at once"),
      (0, ""), (65, "-:1:1: this is a file of live runners, not a gateway's file of caps"),
      (65, "-:1:1: this is a file of live runners, not a registration of a BYOC capability"),
      (64, "--as goes with a file"), (64, "--as goes with --prices"),
      (64, "unknown kind 'sheet'; use one of models, caps, runners, byoc, gateway-prices"),
    ]
    for (command, (status, message)) in zip(runs, messages) {
      let run = try Program.run(command, input: two)
      guard status > 0 else {
        #expect(run.status == 0)
        continue
      }
      expectFailure(run, status: Int32(status), message)
    }
    let inline = try Program.run("prices - --format csv", input: "llm:a:true,upscale:b:false\n")
    #expect(inline.status == 0)
    #expect(parseCSV(inline.output).map { $0[0] } == ["pipeline", "llm", "upscale"])
  }

  private func expectJSONRows(_ commandLine: String) throws -> [NSObject] {
    let run = try Program.run(commandLine)
    #expect(run.status == 0)
    return try #require(try parseJSON(run.output) as? [NSObject])
  }
}
