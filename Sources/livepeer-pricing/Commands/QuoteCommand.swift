internal import ArgumentParser
internal import LivepeerNode
internal import LivepeerPricing
internal import PricingReports

struct QuoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quote",
    abstract: "Say what a job costs, in wei and in dollars.",
    discussion: """
      The fee is the price of a unit times the units, exactly, rounded up to whole wei once and at \
      the end. One measure says how much work it is:

        audio-to-text             --duration or --audio-file
        text-to-speech            --characters, --text or --text-file;
                                  --duration if the price is per ms
        live-video-to-video       --duration
        llm                       --tokens; 256 if no measure is given
        every pipeline of images  --size or --image-file, with --count for several
        a price per time          --duration, whatever the pipeline
        a price per request       --requests
        transcoding               --duration and --rendition, with --segment
        every pipeline            --units

      Any pipeline is taken with a --price, or in a sheet that has it; --catalog says what one of \
      your own is priced per.

      The node's gateway and its orchestrator do not count all units as the documentation defines \
      them. --metering all prices the job in each way, also as an orchestrator counts it if it is \
      sent there without a gateway, and warns if they differ or refuse the job.

      EXAMPLES
        livepeer-pricing quote audio-to-text --duration 3m20s --eth-usd 3127.45
        livepeer-pricing quote text-to-image --size 1024x1024 --count 4 --format json
        livepeer-pricing quote image-to-text --image-file photo.jpg --eth-usd 3000
        livepeer-pricing quote text-to-speech --text 'Hello, world' --metering all
        livepeer-pricing quote audio-to-text --audio-file talk.mp3 --metering all
        livepeer-pricing quote audio-to-text --budget '$5' --eth-usd 3000
        livepeer-pricing quote live-video-to-video/scope --duration 10m \\
          --price '$3.50/h' --eth-usd 3000
        livepeer-pricing quote upscale --size 512x512 --price 0.9wei/px --charged
        livepeer-pricing quote upscale --size 512x512 --market capabilities.json
        livepeer-pricing quote transcoding --duration 1h --price 1000wei/px \\
          --rendition 1280x720@30 --rendition 640x360@30
        livepeer-pricing quote text-to-speech --duration 90s --prices aiModels.json \\
          --unit text-to-speech=ms
      """
  )

  @Argument(
    help: ArgumentHelp("What kind of work, such as audio-to-text.", valueName: "pipeline"),
    completion: .list(PipelineCatalogue.documented.pipelines.map(\.name)))
  var name: String

  @Option(
    "id", "The model. Without it the sheet's first entry for the pipeline.",
    transform: { ModelID($0) })
  var model: ModelID?

  @OptionGroup(title: "Prices") var sheetOptions: SheetOptions

  @Option(
    file: "A list of the network's prices, as market reads it; the cheapest offer is quoted.",
    ["json", "ndjson"])
  var market: String?

  @Option("rate", "A price of your own: 12882811wei/ms, '$0.0012/min'.")
  var price: String?

  @OptionGroup(title: "Measures") var measures: MeasureOptions

  @OptionGroup(title: "Transcoding") var ladder: LadderOptions

  @Option(
    "amount",
    "In place of a measure, the most to pay: 0.01eth, '$5'. It buys the most units that it can.",
    transform: { try CurrencyAmount($0) })
  var budget: CurrencyAmount?

  @Option(
    named: "way of counting",
    help: ArgumentHelp(
      "Whose way of counting units: documented, gateway, orchestrator, or all to compare them.",
      valueName: "side"))
  var metering = MeteringChoice.documented

  @OptionGroup(title: "Charged prices") var chargedOptions: ChargedOptions
  @OptionGroup(title: "Output") var shared: ResultOptions<OutputFormat>

  func validate() throws {
    if name.isEmpty { throw ValidationError("name a pipeline, such as audio-to-text") }
    try validateMarket()
    if budget != nil, !measures.isEmpty {
      throw ValidationError("give a measure or --budget, not both")
    }
    if price != nil, sheetOptions.prices != nil {
      throw ValidationError("give --price or --prices, not both")
    }
    if !ladder.renditions.isEmpty, measures.duration == nil {
      throw ValidationError("--rendition goes with --duration")
    }
    if sheetOptions.prices == "-", measures.readsStandardInput {
      throw ValidationError("standard input is either --prices or the file of a measure, not both")
    }
  }

  func run() throws {
    shared.eth.noteSource()
    var catalogue = try sheetOptions.names.catalogue()
    var kind: PriceDocument.Kind?
    let offer = try market.map { (file) throws(CommandFailure) in
      try cheapestOffer(in: file, catalogue)
    }
    let (rate, modelID) =
      try offer.map { (rate: $0.quote.rate, modelID: $0.offers.first?.modelID) }
      ?? resolvePrice(&catalogue, &kind)
    let transcoding = try ladder.report(over: measures.duration, at: rate)
    let job = Job(pipeline, try transcoding?.measure ?? measure(at: rate))
    let quote = try CommandFailure.usage {
      try Quote(
        job, at: rate, ethPrice: shared.ethPrice, metering: metering.ofTheQuote,
        catalogue: catalogue)
    }
    let comparison = try CommandFailure.usage {
      metering == .all && transcoding == nil ? try quote.comparison(in: catalogue) : nil
    }
    let isDocumented = price == nil && sheetOptions.prices == nil && market == nil
    let report = QuoteReport(
      quote: quote, metering: metering, modelID: modelID, comparison: comparison,
      documentedIn: isDocumented ? catalogue[pipeline]?.documentation?.documentedIn : nil,
      showsScale: budget != nil,
      charged: try chargedOptions.report(
        of: rate, pipeline, in: offer?.documentKind ?? kind, at: shared.ethPrice),
      transcoding: transcoding, offer: offer.map { OfferReport($0) })
    try report.output.print(as: shared.format)
    for note in report.notes { writeToStandardError("note: \(note)") }
    for warning in report.warnings { writeToStandardError("warning: \(warning)") }
  }

  var pipeline: Pipeline { Pipeline(name) }

  /// The measure that was given, or the most units that the budget pays for.
  private func measure(at rate: AnyRate) throws(CommandFailure) -> Measure {
    guard let budget else { return try measures.measure() }
    let wei = try CommandFailure.usage("--budget") {
      try budget.exactWei(at: shared.ethPrice).rounded(.down)
    }
    guard !wei.isNegative, let units = rate.units(within: Wei(wei)) else {
      let fault =
        wei.isNegative
        ? "a budget is not negative" : "the price is 0, so it pays for any number of units"
      throw CommandFailure(.usage, "--budget: \(fault)")
    }
    return .units(units)
  }

  private func resolvePrice(
    _ catalogue: inout PipelineCatalogue, _ kind: inout PriceDocument.Kind?
  ) throws(CommandFailure) -> (AnyRate, modelID: ModelID?) {
    guard let price else { return try sheetPrice(&catalogue, &kind) }
    let catalogue = catalogue
    let (stated, rate) = try CommandFailure.usage("--price \(price.shown())") {
      let stated = try StatedRate(price, declared: catalogue.declaredUnits)
      return (stated, try stated.rate(at: shared.ethPrice))
    }
    if !sheetOptions.names.units.isEmpty {
      writeToStandardError("warning: --unit is not used: --price names its own unit")
    }
    for line in catalogue.remarks(on: UnitPrice(stated), of: pipeline) {
      writeToStandardError(line)
    }
    return (rate, model)
  }

  private func sheetPrice(
    _ catalogue: inout PipelineCatalogue, _ kind: inout PriceDocument.Kind?
  ) throws(CommandFailure) -> (AnyRate, modelID: ModelID?) {
    let sheet: PriceSheet
    (sheet, catalogue, kind) = try sheetOptions.sheet(catalogue)
    let catalogue = catalogue
    do throws(PriceSheet.LookupError) {
      let price = try sheet.price(
        of: pipeline, modelID: model, at: shared.ethPrice, catalogue: catalogue)
      return (price.rate, price.entry.modelID)
    } catch .noPipeline where catalogue[pipeline] == nil {
      let advice = catalogue.advice(on: name)
      throw CommandFailure(
        .usage,
        "unknown pipeline '\(pipeline.shown)'; \(advice)\(advice.hasSuffix("?") ? " A" : "; a")ny "
          + "other takes a --price, or --prices with a sheet that has it")
    } catch {
      throw CommandFailure(error, in: sheetOptions.prices)
    }
  }
}
