public import LivepeerPricing

/// One kind of work that an operator sells: the pipeline, the price, and the amount.
public struct PricedWork: Hashable, Sendable {
  /// The pipeline.
  public let pipeline: Pipeline
  /// The model ID, if known.
  public let modelID: ModelID?
  /// The price of one unit.
  public let price: UnitPrice
  /// The amount of work if the hardware did nothing else.
  public let workload: Workload
  /// The share of the hardware's time that the work takes.
  public let shareOfTime: Share

  /// Creates work at a price.
  ///
  /// - Throws: ``EarningsError/negative(_:_:)`` for a price below zero, and
  ///   ``EarningsError/unitMismatch(priced:counted:)`` for a workload in a unit other than the
  ///   price's.
  public init(
    _ pipeline: Pipeline, modelID: ModelID? = nil, price: UnitPrice, workload: Workload,
    shareOfTime: Share = .whole
  ) throws(EarningsError) {
    let number = price.amount.number
    guard !number.isNegative else { throw .negative(.price, number) }
    guard price.unit == workload.unit else {
      throw .unitMismatch(priced: price.unit, counted: workload.unit)
    }
    self.pipeline = pipeline
    self.modelID = modelID
    self.price = price
    self.workload = workload
    self.shareOfTime = shareOfTime
  }

  /// The unit of the price and of the workload.
  public var unit: WorkUnitKind { price.unit }

  /// The units in a day of 24 hours: the workload's, multiplied by the share of time.
  public var unitsPerDay: Rational { workload.unitsPerDay * shareOfTime.fraction }

  /// The gross of a day, in the currency of the price.
  var grossPerDay: Rational { price.amount.number * unitsPerDay }
}
