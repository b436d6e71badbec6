public import LivepeerPricing

extension Market {
  /// Who may be picked for a job of a group, and the chance of each.
  public struct Draw: Sendable {
    /// The offers that may be picked, from the cheapest to the dearest: one of each orchestrator.
    public let candidates: [Offer]
    /// The chance of each candidate, to 18 decimals; see ``Market/Selection``.
    public let chances: [BigDecimal]
    /// The chance of the price that was added; nil if none was.
    public let ownChance: BigDecimal?
    /// Whether the candidates are those with the model loaded, who come before the others.
    public let isOfWarmOffers: Bool
    /// Whether every e^(−price/f) is 0 in float64, so that the price has no say.
    public let isBlindToPrice: Bool
    /// Whether float64 has only some bits of the largest e^(−price/f); see ``Selection/Chances``.
    public let isRoundedByNode: Bool
  }
}

extension Market.Group {
  /// Whether a gateway picks one of the offers by weights.
  ///
  /// It does not for live video, for which the lowest latency decides, nor for live runners and BYOC
  /// capabilities.
  public var isDrawn: Bool {
    offers.allSatisfy { $0.kind == .model } && pipeline != .liveVideoToVideo
  }

  /// Returns who may be picked for a job, and the chance of each; nil for a group that is not
  /// ``isDrawn``.
  ///
  /// Candidates are the offers at most at a cap; those whose model is loaded come before the others. An
  /// orchestrator without an address has no ticket parameters, and is passed over; one with several nodes
  /// is one candidate, here at its lowest price. Prices are the listed ones: surcharges are not known.
  ///
  /// - Parameters:
  ///   - selection: The gateway's weights.
  ///   - cap: The gateway's cap; nil if it takes any price.
  ///   - own: A price of one's own, as one more orchestrator, and whether its model is loaded.
  /// - Returns: The candidates and their chances, or nil.
  /// - Throws: `RateError.unitMismatch` for a cap or a price per another unit.
  /// - Complexity: O(*n* log *n*) in offers.
  public func draw(
    by selection: Market.Selection, under cap: AnyRate? = nil,
    adding own: (price: AnyRate, isWarm: Bool)? = nil
  ) throws(RateError) -> Market.Draw? {
    for rate in [cap, own?.price].compactMap({ $0 }) where rate.unit != unit {
      throw .unitMismatch(expected: unit, found: rate.unit)
    }
    guard isDrawn else { return nil }
    func isWithinCap(_ price: AnyRate) -> Bool {
      cap.map { PriceAcceptance.isWithinCap(price.weiPerUnit, cap: $0.weiPerUnit) } ?? true
    }
    let eligible = offers.filter { isWithinCap($0.listed) && !$0.orchestrator.address.isEmpty }
    let own = own.flatMap { isWithinCap($0.price) ? $0 : nil }
    let isWarm = eligible.contains(where: \.isWarm) || own?.isWarm == true
    var seen: Set<String> = []
    let candidates = eligible.filter {
      $0.isWarm == isWarm && seen.insert($0.orchestrator.address.lowercased()).inserted
    }
    let takesPart = own.map { $0.isWarm == isWarm } ?? false
    let prices =
      candidates.map(\.listed.weiPerUnit) + (takesPart ? [own?.price.weiPerUnit ?? 0] : [])
    let chances = selection.chances(at: prices)
    return Market.Draw(
      candidates: candidates, chances: Array(chances.values.prefix(candidates.count)),
      ownChance: takesPart ? chances.values.last : nil, isOfWarmOffers: isWarm,
      isBlindToPrice: chances.isBlindToPrice, isRoundedByNode: chances.isRoundedByNode)
  }
}
