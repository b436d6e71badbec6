package import LivepeerPricing

/// The claims of the network's documentation, ready to be printed.
package struct AuditReport {
  let claims: [DocumentedClaim]
  let ethPrice: ETHPrice?

  package init(claims: [DocumentedClaim], ethPrice: ETHPrice?) {
    self.claims = claims
    self.ethPrice = ethPrice
  }

  package var output: CommandOutput {
    CommandOutput(
      table: table, json: .array(claims.map(json)),
      csv: [AuditFinding.csvHeader] + claims.map(csvRecord))
  }

  /// The table, with each price above its claim and the explanation below, to fit into 80 columns.
  private var table: TextTable {
    var table = TextTable(
      [.left, .right, .right, .right, .right],
      header: ["", "claim", "true price", "true / claim", "implies ETH at"])
    for claim in claims {
      let finding = claim.audit.map { AuditFinding($0, at: ethPrice) }
      let ratio = finding?.truth?.ratio.short
      table.rows += [
        .text(name(of: claim)),
        .cells([
          "", finding.map { "\($0.audit.claim)" } ?? "none", truth(of: claim),
          ratio ?? (finding == nil ? "-" : "?"),
          finding?.audit.impliedETHPrice.map { AuditFinding.shortUSD($0.usdPerETH) } ?? "-",
        ]),
      ]
      if let explanation = claim.explanation { table.rows.append(.text("  \(explanation)")) }
    }
    return table
  }

  private func name(of claim: DocumentedClaim) -> String {
    let subject = claim.pipeline.map { "\($0)" } ?? "any pipeline"
    return "\(subject) at \(claim.price)" + (claim.page.map { ", page \($0)" } ?? "")
  }

  /// Returns the true amount for the claim's scale, dollars rounded; without a claim, the scale is
  /// included.
  private func truth(of claim: DocumentedClaim) -> String {
    guard let truth = try? claim.truth(at: ethPrice) else { return "?" }
    let amount =
      switch truth {
      case .usd(let dollars): "$\(USD(dollars).text())"
      case .wei: truth.shown(like: claim.audit?.claim.amount.currency ?? .wei)
      }
    return claim.audit == nil ? "\(amount)/\(claim.scale.symbol)" : amount
  }

  /// Returns the claim's members.
  ///
  /// The price is `rate` here, in its given form: a member `price` is a fraction everywhere.
  private func json(_ claim: DocumentedClaim) -> JSONMembers {
    JSONMembers {
      $0.string("pipeline", claim.pipeline?.name)
      $0.string("rate", "\(claim.price)")
      $0.string("claim", claim.audit.map { "\($0.claim)" })
      if let audit = claim.audit {
        $0.add(AuditFinding(audit, at: ethPrice).json)
      } else if let (key, amount) = truth(ofUnclaimed: claim) {
        $0.amount("true_\(key)", amount)
        $0.string("per", claim.scale.name(times: claim.scaleCount))
      }
      $0.string("page", claim.page)
      $0.string("explanation", claim.explanation)
    }
  }

  private func csvRecord(_ claim: DocumentedClaim) -> [String] {
    var fields = claim.audit.map { AuditFinding($0, at: ethPrice).csvFields }
    if fields == nil, let (key, amount) = truth(ofUnclaimed: claim) {
      let text = amount.decimalText.text
      fields = [
        "\(claim.price)", "", "", "", key == "usd" ? text : "", "",
        claim.scale.name(times: claim.scaleCount), "", key == "wei" ? text : "",
      ]
    }
    return [claim.pipeline?.name ?? ""] + (fields ?? []).prefix(9)
      + [claim.page ?? "", claim.explanation ?? ""]
  }

  /// Returns the true price if the page does not say what the price amounts to.
  private func truth(ofUnclaimed claim: DocumentedClaim) -> (key: String, amount: Rational)? {
    guard let truth = try? claim.truth(at: ethPrice) else { return nil }
    return switch truth {
    case .usd(let dollars): ("usd", dollars)
    case .wei(let wei): ("wei", wei)
    }
  }
}

extension Rational {
  fileprivate var short: String { AuditFinding.short(self) }
}
