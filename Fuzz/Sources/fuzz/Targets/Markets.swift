import ExactMath
import LivepeerNode
import LivepeerPricing

/// Lists of the network's prices: a market of them, the same one in any order, and quantiles by counting.
func checkMarkets(_ input: [UInt8]) {
  var reader = Market.Reader(ethPrice: ethPrice)
  do throws(Market.ReadingError) {
    try reader.read(json: input)
  } catch {
    requireOneLine(error)
    if case .list(_, let position) = error {
      requireGoodError(error, at: position.offset, in: input.count)
      requirePlace(position, in: input)
    }
    require(reader.market.groups.isEmpty, "\(error), and there are offers")
    return
  }
  let (market, summary) = reader.result
  for price in summary.unusable {
    requireGoodError(price, at: price.position.offset, in: input.count)
    requirePlace(price.position, in: input)
  }
  for group in market.groups { check(group) }
  let offers = market.groups.flatMap(\.offers)
  let again = Market(offers.reversed())
  require(
    again.groups.map(\.offers) == market.groups.map(\.offers), "the order of offers counts")
  // What is read again is listed again, at the same price.
  required("\(input)") { () throws(Market.ReadingError) in try reader.read(json: input) }
  let (twice, twiceSummary) = reader.result
  require(
    twice.groups.map(\.offers) == market.groups.map(\.offers) || twiceSummary.olderListCount > 0
      || offers.contains { $0.kind == .runner || $0.orchestrator.name.isEmpty },
    "what is read twice is another market")
}

private func check(_ group: Market.Group) {
  let prices = group.pricedOffers.map(\.listed.weiPerUnit)
  require(group.freeCount + prices.count == group.offers.count, "\(group.pipeline): free offers")
  require(prices == prices.sorted(), "\(group.pipeline): unsorted prices")
  require(!prices.contains { $0 <= 0 }, "\(group.pipeline): a price of zero or less")
  for share in [0, Rational(1, 4), Rational(1, 2), Rational(3, 4), 1] {
    let smallest = prices.first { price in
      let atMost = prices.count { $0 <= price }
      return Rational(atMost) >= share * Rational(prices.count)
    }
    require(
      group.quantile(share)?.weiPerUnit == smallest, "\(group.pipeline): the quantile \(share)")
  }
  guard let median = group.median else { return }
  let place = required("\(median)") { () throws(RateError) in try group.position(of: median) }
  let cheaper = prices.count { $0 < median.weiPerUnit }
  require(place?.cheaper == cheaper, "\(group.pipeline): the rank of the median")
  for offer in group.offers.prefix(4) {
    require(
      offer.charged().weiPerUnit.isNegative == false, "\(offer) is charged below zero")
  }
  guard let selection = try? Market.Selection(priceWeight: 1, stakeWeight: 0, randomWeight: 0),
    let draw = try? group.draw(by: selection)
  else { return }
  let sum = draw.chances.reduce(0 as Rational) { $0 + $1.rational }
  require(
    draw.chances.isEmpty
      || (sum - 1).magnitude < Rational(BigInt(draw.chances.count), .powerOfTen(18)),
    "\(group.pipeline): chances of \(sum)")
}
