import LivepeerPricing
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

  /// The documented price is one of a character; per millisecond it is used, and warned of.
  @Test(
    arguments: [
      "--unit text-to-speech=ms", "--unit text-to-speech/suno/bark=ms", "--price 5960465wei/ms",
    ])
  func priceOfACharacterPerMillisecond(option: String) throws {
    let run = try Program.run("quote text-to-speech --duration 90s \(option) --format json")
    #expect(run.status == 0)
    #expect(try parseJSON(run.output).value(at: "fee_wei") == "536441850000")
    #expect(run.errors.hasPrefix("warning: text-to-speech"))
    #expect(run.errors.contains("5960465 wei is a price per character"))
  }

  @Test func unitForNothing() throws {
    let run = try Program.run("quote upscale --units 1 --unit text-to-speech/m=ms")
    #expect(
      run.errors
        == "warning: unit text-to-speech/m=ms: the documented sheet has no entry for it\n")
    let price = try Program.run("quote upscale --units 1 --price 1wei/px --unit upscale=px")
    #expect(price.errors == "warning: --unit is not used: --price names its own unit\n")
  }

  @Test func table() throws {
    let table = try expectOutput("quote audio-to-text --duration 3m20s --eth-usd 3127.45")
    #expect(
      table == """
        pipeline  audio-to-text
        model     openai/whisper-large-v3
        units     200000 ms
        price     12882811wei/ms
                  documented in late 2025
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
    ("audio-to-text", "needs a measure; give --duration, --audio-file or --units"),
    (
      "audio-to-text --size 1x1",
      "does not take an image size; give --duration, --audio-file or --units"
    ),
    ("text-to-speech --duration 9s", "give --characters, --text, --text-file or --units"),
    ("text-to-speech --characters 5 --price 1/ms", "give --duration, --audio-file or --units"),
    ("upscale --text a", "does not take a text; give --size, --image-file or --units"),
    ("llm --duration 1s --price 1/token", "give --tokens or --units"),
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
    ("audio --duration 1s", "unknown pipeline 'audio'; did you mean audio-to-text?"),
    ("AUDIO-TO-TEXT --duration 1s", "did you mean audio-to-text?"),
    ("whisper --duration 1s", "unknown pipeline 'whisper'; did you mean audio-to-text?"),
    ("frame-tagger --units 1", "use one of audio-to-text, text-to-speech, image-to-text"),
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
    (
      "audio-to-text --duration 1s --eth-usd 3,000",
      "no commas: write 3.000 (a decimal point) or 3000"
    ),
    ("audio-to-text --duration 1s --eth-usd NaN", "found 'N' in place of a digit"),
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

  /// The library says what is missing, and the program with which flag it is given.
  @Test func anEntryWithoutAPrice() throws {
    let run = try Program.run(
      "quote upscale --size 1x1 --prices -", input: #"[{"pipeline":"upscale","model_id":"a"}]"#)
    expectFailure(run, status: 65, "so the node's own flag sets it; give the price with --price\n")
  }

  @Test(arguments: [40_000, 100_000])
  func hugeNumberIsNotEchoed(digits: Int) throws {
    let number = String(repeating: "9", count: digits)
    let run = try Program.run(["quote", "audio-to-text", "--units", number])
    expectFailure(run, status: 64, "offset 1000: more than 1000 digits")
    #expect(run.errors.count < 300)
  }

  /// $5 at $3,000 are 10^16/6 wei, rounded down 1666666666666666; at 12882811 wei a millisecond that
  /// is 129371351 ms (Python's integers), 35.9365 hours.
  @Test func aBudgetBuysTheMostUnits() throws {
    let run = try Program.run("quote audio-to-text --budget '$5' --eth-usd 3000")
    #expect(run.errors.isEmpty)
    #expect(run.output.contains("units     129371351 ms\n          ~35.9365 h\n"))
    let json = try Program.run("quote upscale --price 3wei/px --budget 10 --format json")
    #expect(json.output.contains(#""units": "3""#))
    #expect(json.output.contains(#""fee_wei": "9""#))
  }

  @Test(arguments: [
    ("quote upscale --budget 5 --units 3", "give a measure or --budget, not both"),
    ("quote upscale --budget '$5'", "--budget: a price in USD needs an ETH price; give one"),
    ("quote '' --price 5/ms --duration 1s", "name a pipeline, such as audio-to-text"),
    ("quote upscale --budget=-5", "--budget: a budget is not negative"),
    ("quote upscale --price 0/px --budget 5", "--budget: the price is 0, so it pays for any"),
  ])
  func aBudgetThatBuysNothingKnown(commandLine: String, message: String) throws {
    let run = try Program.run(commandLine)
    #expect(run.status == 64)
    #expect(run.errors.contains(message))
  }

  /// The price of the environment serves where none is given, and the output says so.
  @Test func theETHPriceOfTheEnvironment() throws {
    let variable = "LIVEPEER_PRICING_ETH_USD"
    let quote = "livepeer-pricing quote upscale --units 1000000000 --price 1gwei/px"
    let run = try Program.shell("\(variable)=2000 \(quote)")
    #expect(run.output.contains("$2000 at $2000 per ETH"))
    #expect(run.errors == "note: ETH is $2000, from \(variable)\n")
    let given = try Program.shell("\(variable)=2000 \(quote) --eth-usd 3000")
    #expect(given.output.contains("$3000 at $3000 per ETH") && given.errors.isEmpty)
    let unset = try Program.shell("\(variable)= \(quote)")
    #expect(!unset.output.contains("per ETH") && unset.errors.isEmpty)
    let scenario = try Program.shell(
      #"""
      echo '{"pipeline":"upscale","jobs-per-day":1,"units":1,"eth-usd":3000}' > s.json
      \#(variable)=2000 livepeer-pricing earnings --scenario s.json --format json
      """#)
    #expect(scenario.output.contains(#""eth_usd": "3000""#) && !scenario.errors.contains(variable))
    let wrong = try Program.shell("\(variable)=x \(quote)")
    #expect(wrong.status == 64 && wrong.errors.contains("\(variable): ETH price 'x'"))
  }
}
