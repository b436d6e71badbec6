public import LivepeerPricing

/// One kind of work that an operator sells: the pipeline, the price, the amount, and its cost.
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
  /// The cost of one unit to the operator, such as that of rented hardware; nil if there is none.
  public let costPerUnit: UnitPrice.Amount?

  /// Creates work at a price.
  ///
  /// - Throws: ``EarningsError/negative(_:_:)`` for a price or a cost below zero, and
  ///   ``EarningsError/unitMismatch(priced:counted:)`` for a workload in a unit other than the
  ///   price's.
  public init(
    _ pipeline: Pipeline, modelID: ModelID? = nil, price: UnitPrice, workload: Workload,
    shareOfTime: Share = .whole, costPerUnit: UnitPrice.Amount? = nil
  ) throws(EarningsError) {
    let number = price.amount.number
    guard !number.isNegative else { throw .negative(.price, number) }
    guard price.unit == workload.unit else {
      throw .unitMismatch(priced: price.unit, counted: workload.unit)
    }
    if let cost = costPerUnit?.number, cost.isNegative { throw .negative(.costPerUnit, cost) }
    self.pipeline = pipeline
    self.modelID = modelID
    self.price = price
    self.workload = workload
    self.shareOfTime = shareOfTime
    self.costPerUnit = costPerUnit
  }

  /// The unit of the price and of the workload.
  public var unit: WorkUnitKind { price.unit }

  /// The units in a day of 24 hours: the workload's, multiplied by the share of time.
  public var unitsPerDay: Rational { workload.unitsPerDay * shareOfTime.fraction }

  /// The gross of a day, in the currency of the price.
  var grossPerDay: Rational { price.amount.number * unitsPerDay }
}

extension Workload {
  /// Returns the cost of one unit, from a cost per a unit of its own.
  ///
  /// A cost per the workload's own unit is taken as it is; of work that is priced per time, that is the
  /// time of the work. For other units a cost per time is that of the time in which the machine works:
  /// the workload then has to state how many units that is a second.
  ///
  /// - Throws: ``EarningsError/costUnitMismatch(cost:counted:)`` for another unit.
  public func costPerUnit(_ cost: UnitPrice) throws(EarningsError) -> UnitPrice.Amount {
    if cost.unit == unit { return cost.amount }
    guard cost.unit == .millisecond, case .throughput(let unitsPerSecond, _) = kind,
      unitsPerSecond > 0
    else { throw .costUnitMismatch(cost: cost.unit, counted: unit) }
    let factor = 1_000 / unitsPerSecond
    return switch cost.amount {
    case .wei(let wei): .wei(wei * factor)
    case .usd(let dollars): .usd(dollars * factor)
    }
  }
}
