internal import ExactMath

/// A quote is encoded as its job, the number of units, the price of one, the fee and the ETH price:
///
/// ```json
/// {"job": {"pipeline": "audio-to-text", "duration_ms": "200000"},
///  "units": "200000", "rate": "12882811wei/ms",
///  "fee_wei": "2576562200000", "eth_usd": "3127.45"}
/// ```
extension Quote: Codable {
  /// Creates a quote from its members.
  ///
  /// - Throws: `DecodingError` if a member is missing or not valid, or if the fee is not what the
  ///   units cost at the price.
  /// - Complexity: O(*n* log² *n*) in bytes.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    let units = try members.decode(BigInt.self, forKey: .units)
    guard !units.isNegative else {
      throw DecodingError.dataCorruptedError(
        forKey: .units, in: members, debugDescription: "\(QuantityError(count: units))")
    }
    self.init(
      try members.decode(Job.self, forKey: .job), counted: units,
      at: try members.decode(AnyRate.self, forKey: .rate),
      ethPrice: try members.decodeIfPresent(ETHPrice.self, forKey: .ethPrice))
    let stated = try members.decode(Wei.self, forKey: .fee)
    guard stated == fee else {
      throw DecodingError.dataCorruptedError(
        forKey: .fee, in: members,
        debugDescription:
          "the units at the rate cost \(fee.description.shown()), and not \(stated.description.shown())"
      )
    }
  }

  /// Writes the members of the quote; without an ETH price, that one is left out.
  ///
  /// - Throws: `EncodingError` if a number has more than a million digits, which would not be read
  ///   back.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(job, forKey: .job)
    try members.encode(units, forKey: .units)
    try members.encode(rate, forKey: .rate)
    try members.encode(fee, forKey: .fee)
    try members.encodeIfPresent(ethPrice, forKey: .ethPrice)
  }

  private enum CodingKeys: String, CodingKey {
    case job, units, rate
    case fee = "fee_wei"
    case ethPrice = "eth_usd"
  }
}
