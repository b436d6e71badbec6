internal import ExactMath
internal import LivepeerPricing

/// One claim and what is true, ready to be printed.
struct AuditFinding {
  let pipeline: Pipeline?
  let claim: PublishedClaim
  let implied: ETHPrice?
  /// nil where the price is in ether and no ETH price is known.
  let trueUSD: USD?
  let ratio: Rational?
  let ethPrice: ETHPrice?

  init(pipeline: Pipeline?, claim: PublishedClaim, ethPrice: ETHPrice?) {
    self.pipeline = pipeline
    self.claim = claim
    self.ethPrice = ethPrice
    implied = claim.impliedETHPrice
    trueUSD = try? claim.trueUSD(at: ethPrice)
    ratio = try? claim.ratio(at: ethPrice)
  }

  var output: CommandOutput {
    CommandOutput(
      table: TextTable(pairs: pairs), json: .object(jsonMembers),
      csv: [AuditFinding.csvHeader, csvRecord])
  }

  /// `second`, or `1000 second` where the claim is per several.
  private var per: String {
    let scale = claim.claim
    return scale.scaleCount == 1
      ? scale.scale.name : "\(scale.scaleCount.decimalText.text) \(scale.scale.name)"
  }

  private var pairs: [(String, String)] {
    var pairs = [
      ("price", "\(claim.price)"),
      ("claim", "\(claim.claimedUSD) per \(per)"),
    ]
    if let implied {
      pairs.append(("implies", "ETH at \(AuditFinding.shortUSD(implied.usdPerETH))"))
    }
    if let trueUSD, let ratio {
      let at = implied == nil ? "" : ethPrice.map { " at $\($0.text) per ETH" } ?? ""
      pairs.append(("true", "\(trueUSD) per \(per)\(at)"))
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

  var jsonMembers: [JSONMember] {
    var members: [JSONMember] = []
    func put(_ name: String, _ value: JSONValue) { members.append(JSONMember(name, value)) }
    if let pipeline { put("pipeline", .string(pipeline.rawValue)) }
    if pipeline != nil {
      put("price", .string("\(claim.price)"))
      put("claim", .string("\(claim.claim)"))
    }
    if let implied {
      put("implied_eth_usd", .string(implied.usdPerETH.decimalText.text))
      put("implied_exact", implied.usdPerETH.fractionJSON)
    }
    put("claimed_usd", .string(claim.claimedUSD.text(.all)))
    if let trueUSD, let ratio {
      put("true_usd", .string(trueUSD.text(.all)))
      put("ratio", .string(ratio.decimalText.text))
    }
    put("per", .string(per))
    return members
  }

  static let csvHeader = [
    "pipeline", "price", "claim", "implied_eth_usd", "claimed_usd", "true_usd", "ratio", "per",
  ]

  var csvRecord: [String] {
    [
      pipeline?.rawValue ?? "", "\(claim.price)", "\(claim.claim)",
      implied?.usdPerETH.decimalText.text ?? "", claim.claimedUSD.text(.all),
      trueUSD?.text(.all) ?? "", ratio?.decimalText.text ?? "", per,
    ]
  }
}

/// Several claims, ready to be printed.
struct AuditReport {
  let findings: [AuditFinding]

  var output: CommandOutput {
    CommandOutput(
      table: table, json: .array(findings.map { JSONNode(.object($0.jsonMembers)) }),
      csv: [AuditFinding.csvHeader] + findings.map(\.csvRecord))
  }

  private var table: TextTable {
    var table = TextTable(
      [.left, .right, .right, .right, .right],
      header: ["pipeline", "price", "claim", "implied ETH", "true / claim"])
    table.rows = findings.map { finding in
      .cells([
        finding.pipeline?.rawValue ?? "", "\(finding.claim.price)", "\(finding.claim.claim)",
        finding.implied.map { AuditFinding.shortUSD($0.usdPerETH) } ?? "any",
        finding.ratio.map(AuditFinding.short) ?? "?",
      ])
    }
    return table
  }
}
