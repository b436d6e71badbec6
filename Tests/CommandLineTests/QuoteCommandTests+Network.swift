import Foundation
import Testing

/// What the network counts, advertises and reads of an image.
extension QuoteCommandTests {
  /// Units and fee of each side, by `vectors/metering.json` and the documented prices; nil where
  /// it refuses.
  @Test(
    arguments: [
      (
        "text-to-speech --text hello", "5", ["5", "5", "5000", "5000"],
        ["29802325", "29802325", "29802325000", "29802325000"]
      ),
      (
        "text-to-speech --text 'héllo'", "5", ["5", "6", "5000", "5000"],
        ["29802325", "35762790", "29802325000", "29802325000"]
      ),
      (
        "audio-to-text --duration 1999ms", "1999", ["1999", "1000", "1000", "1000"],
        ["25752739189", "12882811000", "12882811000", "12882811000"]
      ),
      (
        "audio-to-text --duration 999ms", "999", ["999", nil, nil, nil],
        ["12869928189", nil, nil, nil]
      ),
      (
        "llm --eth-usd 3000", "256", ["256", "256", "256", nil],
        ["15360000000", "15360000000", "15360000000", nil]
      ),
      (
        "image-to-image --size 2x3 --count 0", "0", ["0", "6", "6", "0"],
        ["0", "28610226", "28610226", "0"]
      ),
      (
        "live-video-to-video --duration 1.5s", "41472000",
        ["41472000", "41472000", "41472000", "41472000"],
        ["20736000000", "20736000000", "20736000000", "20736000000"]
      ),
      (
        "live-video-to-video --duration 9ms", "248832", ["248832", "248831", "248831", "248831"],
        ["124416000", "124415500", "124415500", "124415500"]
      ),
    ] as [(String, String, [String?], [String?])])
  func everySideCountsItsWay(
    arguments: String, units: String, sides: [String?], fees: [String?]
  ) throws {
    let run = try Program.run("quote \(arguments) --metering all --format json")
    #expect(run.status == 0)
    let quote = try parseJSON(run.output)
    #expect(quote.value(at: "units") == units)
    for (index, side) in ["documented", "gateway", "orchestrator", "orchestrator_directly"]
      .enumerated()
    {
      #expect(quote.value(at: "metering.\(side).units") == sides[index])
      #expect(quote.value(at: "metering.\(side).fee_wei") == fees[index])
      #expect((quote.value(at: "metering.\(side).refused") == nil) == (sides[index] != nil))
    }
    #expect(run.errors.contains("warning: ") == (Set(sides).count > 1))
  }

  @Test func oneSideAlone() throws {
    let run = try Program.run("quote text-to-image --metering gateway --format json")
    let quote = try parseJSON(run.output)
    #expect(quote.value(at: "units") == "262144")
    #expect(quote.value(at: "counted_by") == "gateway")
    #expect(run.errors == "note: no measure was given; 262144 units are the default\n")
    for (arguments, message) in [
      ("audio-to-text --duration 0.5s --metering gateway", "refuses audio-to-text of less than"),
      ("text-to-speech --characters 5 --metering gateway", "give --text or --text-file"),
      ("image-to-text --units 1e20 --metering orchestrator", "beyond the 64-bit numbers"),
      ("llm --metering both", "use one of documented, gateway, orchestrator, all"),
    ] {
      expectFailure(try Program.run("quote \(arguments)"), status: 64, message)
    }
  }

