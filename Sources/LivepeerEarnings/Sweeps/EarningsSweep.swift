public import LivepeerPricing

/// Evenly spaced values of one term of a scenario, from a first up to a last one.
///
/// The last value is included if it is a whole number of steps from the first.
///
/// ```swift
/// import LivepeerEarnings
///
/// let sweep = try EarningsSweep(ethPrices: "1500:5000:250")
/// print(sweep.count, sweep.value(at: 14))  // 15 5000
/// ```
public struct EarningsSweep: Hashable, Sendable {
  /// The term that changes.
  public let term: Term
  /// The first value, in the term's measure.
  public let first: Rational
  /// The difference between two adjacent values.
  public let step: Rational
  /// The number of values: 1 through ``maximumCount``.
  public let count: Int

  /// The maximum number of values of a sweep, and of pairs of values of two.
  public static let maximumCount = 100_000

  /// Creates the values from a first up to a last one, by the given step.
  ///
  /// - Throws: ``EarningsSweep/RangeError`` for a first value that the term does not take, a step of
  ///   zero or less, a last value below the first or above the term's largest, and more than
  ///   ``maximumCount`` values.
  public init(
    _ term: Term, from first: Rational, through last: Rational, by step: Rational
  ) throws(EarningsSweep.RangeError) {
    if term == .ethPrice {
      guard first > 0 else { throw .firstNotPositive(first) }
    } else {
      guard first >= 0 else { throw .firstNegative(first) }
    }
    guard step > 0 else { throw .stepNotPositive(step) }
    guard last >= first else { throw .backwards(first: first, last: last) }
    let steps = ((last - first) / step).rounded(.down)
    guard let count = Int(exactly: steps + 1), count <= EarningsSweep.maximumCount else {
      throw .tooManyValues(steps + 1)
    }
    let reached = first + step * Rational(count - 1)
    if term == .utilization {
      guard reached <= 1 else { throw .aboveWhole(reached) }
    }
    self.term = term
    self.first = first
    self.step = step
    self.count = count
  }

  /// The last value.
  public var last: Rational { first + step * Rational(count - 1) }

  /// Returns the value at an index.
  ///
  /// - Precondition: The index is at least 0 and below ``count``.
  public func value(at index: Int) -> Rational {
    precondition((0..<count).contains(index), "the sweep has no such value")
    return first + step * Rational(index)
  }

  /// All values, in ascending order.
  public var values: [Rational] { (0..<count).map { value(at: $0) } }
}

extension EarningsSweep {
  /// A term of a scenario that a sweep changes.
  public enum Term: Hashable, Sendable {
    /// The price of one ETH, in dollars.
    case ethPrice
    /// The price of the only work, in a currency per one scale.
    case price(Currency, per: AnyScale)
    /// The share of the time in which the machine works, from 0 through 1.
    case utilization
    /// The jobs in a day.
    case jobsPerDay
    /// The price of electricity, in dollars per kilowatt-hour.
    case electricity

    /// The key of a scenario that states the term.
    public var key: EarningsScenario.Key {
      switch self {
      case .ethPrice: .ethUSD
      case .price: .price
      case .utilization: .utilization
      case .jobsPerDay: .jobsPerDay
      case .electricity: .electricity
      }
    }
  }

  /// An invalid range of values.
  public enum RangeError: Error, Hashable, Sendable {
    /// A first ETH price of zero or less.
    case firstNotPositive(Rational)
    /// A first value below zero.
    case firstNegative(Rational)
    /// A step of zero or less.
    case stepNotPositive(Rational)
    /// A last value below the first.
    case backwards(first: Rational, last: Rational)
    /// A utilization above 1.
    case aboveWhole(Rational)
    /// More values than ``EarningsSweep/maximumCount``.
    case tooManyValues(BigInt)
  }
}

extension EarningsSweep.RangeError: CustomStringConvertible {
  /// One line: what is wrong, and what would be right.
  public var description: String {
    switch self {
    case .firstNotPositive(let first):
      "expected a first value above zero, found \(first.shownShort)"
    case .firstNegative(let first):
      "expected a first value of zero or more, found \(first.shownShort)"
    case .stepNotPositive(let step): "expected a step above zero, found \(step.shownShort)"
    case .backwards(let first, let last):
      "expected a last value of \(first.shownShort) or more, found \(last.shownShort)"
    case .aboveWhole(let last):
      "expected at most 100%, found \((last * 100).shownShort)%"
    case .tooManyValues(let count):
      "\("\(count)".shown()) values are too many; choose a step that gives at most "
        + "\(EarningsSweep.maximumCount)"
    }
  }
}
