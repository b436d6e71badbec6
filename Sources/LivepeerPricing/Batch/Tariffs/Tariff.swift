internal import ExactMath

/// The price of one model of a pipeline, as a ``TariffTable`` quotes it.
public struct Tariff: Sendable {
  /// The pipeline, its name as in the catalogue if it is there, otherwise as in the sheet.
  public let pipeline: Pipeline
  /// The model ID; empty for work without a model.
  public let modelID: ModelID
  /// The unit that is priced.
  public let unit: WorkUnitKind
  /// The exact price of one unit, or why the sheet has none.
  ///
  /// A price in dollars without an ETH price is no price; rows that bring an ETH price of their own
  /// can still be quoted by it.
  public let price: Result<AnyRate, PriceSheet.LookupError>
  /// How wide the arithmetic is that its rows take.
  public let width: Tariff.ArithmeticWidth

  /// The sheet's entry, which a row's own ETH price converts anew.
  let entry: PriceEntry

  init(
    _ entry: PriceEntry, pipeline: Pipeline, unit: WorkUnitKind, ethPrice: ETHPrice?,
    quantaPerWei: Rational?, atLeast least: Tariff.ArithmeticWidth
  ) {
    self.entry = entry
    self.pipeline = pipeline
    self.unit = unit
    modelID = entry.modelID
    do throws(PriceSheet.LookupError) {
      let rate = try entry.knownRate(of: pipeline, per: unit, at: ethPrice)
      price = .success(rate)
      width = .proven(for: rate.weiPerUnit, quantaPerWei: quantaPerWei, atLeast: least)
    } catch {
      price = .failure(error)
      width = .anySize
    }
  }

  /// The exact price of one unit at an ETH price.
  ///
  /// - Throws: ``PriceSheet/LookupError/noPrice(pipeline:modelID:)`` for an entry that leaves its
  ///   price to the node, and ``PriceSheet/LookupError/unresolved(_:pipeline:modelID:)`` for
  ///   dollars without an ETH price.
  public func rate(at ethPrice: ETHPrice?) throws(PriceSheet.LookupError) -> AnyRate {
    try entry.knownRate(of: pipeline, per: unit, at: ethPrice)
  }

  /// Whether the price depends on that of ETH.
  public var isInUSD: Bool { entry.currency == .usd }
}
