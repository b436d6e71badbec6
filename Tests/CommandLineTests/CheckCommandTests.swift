import LivepeerPricing
import Foundation
import Testing

@Suite struct CheckCommandTests {
  private static let quoted = """
    [
      {"pipeline": "audio-to-text", "model_id": "openai/whisper-large-v3", "price_per_unit": "5"},
      {"pipeline": "upscale", "model_id": "org/é", "warm": true, "price_per_unit": 0.0005}
    ]

    """

  @Test func eachFindingIsALine() throws {
    let run = try Program.run("check -", input: Self.quoted)
    #expect(run.status == 1)
    #expect(
      run.output == """
        -:2:90: error: quoted-number: price_per_unit is in quotation marks, and the node stops at \
        start-up with 'value is not a number'; write "price_per_unit": 5
        -:3:39: warning: non-standard-model: 'org/é' gets fewer jobs: most of upscale ask for \
        stabilityai/stable-diffusion-x4-upscaler
        -:3:80: error: advertises-as-free: 0.0005 wei a unit is below 0.001 wei with its surcharge, \
        and the node works for nothing

        """
    )
    #expect(run.errors == "2 errors, 1 warning\n")
  }

  @Test(
    arguments: [
      ("[]", 0, "0 errors, 0 warnings\n"),
      (
        #"[{"pipeline":"upscale","model_id":"o/m","price_per_unit":4768371}]"#, 0,
        "0 errors, 1 warning\n"
      ),
      ("[{}]", 1, "2 errors, 1 warning\n"), ("[", 1, "1 error, 0 warnings\n"),
      ("\u{FEFF}[]", 1, "1 error, 0 warnings\n"),
    ]
  )
  func statusTellsOfErrors(file: String, status: Int32, summary: String) throws {
    for format in ["text", "json", "sarif"] {
      let run = try Program.run("check - --format \(format)", input: file)
      #expect(run.status == status)
      #expect(run.errors == summary)
    }
  }

  @Test func jsonHasEveryField() throws {
    let run = try Program.run("check - --format json", input: Self.quoted)
    let findings = try #require(parseJSON(run.output) as? [NSDictionary])
    #expect(findings.count == 3)
    #expect(
      findings[1] == [
        "file": "-", "line": 3, "column": 39, "severity": "warning",
        "code": "non-standard-model",
        "message":
          "'org/é' gets fewer jobs: most of upscale ask for "
          + "stabilityai/stable-diffusion-x4-upscaler",
        "consequence": "the model gets fewer jobs", "pipeline": "upscale", "model": "org/é",
      ] as NSDictionary
    )
    #expect(try Program.run("check - --format json", input: "[]").output == "[]\n")
  }

  /// The properties that the standard requires, and those that code review tools show.
  @Test func sarifIsThatOfTheStandard() throws {
    let run = try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("my prices:é.json")
      try Data(Self.quoted.utf8).write(to: file)
      return try Program.shell(
        "livepeer-pricing check 'my prices:é.json' --format sarif", in: folder)
    }
    #expect(run.status == 1)
    let log = try JSONDecoder().decode(SARIFLog.self, from: Data(run.output.utf8))
    #expect(log.version == "2.1.0")
    #expect(log.schema.hasSuffix("/sarif-schema-2.1.0.json"))
    let tool = try #require(log.runs.first)
    #expect(log.runs.count == 1 && tool.columnKind == "unicodeCodePoints")
    #expect(tool.tool.driver.name == "livepeer-pricing")
    #expect(try tool.tool.driver.version + "\n" == expectOutput("--version"))
    let rules = tool.tool.driver.rules
    for rule in rules {
      #expect(!rule.shortDescription.text.isEmpty)
      #expect(["error", "warning"].contains(rule.defaultConfiguration.level))
    }
    #expect(tool.results.count == 3)
    for result in tool.results {
      #expect(rules[result.ruleIndex].id == result.ruleId)
      #expect(rules[result.ruleIndex].defaultConfiguration.level == result.level)
    }
    let place = try #require(tool.results[1].locations.first).physicalLocation
    #expect(place.artifactLocation.uri == "my%20prices%3A%C3%A9.json")
    #expect(place.region.startLine == 3 && place.region.startColumn == 39)
    #expect(tool.results[1].message.text.hasPrefix("'org/é' gets fewer jobs"))
  }

  /// The codes that options bring, of the documented file with its two warm models.
  @Test(
    arguments: [
      ("", []), ("--gpu-memory '24 GB, 24'", []), ("--gpu-memory 8,24", ["gpu-memory-too-small"]),
      ("--gpu-memory 24", ["more-warm-models-than-gpus"]),
      ("--gpu-memory 16,16", ["gpu-memory-too-small"]),
      ("--gpu-memory 24,4", ["gpu-memory-may-not-suffice"]),
      ("--caps caps.json", ["above-cap-with-auto-adjust", "above-cap"]),
      ("--caps documented", ["above-cap-with-auto-adjust", "above-cap-with-auto-adjust"]),
    ]
  )
  func optionsBringRules(options: String, codes: [String]) throws {
    let run = try withTemporaryFolder { folder in
      let sheet = """
        [{"pipeline": "text-to-image", "model_id": "SG161222/RealVisXL_V4.0_Lightning", "price_per_unit": 4768371, "warm": true},
        {"pipeline": "audio-to-text", "model_id": "openai/whisper-large-v3", "price_per_unit": 12882811, "pixels_per_unit": 1, "warm": true}]
        """
      let caps = """
        {"capabilities_prices": [{"pipeline": "text-to-image", "price_per_unit": 4768371},
        {"pipeline": "audio-to-text", "model_id": "default", "price_per_unit": 25765621, "pixels_per_unit": 2}]}
        """
      try Data(sheet.utf8).write(to: folder.appendingPathComponent("sheet.json"))
      try Data(caps.utf8).write(to: folder.appendingPathComponent("caps.json"))
      return try Program.shell("livepeer-pricing check sheet.json \(options)", in: folder)
    }
    let found = run.output.split(separator: "\n").map { $0.split(separator: ": ")[2] }
    #expect(found == codes.map { $0[...] })
  }

  @Test func dollarsNeedAnETHPrice() throws {
    let file = """
      [{"pipeline": "llm", "model_id": "meta-llama/Meta-Llama-3.1-8B-Instruct",
        "price_per_unit": 1e-13, "currency": "USD", "pixels_per_unit": 1000000}]
      """
    let unpriced = try Program.run("check -", input: file)
    #expect(unpriced.status == 0)
    #expect(
      unpriced.errors
        == "note: 1 price in USD not checked in wei; give --eth-usd\n0 errors, 1 warning\n"
    )
    #expect(unpriced.output.hasPrefix("-:2:21: warning: unlikely-price: "))
    // 1e-19 USD a token are 1e-19 / 3000 · 10^18 wei.
    let priced = try Program.run("check - --eth-usd 3000", input: file)
    #expect(priced.status == 1)
    #expect(priced.output.hasPrefix("-:2:21: error: advertises-as-free: 0.0000333333333333 wei"))
    #expect(priced.errors == "1 error, 0 warnings\n")
  }

  /// A file of caps is checked too, under its own name; what the gateway does is said in words.
  @Test(
    arguments: [
      (
        "made-up", "1",
        "1:37: error: unknown-cap-pipeline: unknown pipeline 'made-up': the gateway stops"
      ),
      (
        "upscale", "-1", "1:64: warning: cap-without-price: price_per_unit is -1: no cap of its own"
      ),
      (
        "upscale", "\"1\"", "1:64: error: caps-dropped: price_per_unit is in quotation marks; write"
      ),
    ])
  func capsAreChecked(pipeline: String, price: String, line: String) throws {
    let run = try withTemporaryFolder { folder in
      let caps =
        "{\"capabilities_prices\":[{\"pipeline\":\"\(pipeline)\",\"price_per_unit\":\(price)}]}"
      try Data(caps.utf8).write(to: folder.appendingPathComponent("caps.json"))
      return try Program.shell("echo '[]' | livepeer-pricing check - --caps caps.json", in: folder)
    }
    #expect(run.status == (line.contains("error") ? 1 : 0))
    #expect(run.output.hasPrefix("caps.json:\(line)"))
  }

  /// The flags of a gateway and of an orchestrator stand for what a file leaves to them.
  @Test func flagsOfNodes() throws {
    let sheet = #"[{"pipeline":"llm","model_id":"o/m","price_per_unit":0}]"#
    let run = try Program.run(
      "check - --price-per-unit 1000 --max-price-per-unit 1009", input: sheet)
    #expect(run.status == 0)
    #expect(run.output.contains("the node charges its -pricePerUnit, 1000 wei a unit"))
    #expect(
      run.output.contains("warning: above-cap-with-auto-adjust: with the node's auto-adjust 1010"))
    expectFailure(
      try Program.run("check - --price-per-unit 1,000", input: sheet), status: 64,
      "--price-per-unit")
  }

  @Test(
    arguments: [
      ("check", 64, "Missing expected argument '<file>'"),
      ("check missing.json", 66, "missing.json: No such file"),
      ("check . ", 66, ".: "),
      ("check - --format csv", 64, "unknown format 'csv'; use one of text, json, sarif, markdown"),
      (
        "check - --gpu-memory 24,x", 64,
        "expected whole GB, a number for each GPU, as in 24,24, found 'x'"
      ),
      ("check - --gpu-memory 24,", 64, "expected whole GB"),
      ("check - --gpu-memory 0", 64, "a GPU has 1 through 10000 GB"),
      ("check - --caps -", 64, "standard input is one file"),
      ("check - --caps missing.json", 66, "missing.json: No such file"),
      ("check - --eth-usd 0", 64, "an ETH price has to be above zero"),
    ]
  )
  func whatCannotBeDoneIsSaid(commandLine: String, status: Int32, message: String) throws {
    expectFailure(try Program.run(commandLine, input: "[]"), status: status, message)
  }

  /// Documents of other kinds, told by their shape or by --as, and said to be what they are.
  @Test(
    arguments: [
      (
        "check -", #"{"capabilities_prices":[{"pipeline":"llm"}]}"#, 0,
        "-:1:25: warning: cap-without-price: no price_per_unit: no cap of its own",
        "note: this is a gateway's file of caps, and is checked as that\n0 errors, 1 warning\n"
      ),
      (
        "check - --max-price-per-unit 7", #"{"capabilities_prices":[{"pipeline":"llm"}]}"#, 0,
        "-:1:25: warning: cap-without-price: no price_per_unit: the gateway takes the number", ""
      ),
      (
        "check - --as models", #"{"pipeline":"llm"}"#, 1,
        "-:1:1: error: entry-outside-list: this is one entry outside its list; write [{…}] for a",
        "2 errors, 1 warning\n"
      ),
      (
        "check -", "live-video-to-video:streamdiffusion:true\n", 0,
        "-:1:1: warning: missing-price: no price_per_unit",
        "note: this is the inline value of -aiModels, all at the node's -pricePerUnit, and is checked "
          + "as that\n0 errors, 1 warning\n"
      ),
      ("check - --as byoc", "[]", 0, "", "0 errors, 0 warnings\n"),
    ])
  func otherDocuments(
    command: String, file: String, status: Int32, output: String, errors: String
  ) throws {
    let run = try Program.run(command, input: file)
    #expect(run.status == status)
    #expect(run.output.hasPrefix(output))
    #expect(run.errors.hasSuffix(errors))
  }

  /// No finding of a hostile file reaches a terminal as anything but plain lines.
  @Test func findingsShowNothingThatATerminalObeys() throws {
    let file = #"""
      [{"pipeline":"\u001b[31m","model_id":"\u001b[2J","\u001bote":1,"currency":"\u001bx"},
       {"pipeline":"llm","model_id":"\u202e\n","gateway":"\u0007"},
       {"pipeline":"llm","model_id":"\u202e\n","gateway":"\u0007"}]
      """#
    let output = try Program.run("check -", input: file).output
    #expect(output.split(separator: "\n").allSatisfy { $0.hasPrefix("-:") })
    for scalar in ["\u{1B}", "\u{202E}", "\u{7}"] { #expect(!output.contains(scalar)) }
  }

  /// 10,000 entries, a finding for each, in the order of the file.
  @Test func largeSheet() throws {
    let entries = (0..<10_000).map {
      #"{"pipeline":"upscale","model_id":"o/m\#($0)","price_per_unit":4768371}"#
    }
    let run = try Program.run("check -", input: "[\(entries.joined(separator: ",\n"))]")
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 10_000)
    #expect(lines[9_999].hasPrefix("-:10000:34: warning: non-standard-model: 'o/m9999' gets"))
  }
}
