public import ExactMath

/// One entry of a price file: what a model of a pipeline costs, for every gateway or for one.
///
/// An entry that a program makes or changes can be written and read back: names, numbers and
/// capacity are checked whenever they are set.
///
/// ```swift
/// import ExactMath
/// import LivepeerPricing
///
/// var entry = try PriceEntry(
///   pipeline: "image-to-text", modelID: "m",
///   pricePerUnit: BigDecimal("1192093"))
/// try entry.setPrice(BigDecimal("0.5"), pixelsPerUnit: 1_000_000)
/// entry.currency = .usd
/// if let rate = try entry.rate(per: .pixel, at: ETHPrice("2500")) {
///   print(rate)  // 200000000wei/px
/// }
/// ```
public struct PriceEntry: Sendable {
  /// The pipeline, its name as the file has it and not empty.
  public internal(set) var pipeline: Pipeline
  /// The model ID; empty only in the documented entry of a pipeline without a model.
  public internal(set) var modelID: ModelID
  /// `price_per_unit`, zero or more; nil leaves it to the node's own flag.
  public internal(set) var pricePerUnit: BigDecimal?
  /// `pixels_per_unit`, one or more: how many units the price pays for.
  ///
  /// nil leaves it to the node's own flag, which is 1 unless set.
  public internal(set) var pixelsPerUnit: BigInt?
  /// The currency of `price_per_unit`.
  public var currency: PriceEntry.PriceCurrency
  /// Whether the model is kept loaded.
  public var isWarm: Bool
  /// The number of jobs that run at once: one or more, or whatever integer a file has.
  public internal(set) var capacity: Int
  /// The gateway that the price is for.
  public var gateway: GatewayAddress
  /// What few entries have; nil if the entry has nothing of it.
  private var rareMembers: RareMembers?

  /// Creates an entry with the node's defaults for whatever is left out.
  ///
  /// - Throws: ``PriceEntry/FieldError`` if a name is empty, the price is negative, units or
  ///   capacity are below one, or a number has more digits than price files may have.
  public init(
    pipeline: Pipeline, modelID: ModelID, pricePerUnit: BigDecimal?, pixelsPerUnit: BigInt? = nil,
    currency: PriceEntry.PriceCurrency = .wei, isWarm: Bool = false, capacity: Int = 1,
    url: String? = nil,
    token: String? = nil, gateway: GatewayAddress = .everyGateway
  ) throws(PriceEntry.FieldError) {
    self.init()
    try setName(pipeline: pipeline, modelID: modelID)
    try setPrice(pricePerUnit, pixelsPerUnit: pixelsPerUnit)
    try setCapacity(capacity)
    self.currency = currency
    self.isWarm = isWarm
    self.url = url
    self.token = token
    self.gateway = gateway
  }

  /// Creates an entry of which nothing is known yet.
  init() {
    (pipeline, modelID, currency) = ("", "", .wei)
    (isWarm, capacity, gateway) = (false, 1, .everyGateway)
  }

  /// Changes the pipeline and the model.
  ///
  /// - Throws: ``PriceEntry/FieldError`` if either is empty; the entry is then as it was.
  public mutating func setName(pipeline: Pipeline, modelID: ModelID) throws(PriceEntry.FieldError) {
    for (key, name) in [(PriceKey.pipeline, pipeline.name), (.modelID, modelID.name)]
    where name.isEmpty {
      throw PriceEntry.FieldError(.missing(key: key.rawValue))
    }
    self.pipeline = pipeline
    self.modelID = modelID
  }

  /// Changes the price and the number of units that it pays for.
  ///
  /// - Parameters:
  ///   - pricePerUnit: `price_per_unit`, zero or more; nil leaves it to the node's own flag.
  ///   - pixelsPerUnit: `pixels_per_unit`, one or more; nil leaves it to the node's own flag.
  /// - Throws: ``PriceEntry/FieldError`` for other numbers, and for more digits than price files
  ///   may have; the entry is then as it was.
  public mutating func setPrice(
    _ pricePerUnit: BigDecimal?, pixelsPerUnit: BigInt? = nil
  ) throws(PriceEntry.FieldError) {
    if let pricePerUnit { try PriceEntry.FieldError.check(price: pricePerUnit) }
    if let pixelsPerUnit { try PriceEntry.FieldError.check(units: pixelsPerUnit) }
    self.pricePerUnit = pricePerUnit
    self.pixelsPerUnit = pixelsPerUnit
  }

  /// Changes the number of jobs that run at once.
  ///
  /// - Throws: ``PriceEntry/FieldError`` for zero and less; the entry is then as it was.
  public mutating func setCapacity(_ capacity: Int) throws(PriceEntry.FieldError) {
    guard capacity > 0 else {
      throw PriceEntry.FieldError(.capacity, "\(capacity)", .wholeAndPositive)
    }
    self.capacity = capacity
  }

  /// Whether the price is for every gateway without one of its own.
  ///
  /// The node takes an empty name, and `default` in any case, for every gateway.
  public var isForEveryGateway: Bool { gateway.isEveryGateway }

