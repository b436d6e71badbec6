import Foundation
import Testing

@Suite struct QuoteCommandTests {
  /// The example of the command line's specification, key by key.
  @Test func json() throws {
    let quote = try expectJSON(
      "quote audio-to-text --duration 3m20s --eth-usd 3127.45 --format json"
    )
    let expected = try parseJSON(
      """
      {"pipeline": "audio-to-text", "model": "openai/whisper-large-v3", "unit": "millisecond",
       "units": "200000", "price": {"numerator": "12882811", "denominator": "1"},
       "fee_wei": "2576562200000", "fee_eth": "0.0000025765622", "eth_usd": "3127.45",
       "fee_usd": "0.00805806945239"}
      """
    )
    #expect(quote == expected)
  }

  /// Units and fees that follow from the documented prices.
  static let quotes: [(arguments: String, units: String, feeWei: String)] = [
    ("audio-to-text --duration 200000ms", "200000", "2576562200000"),
    ("audio-to-text --duration 1h", "3600000", "46378119600000"),
    ("audio-to-text --duration 1.5h", "5400000", "69567179400000"),
    ("audio-to-text --duration 00:03:20.500", "200500", "2583003605500"),
    ("audio-to-text --duration 0.0001s", "1", "12882811"),
    ("audio-to-text --duration 0s", "0", "0"),
    ("audio-to-text --units 1_000", "1000", "12882811000"),
    ("text-to-speech --characters 1e6", "1000000", "5960465000000"),
    ("text-to-speech --text 'Hello, wörld'", "12", "71525580"),
    ("text-to-speech --text ''", "0", "0"),
    ("text-to-speech --duration 90s --unit text-to-speech=ms", "90000", "536441850000"),
    ("text-to-speech --duration 90s --unit text-to-speech/suno/bark=ms", "90000", "536441850000"),
    (
      "text-to-speech --characters 2 --unit text-to-speech=ms --unit text-to-speech/suno/bark=char",
      "2", "11920930"
    ),
    ("text-to-speech --duration 90s --price 0.5gwei/ms", "90000", "45000000000000"),
    ("segment-anything-2 --size 1920x1080", "2073600", "9887694105600"),
    ("image-to-text --size 1x1", "1", "1192093"),
    ("text-to-image --size 1024x1024 --count 4", "4194304", "19999997558784"),
    ("image-to-image --size 1024x1024 --count 0", "0", "0"),
    ("image-to-video --size 1024x576", "14745600", "140624982835200"),
    ("upscale --size 512x512", "262144", "1249999847424"),
    ("live-video-to-video --duration 1s", "27648000", "13824000000"),
    ("llm --units 5 --eth-usd 3000", "5", "300000000"),
    ("llm --units 5 --price 1wei/3token", "5", "2"),
    (
      "audio-to-text --units 99999999999999999999999999999999999999999999999999",
      "99999999999999999999999999999999999999999999999999",
      "1288281099999999999999999999999999999999999999999987117189"
    ),
  ]

  @Test(arguments: quotes)
  func quote(arguments: String, units: String, feeWei: String) throws {
    let quote = try expectJSON("quote \(arguments) --format json")
    #expect(quote.value(at: "units") == units)
    #expect(quote.value(at: "fee_wei") == feeWei)
    let rows = parseCSV(try expectOutput("quote \(arguments) --format csv"))
    #expect(rows.count == 2 && rows[0].count == rows[1].count)
    let fields = Dictionary(zip(rows[0], rows[1])) { first, _ in first }
    #expect(fields["units"] == units)
    #expect(fields["fee_wei"] == feeWei)
    let table = try expectOutput("quote \(arguments)")
    #expect(table.contains("\n" + "fee".padded(to: 10) + feeWei + " wei\n"))
  }

