/// A grammar that is fed with whatever the fuzzer thinks of.
///
/// To add one, write its `check` in `Targets`, name it in ``all``, and put seeds into
/// `Corpus/NAME`; words that the fuzzer should know go to `Dictionaries/NAME.dict`.
struct FuzzTarget: Sendable {
  /// What `--target=` takes, and what its corpus is called.
  let name: String
  /// The most bytes that an input has; short ones run fast, and find as much.
  let longestInput: Int
  /// Ends the process where something is wrong.
  let check: @Sendable ([UInt8]) -> Void

  static let all = [
    FuzzTarget(name: "decimal-text", longestInput: 64, check: checkDecimalText),
    FuzzTarget(name: "rates", longestInput: 64, check: checkRates),
    FuzzTarget(name: "durations", longestInput: 48, check: checkDurations),
    FuzzTarget(name: "terms", longestInput: 48, check: checkTerms),
    FuzzTarget(name: "json", longestInput: 256, check: checkJSON),
    FuzzTarget(name: "price-sheets", longestInput: 256, check: checkPriceSheet),
    FuzzTarget(name: "checks", longestInput: 256, check: checkFindings),
    FuzzTarget(name: "caps", longestInput: 256, check: checkCaps),
    FuzzTarget(name: "documents", longestInput: 320, check: checkDocuments),
    FuzzTarget(name: "markets", longestInput: 512, check: checkMarkets),
    FuzzTarget(name: "payments", longestInput: 96, check: checkPayments),
    FuzzTarget(name: "images", longestInput: 320, check: checkImage),
    FuzzTarget(name: "audio", longestInput: 2_048, check: checkAudio),
    FuzzTarget(name: "scenarios", longestInput: 256, check: checkScenario),
    FuzzTarget(name: "csv", longestInput: 96, check: checkCSV),
    FuzzTarget(name: "ndjson", longestInput: 96, check: checkNDJSON),
    FuzzTarget(name: "paths", longestInput: 96, check: checkPaths),
    FuzzTarget(name: "reconcile", longestInput: 160, check: checkReconciliation),
    FuzzTarget(name: "series", longestInput: 160, check: checkSeries),
    FuzzTarget(name: "income", longestInput: 320, check: checkIncome),
    FuzzTarget(name: "totals", longestInput: 512, check: checkTotals),
    FuzzTarget(name: "arithmetic", longestInput: 96, check: checkArithmetic),
  ]
}
