internal import LivepeerPricing

// Rules about a gateway's file of caps. Source of the gateway's behavior: go-livepeer 0.9.1,
// `starter.StartLivepeer` and `getCapabilityPrices`.

extension PriceSheetCheck.Rule {
  /// The gateway drops the whole file for a fault anywhere in it.
  static let capsDropped = PriceSheetCheck.Rule(
    code: "caps-dropped", severity: .error,
    explanation: "The gateway cannot read its caps, logs it, and runs without them.",
    consequence: "the gateway runs without these caps")
  /// The gateway reads the file, and finds no caps in it.
  static let capsKeyMissing = PriceSheetCheck.Rule(
    code: "caps-key-missing", severity: .error,
    explanation: "The file has no capabilities_prices, and the gateway has no caps.",
    consequence: "the gateway runs without these caps, and reports nothing")
  /// The list is empty.
  static let noCaps = PriceSheetCheck.Rule(
    code: "no-caps", severity: .warning, explanation: "The list of caps is empty.",
    consequence: "the gateway takes any price")
  /// A pipeline that the gateway does not know, `byoc` included.
  static let unknownCapPipeline = PriceSheetCheck.Rule(
    code: "unknown-cap-pipeline", severity: .error,
    explanation: "A cap is on an unknown pipeline, and the gateway stops.",
    consequence: "the gateway stops")
  /// A currency for which the gateway has no price feed.
  static let unknownCapCurrency = PriceSheetCheck.Rule(
    code: "unknown-cap-currency", severity: .error,
    explanation: "A cap is in a currency other than wei, ETH or USD.",
    consequence: "the gateway stops")
  /// A number beyond this package's limits for text.
  static let capNumberTooLong = PriceSheetCheck.Rule(
    code: "cap-number-too-long", severity: .error,
    explanation: "A number has more digits, or a larger exponent, than any needs.",
    consequence: "this tool does not read the file")
  /// A price that is absent, zero or negative.
  static let capWithoutPrice = PriceSheetCheck.Rule(
    code: "cap-without-price", severity: .warning,
    explanation: "A cap has no price above 0, so another cap applies, or none.",
    consequence: "the gateway takes any price")
  /// A count of units that is absent, zero or negative.
  static let capWithoutUnits = PriceSheetCheck.Rule(
    code: "cap-without-units", severity: .warning,
    explanation: "A cap's pixels_per_unit is not above 0, and is taken as 1.",
    consequence: "the gateway takes its -pixelsPerUnit, which is 1 unless set")
  /// Two caps on one model of a pipeline.
  static let duplicateCap = PriceSheetCheck.Rule(
    code: "duplicate-cap", severity: .warning,
    explanation: "Two caps on the same model of a pipeline differ.",
    consequence: "the last cap applies")

  /// The rules that apply to caps alone; the rules about keys are shared with price files.
  static let ofCaps = [
    capsDropped, capsKeyMissing, noCaps, unknownCapPipeline, unknownCapCurrency, capNumberTooLong,
    capWithoutPrice, capWithoutUnits, duplicateCap,
  ]
}
