internal import ExactMath

extension Totals: Codable {
  /// Reads totals in the shape of ``json``; the sums have to be those of the groups.
  ///
  /// - Complexity: As ``init(json:)-([UInt8])``.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: TotalsKey.self)
    let groups = try container.decode([Group].self, forKey: .groups)
    let rejected = try container.decode(BigInt.self, forKey: .rejected)
    guard !rejected.isNegative else {
      throw DecodingError.dataCorruptedError(
        forKey: .rejected, in: container, debugDescription: "a count of rows is not negative")
    }
    guard Totals.fractionDigitCount(groups) <= Totals.maximumFractionDigits else {
      throw DecodingError.dataCorruptedError(
        forKey: .groups, in: container,
        debugDescription:
          "fractions of more than \(Totals.maximumFractionDigits) digits in all")
    }
    self.init(groups, rejectedCount: rejected)
    guard try container.decode(BigInt.self, forKey: .rows) == rows,
      try container.decode(Wei.self, forKey: .feeWei) == fee,
      try container.decodeDollars() == feeUSD
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .groups, in: container, debugDescription: "the groups do not add up to the sums")
    }
  }

  /// Writes totals in the shape of ``json``.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: TotalsKey.self)
    try container.encode(rows, forKey: .rows)
    try container.encode(rejected, forKey: .rejected)
    try container.encode(fee, forKey: .feeWei)
    try container.encode(dollars: feeUSD)
    try container.encode(groups, forKey: .groups)
  }
}

extension Totals.Group: Codable {
  /// Reads a group; nothing in it may be negative.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: TotalsKey.self)
    let rows = try container.decode(BigInt.self, forKey: .rows)
    let units = try container.decode(BigInt.self, forKey: .units)
    let fee = try container.decode(Wei.self, forKey: .feeWei)
    let feeUSD = try container.decodeDollars()
    guard !rows.isNegative, !units.isNegative, fee >= .zero, feeUSD ?? .zero >= .zero else {
      throw DecodingError.dataCorruptedError(
        forKey: .rows, in: container, debugDescription: "totals are not negative")
    }
    self.init(
      pipeline: try container.decode(Pipeline.self, forKey: .pipeline),
      modelID: try container.decode(ModelID.self, forKey: .model),
      unit: try container.decode(WorkUnitKind.self, forKey: .unit),
      rowCount: rows, units: units, fee: fee, feeUSD: feeUSD)
  }

  /// Writes a group in the shape of ``Totals/json``.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: TotalsKey.self)
    try container.encode(pipeline, forKey: .pipeline)
    try container.encode(modelID, forKey: .model)
    try container.encode(unit, forKey: .unit)
    try container.encode(rows, forKey: .rows)
    try container.encode(units, forKey: .units)
    try container.encode(fee, forKey: .feeWei)
    try container.encode(dollars: feeUSD)
  }
}