  @Test func table() throws {
    let table = try expectOutput("quote audio-to-text --duration 3m20s --eth-usd 3127.45")
    #expect(
      table == """
        pipeline  audio-to-text
        model     openai/whisper-large-v3
        units     200000 ms
        price     12882811wei/ms
        fee       2576562200000 wei
                  0.0000025765622 ETH
                  $0.00805806945239 at $3127.45 per ETH

        """
    )
  }

  @Test func defaultOfLanguageModels() throws {
    let run = try Program.run("quote llm --eth-usd 3000 --format csv")
    #expect(run.status == 0)
    #expect(run.errors == "note: no measure was given; 256 units are the default\n")
    #expect(run.output.contains(",token,256,60000000,1,15360000000,"))
  }

  @Test func textFromStandardInput() throws {
    let output = try expectOutput("quote text-to-speech --text-file -", input: "añb\n")
    #expect(output.contains("units     4 char\n"))
  }

  @Test func pricesFromStandardInput() throws {
    let output = try expectOutput(
      "quote upscale --size 2x3 --prices - --format csv",
      input: #"[{"pipeline":"upscale","model_id":"a","price_per_unit":5,"pixels_per_unit":4}]"#
    )
    #expect(output.contains("\nupscale,a,pixel,6,5,4,8,"))
  }

  static let mistakes: [(arguments: String, message: String)] = [
    ("audio-to-text", "needs a measure; give --duration or --units"),
    ("audio-to-text --size 1x1", "does not take an image size; give --duration or --units"),
    ("text-to-speech --duration 9s", "give --characters, --text, --text-file or --units"),
    ("text-to-speech --characters 5 --price 1/ms", "give --duration or --units"),
    ("upscale --text a", "does not take a text; give --size, --image-file or --units"),
    ("llm --duration 1s --price 1/token", "give --units"),
    ("audio-to-text --duration 1s --size 1x1", "not --duration and --size"),
    (
      "text-to-speech --text a --text-file b --characters 1", "--characters and --text and --text-f"
    ),
    ("audio-to-text --duration 1s --count 3", "--count goes with --size"),
    ("audio-to-text --duration 1s --price 5/ms --prices x", "--price or --prices, not both"),
    ("text-to-speech --text-file - --prices -", "standard input is either"),
    ("audio-to-text --duration 1s --price 5/px", "is priced per millisecond"),
    ("audio-to-text --duration 1s --price '$1/h'", "such as --eth-usd 3127.45"),
    ("audio-to-text --duration 1s --price -5/ms", "a price is not negative"),
    ("llm", "a price in USD needs an ETH price; give one, such as --eth-usd 3127.45"),
    ("audio --duration 1s", "unknown pipeline 'audio'; use one of audio-to-text, text-to-speech"),
    ("AUDIO-TO-TEXT --duration 1s", "llm, live-video-to-video"),
    ("audio-to-text --duration 200000", "expected a unit: h, m, s or ms"),
    ("audio-to-text --duration -3s", "a duration is not negative"),
    ("audio-to-text --duration 1:70", "as in 00:03:20"),
    ("audio-to-text --duration ''", "nothing to read"),
    ("audio-to-text --duration", "Missing value for '--duration <time>'"),
    ("audio-to-text --units -5", "a count of units is not negative"),
    ("audio-to-text --units 1.5", "a count of units is a whole number"),
    ("audio-to-text --units ٣", "offset 0"),
    ("text-to-speech --characters -1", "a count of units is not negative"),
    ("upscale --size -1x5", "a width is not negative"),
    ("upscale --size 0x5", "an image is at least 1x1 pixels"),
    ("upscale --size 1024", "expected 'x' and a height, as in 1920x1080"),
    ("upscale --size 1x2x3", "expected the text to end here"),
    ("upscale --size 1x1 --count -1", "a count of units is not negative"),
    ("audio-to-text --duration 1s --eth-usd 0", "an ETH price has to be above zero"),
    ("audio-to-text --duration 1s --eth-usd -3", "an ETH price has to be above zero"),
    ("audio-to-text --duration 1s --eth-usd 3,000", "unexpected ','"),
    ("audio-to-text --duration 1s --eth-usd NaN", "unexpected 'N'"),
    ("audio-to-text --duration 1s --eth-usd 1e999999999", "an exponent beyond 1000"),
    ("audio-to-text --duration 1s --metering mine", "use one of documented"),
    ("audio-to-text --duration 1s --format xml", "use one of table, json, csv"),
    ("audio-to-text --duration 1s --unit text-to-speech=px", "use one of char, ms"),
    ("audio-to-text --duration 1s --unit speech=ms", "unknown pipeline 'speech'"),
    ("audio-to-text --duration 1s --unit audio-to-text=s", "use one of ms"),
  ]

  @Test(arguments: mistakes)
  func mistake(arguments: String, message: String) throws {
    expectFailure(try Program.run("quote \(arguments)"), status: 64, message)
  }

  @Test func unknownModel() throws {
    let run = try Program.run("quote audio-to-text --duration 1s --model other")
    expectFailure(
      run,
      status: 65,
      "no price for model 'other' of audio-to-text; this sheet prices openai/whisper-large-v3"
    )
  }

  @Test(arguments: [40_000, 100_000])
  func hugeNumberIsNotEchoed(digits: Int) throws {
    let number = String(repeating: "9", count: digits)
    let run = try Program.run(["quote", "audio-to-text", "--units", number])
    expectFailure(run, status: 64, "offset 1000: more than 1000 digits")
    #expect(run.errors.count < 300)
  }

  /// Units and fee of each side, by `vectors/metering.json` and the documented prices; nil where
  /// it refuses.
  @Test(
    arguments: [
      (
        "text-to-speech --text hello", "5", ["5", "5", "5000"],
        ["29802325", "29802325", "29802325000"]
      ),
      (
        "text-to-speech --text 'héllo'", "5", ["5", "6", "5000"],
        ["29802325", "35762790", "29802325000"]
      ),
      (
        "audio-to-text --duration 1999ms", "1999", ["1999", "1000", "1000"],
        ["25752739189", "12882811000", "12882811000"]
      ),
      (
        "audio-to-text --duration 999ms", "999", ["999", nil, nil], ["12869928189", nil, nil]
      ),
      ("llm --eth-usd 3000", "256", ["256", "256", nil], ["15360000000", "15360000000", nil]),
      (
        "image-to-image --size 2x3 --count 0", "0", ["0", "6", "0"], ["0", "28610226", "0"]
      ),
      (
        "live-video-to-video --duration 1.5s", "41472000", ["41472000", "41472000", "41472000"],
        ["20736000000", "20736000000", "20736000000"]
      ),
    ] as [(String, String, [String?], [String?])])
  func everySideCountsItsWay(
    arguments: String, units: String, sides: [String?], fees: [String?]
  ) throws {
    let run = try Program.run("quote \(arguments) --metering all --format json")
    #expect(run.status == 0)
    let quote = try parseJSON(run.output)
    #expect(quote.value(at: "units") == units)
    for (index, side) in ["documented", "gateway", "orchestrator"].enumerated() {
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
      ("llm --eth-usd 3000 --metering orchestrator", "give --units"),
      ("text-to-speech --characters 5 --metering gateway", "give --text or --text-file"),
      ("image-to-text --units 1e20 --metering orchestrator", "beyond the 64-bit numbers"),
      ("llm --metering both", "use one of documented, gateway, orchestrator, all"),
    ] {
      expectFailure(try Program.run("quote \(arguments)"), status: 64, message)
    }
  }

  /// 2/3 wei: 666 thousandths and 0 whole ones, 673 with 1 % more (Python's fractions).
  @Test func advertisedForms() throws {
    let run = try Program.run(
      "quote image-to-text --units 3 --price 2wei/3px --advertised --format json")
    let quote = try parseJSON(run.output)
    for (key, value) in [
      ("fixed", "0.666"), ("fixed_loss_ppm", "1000"), ("whole_wei", "0"),
      ("whole_wei_loss_ppm", "1000000"), ("auto_adjusted", "0.673"),
      ("auto_adjusted_loss_ppm.numerator", "50000"),
      ("auto_adjusted_loss_ppm.denominator", "101"), ("wire.pricePerUnit", "2"),
      ("wire.pixelsPerUnit", "3"), ("tx_cost_multiplier", "100"),
    ] {
      #expect(quote.value(at: "advertised.\(key)") == value, "\(key)")
    }
    #expect(run.errors.contains("warning: the price is below 1 wei"))
    let ten = try Program.run(
      "quote image-to-text --units 1 --price 10wei/px --advertised --tx-cost-multiplier 0.1")
    #expect(ten.output.contains("with surcharge           110            0         110\n"))
    expectFailure(
      try Program.run("quote image-to-text --units 1 --tx-cost-multiplier 100"), status: 64,
      "--tx-cost-multiplier goes with --advertised")
    expectFailure(
      try Program.run("quote image-to-text --units 1 --advertised --tx-cost-multiplier=-1"),
      status: 64, "a multiplier is not negative")
  }

  @Test(arguments: [
    ("1wei/1001px", "advertises it as free"), ("1e21wei/px", "beyond the node's fixed form"),
    ("1e21wei/px", "wraps on the wire"), ("0.9wei/px", "capability prices show it as 0"),
  ])
  func whatTheNodeDoesSilentlyIsTold(price: String, warning: String) throws {
    let run = try Program.run("quote image-to-text --units 1 --price \(price) --advertised")
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
}

extension NSObject {
  /// The string at a path of keys of a JSON object, a point between them.
  func value(at path: String) -> String? {
    path.split(separator: ".").reduce(self as Any?) { node, key in
      (node as? NSDictionary)?.object(forKey: String(key))
    } as? String
  }
}

extension String {
  /// The text with spaces behind it.
  func padded(to width: Int) -> String {
    padding(toLength: width, withPad: " ", startingAt: 0)
  }
}
