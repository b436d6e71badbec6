public import LivepeerPricing

/// Evenly spaced ETH prices from a first price up to a last one.
///
/// The text form is `FIRST:LAST:STEP` in dollars, `1500:5000:250`. The last price is included if it
/// is a whole number of steps from the first.
///
/// ```swift
/// import LivepeerEarnings
///
/// let sweep = try ETHSweep("1500:5000:250")
/// print(sweep.count, sweep.price(at: 14))  // 15 5000
/// ```
public struct ETHSweep: Hashable, Sendable {
  /// The first price, in dollars.
  public let first: Rational
  /// The difference between two adjacent prices, in dollars.
  public let step: Rational
  /// The number of prices: 1 through ``maximumCount``.
  public let count: Int

  /// The maximum number of prices of a sweep.
  public static let maximumCount = 100_000

  /// Creates the prices from a first up to a last price, by the given step.
  ///
  /// - Throws: ``ETHSweep/RangeError`` for a first price or a step of zero or less, a last price below
  ///   the first, and more than ``maximumCount`` prices.
  public init(from first: Rational, through last: Rational, by step: Rational)
    throws(ETHSweep.RangeError)
  {
    guard first > 0 else { throw .firstNotPositive(first) }
    guard step > 0 else { throw .stepNotPositive(step) }
    guard last >= first else { throw .backwards(first: first, last: last) }
    let steps = ((last - first) / step).rounded(.down)
    guard let count = Int(exactly: steps + 1), count <= ETHSweep.maximumCount else {
      throw .tooManyPrices(steps + 1)
    }
    self.first = first
    self.step = step
    self.count = count
  }

  /// Creates a sweep from its text form, exactly.
  ///
  /// - Throws: `TextFormError` for text of another form, and for the faults of ``ETHSweep/RangeError``.
  public init(_ text: String) throws(TextFormError) {
    var cursor = TextCursor(text, as: .sweep)
    var numbers: [Rational] = []
    for index in 0..<3 {
      if index > 0 {
        guard cursor.skip(UInt8(ascii: ":")) else {
          throw cursor.expected("':', as in 1500:5000:250")
        }
      }
      _ = cursor.skip(UInt8(ascii: "$"))
      numbers.append(try cursor.readNumber().rational)
    }
    try cursor.requireEnd()
    do throws(ETHSweep.RangeError) {
      try self.init(from: numbers[0], through: numbers[1], by: numbers[2])
    } catch {
      throw cursor.error(.outOfRange("\(error)"), at: 0)
    }
  }

  /// The last price, in dollars.
  public var last: Rational { first + step * Rational(count - 1) }

  /// Returns the price at an index.
  ///
  /// - Precondition: The index is at least 0 and below ``count``.
  public func price(at index: Int) -> ETHPrice {
    precondition((0..<count).contains(index), "the sweep has no such price")
    // The first price and the step are above zero, so every price is.
    guard let price = try? ETHPrice(first + step * Rational(index)) else {
      preconditionFailure("a sweep's prices are above zero")
    }
    return price
  }
}

extension ETHSweep {
  /// An invalid range of ETH prices.
  public enum RangeError: Error, Hashable, Sendable {
    /// A first price of zero or less.
    case firstNotPositive(Rational)
    /// A step of zero or less.
    case stepNotPositive(Rational)
    /// A last price below the first.
    case backwards(first: Rational, last: Rational)
    /// More prices than ``ETHSweep/maximumCount``.
    case tooManyPrices(BigInt)
  }
}

extension ETHSweep.RangeError: CustomStringConvertible {
  /// One line: what is wrong, and what would be right.
  public var description: String {
    switch self {
    case .firstNotPositive(let first):
      "expected a first price above zero, found \(first.shownShort)"
    case .stepNotPositive(let step): "expected a step above zero, found \(step.shownShort)"
    case .backwards(let first, let last):
      "expected a last price of \(first.shownShort) or more, found \(last.shownShort)"
    case .tooManyPrices(let count):
      "\("\(count)".shown()) prices are too many; choose a step that gives at most "
        + "\(ETHSweep.maximumCount)"
    }
  }
}

extension ETHSweep {
  /// The net of a month at an ETH price.
  public struct Point: Hashable, Sendable {
    /// The ETH price.
    public let ethPrice: ETHPrice
    /// The net of a month of 730 hours.
    public let netPerMonth: USD
  }
}

extension EarningsScenario {
  /// Returns the exact net of a month at each ETH price of a sweep.
  ///
  /// - Complexity: O(*n*) in prices; each takes one multiplication and one addition.
  public func sweep(_ sweep: ETHSweep) -> [ETHSweep.Point] {
    let line = netPerDayLine
    let perDollarOfETH = line.movingWei * EarningsStatement.Period.month.days / weiPerETH
    let held = line.held * EarningsStatement.Period.month.days
    return (0..<sweep.count).map { index in
      let price = sweep.price(at: index)
      return ETHSweep.Point(
        ethPrice: price, netPerMonth: USD(price.usdPerETH * perDollarOfETH + held))
    }
  }
}
