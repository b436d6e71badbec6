public import ExactMath

/// The exact cost of a job: units, price, fee in whole wei, and the fee in dollars.
///
/// ```swift
/// import LivepeerPricing
///
/// let job = Job(.audioToText, .duration(try Quantity(duration: "3m20s")))
/// let quote = try Quote(
///   job, at: AnyRate("12882811wei/ms"), ethPrice: ETHPrice("3127.45"))
/// print(quote.fee)  // 2576562200000 wei
/// ```
public struct Quote: Hashable, Sendable {
  /// The work.
  public let job: Job
  /// The number of units of the job.
  public let units: BigInt
  /// The exact price of one unit.
  public let rate: AnyRate
  /// The fee, rounded up to whole wei, so that it is never below the exact fee.
  public let fee: Wei
  /// The ETH price, if known.
  public let ethPrice: ETHPrice?

  /// Prices a job by the documentation's count of its units.
  ///
  /// - Parameters:
  ///   - job: The work.
  ///   - rate: The price of one unit; its unit says how the job is measured.
  ///   - ethPrice: The ETH price; without it the quote has no dollars.
  ///   - catalogue: The definitions of pipelines, such as their measures.
  /// - Throws: ``Job/MeasureError`` for a measure that the pipeline is not priced by.
  public init(
    _ job: Job, at rate: AnyRate, ethPrice: ETHPrice? = nil,
    catalogue: PipelineCatalogue = .documented
  ) throws(Job.MeasureError) {
    let units = try job.units(pricedPer: rate.unit, in: catalogue)
    self.init(job, counted: units, at: rate, ethPrice: ethPrice)
  }

  /// Prices a job by the documentation's count of its units, at a rate with its unit in the type.
  ///
  /// - Throws: ``Job/MeasureError`` for a measure that the pipeline is not priced by.
  public init<Unit: WorkUnit>(
    _ job: Job, at rate: Rate<Unit>, ethPrice: ETHPrice? = nil,
    catalogue: PipelineCatalogue = .documented
  ) throws(Job.MeasureError) {
    try self.init(job, at: rate.erased, ethPrice: ethPrice, catalogue: catalogue)
  }

  /// Prices a job of which someone else counted the units, zero or more.
  package init(_ job: Job, counted units: BigInt, at rate: AnyRate, ethPrice: ETHPrice?) {
    self.job = job
    self.units = units
    self.rate = rate
    self.ethPrice = ethPrice
    fee = rate.fee(forCounted: units)
  }

  /// The fee in dollars, exactly; nil if no ETH price is known.
  public var feeUSD: USD? {
    ethPrice.map { fee.usd(at: $0) }
  }

  /// The fee before it was rounded up.
  public var exactFee: Rational {
    rate.weiPerUnit * Rational(units)
  }
}
