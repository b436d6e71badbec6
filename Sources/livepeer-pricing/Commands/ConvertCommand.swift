internal import ArgumentParser
internal import LivepeerPricing
internal import PricingReports

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert a price between wei and dollars, and between scales of its unit.",
    usage: "livepeer-pricing convert <rate> [<options>]",
    discussion: """
      A price is AMOUNT CURRENCY/SCALE, spaces between them or not. No currency means wei.

        currencies  wei kwei mwei gwei szabo finney eth usd, or $ in front
        scales      ms s min h day month, char kchar Mchar, token ktoken Mtoken,
                    px kpx Mpx Gpx Tpx, Mipx (2^20), 720p-s and 720p-h (a second
                    and an hour of 720p video), request

      Without --to every scale of the unit is printed. A price in dollars also comes as the pair \
      of whole numbers that a price file takes, the smallest whose error is at most --within. \
      --eth-usd is needed only between dollars and ether.

      EXAMPLES
        livepeer-pricing convert 12882811wei/ms --eth-usd 3000
        livepeer-pricing convert '$0.0012/min' --eth-usd 3000 --within 100
        livepeer-pricing convert '0.18 USD/Mtoken' --to wei/token --eth-usd 3000
        livepeer-pricing convert '$2/M tokens' --to usd/ktoken
        livepeer-pricing convert '0.41 USD per 1e12 px' --to usd/720p-h
      """
  )

  @Argument(
    help: ArgumentHelp("The price: 12882811wei/ms, '$0.0012/min'.", valueName: "rate"),
    transform: { try StatedRate($0) })
  var rate: StatedRate

  @Option(
    "target", "What to convert to: min, wei/ms, usd/h. Without a currency, the price's own.")
  var to: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The largest error of the price file's pair: 100ppm or 0.01%; a number alone is in parts "
        + "per million. Without it 1ppm.",
      valueName: "error"),
    transform: { try ProportionText.partsPerMillion($0) })
  var within: Rational = 1

  @OptionGroup(title: "Output") var shared: ResultOptions<OutputFormat>

  func run() throws {
    shared.eth.noteSource()
    let target = try to.map { text in
      try CommandFailure.usage("--to") { try AnyRate.ConversionTarget(text, of: rate.scale.unit) }
    }
    let conversions = try CommandFailure.usage("\(rate)") {
      try Conversions(of: rate, to: target, at: shared.ethPrice)
    }
    let pair = try CommandFailure.usage("--within") {
      rate.amount.currency == .usd ? try conversions.rate?.pricePair(withinPPM: within) : nil
    }
    try ConversionReport(conversions, pair: pair).output.print(as: shared.format)
    if conversions.rate == nil, to == nil {
      writeToStandardError("note: in dollars alone; give --eth-usd for the price in wei")
    }
  }
}
