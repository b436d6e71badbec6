import LivepeerPricing
import Testing

@testable import QuoteStream

@Suite struct HeaderErrorColumnSuggestionTests {
  /// Names that people write, and what is said of them.
  static let cases: [(name: String, columns: [String], advice: String?)] = [
    ("Pipeline", ["pipeline"], "rename 'Pipeline' to pipeline"),
    ("PIPELINE", ["pipeline"], "rename 'PIPELINE' to pipeline"),
    ("pipelines", ["pipeline"], "rename 'pipelines' to pipeline"),
    ("#pipeline", ["pipeline"], "rename '#pipeline' to pipeline"),
    ("pipleine", ["pipeline"], "rename 'pipleine' to pipeline"),
    ("pipline", ["pipeline"], "rename 'pipline' to pipeline"),
    ("pipelime", ["pipeline"], "rename 'pipelime' to pipeline"),
    ("pippeline", ["pipeline"], "rename 'pippeline' to pipeline"),
    ("pipe_line", ["pipeline"], "rename 'pipe_line' to pipeline"),
    ("pipe", ["pipeline"], "rename 'pipe' to pipeline"), ("pip", ["pipeline"], nil),
    ("capability", ["pipeline"], "rename 'capability' to pipeline"),
    (
      " units", UsedColumn.measureNames,
      "rename ' units' to units, and remove the spaces around its values too"
    ),
    (
      "units\t", UsedColumn.measureNames,
      "rename 'units\t' to units, and remove the spaces around its values too"
    ),
    ("unit", UsedColumn.measureNames, "rename 'unit' to units"),
    ("total_tokens", UsedColumn.measureNames, "rename 'total_tokens' to tokens"),
    ("calls", UsedColumn.measureNames, "rename 'calls' to requests"),
    ("unitss", UsedColumn.measureNames, "rename 'unitss' to units"),
    ("untis", UsedColumn.measureNames, "rename 'untis' to units"),
    ("Duration-MS", UsedColumn.measureNames, "rename 'Duration-MS' to duration_ms"),
    ("durationMs", UsedColumn.measureNames, "rename 'durationMs' to duration_ms"),
    ("duration_s", UsedColumn.measureNames, "rename 'duration_s' to seconds"),
    ("Seconds", UsedColumn.measureNames, "rename 'Seconds' to seconds"),
    (
      "audio_minutes", UsedColumn.measureNames,
      "rename 'audio_minutes' to duration_ms, and multiply its minutes by 60000"
    ),
    (
      "hours", UsedColumn.measureNames,
      "rename 'hours' to duration_ms, and multiply its hours by 3600000"
    ),
    (
      "duration", UsedColumn.measureNames,
      "rename 'duration' to duration_ms, and write it in whole milliseconds"
    ),
    (
      "text", UsedColumn.measureNames,
      "rename 'text' to characters, and write the number of characters"
    ),
    (
      "resolution", UsedColumn.measureNames,
      "rename 'resolution' to width, and split it into width and height"
    ),
    ("chars", UsedColumn.measureNames, "rename 'chars' to characters"),
    ("model", ["model_id"], "rename 'model' to model_id"),
    ("Model ID", ["model_id"], "rename 'Model ID' to model_id"),
    ("eth_price", ["eth_usd"], "rename 'eth_price' to eth_usd"),
    ("ETH-USD", ["eth_usd"], "rename 'ETH-USD' to eth_usd"),
    ("Fee Wei", ["fee_wei"], "rename 'Fee Wei' to fee_wei"),
    (
      "fee_eth", ["fee_wei"],
      "rename 'fee_eth' to fee_wei, and write it in whole wei (10^18 to 1 ETH)"
    ),
    ("Job ID", ["job_id"], "rename 'Job ID' to job_id"),
    ("fee_gwei", ["fee_wei"], "rename 'fee_gwei' to fee_wei, and write it in whole wei"),
    ("amount_eth", ["amount_wei"], "rename 'amount_eth' to amount_wei, and write it in whole wei"),
    ("amount_usd", ["amount_wei"], "rename 'amount_usd' to amount_wei, and write it in whole wei"),
    ("amont_wei", ["amount_wei"], "rename 'amont_wei' to amount_wei"),
    (
      "duration_us", ["duration_ms"],
      "rename 'duration_us' to duration_ms, and divide its microseconds by 1000, rounded up"
    ),
    ("unit", ["pipeline"], nil), ("note", UsedColumn.measureNames, nil), ("", ["pipeline"], nil),
    ("job", UsedColumn.measureNames, nil), ("timestamp", UsedColumn.measureNames, nil),
    ("price", UsedColumn.measureNames, nil), ("gateway", UsedColumn.measureNames, nil),
  ]

