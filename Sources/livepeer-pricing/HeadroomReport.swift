internal import ExactMath
internal import LivepeerPricing

extension Headroom {
  static let tableHeader = ["", "cap in wei", "margin", "refused at ETH", "session at ETH"]
  static let alignments: [TextTable.Alignment] = [.left, .right, .right, .right, .right]

  /// The cap, the margin in percent of it, and the ETH prices of refusal.
  var cells: [String] {
    [
      "", cap.wei(at: ethPrice).shownWei,
      marginShare.map { DecimalFormat(.decimals(2)).text($0 * 100) + " %" } ?? "",
      refusal.shown, sessionRefusal.shown,
    ]
  }

  var json: JSONValue {
    .object([
      JSONMember("cap_wei_per_unit", cap.wei(at: ethPrice).fractionJSON),
      JSONMember("within_cap", .bool(isWithinCap)),
      JSONMember("margin_wei", margin.decimalJSON),
      JSONMember("margin_share", marginShare?.decimalJSON ?? .null),
      JSONMember("refused", .string(refusal.name)),
      JSONMember("refused_eth_usd", refusal.usdPerETH?.decimalJSON ?? .null),
      JSONMember("session_refused", .string(sessionRefusal.name)),
      JSONMember("session_refused_eth_usd", sessionRefusal.usdPerETH?.decimalJSON ?? .null),
    ])
  }

  static let csvHeader = [
    "cap_wei", "margin_wei", "refused", "refused_eth_usd", "session_refused",
    "session_refused_eth_usd",
  ]

  var csvFields: [String] {
    [
      cap.wei(at: ethPrice).decimalText.text, margin.decimalText.text, refusal.name,
      refusal.usdPerETH?.decimalText.text ?? "", sessionRefusal.name,
      sessionRefusal.usdPerETH?.decimalText.text ?? "",
    ]
  }
}

extension RefusalPoint {
  fileprivate var name: String {
    switch self {
    case .never: "never"
    case .always: "always"
    case .below: "below"
    case .above: "above"
    }
  }

  fileprivate var usdPerETH: Rational? {
    switch self {
    case .never, .always: nil
    case .below(let usdPerETH), .above(let usdPerETH): usdPerETH
    }
  }

  fileprivate var shown: String {
    guard let usdPerETH else { return name }
    return "\(name) $\(USD(usdPerETH).text())"
  }
}
