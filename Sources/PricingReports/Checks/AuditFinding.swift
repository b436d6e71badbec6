package import LivepeerPricing

/// A claim and the true price, ready to be printed.
package struct AuditFinding {
  let audit: PriceAudit
  let ethPrice: ETHPrice?

  package init(_ audit: PriceAudit, at ethPrice: ETHPrice?) {
    self.audit = audit
    self.ethPrice = ethPrice
  }

  /// The true price and its ratio to the claim; nil if an ETH price is needed and not known.
  var truth: (amount: UnitPrice.Amount, ratio: Rational)? {
    guard let ratio = try? audit.ratio(at: ethPrice) else { return nil }
    let amount: UnitPrice.Amount? =
      audit.claimedUSD == nil
      ? (try? audit.trueWei(at: ethPrice)).map { .wei($0) }
      : (try? audit.trueUSD(at: ethPrice)).map { .usd($0.dollars) }
    return amount.map { ($0, ratio) }
  }

  /// The scale of the claim: `second`, or `1000 second` for several.
  var per: String { audit.claim.scale.name(times: audit.claim.scaleCount) }

  package var output: CommandOutput {
    CommandOutput(
      table: TextTable(pairs: pairs), json: json.object,
      csv: [AuditFinding.csvHeader, [""] + csvFields])
  }

  private var pairs: [(String, String)] {
    let per = audit.claim.scale.prose(times: audit.claim.scaleCount)
    var pairs = [
      ("price", "\(audit.price)"),
      ("claim", "\(audit.claim.amount.shown) per \(per)"),
    ]
    let implied = audit.impliedETHPrice
    if let implied {
      pairs.append(("implies", "ETH at \(AuditFinding.shortUSD(implied.usdPerETH))"))
    }
    if let (amount, ratio) = truth {
      let at = implied == nil ? "" : ethPrice.map { " at $\($0.text) per ETH" } ?? ""
      pairs.append(("true", "\(amount.shown(like: audit.claim.amount.currency)) per \(per)\(at)"))
      pairs.append(("", "\(AuditFinding.short(ratio)) times the claim"))
    }
    return pairs
  }

  static func short(_ value: Rational) -> String {
    DecimalFormat(.significant(6)).text(value)
  }

  static func shortUSD(_ value: Rational) -> String {
    "$" + USD(value).text()
  }

  var json: JSONMembers {
    let key = audit.claimedUSD == nil ? "wei" : "usd"
    let truth = truth
    return JSONMembers {
      $0.amount(
        "implied_eth_usd", exactName: "implied_exact", audit.impliedETHPrice?.usdPerETH)
      $0.decimal("claimed_\(key)", claimed)
      $0.amount("true_\(key)", truth?.amount.number)
      $0.amount("ratio", truth?.ratio)
      $0.string("per", per)
    }
  }

  private var claimed: Rational { audit.claimedUSD?.dollars ?? audit.claimedWei ?? 0 }

  static let csvHeader = [
    "pipeline", "price", "claim", "implied_eth_usd", "claimed_usd", "true_usd", "ratio", "per",
    "claimed_wei", "true_wei", "page", "explanation",
  ]

  /// All fields but the pipeline.
  var csvFields: [String] {
    let isUSD = audit.claimedUSD != nil
    let truth = truth
    let claimed = claimed.decimalText.text
    let amount = truth?.amount.number.decimalText.text ?? ""
    return [
      "\(audit.price)", "\(audit.claim)", audit.impliedETHPrice?.usdPerETH.decimalText.text ?? "",
      isUSD ? claimed : "", isUSD ? amount : "", truth?.ratio.decimalText.text ?? "", per,
      isUSD ? "" : claimed, isUSD ? "" : amount, "", "",
    ]
  }
}

extension AnyScale {
  /// Returns `second`, or `1000 second` for several.
  func name(times count: Rational) -> String {
    count == 1 ? name : "\(count.decimalText.text) \(name)"
  }
}

extension AnyScale {
  /// Returns `second`, or `1000 seconds` for several.
  fileprivate func prose(times count: Rational) -> String {
    name(times: count) + (count == 1 || name.hasSuffix("s") ? "" : "s")
  }
}

extension CurrencyAmount {
  /// The amount with all digits: `$0.0000014`, `0.000002 ETH`.
  fileprivate var shown: String {
    currency == .usd ? "\(USD(number.rational))" : "\(self)"
  }
}

extension UnitPrice.Amount {
  /// The number of wei or of dollars.
  var number: Rational {
    switch self {
    case .wei(let number), .usd(let number): number
    }
  }

  /// Returns the amount with all digits, ether in the denomination of a currency: `$500`,
  /// `2073600000 wei`.
  func shown(like currency: Currency) -> String {
    switch (self, currency) {
    case (.usd(let dollars), _): "\(USD(dollars))"
    case (.wei(let wei), .ether(let unit)):
      "\((wei / Rational(.powerOfTen(unit.powerOfTen))).decimalText.text) \(unit.symbol)"
    case (.wei(let wei), .usd): "\(wei.decimalText.text) wei"
    }
  }
}
