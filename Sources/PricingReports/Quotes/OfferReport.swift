package import LivepeerNode
internal import LivepeerPricing

/// The offer that a quote's price is from: the cheapest of a market.
package struct OfferReport {
  let cheapest: Market.Cheapest

  /// Creates the report of the cheapest offers.
  package init(_ cheapest: Market.Cheapest) {
    self.cheapest = cheapest
  }

  /// The offer that comes first of those at the lowest fee.
  private var offer: Offer {
    guard let offer = cheapest.offers.first else {
      preconditionFailure("the cheapest offers are not empty")
    }
    return offer
  }

  private var tieCount: Int { cheapest.offers.count - 1 }

  var pairs: [(String, String)] {
    let orchestrator = offer.orchestrator
    var pairs = [("offered by", orchestrator.name)]
    if !orchestrator.address.isEmpty, !orchestrator.url.isEmpty {
      pairs.append(("", orchestrator.url))
    }
    let ties = tieCount > 0 ? ", and \(counted(tieCount, "other")) at the same fee" : ""
    pairs.append(
      (
        "",
        "\(offer.isWarm ? "warm" : "cold"), capacity \(offer.capacity); the cheapest of "
          + "\(cheapest.comparedCount)\(ties)"
      ))
    return pairs
  }

  var notes: [String] {
    cheapest.freeCount > 0
      ? [
        "\(counted(cheapest.freeCount, "offer")) listed at 0 not compared: free, below 1 wei, or at the "
          + "node's base price"
      ] : []
  }

  var json: JSONMembers {
    JSONMembers {
      let orchestrator = offer.orchestrator
      $0.string("address", orchestrator.address.isEmpty ? nil : orchestrator.address)
      $0.string("url", orchestrator.url.isEmpty ? nil : orchestrator.url)
      $0.string("version", orchestrator.version.isEmpty ? nil : orchestrator.version)
      $0.bool("warm", offer.isWarm)
      $0.whole("capacity", offer.capacity)
      $0.whole("offers", cheapest.comparedCount)
      $0.whole("ties", tieCount)
      $0.whole("free", cheapest.freeCount)
    }
  }

  var csvColumns: [(String, String)] {
    let orchestrator = offer.orchestrator
    return [
      ("address", orchestrator.address), ("url", orchestrator.url),
      ("version", orchestrator.version), ("warm", "\(offer.isWarm)"),
      ("capacity", "\(offer.capacity)"), ("offers", "\(cheapest.comparedCount)"),
      ("ties", "\(tieCount)"), ("free", "\(cheapest.freeCount)"),
    ]
  }
}
