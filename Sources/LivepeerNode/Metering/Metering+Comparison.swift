public import LivepeerPricing

extension Metering {
  /// One job at one price, counted as documented, by the gateway, and by the orchestrator.
  ///
  /// ```swift
  /// import LivepeerNode
  /// import LivepeerPricing
  ///
  /// let job = Job(.textToSpeech, .text("hello"))
  /// let comparison = try Metering.Comparison(
  ///   job, at: AnyRate("5960465wei/char"))
  /// let gap = comparison.difference(from: .gateway, to: .orchestrator)
  /// print(gap?.units ?? 0)  // 4995
  /// print(gap?.fee ?? 0)  // 29772522675 wei
  /// ```
  public struct Comparison: Hashable, Sendable {
    /// The quote by the documentation's units.
    public let documented: Quote
    /// The quote that the gateway pays, or the reason why it refuses the job or the count is
    /// unknown.
    public let gateway: Result<Quote, Metering.CountingError>
    /// The quote that the orchestrator debits for a job from a gateway, or the reason why it
    /// refuses the job or the count is unknown.
    public let orchestrator: Result<Quote, Metering.CountingError>
    /// The quote that the orchestrator debits for a job that a client sent to it directly, or the
    /// reason why it refuses the job or the count is unknown.
    public let orchestratorDirectly: Result<Quote, Metering.CountingError>

    /// Creates a comparison of a job's price in each way of counting.
    ///
    /// - Parameters:
    ///   - job: The work.
    ///   - rate: The price of one unit.
    ///   - ethPrice: The ETH price; without it there are no dollars.
    ///   - catalogue: The definitions of pipelines, such as their measures.
    /// - Throws: `Job.MeasureError` for a measure that the documentation does not price the
    ///   pipeline by.
    public init(
      _ job: Job, at rate: AnyRate, ethPrice: ETHPrice? = nil,
      catalogue: PipelineCatalogue = .documented
    ) throws(Job.MeasureError) {
      func quote(_ metering: Metering) -> Result<Quote, Metering.CountingError> {
        Result { () throws(Metering.CountingError) in
          try Quote(job, at: rate, ethPrice: ethPrice, metering: metering, catalogue: catalogue)
        }
      }
      documented = try Quote(job, at: rate, ethPrice: ethPrice, catalogue: catalogue)
      gateway = quote(.gateway)
      orchestrator = quote(.orchestrator)
      orchestratorDirectly = quote(.orchestratorDirectly)
    }

    /// Accesses the quote, or the refusal, of one way of counting.
    public subscript(metering: Metering) -> Result<Quote, Metering.CountingError> {
      switch metering {
      case .documented: .success(documented)
      case .gateway: gateway
      case .orchestrator: orchestrator
      case .orchestratorDirectly: orchestratorDirectly
      }
    }

    /// Whether a job from a gateway has the documented count on both sides, and neither refuses it.
    public var agrees: Bool {
      [.gateway, .orchestrator].allSatisfy { difference(from: .documented, to: $0)?.units == 0 }
    }

    /// Whether the orchestrator treats the job differently if it comes without a gateway.
    ///
    /// It differs in the count, or in that one of the two ways refuses the job.
    public var differsDirectly: Bool {
      switch (orchestrator, orchestratorDirectly) {
      case (.success(let behind), .success(let direct)): behind.units != direct.units
      case (.failure, .failure): false
      default: true
      }
    }

    /// Returns the difference between two ways of counting; nil if either refuses the job.
    public func difference(from first: Metering, to second: Metering) -> Metering.Difference? {
      guard case .success(let first) = self[first], case .success(let second) = self[second] else {
        return nil
      }
      return Metering.Difference(
        units: second.units - first.units, fee: Wei(second.fee.count - first.fee.count),
        ratio: first.units.isZero ? nil : Rational(second.units, first.units))
    }
  }
}

extension Metering {
  /// The difference between two ways of counting.
  public struct Difference: Hashable, Sendable {
    /// The second count minus the first.
    public let units: BigInt
    /// The second fee minus the first.
    public let fee: Wei
    /// The second count divided by the first; nil if the first is zero.
    public let ratio: Rational?
  }
}

extension Quote {
  /// Creates the quote of a job as one side of the network counts it.
  ///
  /// - Parameters:
  ///   - job: The work.
  ///   - rate: The price of one unit; a side of the network takes that of an application in whole wei
  ///     per second, pixel or request.
  ///   - ethPrice: The ETH price; without it the quote has no dollars.
  ///   - metering: Whose way of counting is meant.
  ///   - catalogue: The definitions of pipelines, such as their measures.
  /// - Throws: ``Metering/CountingError`` for a job that the side refuses, or cannot count.
  public init(
    _ job: Job, at rate: AnyRate, ethPrice: ETHPrice? = nil, metering: Metering,
    catalogue: PipelineCatalogue = .documented
  ) throws(Metering.CountingError) {
    let units = try metering.units(of: job, pricedPer: rate.unit, in: catalogue)
    self.init(
      job, counted: units, at: try metering.rate(of: job, from: rate), ethPrice: ethPrice)
  }

  /// Returns the comparison of the same job at the same price in every way of counting.
  ///
  /// - Throws: `Job.MeasureError` if this quote is by a side of the network, and the documentation
  ///   does not price the pipeline by the job's measure.
  public func comparison(
    in catalogue: PipelineCatalogue = .documented
  ) throws(Job.MeasureError) -> Metering.Comparison {
    try Metering.Comparison(job, at: rate, ethPrice: ethPrice, catalogue: catalogue)
  }
}
