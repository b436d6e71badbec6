public import ExactMath

/// The price of a unit in the currency in which it stays when ETH moves.
///
/// An operator who asks for wei earns other dollars at another ETH price; one who asks for dollars
/// earns other wei.
public enum WorkPrice: Hashable, Sendable {
  /// So many wei for one unit.
  case wei(perUnit: Rational)
  /// So many dollars for one unit.
  case usd(perUnit: USD)

  /// A price as it was written: dollars stay dollars, ether becomes wei.
  public init(_ stated: StatedRate) {
    switch WorkPrice(stated.amount) {
    case .wei(let wei): self = .wei(perUnit: wei / stated.units)
    case .usd(let usd): self = .usd(perUnit: USD(usd.dollars / stated.units))
    }
  }

  /// A price as it was written, for one of something: `$6`, `0.002 eth`.
  public init(_ stated: CurrencyAmount) {
    // Without an ETH price exactly the dollars have no wei.
    if let wei = try? stated.exactWei(at: nil) {
      self = .wei(perUnit: wei)
    } else {
      self = .usd(perUnit: USD(stated.number.rational))
    }
  }

  /// The price of a sheet's entry; nil where the entry leaves it to the node.
  public init?(_ entry: PriceEntry) {
    guard let price = entry.pricePerUnit else { return nil }
    let units = Rational(entry.pixelsPerUnit ?? 1)
    switch WorkPrice(CurrencyAmount(price, entry.currency.currency)) {
    case .wei(let wei): self = .wei(perUnit: wei / units)
    case .usd(let usd): self = .usd(perUnit: USD(usd.dollars / units))
    }
  }

  /// The price in the currency it is in: wei or dollars.
  var perUnit: Rational {
    switch self {
    case .wei(let wei): wei
    case .usd(let usd): usd.dollars
    }
  }

  /// Wei for one unit, exactly.
  ///
  /// - Throws: ``RateError/ethPriceNeeded`` for dollars without an ETH price.
  public func weiPerUnit(at ethPrice: ETHPrice?) throws(RateError) -> Rational {
    switch self {
    case .wei(let wei): return wei
    case .usd(let usd):
      guard let ethPrice else { throw .ethPriceNeeded }
      return usd.exactWei(at: ethPrice)
    }
  }
}

/// One kind of work that an operator sells: what, at which price, how much.
public struct PricedWork: Hashable, Sendable {
  /// What kind of work.
  public let pipeline: Pipeline
  /// The model, where it is known.
  public let modelID: String?
  /// What the price is per.
  public let unit: WorkUnitKind
  /// The price of one unit.
  public let price: WorkPrice
  /// How much work there would be if the hardware did nothing else.
  public let workload: Workload
  /// The part of the hardware's time that it has.
  public let shareOfTime: Share

  /// Work at a price.
  ///
  /// - Throws: ``EarningsError/negative(_:_:)`` for a price below zero.
  public init(
    _ pipeline: Pipeline, modelID: String? = nil, unit: WorkUnitKind, price: WorkPrice,
    workload: Workload, shareOfTime: Share = .whole
  ) throws(EarningsError) {
    guard !price.perUnit.isNegative else { throw .negative(.price, price.perUnit) }
    self.pipeline = pipeline
    self.modelID = modelID
    self.unit = unit
    self.price = price
    self.workload = workload
    self.shareOfTime = shareOfTime
  }

  /// Units in a day of 24 hours: the workload's, for the share of time.
  public var unitsPerDay: Rational { workload.unitsPerDay * shareOfTime.fraction }

  /// What a day brings, in the currency of the price.
  var grossPerDay: Rational { price.perUnit * unitsPerDay }
}
