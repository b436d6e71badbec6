internal import ArgumentParser
internal import LivepeerNode
internal import LivepeerPricing
internal import PricingReports

struct PaymentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "payments",
    abstract: "Say what paying for work takes, and what is refused.",
    discussion: """
      It prints the first payment and the later ones, what is paid and debited over a time, every \
      refusal in the node's own words with what mends it, and the range of a ticket's expected \
      value with which nothing is refused. Kinds of work:

        live         a session of a live runner, per second
        720p         live video, per pixel of 720p video
        fixed        a request to a live runner, at a fixed price
        job          jobs of a pipeline, with a measure
        byoc         jobs of an operator's own capability, with --timeout
        transcoding  segments of --duration, with --rendition

      --price is the price that the orchestrator advertises. Fees are exact fractions, as the node \
      keeps them.

      EXAMPLES
        livepeer-pricing payments live --price '$3.50/h' --eth-usd 3000 --every 5s
        livepeer-pricing payments 720p --price 500wei/px --ticket-ev 100gwei
        livepeer-pricing payments job audio-to-text --price 12882811wei/ms \\
          --duration 3m20s
        livepeer-pricing payments byoc --price 1gwei/s --timeout 30s
        livepeer-pricing payments transcoding --price 1000wei/px --duration 2s \\
          --rendition 1280x720@30 --rendition 640x360
      """
  )

  @Argument(
    help: "The kind of work.", completion: .list(PaymentKind.allCases.map(\.rawValue)),
    transform: { try named($0, "kind of work") })
  var kind: PaymentKind

  @Argument(
    help: ArgumentHelp(
      "The pipeline of a job, or which runner or capability of --prices.", valueName: "pipeline"),
    completion: .list(PipelineCatalogue.documented.pipelines.map(\.name)))
  var name: String?

  @OptionGroup(title: "Prices") var sheetOptions: SheetOptions

  @Option("rate", "The advertised price: 12882811wei/ms, '$3.50/h'.")
  var price: String?

  @OptionGroup(title: "Measures") var measures: MeasureOptions

  @Option(
    "time", "The timeout of a BYOC job, which the gateway pays for: 30s.",
    transform: { try Quantity<Millisecond>(duration: $0) })
  var timeout: Quantity<Millisecond>?

  @Option(
    help: ArgumentHelp("A rendition of a video, repeated: 1280x720@30.", valueName: "WxH@fps"),
    transform: { try TranscodingLadder.Rendition($0) })
  var rendition: [TranscodingLadder.Rendition] = []

  @Option(
    "time", "The time between two payments or jobs. Without it 10s.",
    transform: { try Quantity<Millisecond>(duration: $0) })
  var every: Quantity<Millisecond>?

  @Option(
    "time", "The time that is looked at. Without it 10m.", name: .customLong("for"),
    transform: { try Quantity<Millisecond>(duration: $0) })
  var period: Quantity<Millisecond>?

  @Option(
    help: ArgumentHelp("Who signs the tickets: signer or gateway.", valueName: "sender"),
    completion: .list(["signer", "gateway"]), transform: { try named($0, "sender") })
  var sender: PriceAcceptance.Signer?

  @Option(
    "price", "The signer's -maxPricePerUnit: 1000, 0.02USD.",
    name: .customLong("max-price-per-unit"), transform: { try nodePrice($0) })
  var maximumPrice: NodePrice.Text?

  @OptionGroup(title: "Tickets") var tickets: TicketOptions
  @OptionGroup(title: "Output") var shared: ResultOptions<OutputFormat>

  func validate() throws {
    if (price == nil) == (sheetOptions.prices == nil) {
      throw ValidationError("give --price or --prices, and not both")
    }
    if kind == .job, name?.isEmpty ?? true { throw ValidationError("name the pipeline of the job") }
    if kind == .byoc, timeout == nil { throw ValidationError("byoc needs the job's --timeout") }
    if kind == .transcoding, measures.duration == nil || rendition.isEmpty {
      throw ValidationError("transcoding needs --rendition, and the --duration of a segment")
    }
    if kind == .transcoding, measures.duration == 0 {
      throw ValidationError("a segment takes time, as in --duration 2s")
    }
    if !rendition.isEmpty, kind != .transcoding {
      throw ValidationError("--rendition goes with transcoding")
    }
    if timeout != nil, kind != .byoc { throw ValidationError("--timeout goes with byoc") }
    if [.live, .video720p, .fixed].contains(kind), !measures.isEmpty {
      throw ValidationError("\(kind.rawValue) takes no measure; --for says how long")
    }
  }

  func run() throws {
    shared.eth.noteSource()
    let tickets = try tickets.tickets(at: shared.ethPrice)
    let catalogue = try sheetOptions.names.catalogue()
    let (rate, source) = try statedRate(catalogue)
    let sender = try self.tickets.sender(at: shared.ethPrice)
    let multiplier = tickets.txCostMultiplier ?? NodePrice.AutoAdjusted.defaultTxCostMultiplier
    let forecast = try CommandFailure.usage {
      let work = try work(at: rate, catalogue)
      return try PaymentTerms(
        work,
        price: work.advertisedPrice(
          of: rate, surchargedAt: source == .models || source == .byoc ? multiplier : nil,
          isOfRunner: source != .models),
        tickets: tickets, sender: sender, signer: self.sender,
        maximumPrice: try maximumPrice?.amountPerUnit?.exactWei(at: shared.ethPrice),
        // A segment follows the one before.
        every: every ?? (kind == .transcoding ? measures.duration : nil) ?? 10_000,
        for: period ?? 600_000
      ).forecast()
    }
    let report = PaymentsReport(forecast, at: shared.ethPrice) {
      PaymentKind.remedy(of: $0, in: forecast)
    }
    try report.output.print(as: shared.format)
    for warning in report.warnings { writeToStandardError("warning: \(warning)") }
  }

  private var pipeline: Pipeline { Pipeline(name ?? "") }

  private func work(
    at rate: AnyRate, _ catalogue: PipelineCatalogue
  ) throws -> PaymentTerms.Work {
    switch kind {
    case .live: return .live
    case .video720p: return .video720p
    case .fixed: return .fixed
    case .byoc: return .byoc(timeout: timeout?.secondsUp ?? 0, length: measures.duration)
    case .transcoding:
      return try .transcoding(TranscodingLadder(rendition), segment: measures.duration ?? 0)
    case .job:
      let job = Job(pipeline, try measures.measure())
      return .job(
        paid: try Metering.gateway.units(of: job, pricedPer: rate.unit, in: catalogue),
        debited: try Metering.orchestrator.units(of: job, pricedPer: rate.unit, in: catalogue))
    }
  }
}
