internal import LivepeerNode
internal import LivepeerPricing

/// A group's prices on an axis: in dollars if the ETH price is known, else in wei, gwei or ETH.
struct MarketStrip {
  let name: String
  let counts: String
  let unit: String
  /// The prices on the axis, in ascending order.
  let prices: [Rational]
  let median: Rational
  let quartiles: ClosedRange<Rational>
  /// The user's own price.
  let own: Rational?
  let axis: ChartAxis

  /// Creates the strip of a group; nil if nobody has a price.
  init?(_ row: MarketRow, at ethPrice: ETHPrice?) {
    guard let least = row.group.minimum, let lower = row.group.lowerQuartile,
      let middle = row.group.median, let upper = row.group.upperQuartile
    else { return nil }
    let (divisor, weiUnit) = row.scaleOfWei
    func shown(_ rate: AnyRate) -> Rational {
      ethPrice.map { row.dollars(rate, at: $0) } ?? rate.weiPerUnit / divisor
    }
    unit = ethPrice == nil ? "\(weiUnit)/\(row.group.unit.symbol)" : "USD/\(row.scale.symbol)"
    name = row.name.shown(upTo: 76)
    median = shown(middle)
    quartiles = shown(lower)...shown(upper)
    own = row.own.flatMap { $0.position == nil ? nil : shown($0.offer.listed) }
    let all = row.group.offers.map(\.listed).filter { $0.weiPerUnit > 0 }.map(shown).sorted()
    // A few that ask many times what the others do would leave these no space.
    let high = max(min(all.last ?? median, quartiles.upperBound * 4), own ?? 0)
    let low = min(shown(least), own ?? high)
    axis = ChartAxis(around: low < high ? low...high : 0...high * 2, atMost: 6)
    let top = axis.high
    prices = all.filter { $0 <= top }
    let dearer = all.count - prices.count
    let beyond =
      dearer == 0
      ? "" : ", \(dearer) dearer than drawn, up to \((all.last ?? median).shownShortly)"
    counts = row.counts + beyond
  }

  /// The strip in words.
  var about: String {
    let mine = own.map { ", yours \($0.shownShortly)" } ?? ""
    return "\(name): \(counts); in \(unit), half of the prices at most \(median.shownShortly)"
      + "\(mine)."
  }
}

extension Rational {
  /// The number in six significant digits, with `~` if digits are omitted.
  fileprivate var shownShortly: String { DecimalFormat(.significant(6)).markedText(self) }
}
