internal import ArgumentParser
internal import ExactMath
internal import LivepeerPricing

/// `quote`: what a job costs.
struct QuoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quote",
    abstract: "Say what a job costs, in wei and in dollars.",
    discussion: """
      The fee is the price of a unit times the units, exactly, rounded up to whole wei once and at \
      the end. One measure says how much work it is:

        audio-to-text             --duration
        text-to-speech            --characters, --text or --text-file;
                                  --duration where the price is per ms
        live-video-to-video       --duration
        llm                       --units (tokens; 256 where nothing is said)
        every pipeline of images  --size, with --count for several
        every pipeline            --units

      EXAMPLES
        livepeer-pricing quote audio-to-text --duration 3m20s --eth-usd 3127.45
        livepeer-pricing quote text-to-speech --text 'Hello, world' --eth-usd 3000
        livepeer-pricing quote text-to-image --size 1024x1024 --count 4 --format json
        livepeer-pricing quote text-to-speech --duration 90s --price 0.5gwei/ms
        livepeer-pricing quote text-to-speech --duration 90s --prices aiModels.json \\
          --unit text-to-speech=ms
      """
  )

  @Argument(
    help: ArgumentHelp("What kind of work, such as audio-to-text.", valueName: "pipeline"),
    completion: .list(Pipeline.allCases.map(\.rawValue)), transform: { try named($0, "pipeline") })
  var pipeline: Pipeline

  @Option(
    help: ArgumentHelp(
      "The model. Without it the sheet's first entry for the pipeline.", valueName: "id"))
  var model: String?

  @OptionGroup var sheetOptions: SheetOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("A price of your own: 12882811wei/ms, '$0.0012/min'.", valueName: "rate"),
    transform: { try StatedRate($0) })
  var price: StatedRate?

  @OptionGroup(title: "Measures") var measures: MeasureOptions

  @Option(
    help: "Whose way of counting units: documented.",
    completion: .list(Metering.allCases.map(\.rawValue)),
    transform: { try named($0, "way of counting") })
  var metering = Metering.documented

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if price != nil, sheetOptions.prices != nil {
      throw ValidationError("give --price or --prices, not both")
    }
    if sheetOptions.prices == "-", measures.textFile == "-" {
      throw ValidationError("standard input is either --prices or --text-file, not both")
    }
  }

  func run() throws {
    let (rate, modelID) = try resolvePrice()
    let job = Job(pipeline, try measures.measure())
    let quote: Quote
    do {
      quote = try Quote(job, at: rate, ethPrice: shared.ethPrice, metering: metering)
    } catch {
      throw CommandFailure(.usage, "\(error)")
    }
    if measures.isEmpty {
      writeToStandardError("note: no measure was given; \(quote.units) units are the default")
    }
    try QuoteReport(quote: quote, modelID: modelID).output.print(as: shared.format)
  }

  private func resolvePrice() throws(CommandFailure) -> (AnyRate, modelID: String?) {
    if let price {
      let rate: AnyRate
      do {
        rate = try price.rate(at: shared.ethPrice)
      } catch {
        throw CommandFailure(.usage, "--price \(price): \(error)")
      }
      guard pipeline.possibleUnits.contains(rate.unit) else {
        let units = pipeline.possibleUnits.map(\.rawValue).joined(separator: " or ")
        throw CommandFailure(
          .usage, "--price is per \(rate.unit.rawValue), and \(pipeline) is priced per \(units)")
      }
      return (rate, model)
    }
    let sheet = try sheetOptions.sheet()
    do {
      let price = try sheet.price(
        of: pipeline, modelID: model, at: shared.ethPrice, units: sheetOptions.units.choice)
      return (price.rate, price.entry.modelID)
    } catch {
      throw CommandFailure(error, in: sheetOptions.prices)
    }
  }
}

/// A quote, ready to be printed.
struct QuoteReport {
  let quote: Quote
  let modelID: String?

  var output: CommandOutput {
    CommandOutput(table: table, json: json, csv: csv)
  }

  private var unit: WorkUnitKind { quote.rate.unit }

  private var table: TextTable {
    var pairs = [("pipeline", quote.job.pipeline.rawValue)]
    if let modelID { pairs.append(("model", modelID)) }
    pairs += [
      ("units", "\(quote.units) \(unit.symbol)"),
      ("price", "\(quote.rate)"),
      ("fee", "\(quote.fee)"),
      ("", "\(quote.fee.text(in: .ether)) ETH"),
    ]
    if let ethPrice = quote.ethPrice, let feeUSD = quote.feeUSD {
      pairs.append(("", "\(feeUSD) at $\(ethPrice.text) per ETH"))
    }
    return TextTable(pairs: pairs)
  }

  private var json: JSONValue {
    var members = [
      JSONMember("pipeline", .string(quote.job.pipeline.rawValue)),
      JSONMember("model", modelID.map { .string($0) } ?? .null),
      JSONMember("unit", .string(unit.rawValue)),
      JSONMember("units", .string("\(quote.units)")),
      JSONMember("price", quote.rate.weiPerUnit.fractionJSON),
      JSONMember("fee_wei", .string("\(quote.fee.count)")),
      JSONMember("fee_eth", .string(quote.fee.text(in: .ether))),
    ]
    if let ethPrice = quote.ethPrice, let feeUSD = quote.feeUSD {
      members += [
        JSONMember("eth_usd", .string(ethPrice.text)),
        JSONMember("fee_usd", .string(feeUSD.text(.all))),
      ]
    }
    return .object(members.map(\.self))
  }

  private var csv: [[String]] {
    var columns = [
      ("pipeline", quote.job.pipeline.rawValue), ("model", modelID ?? ""), ("unit", unit.rawValue),
      ("units", "\(quote.units)"), ("price_numerator", "\(quote.rate.weiPerUnit.numerator)"),
      ("price_denominator", "\(quote.rate.weiPerUnit.denominator)"),
      ("fee_wei", "\(quote.fee.count)"), ("fee_eth", quote.fee.text(in: .ether)),
    ]
    if let ethPrice = quote.ethPrice, let feeUSD = quote.feeUSD {
      columns += [("eth_usd", ethPrice.text), ("fee_usd", feeUSD.text(.all))]
    }
    return [columns.map(\.0), columns.map(\.1)]
  }
}
