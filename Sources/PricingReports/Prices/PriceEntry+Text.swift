internal import LivepeerPricing

extension PriceEntry.PriceMove {
  /// The name for scripts.
  var name: String {
    switch self {
    case .unchanged: "none"
    case .percent: "percent"
    case .fromFree: "from_free"
    case .setByNode: "set_by_node"
    case .needsETHPrice: "needs_eth_price"
    }
  }

  /// The change in percent: zero for the same price, nil if no percentage describes it.
  var percentValue: Rational? {
    switch self {
    case .unchanged: 0
    case .percent(let percent): percent
    case .fromFree, .setByNode, .needsETHPrice: nil
    }
  }
}

extension PriceEntry {
  /// The names that identify an entry, for a person; the gateway only if the entry is for one.
  var names: String {
    "\(pipeline) \(modelID)"
      + (isForEveryGateway ? "" : " for gateway \(gateway)")
  }

  /// Returns a field for a person; nil if it is not shown, like a token, which is secret.
  func text(of field: PriceEntry.Field) -> String? {
    switch field {
    case .pricePerUnit: pricePerUnit?.description ?? "none"
    case .pixelsPerUnit: pixelsPerUnit?.description ?? "none"
    case .currency: currency.rawValue
    case .warm: "\(isWarm)"
    case .capacity: "\(capacity)"
    case .url: url ?? "none"
    case .token, .others: nil
    }
  }

  /// Returns a field for a script; nil if it is absent or not shown.
  func scriptText(of field: PriceEntry.Field) -> String? {
    let isAbsent =
      switch field {
      case .pricePerUnit: pricePerUnit == nil
      case .pixelsPerUnit: pixelsPerUnit == nil
      case .url: url == nil
      default: false
      }
    return isAbsent ? nil : text(of: field)
  }
}
