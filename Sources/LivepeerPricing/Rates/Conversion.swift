package import ExactMath

/// A price in one currency per one scale.
package struct Conversion: Hashable, Sendable {
  /// The currency and scale that the price was converted to.
  package let target: AnyRate.ConversionTarget
  /// The currency, which is the stated price's if the target names none.
  package let currency: Currency
  /// The number of the currency for one scale.
  package let value: Rational

  /// Converts a price.
  ///
  /// - Throws: ``RateError/ethPriceNeeded`` and ``RateError/unitMismatch(expected:found:)``.
  package init(
    _ stated: StatedRate, to target: AnyRate.ConversionTarget, at ethPrice: ETHPrice?
  ) throws(RateError) {
    self.target = target
    currency = target.currency ?? stated.amount.currency
    value = try stated.converted(to: target, at: ethPrice)
  }

  /// The text form of the target, with its currency: `usd/min`.
  package var name: String { "\(AnyRate.ConversionTarget(currency, target.scale))" }
}

/// A price at one target, or at every scale of its unit.
package struct Conversions: Hashable, Sendable {
  /// The price that is converted.
  package let source: StatedRate
  /// The price in wei; nil for a price in dollars without an ETH price.
  package let rate: AnyRate?
  /// Whether the price is converted to a given target alone.
  package let isSingle: Bool
  /// The price at each target.
  package let all: [Conversion]

  /// Converts a price.
  ///
  /// - Parameters:
  ///   - source: The price.
  ///   - target: The target; nil for every scale of the unit, in the currencies that are known.
  ///   - ethPrice: The ETH price, if known.
  /// - Throws: ``RateError/ethPriceNeeded`` if the target cannot be reached without an ETH price.
  package init(
    of source: StatedRate, to target: AnyRate.ConversionTarget?, at ethPrice: ETHPrice?
  ) throws(RateError) {
    self.source = source
    isSingle = target != nil
    let isOnlyUSD = source.amount.currency == .usd && ethPrice == nil
    rate = isOnlyUSD ? nil : try source.rate(at: ethPrice)
    let currencies: [Currency] = isOnlyUSD ? [.usd] : ethPrice == nil ? [.wei] : [.wei, .usd]
    let targets =
      target.map { [$0] } ?? AnyRate.ConversionTarget.all(of: source.scale.unit, in: currencies)
    all = try targets.map { (target) throws(RateError) in
      try Conversion(source, to: target, at: ethPrice)
    }
  }
}
