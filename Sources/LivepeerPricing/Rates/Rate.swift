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
  /// The price of one unit in wei; zero or more.
  public let weiPerUnit: Rational

  /// Creates a rate of the given wei per unit.
  ///
  /// - Throws: ``RateError/negative(weiPerUnit:)``.
  @inlinable
  public init(weiPerUnit: Rational) throws(RateError) {
    guard !weiPerUnit.isNegative else { throw .negative(weiPerUnit: weiPerUnit) }
    self.weiPerUnit = weiPerUnit
  }

  /// Creates a rate of the given wei per scale.
  ///
  /// - Parameters:
  ///   - wei: The price of one scale in wei; zero or more.
  ///   - scale: The scale that is priced.
  /// - Throws: ``RateError/negative(weiPerUnit:)``.
  public init(wei: Rational, per scale: Scale<Unit>) throws(RateError) {
    try self.init(weiPerUnit: wei / Rational(scale.units))
  }

  /// Creates a rate of the given dollars per scale, at an ETH price.
  ///
  /// The wei per unit are dollars · 10^18 / price / units, exactly.
  ///
  /// - Parameters:
  ///   - usd: The price of one scale in dollars; zero or more.
  ///   - scale: The scale that is priced.
  ///   - ethPrice: The ETH price to convert at.
  /// - Throws: ``RateError/negative(weiPerUnit:)``.
  public init(usd: USD, per scale: Scale<Unit>, at ethPrice: ETHPrice) throws(RateError) {
    try self.init(weiPerUnit: usd.exactWei(at: ethPrice, perUnits: Rational(scale.units)))
  }

  /// Creates a rate from the text of an amount of dollars per scale, at an ETH price.
  ///
  /// ```swift
  /// import LivepeerPricing
  ///
  /// let rate = try Rate<Millisecond>(
  ///   usd: "0.0012", per: .minute, at: ETHPrice("3000"))
  /// print(rate)  // 20000000wei/3 ms
  /// ```
  ///
  /// - Parameters:
  ///   - text: The price of one scale in dollars, as ``USD`` reads it.
  ///   - scale: The scale that is priced.
  ///   - ethPrice: The ETH price to convert at.
  /// - Throws: A ``TextFormError`` with the offset of the first fault and the reason; also for a
  ///   negative amount.
  public init(usd text: String, per scale: Scale<Unit>, at ethPrice: ETHPrice) throws(TextFormError)
  {
    let usd = try USD(text)
    do throws(RateError) {
      try self.init(usd: usd, per: scale, at: ethPrice)
    } catch {
      throw TextFormError(.amount, in: text.utf8, at: 0, .outOfRange("\(error)"))
    }
  }

  /// Returns the fee for a quantity of work, exactly; the network's node does not round it either.
  @inlinable
  public func exactFee(for quantity: Quantity<Unit>) -> Rational {
    weiPerUnit * Rational(quantity.count)
  }

  /// Returns the fee for a quantity of work in whole wei.
  ///
  /// - Parameters:
  ///   - quantity: The work.
  ///   - rule: How a fraction of a wei is rounded. By default up, so that the fee is never below the
  ///     exact one.
  /// - Returns: The product, rounded once.
  @inlinable
  public func fee(for quantity: Quantity<Unit>, rounding rule: RoundingRule = .up) -> Wei {
    Wei(weiPerUnit.multiplied(by: quantity.count, rounding: rule))
  }

  /// Returns the price of one scale in wei, exactly.
  public func wei(per scale: Scale<Unit>) -> Rational {
    weiPerUnit * Rational(scale.units)
  }

  /// Returns the price of one scale in US dollars at an ETH price, exactly.
  public func usd(per scale: Scale<Unit>, at ethPrice: ETHPrice) -> USD {
    USD(wei: wei(per: scale), at: ethPrice)
  }
}

extension Rate: Comparable {
  /// Returns whether the first rate is lower.
  @inlinable
  public static func < (lhs: Rate, rhs: Rate) -> Bool { lhs.weiPerUnit < rhs.weiPerUnit }
}

/// An invalid rate, or a rate that cannot be converted.
public enum RateError: Error, Hashable, Sendable {
  /// A rate below zero.
  case negative(weiPerUnit: Rational)
  /// A price of zero units or fewer.
  case perNoUnits(Rational)
  /// A price in dollars without an ETH price to convert at.
  case ethPriceNeeded
  /// A price of another unit than the expected one.
  case unitMismatch(expected: WorkUnitKind, found: WorkUnitKind)
}

extension RateError: CustomStringConvertible {
  /// One line: what is wrong and what is valid.
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
