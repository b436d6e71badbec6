internal import LivepeerNode
internal import LivepeerPricing

extension Headroom {
  /// The headings; that of ETH prices continues in the cells: "refused if ETH is", "below $1800".
  static let tableHeader = [
    "", "cap in wei", "below cap", "refused if ETH is", "gateway stops if", "signer stops if",
  ]
  /// The explanation of the headings of sessions, below the table.
  static let legend: [TextTable.Row] = [
    .note(""),
    .note("stops: a running session ends if ETH falls that far. A gateway that signs its"),
    .note("tickets itself stops above twice the session's first price, a remote signer"),
    .note("at any rise. Auto-adjust charges its surcharge on top of these prices."),
  ]
  static let alignments: [TextTable.Alignment] = [.left, .right, .right, .right, .right, .right]

  /// The cap, the margin as a percentage of it, and the ETH prices of refusal.
  var cells: [String] {
    [
      "", capWeiPerUnit.shownWei,
      marginShare.map { DecimalFormat(.decimals(2)).text($0 * 100) + " %" } ?? "",
      refusal.shown,
    ] + sessionRefusals.map(\.refusal.shown)
  }

  var json: JSONMembers {
    JSONMembers {
      $0.fraction("cap_wei_per_unit", capWeiPerUnit)
      $0.bool("within_cap", isWithinCap)
      $0.amount("margin_wei", margin)
      $0.amount("margin_share", marginShare)
      for (name, refusal) in [("refused", refusal)] + sessionRefusals {
        $0.string(name, refusal.name)
        $0.amount("\(name)_eth_usd", refusal.usdPerETH)
      }
    }
  }

  static let csvHeader =
    ["cap_wei", "margin_wei", "refused", "refused_eth_usd"]
    + PriceAcceptance.Signer.allCases.flatMap { [columnName($0), "\(columnName($0))_eth_usd"] }

  var csvFields: [String] {
    [
      capWeiPerUnit.decimalText.text, margin.decimalText.text, refusal.name,
      refusal.usdPerETH?.decimalText.text ?? "",
    ] + sessionRefusals.flatMap { [$1.name, $1.usdPerETH?.decimalText.text ?? ""] }
  }

  /// The refusals of a running session, each with the party that applies it.
  private var sessionRefusals: [(name: String, refusal: Headroom.RefusalPoint)] {
    PriceAcceptance.Signer.allCases.map { (Headroom.columnName($0), sessionRefusal(signedBy: $0)) }
  }

  private static func columnName(_ signer: PriceAcceptance.Signer) -> String {
    "session_refused_by_\(signer.rawValue)"
  }
}

extension Headroom.RefusalPoint {
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