  @Test(arguments: cases)
  func advice(name: String, columns: [String], advice: String?) {
    let suggestion = HeaderError.ColumnSuggestion(among: ["x", name, "y"], for: columns)
    #expect(suggestion?.description == advice)
  }

  /// The same letters come before another word, and that before what resembles it.
  @Test func theSurestComesFirst() {
    func meant(_ names: String...) -> String? {
      HeaderError.ColumnSuggestion(among: names, for: UsedColumn.measureNames)?.name
    }
    #expect(meant("units_", "qty", "untis") == "units_")
    #expect(meant("untis", "qty", "Units") == "Units")
    #expect(meant("untis", "qty") == "qty")
    #expect(meant("duration_s") == "duration_s")
  }

  /// What the header's error and a row's say.
  @Test(arguments: [
    ("Pipeline,units\n", "it has Pipeline, units; rename 'Pipeline' to pipeline"),
    // cases/space_hdr.csv
    (
      "pipeline, units\naudio-to-text, 1000\n",
      "it has pipeline,  units; rename ' units' to units, and remove the spaces around its values too"
    ),
    (
      "pipeline,duration_s\n",
      "it has pipeline, duration_s; rename 'duration_s' to seconds"
    ),
    (
      #"{"Pipeline":"upscale","units":3}"#, "1: no pipeline; rename 'Pipeline' to pipeline"
    ),
    (
      #"{"pipeline":"audio-to-text","audio_seconds":3}"#,
      "1: no seconds; rename 'audio_seconds' to seconds"
    ),
    (
      #"{"pipeline":"","Pipeline":"upscale","units":3}"#,
      "1: pipeline: empty; name one, as in audio-to-text"
    ),
    (
      #"{"pipeline":"upscale","units":null,"unit":3}"#,
      "1: no measure; give units, duration_ms, seconds, characters, tokens, requests, or width and height"
    ),
  ])
  func errors(file: String, error: String) throws {
    let run = try StreamRun(file, file.hasPrefix("{") ? .ndjson : .csv)
    #expect(run.errorText?.hasSuffix(error) == true, "\(run.errorText ?? "none")")
  }

  /// Columns that would change what rows cost, had they the right name.
  @Test(arguments: [
    (
      "pipeline,units,Model_ID\n",
      ["column 3 is not read; to read it, rename 'Model_ID' to model_id"]
    ),
    ("model,pipeline,units\n", ["column 1 is not read; to read it, rename 'model' to model_id"]),
    (
      "pipeline,units,ETH_USD,x\n",
      ["column 3 is not read; to read it, rename 'ETH_USD' to eth_usd"]
    ),
    (
      "pipeline,width,height,images\n",
      ["column 4 is not read; to read it, rename 'images' to count"]
    ),
    ("pipeline,units,images,duration,Units,modality,eth_gas\n", []),
    ("pipeline,units,model_id,model,eth_usd,Eth_USD\n", []),
  ])
  func unreadColumns(header: String, notes: [String]) throws {
    let quoter = try BlockQuoter(TariffTable(.documented), header: Array(header.utf8))
    #expect(quoter.unreadColumns.map(\.description) == notes)
    #expect(
      try BlockQuoter(TariffTable(.documented), options: StreamOptions(format: .ndjson))
        .unreadColumns.isEmpty)
  }
}
