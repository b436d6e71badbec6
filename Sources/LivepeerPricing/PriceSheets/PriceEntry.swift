public import ExactMath

/// One entry of a price file: what a model of a pipeline costs, for every gateway or for one.
public struct PriceEntry: Equatable, Sendable {
  /// The pipeline's name as the file has it; see ``knownPipeline``.
  public var pipeline: String
  /// The model's name.
  public var modelID: String
  /// `price_per_unit`, zero or more; nil leaves it to the node's own flag.
  public var pricePerUnit: BigDecimal?
  /// `pixels_per_unit`, one or more: how many units the price pays for.
  ///
  /// nil leaves it to the
  /// node's own flag, which is 1 unless set.
  public var pixelsPerUnit: BigInt?
  /// What `price_per_unit` is counted in.
  public var currency: PriceCurrency
  /// Whether the model is kept loaded.
  public var isWarm: Bool
  /// How many jobs run at once.
  public var capacity: Int
  /// Where an external container answers, where one does.
  public var url: String?
  /// What that container asks for.
  public var token: String?
  /// Whom the price is for: `default` stands for every gateway without a price of its own.
  public var gateway: String
  /// `optimization_flags`, kept as the file has it.
  var optimizationFlags: JSONValue?
  /// Members that the node ignores, kept so that writing a file loses nothing.
  var ignoredMembers: [JSONMember] = []

  /// The gateway of a price that is for all of them.
  public static let defaultGateway = "default"

  /// An entry with the node's defaults for whatever is left out.
  ///
  /// - Precondition: the price is not negative, and units and capacity are one or more.
  public init(
    pipeline: String, modelID: String, pricePerUnit: BigDecimal?, pixelsPerUnit: BigInt? = nil,
    currency: PriceCurrency = .wei, isWarm: Bool = false, capacity: Int = 1, url: String? = nil,
    token: String? = nil, gateway: String = PriceEntry.defaultGateway
  ) {
    precondition(pricePerUnit?.coefficient.isNegative != true, "a price is not negative")
    precondition(pixelsPerUnit.map { $0 > 0 } ?? true, "pixels_per_unit is one or more")
    self.pipeline = pipeline
    self.modelID = modelID
    self.pricePerUnit = pricePerUnit
    self.pixelsPerUnit = pixelsPerUnit
    self.currency = currency
    self.isWarm = isWarm
    self.capacity = capacity
    self.url = url
    self.token = token
    self.gateway = gateway
  }

  /// The pipeline that the node finds for the entry's name, if it finds one.
  public var knownPipeline: Pipeline? { Pipeline(nodeName: pipeline) }

  /// Whether the price is for every gateway without one of its own.
  ///
  /// The node takes an empty name, and ``defaultGateway`` in any case, for every gateway.
  public var isForEveryGateway: Bool {
    gateway.isEmpty || gateway == PriceEntry.defaultGateway
      || gateway.lowercased() == PriceEntry.defaultGateway
  }

  /// The exact price of one unit in wei, or nil where the entry leaves the price to the node.
  ///
  /// `price_per_unit` / `pixels_per_unit`, dollars converted at the ETH price.
  ///
  /// - Parameters:
  ///   - unit: What the price is per.
  ///   - ethPrice: What dollars are converted at.
  /// - Returns: The rate, or nil where the entry leaves the price to the node.
  /// - Throws: ``RateError/ethPriceNeeded`` for a price in dollars without one.
  public func rate(per unit: WorkUnitKind, at ethPrice: ETHPrice?) throws(RateError) -> AnyRate? {
    guard let wei = try weiPerUnit(at: ethPrice) else { return nil }
    return try AnyRate(weiPerUnit: wei, unit: unit)
  }

  /// The exact price of one unit in wei, whatever the unit; see ``rate(per:at:)``.
  func weiPerUnit(at ethPrice: ETHPrice?) throws(RateError) -> Rational? {
    try unitPrice?.exactWei(at: ethPrice)
  }

  /// What one unit costs, in the currency in which that stays the same while ETH moves; nil where
  /// the entry leaves the price to the node.
  public var unitPrice: UnitPrice? {
    pricePerUnit.map {
      UnitPrice(
        CurrencyAmount($0, currency.currency), perUnits: Rational(pixelsPerUnit ?? 1))
    }
  }
}

/// What a price file counts its prices in.
public enum PriceCurrency: String, CaseIterable, Hashable, Sendable {
  /// Wei: what a price without a currency is in.
  case wei
  /// ETH: 10^18 wei.
  case eth = "ETH"
  /// US dollars, converted at the ETH price of the moment.
  case usd = "USD"

  /// The currency of a name in any case; an empty one is wei; nil where the node has no price feed.
  public init?(name: String) {
    let name = name.lowercased()
    if name.isEmpty {
      self = .wei
    } else if let match = PriceCurrency.allCases.first(where: { $0.rawValue.lowercased() == name })
    {
      self = match
    } else {
      return nil
    }
  }

  /// The same currency among those of all text forms.
  public var currency: Currency {
    switch self {
    case .wei: .wei
    case .eth: .ether(.ether)
    case .usd: .usd
    }
  }
}
