public import LivepeerPricing

/// One kind of work that an operator sells: what, at which price, how much.
public struct PricedWork: Hashable, Sendable {
  /// The kind of work.
  public let pipeline: Pipeline
  /// The model, if known.
  public let modelID: String?
  /// The unit of the price.
  public let unit: WorkUnitKind
  /// The price of one unit.
  public let price: UnitPrice
  /// How much work there would be if the hardware did nothing else.
  public let workload: Workload
  /// The part of the hardware's time that it has.
  public let shareOfTime: Share

  /// Creates work at a price.
  ///
  /// - Throws: ``EarningsError/negative(_:_:)`` for a price below zero.
  public init(
    _ pipeline: Pipeline, modelID: String? = nil, unit: WorkUnitKind, price: UnitPrice,
    workload: Workload, shareOfTime: Share = .whole
  ) throws(EarningsError) {
    guard !price.amount.isNegative else { throw .negative(.price, price.amount) }
    self.pipeline = pipeline
    self.modelID = modelID
    self.unit = unit
    self.price = price
    self.workload = workload
    self.shareOfTime = shareOfTime
  }

  /// Returns whether every member is equal; model IDs are compared byte for byte.
  public static func == (lhs: PricedWork, rhs: PricedWork) -> Bool {
    lhs.exactModelID == rhs.exactModelID && lhs.pipeline == rhs.pipeline && lhs.unit == rhs.unit
      && lhs.price == rhs.price && lhs.workload == rhs.workload
      && lhs.shareOfTime == rhs.shareOfTime
  }

  /// Feeds the members to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(pipeline)
    hasher.combine(exactModelID)
    hasher.combine(unit)
    hasher.combine(price)
    hasher.combine(workload)
    hasher.combine(shareOfTime)
  }

  private var exactModelID: ExactText? { modelID.map(ExactText.init) }

  /// Units in a day of 24 hours: the workload's, for the share of time.
  public var unitsPerDay: Rational { workload.unitsPerDay * shareOfTime.fraction }

  /// The gross of a day, in the currency of the price.
  var grossPerDay: Rational { price.amount * unitsPerDay }
}
