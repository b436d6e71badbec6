internal import ArgumentParser
internal import LivepeerNode
internal import LivepeerPricing
internal import PricingReports

extension QuoteCommand {
  /// Refuses what does not go with `--market`.
  func validateMarket() throws {
    guard market != nil else { return }
    if price != nil || sheetOptions.prices != nil {
      throw ValidationError("give one of --market, --price and --prices")
    }
    if budget != nil { throw ValidationError("--market takes a measure, not --budget") }
    if !ladder.renditions.isEmpty { throw ValidationError("--rendition does not go with --market") }
    if market == "-", measures.readsStandardInput {
      throw ValidationError("standard input is either --market or the file of a measure, not both")
    }
  }

  /// The offers of the file at which the job costs least.
  func cheapestOffer(
    in file: String, _ catalogue: PipelineCatalogue
  ) throws(CommandFailure) -> Market.Cheapest {
    let (market, _) = try readMarket([file], as: nil, catalogue, at: shared.ethPrice)
    let job = Job(pipeline, try measures.measure())
    do throws(Market.LookupError) {
      return try market.cheapest(
        for: job, modelID: model, ethPrice: shared.ethPrice, catalogue: catalogue)
    } catch .measure(let error) {
      throw CommandFailure(.usage, error.text(naming: \.flags))
    } catch {
      throw CommandFailure(.badData, "\(file): \(error)")
    }
  }
}

extension Market.Cheapest {
  /// The kind of document whose prices have the forms of the offer's.
  var documentKind: PriceDocument.Kind? { offers.first?.documentKind }
}

extension Offer {
  /// The kind of document whose prices have the forms of the offer's.
  var documentKind: PriceDocument.Kind {
    switch kind {
    case .runner: .runners
    case .byoc: .byoc
    default: .models
    }
  }
}
