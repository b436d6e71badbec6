public import LivepeerPricing

extension Market {
  /// The offers at which a job costs least.
  public struct Cheapest: Sendable {
    /// The job at their price.
    public let quote: Quote
    /// The offers of the same fee, the first by address and URL first; never empty.
    public let offers: [Offer]
    /// The number of offers that were compared.
    public let comparedCount: Int
    /// The number of offers listed at 0, which were not.
    public let freeCount: Int
  }

  /// Returns the offers at which a job costs least.
  ///
  /// Fees are compared before they are rounded up. Offers listed at 0 are left out, and so are those
  /// per a unit that the job is not measured in.
  ///
  /// - Parameters:
  ///   - job: The work.
  ///   - modelID: The model; nil for any.
  ///   - ethPrice: The ETH price; without it the quote has no dollars.
  ///   - catalogue: The definitions of pipelines, such as their measures.
  /// - Returns: The offers, and the job at their price.
  /// - Throws: ``Market/LookupError``.
  /// - Complexity: O(*n*) in offers.
  public func cheapest(
    for job: Job, modelID: ModelID? = nil, ethPrice: ETHPrice? = nil,
    catalogue: PipelineCatalogue = .documented
  ) throws(Market.LookupError) -> Cheapest {
    let ofPipeline = groups(of: job.pipeline)
    guard !ofPipeline.isEmpty else {
      throw .noPipeline(job.pipeline, offered: pipelines)
    }
    let wanted = modelID.map { id in ofPipeline.filter { $0.modelID == id } } ?? ofPipeline
    guard !wanted.isEmpty else {
      throw .noModel(modelID ?? "", of: job.pipeline, offered: ofPipeline.map(\.modelID))
    }
    let freeCount = wanted.reduce(0) { $0 + $1.freeCount }
    let priced = wanted.filter { !$0.pricedOffers.isEmpty }
    guard !priced.isEmpty else { throw .onlyFree(job.pipeline, offers: freeCount) }
    var best: (fee: Rational, units: BigInt, offers: [Offer])?
    var comparedCount = 0
    var fault: Job.MeasureError?
    for group in priced {
      let units: BigInt
      do throws(Job.MeasureError) {
        units = try job.units(pricedPer: group.unit, in: catalogue)
      } catch {
        fault = fault ?? error
        continue
      }
      comparedCount += group.pricedOffers.count
      let offers = group.pricedOffers.prefix {
        $0.listed.weiPerUnit == group.pricedOffers.first?.listed.weiPerUnit
      }
      guard let first = offers.first else { continue }
      let fee = first.listed.weiPerUnit * Rational(units)
      if let known = best, known.fee < fee { continue }
      let tied = best.map { $0.fee == fee } ?? false
      best = (fee, tied ? best?.units ?? units : units, (tied ? best?.offers ?? [] : []) + offers)
    }
    guard let best, let first = best.offers.first else {
      guard let fault else { preconditionFailure("an offer has a fee, or a fault") }
      throw .measure(fault)
    }
    return Cheapest(
      quote: Quote(job, counted: best.units, at: first.listed, ethPrice: ethPrice),
      offers: best.offers, comparedCount: comparedCount, freeCount: freeCount)
  }

  /// The pipelines that are offered, each once.
  private var pipelines: [Pipeline] {
    var seen: Set<ModelID> = []
    return groups.map(\.pipeline).filter { seen.insert(ModelID($0.name)).inserted }
  }

  /// Why a market has no price for a job.
  public enum LookupError: Error, Hashable, Sendable {
    /// No offer is for the pipeline; these are offered.
    case noPipeline(Pipeline, offered: [Pipeline])
    /// No offer of the pipeline is for the model; these are offered.
    case noModel(ModelID, of: Pipeline, offered: [ModelID])
    /// Every offer is listed at 0.
    case onlyFree(Pipeline, offers: Int)
    /// No offer is priced by the job's measure.
    case measure(Job.MeasureError)
  }
}

extension Market.LookupError: CustomStringConvertible {
  /// One line: what is missing, and what there is.
  public var description: String {
    switch self {
    case .noPipeline(let pipeline, let offered):
      "no offer for \(pipeline.shown); \(Self.list(offered.map(\.name)))"
    case .noModel(let modelID, let pipeline, let offered):
      "no offer for model '\(modelID.shown)' of \(pipeline.shown); "
        + Self.list(offered.map(\.name))
    case .onlyFree(let pipeline, let count):
      "every offer for \(pipeline.shown) is listed at 0 (\(count)), which may be free, below 1 wei, "
        + "or the node's base price; state a price"
    case .measure(let error): "\(error)"
    }
  }

  private static func list(_ names: [String]) -> String {
    guard !names.isEmpty else { return "nothing is offered" }
    let shown = names.prefix(10).map { $0.shown(upTo: 100) }.joined(separator: ", ")
    return "offered are \(shown)\(names.count > 10 ? ", …" : "")"
  }
}
