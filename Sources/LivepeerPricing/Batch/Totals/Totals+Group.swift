public import ExactMath

extension Totals {
  /// The totals of the rows of one pipeline, model and unit.
  public struct Group: Sendable {
    /// The pipeline.
    public let pipeline: Pipeline
    /// The model ID; empty for work without a model.
    public let modelID: ModelID
    /// The unit that is counted.
    public let unit: WorkUnitKind
    /// The number of rows that were priced.
    public let rows: BigInt
    /// The sum of their units.
    public let units: BigInt
    /// The sum of their fees, each rounded up to whole wei.
    public let fee: Wei
    /// The sum of the fees in dollars, exactly; nil if a row had no ETH price.
    public let feeUSD: USD?

    /// Creates the totals of a group.
    ///
    /// - Throws: ``Totals/NegativeTotalError`` if a number is negative.
    public init(
      pipeline: Pipeline, modelID: ModelID, unit: WorkUnitKind, rows: BigInt, units: BigInt,
      fee: Wei, feeUSD: USD?
    ) throws(Totals.NegativeTotalError) {
      try Totals.NegativeTotalError.check(rows, .rows)
      try Totals.NegativeTotalError.check(units, .units)
      try Totals.NegativeTotalError.check(fee.count, .feeWei)
      if let feeUSD { try Totals.NegativeTotalError.check(feeUSD.dollars.numerator, .feeUSD) }
      self.init(
        pipeline: pipeline, modelID: modelID, unit: unit, rowCount: rows, units: units, fee: fee,
        feeUSD: feeUSD)
    }

    /// Creates the totals of a group of numbers that are not negative.
    init(
      pipeline: Pipeline, modelID: ModelID, unit: WorkUnitKind, rowCount rows: BigInt,
      units: BigInt, fee: Wei, feeUSD: USD?
    ) {
      self.pipeline = pipeline
      self.modelID = modelID
      self.unit = unit
      self.rows = rows
      self.units = units
      self.fee = fee
      self.feeUSD = feeUSD
    }
  }
}

extension Totals.Group {
  /// Whether the group comes first by the bytes of pipeline, model and unit.
  func precedes(_ other: Totals.Group) -> Bool {
    if pipeline != other.pipeline {
      return pipeline.canonicalName.utf8.lexicographicallyPrecedes(
        other.pipeline.canonicalName.utf8)
    }
    if modelID != other.modelID {
      return modelID.name.utf8.lexicographicallyPrecedes(other.modelID.name.utf8)
    }
    return unit.rawValue.utf8.lexicographicallyPrecedes(other.unit.rawValue.utf8)
  }

  /// The totals of both groups, which have one name.
  func adding(_ other: Totals.Group) -> Totals.Group {
    // Of several spellings of one name the first by its bytes is kept, in whatever order they come.
    let isFirst = !other.pipeline.name.utf8.lexicographicallyPrecedes(pipeline.name.utf8)
    return Totals.Group(
      pipeline: isFirst ? pipeline : other.pipeline, modelID: modelID, unit: unit,
      rowCount: rows + other.rows,
      units: units + other.units, fee: fee + other.fee,
      feeUSD: Totals.sum(feeUSD, other.feeUSD))
  }
}

// Two names are the same when their bytes are, as in price sheets; `String` would take a composed
// `é` for one with a combining accent.
extension Totals.Group: Hashable {
  /// Whether names, counts and amounts are the same.
  public static func == (lhs: Totals.Group, rhs: Totals.Group) -> Bool {
    lhs.pipeline == rhs.pipeline && lhs.modelID == rhs.modelID
      && lhs.unit == rhs.unit && lhs.rows == rhs.rows && lhs.units == rhs.units
      && lhs.fee == rhs.fee && lhs.feeUSD == rhs.feeUSD
  }

  /// Feeds the group to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(pipeline)
    hasher.combine(modelID)
    hasher.combine(unit)
    hasher.combine(rows)
    hasher.combine(units)
    hasher.combine(fee)
    hasher.combine(feeUSD)
  }
}
