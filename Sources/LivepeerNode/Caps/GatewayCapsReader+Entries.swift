internal import LivepeerPricing

/// One entry of a file of caps, as Go reads it.
struct CapEntry {
  let position: TextPosition
  var pipeline = ""
  var modelID = "default"
  var price: Rational?
  var units: Rational?
  var currency = ""
  var pipelinePosition: TextPosition
  var pricePosition: TextPosition
  var unitsPosition: TextPosition
  var currencyPosition: TextPosition

  init(at position: TextPosition) {
    self.position = position
    (pipelinePosition, pricePosition) = (position, position)
    (unitsPosition, currencyPosition) = (position, position)
  }

  /// The fault of the price: `no price_per_unit`, `price_per_unit is -5`.
  var priceFault: String {
    price.map { "price_per_unit is \(short($0))" } ?? "no price_per_unit"
  }
}

extension GatewayCapsReader {
  /// Reads one entry; returns nil if a fault in it invalidates the whole file.
  mutating func entry(_ node: JSONNode) -> CapEntry? {
    var entry = CapEntry(at: node.position)
    let members: [JSONMember]
    switch node.value {
    case .object(let found): members = found
    case .null: members = []
    default:
      drop(
        "expected a cap, {\"pipeline\": …, \"price_per_unit\": …}, found \(node.value.kind)",
        at: node.position)
      return nil
    }
    var seen: Set<PriceKey> = []
    for member in members {
      guard let key = PriceKey(of: member, among: PriceKey.ofCaps) else {
        findUnknownKey(member)
        continue
      }
      if !seen.insert(key).inserted {
        find(
          RepeatedKey().description,
          "\(key.rawValue) is repeated: the gateway uses the last one",
          at: member.namePosition)
      }
      read(member.node, as: key, into: &entry)
    }
    return isDropped ? nil : entry
  }

  private mutating func findUnknownKey(_ member: JSONMember) {
    let name = member.name.shown(upTo: 100)
    if let key = PriceKey(resembling: member.name), PriceKey.ofCaps.contains(key) {
      find(
        MisspeltKey().description, "the gateway ignores '\(name)'; did you mean \(key.rawValue)?",
        at: member.namePosition)
    } else {
      find(
        UnknownKey().description, "unknown key '\(name)': the gateway ignores it",
        at: member.namePosition)
    }
  }

  private mutating func read(_ node: JSONNode, as key: PriceKey, into entry: inout CapEntry) {
    switch key {
    case .pricePerUnit:
      entry.price = number(node, for: key)
      entry.pricePosition = node.position
    case .pixelsPerUnit:
      entry.units = number(node, for: key)
      entry.unitsPosition = node.position
    // Go leaves a string unchanged if the value is null.
    case _ where node.value.isNull: break
    default:
      guard case .string(let text) = node.value else {
        drop("\(key.rawValue) takes a string, found \(node.value.kind)", at: node.position)
        return
      }
      switch key {
      case .pipeline: (entry.pipeline, entry.pipelinePosition) = (text, node.position)
      case .modelID: entry.modelID = text.isEmpty ? Self.everyModel : text
      default: (entry.currency, entry.currencyPosition) = (text, node.position)
      }
    }
  }

  private mutating func number(_ node: JSONNode, for key: PriceKey) -> Rational? {
    switch node.value {
    case .number(let text):
      guard let number = try? BigDecimal(text, limits: .priceFile), number.isWithinPriceFile else {
        find(
          .capNumberTooLong,
          "\(key.rawValue) takes \(PriceSheet.ReadingError.AllowedNumbers.withinLimits), and this is "
            + String(text.prefix(40)), at: node.position)
        isDropped = true
        return nil
      }
      return number.rational
    case .string(let text):
      drop(
        "\(key.rawValue) is in quotation marks; "
          + PriceSheet.ReadingError.QuotedNumber(key: key.rawValue, text: text).remedy,
        at: node.position)
    default:
      drop("\(key.rawValue) takes a bare number, found \(node.value.kind)", at: node.position)
    }
    return nil
  }
}

extension UnitPrice.Amount {
  /// Creates the price of one unit from the amount for several, a count that may be a fraction.
  init(_ amount: Rational, _ currency: PriceEntry.PriceCurrency, perUnits units: Rational) {
    switch currency {
    case .wei: self = .wei(amount / units)
    case .eth: self = .wei(amount * weiPerETH / units)
    case .usd: self = .usd(amount / units)
    }
  }

  /// The price as a message shows it: `200 wei a unit`, `$1000 a unit`.
  var shownPerUnit: String {
    switch self {
    case .wei(let wei): "\(short(wei)) wei a unit"
    case .usd(let dollars): "$\(short(dollars)) a unit"
    }
  }
}