  /// Returns the exact price of one unit in wei; nil if the entry leaves the price to the node.
  ///
  /// `price_per_unit` / `pixels_per_unit`, dollars converted at the ETH price.
  ///
  /// - Parameters:
  ///   - unit: The unit of the price.
  ///   - ethPrice: The ETH price at which dollars are converted.
  /// - Returns: The rate, or nil if the entry leaves the price to the node.
  /// - Throws: ``RateError/ethPriceNeeded`` for a price in dollars without one.
  public func rate(per unit: WorkUnitKind, at ethPrice: ETHPrice?) throws(RateError) -> AnyRate? {
    guard let wei = try weiPerUnit(at: ethPrice) else { return nil }
    return try AnyRate(weiPerUnit: wei, unit: unit)
  }

  /// The exact price of one unit in wei, whatever the unit; see ``rate(per:at:)``.
  @inline(__always)
  func weiPerUnit(at ethPrice: ETHPrice?) throws(RateError) -> Rational? {
    if currency == .wei, let pricePerUnit, pixelsPerUnit == nil { return pricePerUnit.rational }
    return try amountPerUnit?.exactWei(at: ethPrice)
  }

  /// The amount that one unit costs, in the entry's currency; nil if the entry leaves the price to
  /// the node.
  public var amountPerUnit: UnitPrice.Amount? {
    pricePerUnit.map {
      UnitPrice.Amount(
        CurrencyAmount($0, currency.currency), perCheckedUnits: Rational(pixelsPerUnit ?? 1))
    }
  }
}

extension PriceEntry {
  /// Members that few entries have, in one object: an entry is copied with every price looked up.
  private final class RareMembers: Sendable {
    let url: String?
    let token: String?
    let optimizationFlags: JSONValue?
    let ignoredMembers: [JSONMember]

    init(
      url: String?, token: String?, optimizationFlags: JSONValue?, ignoredMembers: [JSONMember]
    ) {
      self.url = url
      self.token = token
      self.optimizationFlags = optimizationFlags
      self.ignoredMembers = ignoredMembers
    }
  }

  /// Whether the entry has a URL, a token, flags, or members that the node ignores.
  package var hasRareMembers: Bool { rareMembers != nil }

  /// The URL of an external container, if there is one.
  public var url: String? {
    get { rareMembers?.url }
    set { setRareMembers(newValue, token, optimizationFlags, ignoredMembers) }
  }

  /// The token that the external container asks for.
  public var token: String? {
    get { rareMembers?.token }
    set { setRareMembers(url, newValue, optimizationFlags, ignoredMembers) }
  }

  /// `optimization_flags`, kept as the file has it.
  package var optimizationFlags: JSONValue? {
    get { rareMembers?.optimizationFlags }
    set { setRareMembers(url, token, newValue, ignoredMembers) }
  }

  /// Members that the node ignores, kept so that writing a file loses nothing.
  var ignoredMembers: [JSONMember] {
    get { rareMembers?.ignoredMembers ?? [] }
    set { setRareMembers(url, token, optimizationFlags, newValue) }
  }

  private mutating func setRareMembers(
    _ url: String?, _ token: String?, _ flags: JSONValue?, _ ignored: [JSONMember]
  ) {
    let isEmpty = url == nil && token == nil && flags == nil && ignored.isEmpty
    rareMembers =
      isEmpty
      ? nil
      : RareMembers(url: url, token: token, optimizationFlags: flags, ignoredMembers: ignored)
  }
}

extension PriceEntry: Hashable {
  /// Returns whether every member is the same; texts are compared byte for byte.
  public static func == (lhs: PriceEntry, rhs: PriceEntry) -> Bool {
    zip(lhs.texts, rhs.texts).allSatisfy { $0.hasSameBytes(as: $1) }
      && (lhs.url == nil) == (rhs.url == nil) && (lhs.token == nil) == (rhs.token == nil)
      && lhs.pricePerUnit == rhs.pricePerUnit
      && lhs.pixelsPerUnit == rhs.pixelsPerUnit && lhs.currency == rhs.currency
      && lhs.isWarm == rhs.isWarm && lhs.capacity == rhs.capacity
      && lhs.optimizationFlags == rhs.optimizationFlags && lhs.ignoredMembers == rhs.ignoredMembers
  }

  /// Feeds the entry to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(bytesOf: texts)
    hasher.combine(pricePerUnit)
    hasher.combine(pixelsPerUnit)
    hasher.combine(currency)
    hasher.combine(isWarm)
    hasher.combine(capacity)
  }

  private var texts: [String] {
    [pipeline.name, modelID.name, gateway.text, url ?? "", token ?? ""]
  }
}

extension PriceEntry {
  /// A currency of prices in price files.
  public enum PriceCurrency: String, CaseIterable, Hashable, Sendable {
    /// Wei: what a price without a currency is in.
    case wei
    /// ETH: 10^18 wei.
    case eth = "ETH"
    /// US dollars, converted at the ETH price of the moment.
    case usd = "USD"

    /// Creates the currency of a name in any case, an empty one being wei; returns nil if the node
    /// has no price feed for it.
    public init?(name: String) {
      let name = name.lowercased()
      if name.isEmpty {
        self = .wei
      } else if let match = PriceEntry.PriceCurrency.allCases.first(where: {
        $0.rawValue.lowercased() == name
      }) {
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
}
