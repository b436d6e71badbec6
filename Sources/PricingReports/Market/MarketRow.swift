package import LivepeerNode
package import LivepeerPricing

/// A group of offers, with what is asked of it.
package struct MarketRow {
  package let group: Market.Group
  /// The user's own price.
  package let own: OwnPrice?
  /// The gateway's cap on the offers, if it has one.
  package let cap: AnyRate?
  /// The chances of being picked; nil if they were not asked for, or if nobody is picked by weights.
  package let draw: Market.Draw?

  package init(
    _ group: Market.Group, own: Offer? = nil, cap: AnyRate? = nil, draw: Market.Draw? = nil,
    at ethPrice: ETHPrice?
  ) {
    self.group = group
    self.cap = cap
    self.draw = draw
    self.own = own.map { OwnPrice($0, in: group, at: ethPrice) }
  }

  /// A price of the user's own among the offers of a group.
  package struct OwnPrice {
    package let offer: Offer
    /// The place; nil for a price that is listed at 0.
    package let position: Market.Group.Position?
    /// The entries that would list the price of the median and of the cheapest quarter.
    let medianEntry: String?
    let lowerQuartileEntry: String?

    init(_ offer: Offer, in group: Market.Group, at ethPrice: ETHPrice?) {
      self.offer = offer
      position = (try? group.position(of: offer.listed)) ?? nil
      func entry(_ rate: AnyRate?) -> String? {
        rate.flatMap { offer.listed(at: $0).entry(at: ethPrice)?.jsonText(.compact) }
      }
      medianEntry = entry(group.median)
      lowerQuartileEntry = entry(group.lowerQuartile)
    }
  }

  /// The names of the quantiles in JSON and in CSV.
  static let quantileNames = ["minimum", "lower_quartile", "median", "upper_quartile", "maximum"]

  /// The quantiles, each with its name.
  var quantiles: [(name: String, rate: AnyRate?)] {
    let rates = [
      group.minimum, group.lowerQuartile, group.median, group.upperQuartile, group.maximum,
    ]
    return zip(MarketRow.quantileNames, rates).map { ($0, $1) }
  }

  /// The number of offers within the cap, as listed; nil if there is no cap.
  package var withinCap: Int? { cap.flatMap { try? group.offerCount(atMost: $0) } }

  /// The number of offers within the cap with the surcharge of auto-adjust.
  package var chargedWithinCap: Int? {
    cap.flatMap { try? group.chargedOfferCount(atMost: $0) }
  }

  /// The pipeline and the model, in one line.
  package var name: String {
    group.modelID.isEmpty ? group.pipeline.name : "\(group.pipeline)  \(group.modelID)"
  }

  /// The scale in which people state prices of the unit.
  var scale: AnyScale { group.unit.customaryScale }

  /// Returns the dollars of a price at that scale.
  func dollars(_ rate: AnyRate, at ethPrice: ETHPrice) -> Rational {
    USD(wei: rate.weiPerUnit * Rational(scale.units), at: ethPrice).dollars
  }

  /// The chance of the cheapest candidate, of the dearest one, and of the user's own price.
  var chances: (cheapest: BigDecimal?, dearest: BigDecimal?, own: BigDecimal?)? {
    // A price above the cap, or a cold model beside warm ones, is not picked.
    let none = own.map { _ in BigDecimal(coefficient: 0, exponent: 0) }
    return draw.map { ($0.chances.first, $0.chances.last, own == nil ? nil : $0.ownChance ?? none) }
  }
}
