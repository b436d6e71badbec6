public import ExactMath

/// An exact price per unit of work, in wei: zero or more, often below one.
///
/// The unit is part of the type. A rate per pixel does not take milliseconds:
///
/// ```text
/// let perPixel = try Rate<Pixel>("1192093wei/px")
/// perPixel.fee(for: try Quantity<Millisecond>(duration: "3m20s"))
/// // error: cannot convert value of type 'Quantity<Millisecond>'
/// //        to expected argument type 'Quantity<Pixel>'
/// ```
///
/// A fee is the rate times the count, exactly, rounded once and at the end:
///
/// ```swift
/// import LivepeerPricing
///
/// let rate = try Rate<Millisecond>("12882811wei/ms")
/// let audio = try Quantity<Millisecond>(duration: "3m20s")
/// print(rate.fee(for: audio))  // 2576562200000 wei
/// print(try rate.usd(per: .hour, at: ETHPrice("3000")))  // $0.1391343588
/// ```
public struct Rate<Unit: WorkUnit>: Hashable, Sendable {
  /// How many wei one unit costs.
  public let weiPerUnit: Rational

  /// That many wei for one unit.
  ///
  /// - Throws: ``RateError/negative(weiPerUnit:)``.
  @inlinable
  public init(weiPerUnit: Rational) throws(RateError) {
    guard !weiPerUnit.isNegative else { throw .negative(weiPerUnit: weiPerUnit) }
    self.weiPerUnit = weiPerUnit
  }

  /// That many wei for one scale's worth of units.
  ///
  /// - Throws: ``RateError/negative(weiPerUnit:)``.
  public init(wei: Rational, per scale: Scale<Unit>) throws(RateError) {
    try self.init(weiPerUnit: wei / Rational(scale.units))
  }

  /// That many dollars for one scale's worth of units, at an ETH price.
  ///
  /// wei per unit = dollars · 10^18 / price / units; nothing is rounded.
  ///
  /// - Throws: ``RateError/negative(weiPerUnit:)``.
  public init(usd: USD, per scale: Scale<Unit>, at ethPrice: ETHPrice) throws(RateError) {
    try self.init(weiPerUnit: usd.exactWei(at: ethPrice, perUnits: Rational(scale.units)))
  }

  /// That many dollars, as text, for one scale's worth of units, at an ETH price.
  ///
  /// ```swift
  /// import LivepeerPricing
  ///
  /// let rate = try Rate<Millisecond>(usd: "0.0012", per: .minute, at: ETHPrice("3000"))
  /// print(rate)  // 20000000wei/3 ms
  /// ```
  ///
  /// - Throws: ``TextFormError``, also for a negative amount.
  public init(usd text: String, per scale: Scale<Unit>, at ethPrice: ETHPrice) throws(TextFormError)
  {
    let usd = try USD(text)
    do throws(RateError) {
      try self.init(usd: usd, per: scale, at: ethPrice)
    } catch {
      throw TextFormError(.amount, in: text.utf8, at: 0, .outOfRange("\(error)"))
    }
  }

  /// The fee for that much work, exactly; the network's node never rounds it either.
  @inlinable
  public func exactFee(for quantity: Quantity<Unit>) -> Rational {
    weiPerUnit * Rational(quantity.count)
  }

  /// The fee for that much work in whole wei.
  ///
  /// - Parameters:
  ///   - quantity: The work.
  ///   - rule: What becomes of a part of a wei. Up unless said otherwise: whoever pays the quote
  ///     has paid all that the network debits.
  /// - Returns: The product, rounded once.
  @inlinable
  public func fee(for quantity: Quantity<Unit>, rounding rule: RoundingRule = .up) -> Wei {
    Wei(weiPerUnit.multiplied(by: quantity.count, rounding: rule))
  }

  /// How many wei one scale's worth of units costs, exactly.
  public func wei(per scale: Scale<Unit>) -> Rational {
    weiPerUnit * Rational(scale.units)
  }

  /// How many dollars one scale's worth of units costs, exactly.
  public func usd(per scale: Scale<Unit>, at ethPrice: ETHPrice) -> USD {
    USD(wei: wei(per: scale), at: ethPrice)
  }
}

extension Rate: Comparable {
  /// Whether the first rate is lower.
  @inlinable
  public static func < (lhs: Rate, rhs: Rate) -> Bool { lhs.weiPerUnit < rhs.weiPerUnit }
}

/// What a rate cannot be.
public enum RateError: Error, Hashable, Sendable {
  /// Below zero.
  case negative(weiPerUnit: Rational)
  /// For zero units, or fewer.
  case perNoUnits(Rational)
  /// Given in dollars, without an ETH price to convert at.
  case ethPriceNeeded
  /// Given for one unit where another was asked for.
  case unitMismatch(expected: WorkUnitKind, found: WorkUnitKind)
}

extension RateError: CustomStringConvertible {
  /// One line: what is wrong and what would be right.
  public var description: String {
    switch self {
    case .negative(let weiPerUnit):
      "a price is not negative, and this is \(weiPerUnit.description.shown()) wei per unit"
    case .perNoUnits(let units):
      "a price is per more than zero units, and this is per \(units.description.shown())"
    case .ethPriceNeeded:
      "a price in USD needs an ETH price"
    case .unitMismatch(let expected, let found):
      "priced per \(found.rawValue), where a price per \(expected.rawValue) is needed"
    }
  }
}
