internal import LivepeerNode
internal import LivepeerPricing

extension PaymentsCommand {
  /// The price as it is stated, and the kind of the file that it is from.
  func statedRate(
    _ catalogue: PipelineCatalogue
  ) throws(CommandFailure) -> (AnyRate, kind: PriceDocument.Kind?) {
    if let price {
      return try CommandFailure.usage("--price \(price.shown())") {
        let stated = try StatedRate(price, declared: catalogue.declaredUnits)
        return (try stated.rate(at: shared.ethPrice), nil)
      }
    }
    let (sheet, catalogue, kind) = try sheetOptions.sheet(catalogue)
    let wanted = Pipeline(name ?? (self.kind == .video720p ? Pipeline.liveVideoToVideo.name : ""))
    // Without a name, the first runner of the unit, or the first capability.
    let entry = sheet.entriesInForce.first { entry in
      (entry.pipeline == wanted || name == nil && kind != .models)
        && [nil, catalogue.unit(of: entry.pipeline, modelID: entry.modelID)].contains(
          self.kind.unit)
    }
    do throws(PriceSheet.LookupError) {
      let found = try sheet.price(
        of: entry?.pipeline ?? wanted, modelID: entry?.modelID, at: shared.ethPrice,
        catalogue: catalogue)
      return (found.rate, kind)
    } catch {
      throw CommandFailure(error, in: sheetOptions.prices)
    }
  }
}
