/// A denomination of ether: wei and its named powers of ten.
public enum EtherUnit: String, CaseIterable, Codable, Hashable, Sendable {
  /// The smallest denomination: 10^−18 ETH.
  case wei
  /// 10^3 wei.
  case kwei
  /// 10^6 wei.
  case mwei
  /// 10^9 wei.
  case gwei
  /// 10^12 wei.
  case szabo
  /// 10^15 wei.
  case finney
  /// 10^18 wei.
  case ether

  /// The exponent of the power of ten of wei that the denomination is.
  public var powerOfTen: Int {
    switch self {
    case .wei: 0
    case .kwei: 3
    case .mwei: 6
    case .gwei: 9
    case .szabo: 12
    case .finney: 15
    case .ether: 18
    }
  }

  /// The symbol written after the number: `wei`, `gwei`, `ETH`.
  public var symbol: String {
    self == .ether ? "ETH" : rawValue
  }
}

/// The currency of an amount: a denomination of ether, or US dollars.
public enum Currency: Hashable, Sendable {
  /// Wei or one of its multiples.
  case ether(EtherUnit)
  /// US dollars.
  case usd

  /// Wei, the currency of an amount that names none.
  public static let wei = Currency.ether(.wei)

  /// Creates the currency of a name, regardless of case; returns nil for any other name.
  ///
  /// The names are `wei`, `gwei` and other denominations, `eth`, `ether` and `usd`.
  public init?(name: String) {
    guard let name = PackedName(name.utf8) else { return nil }
    self.init(name)
  }

  /// Creates the currency of a name; returns nil for any other name.
  init?(_ name: PackedName) {
    guard let currency = Currency.values.value(of: name) else { return nil }
    self = currency
  }

  /// The currency of every name.
  private static let values = NameTable(named)

  /// The names that text forms read, regardless of case.
  public static let names = named.map(\.name)

  private static let named: [(name: String, value: Currency)] =
    EtherUnit.allCases.map { ($0.rawValue, .ether($0)) } + [("eth", .ether(.ether)), ("usd", .usd)]

  /// The name in text forms: `wei`, `ETH`, `USD`.
  public var symbol: String {
    switch self {
    case .ether(let unit): unit.symbol
    case .usd: "USD"
    }
  }
}
