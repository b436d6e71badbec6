internal import ExactMath

/// The price of one model of a pipeline, as a ``TariffTable`` quotes it.
public struct Tariff: Sendable {
  /// What kind of work it is.
  public let pipeline: Pipeline
  /// Which model, to the letter.
  public let modelID: String
  /// What the price is per.
  public let unit: WorkUnitKind
  /// The exact price of one unit, or why the sheet has none.
  ///
  /// A price in dollars without an ETH price is no price; rows that bring an ETH price of their own
  /// can still be quoted by it.
  public let price: Result<AnyRate, PriceLookupError>
  /// The arithmetic that its rows take.
  public let path: ArithmeticPath

  /// The sheet's entry, which a row's own ETH price converts anew.
  let entry: PriceEntry

  init(
    _ entry: PriceEntry, pipeline: Pipeline, unit: WorkUnitKind, ethPrice: ETHPrice?,
    quantaPerWei: Rational?, atLeast least: ArithmeticPath
  ) {
    self.entry = entry
    self.pipeline = pipeline
    self.unit = unit
    modelID = entry.modelID
    do throws(PriceLookupError) {
      let rate = try entry.knownRate(of: pipeline, per: unit, at: ethPrice)
      price = .success(rate)
      path = .proven(for: rate.weiPerUnit, quantaPerWei: quantaPerWei, atLeast: least)
    } catch {
      price = .failure(error)
      path = .anySize
    }
  }

  /// The exact price of one unit at an ETH price.
  ///
  /// - Throws: ``PriceLookupError/noPrice(pipeline:modelID:)`` for an entry that leaves its price to
  ///   the node, and ``PriceLookupError/unresolved(_:pipeline:modelID:)`` for dollars without an ETH
  ///   price.
  public func rate(at ethPrice: ETHPrice?) throws(PriceLookupError) -> AnyRate {
    try entry.knownRate(of: pipeline, per: unit, at: ethPrice)
  }

  /// Whether the price depends on that of ETH.
  public var isInUSD: Bool { entry.currency == .usd }
}

/// Why a table has no tariff for a row.
public enum TariffError: Error, Hashable, Sendable {
  /// The name is no pipeline of the catalogue; these pipelines are priced.
  case unknownPipeline(String, priced: [String])
  /// The sheet has no price for the pipeline, or for the model.
  case unpriced(PriceLookupError)
}

extension TariffError: CustomStringConvertible {
  /// One line: what is missing, and what there is.
  public var description: String {
    switch self {
    case .unknownPipeline(let name, let priced):
      "no pipeline '\(name.shown(upTo: 100))'; \(Self.advice(on: name, priced: priced))"
    case .unpriced(let error): "\(error)"
    }
  }

  private static func advice(on name: String, priced: [String]) -> String {
    if let pipeline = Pipeline(resembling: name), priced.contains(pipeline.rawValue) {
      return "did you mean \(pipeline)?"
    }
    return "this sheet prices " + (priced.isEmpty ? "nothing" : priced.joined(separator: ", "))
  }
}
