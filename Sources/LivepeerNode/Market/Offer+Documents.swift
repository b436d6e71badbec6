public import LivepeerPricing

extension PriceDocument.Sheet {
  /// Returns the prices of a document as its orchestrator lists them.
  ///
  /// Of several entries for one model the price for every gateway counts, and of several registrations of
  /// one BYOC capability the last. Listed are whole wei, rounded
  /// down: per unit of a model, per second of a BYOC capability, per advertised unit of a live runner. A
  /// price that lists do not have, past 64 bits or of a runner below 1 wei, is left out.
  ///
  /// - Parameters:
  ///   - url: What stands for the orchestrator's URL, such as the name of the file.
  ///   - ethPrice: The ETH price at which dollars are converted.
  ///   - catalogue: The units of the prices.
  /// - Returns: The offers, in the order of the document.
  /// - Throws: `RateError.ethPriceNeeded` for a price in dollars without one.
  /// - Complexity: O(*n* log *n*) in entries.
  public func offers(
    by url: String = "", at ethPrice: ETHPrice?, in catalogue: PipelineCatalogue = .documented
  ) throws(RateError) -> [Offer] {
    let catalogue = self.catalogue(adding: catalogue)
    var offers: [Offer] = []
    for entry in offeredEntries {
      guard let amount = entry.amountPerUnit,
        let unit = catalogue.unit(of: entry.pipeline, modelID: entry.modelID)
      else { continue }
      let wei = try amount.exactWei(at: ethPrice)
      guard let listed = try listedPrice(wei, per: unit) else { continue }
      offers.append(
        Offer(
          by: Offer.Orchestrator(url: url), entry.pipeline,
          modelID: kind == .runners ? "" : entry.modelID, listed: listed,
          kind: kind == .runners ? .runner : kind == .byoc ? .byoc : .model,
          isWarm: entry.isWarm, capacity: max(0, entry.capacity)))
    }
    return offers
  }

  /// The entries that the orchestrator lists: every runner, each capability by its exact name, and of a
  /// model the one to quote by.
  private var offeredEntries: [PriceEntry] {
    switch kind {
    case .runners: sheet.entries
    case .byoc: entriesInForce
    default: sheet.entries.quotedEntries
    }
  }

  /// The listed form of a price in wei per unit of work; nil if there is none.
  private func listedPrice(
    _ wei: Rational, per unit: WorkUnitKind
  ) throws(RateError) -> AnyRate? {
    switch kind {
    case .runners:
      return (try? RunnerPrice.Advertised(AnyRate(weiPerUnit: wei, unit: unit)))?.rate
    case .byoc:
      guard let whole = try? NodePrice.WholeWei(wei * 1_000) else { return nil }
      return try AnyRate(weiPerUnit: Rational(BigInt(whole.weiPerUnit), 1_000), unit: unit)
    default:
      guard let whole = try? NodePrice.WholeWei(wei) else { return nil }
      return try AnyRate(weiPerUnit: Rational(BigInt(whole.weiPerUnit)), unit: unit)
    }
  }
}

extension Offer {
  /// Returns the entry of the document that makes an orchestrator list the offer, as JSON.
  ///
  /// It is an entry of `aiModels.json`, a registration of a BYOC capability, or the `price_info` of
  /// `runners.json`, whose price is in dollars.
  ///
  /// - Parameter ethPrice: The ETH price, which only a live runner needs.
  /// - Returns: The entry; nil if the document does not take such a price.
  package func entry(at ethPrice: ETHPrice?) -> JSONValue? {
    let price = listed.weiPerUnit * Rational(listedUnits)
    switch kind {
    case .runner:
      guard let unit = RunnerPrice.Unit(work: listed.unit), let ethPrice,
        let dollars = BigDecimal(
          exactly: USD(wei: price * Rational(unit.advertisedUnits), at: ethPrice).dollars)
      else { return nil }
      return .object([
        JSONMember(
          "price_info",
          ["price": .number("\(dollars)"), "currency": "usd", "unit": .string(unit.name)])
      ])
    case .byoc:
      return .object([
        JSONMember("name", .string(pipeline.name)),
        JSONMember("price_per_unit", .number("\(price.numerator)")),
        JSONMember("price_scaling", .number("\(price.denominator)")),
        JSONMember("currency", "wei"),
      ])
    default:
      var members = [
        JSONMember("pipeline", .string(pipeline.name)),
        JSONMember("model_id", .string(modelID.name)),
        JSONMember("price_per_unit", .number("\(price.numerator)")),
      ]
      if price.denominator != 1 {
        members.append(JSONMember("pixels_per_unit", .number("\(price.denominator)")))
      }
      if isWarm { members.append(JSONMember("warm", true)) }
      return .object(members)
    }
  }

  /// Returns the same offer at another listed price.
  package func listed(at rate: AnyRate) -> Offer {
    Offer(
      by: orchestrator, pipeline, modelID: modelID, listed: rate, kind: kind, isWarm: isWarm,
      capacity: capacity)
  }
}
