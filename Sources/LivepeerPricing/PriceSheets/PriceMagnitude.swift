package import ExactMath

/// How far a price is from the documented one of its pipeline, if it is too far to be meant.
package struct PriceMagnitude {
  private let definition: Pipeline.Definition
  private let price: UnitPrice.Amount
  private let documented: UnitPrice.Amount
  private let ethPrice: ETHPrice?
  /// The price divided by the documented one: at the ETH price, or the nearest to 1 that it is at
  /// any of ``plausibleETHPrices``.
  package let ratio: Rational

  /// The ratio that is too far either way.
  static let minimumRatio: Rational = 1_000

  /// The ETH prices, in USD, for which a comparison of dollars and wei is made if none is known.
  static let plausibleETHPrices: (lowest: Rational, highest: Rational) = (100, 100_000)

  /// The prices that are near enough to a documented one, in its currency: nearly every price is one of
  /// them, and two comparisons take less time than a division.
  package struct LikelyPrices: Sendable {
    private let documented: UnitPrice.Amount
    private let lower: Rational
    private let upper: Rational

    /// Creates the range around a price; returns nil for zero, which no price is near to.
    package init?(_ documented: UnitPrice.Amount) {
      guard documented.number > 0 else { return nil }
      self.documented = documented
      lower = documented.number / PriceMagnitude.minimumRatio
      upper = documented.number * PriceMagnitude.minimumRatio
    }

    /// The whole numbers of wei among them; nil if there are none, as of a price in dollars.
    package var wholeWei: ClosedRange<BigInt>? {
      guard case .wei = documented else { return nil }
      // Both ends are left out: the least is above the lower one, the most is below the upper one.
      let (least, most) = (lower.rounded(.down) + 1, upper.rounded(.up) - 1)
      return least <= most ? least...most : nil
    }

    /// Returns whether a price is in the same currency, and neither too low nor too high.
    package func contains(_ price: UnitPrice.Amount) -> Bool {
      switch (price, documented) {
      case (.wei(let price), .wei), (.usd(let price), .usd): lower < price && price < upper
      case (.wei, .usd), (.usd, .wei): false
      }
    }
  }

  /// Creates the comparison, or returns nil if the price is near enough or cannot be compared.
  ///
  /// - Parameters:
  ///   - price: The price of one unit of the pipeline's own, not zero.
  ///   - definition: The definition of the pipeline.
  ///   - ethPrice: The ETH price, if known. Without it, dollars and wei are compared at all plausible
  ///     ones, and only a price that is too far at each of them is too far.
  package init?(
    _ price: UnitPrice.Amount, of definition: Pipeline.Definition, at ethPrice: ETHPrice?
  ) {
    guard let documented = definition.documentedUnitPrice, documented.number > 0 else { return nil }
    let (first, second): (Rational, Rational)
    switch (price, documented) {
    case (.wei(let price), .wei(let documented)), (.usd(let price), .usd(let documented)):
      first = price / documented
      second = first
    case (.wei(let price), .usd(let documented)):
      (first, second) = Self.atETHPrices(ethPrice) { price * $0 / weiPerETH / documented }
    case (.usd(let price), .wei(let documented)):
      (first, second) = Self.atETHPrices(ethPrice) { price * weiPerETH / $0 / documented }
    }
    // Between the two ETH prices the ratio is between the two ratios.
    let (least, most) = first < second ? (first, second) : (second, first)
    if least >= Self.minimumRatio {
      ratio = least
    } else if most * Self.minimumRatio <= 1 {
      ratio = most
    } else {
      return nil
    }
    self.price = price
    self.definition = definition
    self.documented = documented
    self.ethPrice = ethPrice
  }

  /// Computes a ratio at the ETH price, or at both ends of the plausible ones.
  private static func atETHPrices(
    _ ethPrice: ETHPrice?, _ ratio: (Rational) -> Rational
  ) -> (Rational, Rational) {
    if let ethPrice {
      let ratio = ratio(ethPrice.usdPerETH)
      return (ratio, ratio)
    }
    return (ratio(plausibleETHPrices.lowest), ratio(plausibleETHPrices.highest))
  }

  /// The price at the scale that people think in: `$21600.00 an hour`.
  package var shownPrice: String { price.shown(for: definition, at: ethPrice) }

  /// The documented price likewise, and the ETH prices at which the two are compared.
  package var shownDocumented: String {
    let shown = documented.shown(for: definition, at: ethPrice)
    guard ethPrice == nil, price.isInDollars != documented.isInDollars else { return shown }
    let (lowest, highest) = Self.plausibleETHPrices
    return "\(shown), at any ETH price from $\(lowest) to $\(highest)"
  }

  /// The ratio in words: `1000 times the documented price`, `1/12900 of the documented price`.
  package var shownRatio: String {
    let isAtLeast =
      ethPrice == nil && price.isInDollars != documented.isInDollars ? "at least " : ""
    let isAtMost = isAtLeast.isEmpty ? "" : "at most "
    return ratio > 1
      ? "\(isAtLeast)\(short(ratio, digits: 3)) times the documented price"
      : "\(isAtMost)1/\(short(1 / ratio, digits: 3)) of the documented price"
  }
}

extension UnitPrice.Amount {
  fileprivate var isInDollars: Bool {
    if case .usd = self { true } else { false }
  }

  /// The amount with its currency: `1000 wei`, `$0.02`.
  package var shown: String {
    switch self {
    case .wei(let wei): "\(short(wei)) wei"
    case .usd(let dollars): "$\(short(dollars))"
    }
  }

  /// The price of what people think in: `$0.139134 an hour`; in dollars if they are known.
  package func shown(for definition: Pipeline.Definition, at ethPrice: ETHPrice?) -> String {
    let scale = definition.customaryAmount
    let units = Rational(scale.units)
    let dollars: Rational
    switch (self, ethPrice) {
    case (.usd(let perUnit), _): dollars = perUnit * units
    case (.wei(let perUnit), let ethPrice?):
      dollars = USD(wei: perUnit * units, at: ethPrice).dollars
    case (.wei(let perUnit), nil): return "\(short(perUnit * units)) wei \(scale.name)"
    }
    let isOrdinary =
      dollars.isZero
      || (dollars > Rational(1, .powerOfTen(15)) && dollars < Rational(.powerOfTen(15)))
    return "$\(isOrdinary ? USD(dollars).text() : short(dollars)) \(scale.name)"
  }
}

extension Pipeline.Definition {
  /// The documented price of one unit, if there is one.
  package var documentedUnitPrice: UnitPrice.Amount? { documentation?.unitPrice }

  /// What to write if a price pays for more than one unit.
  package var divisorQuestion: String {
    let divisors =
      unit == .millisecond
      ? "1000 for a second, 60000 for a minute, 3600000 for an hour"
      : "\(customaryAmount.units) for \(customaryAmount.name)"
    return "if it pays for more than one \(unit.rawValue), say so with \"pixels_per_unit\": "
      + divisors
  }

  /// The amount of work in which people think of the pipeline's price, and its units.
  var customaryAmount: (name: String, units: BigInt) {
    switch unit {
    case .millisecond: ("an hour", AnyScale.hour.units)
    case .character: ("a million characters", AnyScale.millionCharacters.units)
    // Pixels of video time: 27,648,000 a second.
    case .pixel where measure == .duration: ("an hour of 720p video", AnyScale.hour720p.units)
    case .pixel: ("a megapixel", AnyScale.megapixel.units)
    case .token: ("a million tokens", AnyScale.millionTokens.units)
    default: ("a \(unit)", 1)
    }
  }
}
