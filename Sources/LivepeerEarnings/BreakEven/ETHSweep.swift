public import LivepeerPricing

/// ETH prices at even distances, from a first one up to a last.
///
/// The text form is `FIRST:LAST:STEP` in dollars, `1500:5000:250`. The last price belongs to it
/// if whole steps lead there.
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
  /// The distance between two, in dollars.
  public let step: Rational
  /// How many prices there are: 1 through ``largestCount``.
  public let count: Int

  /// The most prices that a sweep may have.
  public static let largestCount = 100_000

  /// Prices from the first, by that step, up to the last.
  ///
  /// - Throws: ``ETHSweepError``.
  public init(from first: Rational, through last: Rational, by step: Rational)
    throws(ETHSweepError)
  {
    guard first > 0 else { throw .firstNotPositive(first) }
    guard step > 0 else { throw .stepNotPositive(step) }
    guard last >= first else { throw .backwards(first: first, last: last) }
    let steps = ((last - first) / step).rounded(.down)
    guard let count = Int(exactly: steps + 1), count <= ETHSweep.largestCount else {
      throw .tooManyPrices(steps + 1)
    }
    self.first = first
    self.step = step
    self.count = count
  }

  /// Reads the text form, exactly.
  ///
  /// - Throws: `TextFormError`, also for what ``ETHSweepError`` says.
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
    do throws(ETHSweepError) {
      try self.init(from: numbers[0], through: numbers[1], by: numbers[2])
    } catch {
      throw cursor.error(.outOfRange("\(error)"), at: 0)
    }
  }

  /// The last price, in dollars.
  public var last: Rational { first + step * Rational(count - 1) }

  /// The price of that index, from 0 below ``count``.
  public func price(at index: Int) -> ETHPrice {
    precondition((0..<count).contains(index), "the sweep has no such price")
    // The first price and the step are above zero, and so is every price.
    guard let price = try? ETHPrice(first + step * Rational(index)) else {
      preconditionFailure("a sweep's prices are above zero")
    }
    return price
  }
}

/// ETH prices that cannot be gone through.
public enum ETHSweepError: Error, Hashable, Sendable {
  /// A first price of zero or less.
  case firstNotPositive(Rational)
  /// A step that leads nowhere or back.
  case stepNotPositive(Rational)
  /// A last price below the first.
  case backwards(first: Rational, last: Rational)
  /// More prices than ``ETHSweep/largestCount``.
  case tooManyPrices(BigInt)
}

extension ETHSweepError: CustomStringConvertible {
  /// One line: what is wrong, and what would be right.
  public var description: String {
    switch self {
    case .firstNotPositive(let first):
      "the first price is above zero, and this is \(first.shownShort)"
    case .stepNotPositive(let step): "the step is above zero, and this is \(step.shownShort)"
    case .backwards(let first, let last):
      "the last price is not below the first, and \(last.shownShort) is below \(first.shownShort)"
    case .tooManyPrices(let count):
      "\("\(count)".shown()) prices are too many; take a step that gives at most "
        + "\(ETHSweep.largestCount)"
    }
  }
}

/// Net in a month at an ETH price.
public struct SweepPoint: Hashable, Sendable {
  /// The ETH price.
  public let ethPrice: ETHPrice
  /// Net in a month of 730 hours.
  public let netPerMonth: USD
}

extension EarningsScenario {
  /// Net in a month at each ETH price of a sweep, exactly.
  ///
  /// - Complexity: O(*n*) in prices; a price takes a product and a sum.
  public func sweep(_ sweep: ETHSweep) -> [SweepPoint] {
    let line = netPerDayLine
    let perDollarOfETH = line.movingWei * EarningsPeriod.month.days / weiPerETH
    let held = line.held * EarningsPeriod.month.days
    return (0..<sweep.count).map { index in
      let price = sweep.price(at: index)
      return SweepPoint(
        ethPrice: price, netPerMonth: USD(price.usdPerETH * perDollarOfETH + held))
    }
  }
}