  /// What the orchestrator debits behind a gateway, and what is said of a job that comes directly.
  @Test(arguments: [
    (
      "llm --price 1/token", "256",
      "via this gateway the orchestrator debits 256 units; the orchestrator, reached directly, "
        + "refuses llm without a measure; give a count of tokens or a count of units"
    ),
    (
      "image-to-image --size 2x3 --count 0", "6",
      "via this gateway the orchestrator debits 6 units, and 0 for a job that is sent to it "
        + "directly"
    ),
    ("image-to-image --size 2x3 --count 2", "12", nil),
  ])
  func theOrchestratorAlone(arguments: String, units: String, warning: String?) throws {
    let run = try Program.run("quote \(arguments) --metering orchestrator --format json")
    #expect(run.status == 0)
    #expect(try parseJSON(run.output).value(at: "units") == units)
    #expect(run.errors.contains("warning: ") == (warning != nil))
    #expect(warning.map(run.errors.contains) ?? true)
    let all = try Program.run("quote \(arguments) --metering all")
    #expect(all.output.contains("\norchestrator, directly") == (warning != nil))
    #expect(warning.map(all.errors.contains) ?? true)
  }

  /// 60 s ahead by the gateway alone, 5 s at a time on both sides (live-network 1).
  @Test(arguments: [("gateway", 2), ("orchestrator", 1), ("all", 2), ("documented", 0)])
  func notesOnLiveVideo(metering: String, notes: Int) throws {
    let run = try Program.run("quote live-video-to-video --duration 10s --metering \(metering)")
    #expect(run.errors.split(separator: "\n").count == notes)
    #expect(
      run.errors.contains("the gateway pays 60 s in advance: 1658880000 units, 829440000000 wei")
        == (notes == 2))
    #expect(run.errors.contains("the time after the last count of a stream") == (notes > 0))
  }

  /// 2/3 wei: 0.673 with a surcharge of 1 %, itself without, and listed at 0 (Python's fractions).
  @Test func chargedForms() throws {
    let run = try Program.run(
      "quote image-to-text --units 3 --price 2wei/3px --charged --format json")
    let quote = try parseJSON(run.output)
    for (key, value) in [
      ("charged_wei", "0.673"), ("charged_loss_ppm_exact.numerator", "50000"),
      ("charged_loss_ppm_exact.denominator", "101"),
      ("charged_without_adjustment_wei_exact.denominator", "3"),
      ("charged_without_adjustment_wei", "0.666666666666666667"),
      ("listed_wei", "0"), ("listed_loss_ppm", "1000000"), ("tx_cost_multiplier", "100"),
    ] {
      #expect(quote.value(at: key) == value, "\(key)")
    }
    #expect(run.errors.contains("warning: the price is below 1 wei"))
    let ten = try Program.run(
      "quote image-to-text --units 1 --price 10wei/px --charged --tx-cost-multiplier 0.1")
    #expect(
      ten.output.contains("\ncharged                               110           0         110\n"))
    expectFailure(
      try Program.run("quote image-to-text --units 1 --tx-cost-multiplier 100"), status: 64,
      "--tx-cost-multiplier goes with --charged")
    expectFailure(
      try Program.run("quote image-to-text --units 1 --charged --tx-cost-multiplier=-1"),
      status: 64, "a multiplier is not negative")
    expectFailure(
      try Program.run("quote image-to-text --units 1 --price-per-unit 5"), status: 64,
      "--price-per-unit goes with --charged")
    expectFailure(
      try Program.run("quote image-to-text --units 1 --charged --price-per-unit 1e18"), status: 64,
      "the node reads no exponents")
  }

  @Test(arguments: [
    ("1wei/1011px", "so the node works for nothing"), ("1e21wei/px", "beyond the node's 64-bit"),
    ("1e21wei/px", "without auto-adjust the node refuses jobs"),
    ("1e21wei/px", "lists of capability prices omit this price"),
    ("10000000000000000001wei/6666666666666666667px", "the price is floored to 1 wei per unit"),
    ("0.9wei/px", "capability prices show it as 0"),
    ("0wei/px", "the price is 0: the node charges"),
  ])
  func whatTheNodeDoesSilentlyIsSaid(price: String, warning: String) throws {
    let run = try Program.run("quote image-to-text --units 1 --price \(price) --charged")
    #expect(run.status == 0)
    #expect(run.errors.contains(warning))
  }

  /// The beginnings of a GIF of 320 by 240 and of a PNG of 1920 by 1080, written by Python's struct
  /// and zlib, behind a pipe and in a file.
  @Test(
    arguments: [
      (
        "R0lGODlhQAHwAAAAACwAAAAAQAHwAAA=", "image-to-text", "76800"
      ),
      (
        "iVBORw0KGgoAAAANSUhEUgAAB4AAAAQ4CAIAAABnsVYU", "segment-anything-2", "2073600"
      ),
    ])
  func imageFiles(base64: String, pipeline: String, units: String) throws {
    let bytes = try #require(Data(base64Encoded: base64))
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("image")
      try bytes.write(to: file)
      for run in [
        try Program.run(["quote", pipeline, "--image-file", file.path, "--format", "json"]),
        try Program.run(
          ["quote", pipeline, "--image-file", "-", "--format", "json"], input: bytes),
        try Program.shell(
          "cat '\(file.path)' | livepeer-pricing quote \(pipeline) --image-file - --format json"),
      ] {
        #expect(run.errors == "")
        #expect(try parseJSON(run.output).value(at: "units") == units)
      }
      let two = try expectJSON(
        "quote \(pipeline) --image-file \(file.path) --count 2 --format json")
      #expect(two.value(at: "units") == "\(2 * (Int(units) ?? 0))")
    }
  }

  @Test func badImageFiles() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("cut.png")
      try Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]).write(to: file)
      for (arguments, status, message) in [
        ("--image-file \(file.path)", 65, "cut.png: "),
        ("--image-file \(folder.path)", 66, "Is a directory"),
        ("--image-file \(folder.path)/none.png", 66, "No such file"),
        ("--image-file \(file.path) --size 1x1", 64, "give one measure"),
        ("--count 2 --units 5", 64, "--count goes with --size or --image-file"),
        ("--image-file - --prices -", 64, "standard input"),
      ] as [(String, Int32, String)] {
        expectFailure(
          try Program.run("quote upscale \(arguments)"), status: status, message)
      }
    }
  }

  /// 1,271 frames of 384 bytes, 24 ms each, behind 2,000,000 bytes of tags: `domain/live-network.md`,
  /// 9, which counts 155 s.
  @Test func audioFiles() throws {
    let size = 2_000_000 - 10
    let tag = Data("ID3\u{03}\0\0".utf8) + [21, 14, 7, 0].map { UInt8(size >> $0 & 0x7F) }
    let frame = Data([0xFF, 0xFB, 0x94, 0xC4]) + Data(count: 380)
    let bytes = (0..<1_271).reduce(into: tag + Data(count: size)) { file, _ in file += frame }
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("talk.mp3")
      try bytes.write(to: file)
      let quote = "quote audio-to-text --metering all --format json --audio-file"
      for run in [
        try Program.run("\(quote) \(file.path)"),
        try Program.run(quote.split(separator: " ").map(String.init) + ["-"], input: bytes),
        try Program.shell("cat '\(file.path)' | livepeer-pricing \(quote) -"),
      ] {
        #expect(
          run.errors.hasPrefix(
            "warning: the node counts 155 s for 30.504 s of sound: 8 × 2,488,064 bytes / "
              + "128,000 bit/s; strip the 2,000,000 bytes of tags\n"))
        let json = try parseJSON(run.output)
        #expect(json.value(at: "units") == "30504")
        #expect(json.value(at: "metering.gateway.units") == "155000")
        #expect(json.value(at: "audio.node.seconds") == "155")
      }
      try bytes.prefix(1_000).write(to: file)
      for (arguments, status, message) in [
        ("--audio-file \(file.path)", 65, "talk.mp3: offset 1000: the file ends inside"),
        ("--audio-file \(folder.path)", 66, "Is a directory"),
        ("--audio-file \(file.path) --duration 5s", 64, "give one measure"),
        ("--audio-file - --prices -", 64, "standard input"),
      ] as [(String, Int32, String)] {
        expectFailure(
          try Program.run("quote audio-to-text \(arguments)"), status: status, message)
      }
    }
  }
}
