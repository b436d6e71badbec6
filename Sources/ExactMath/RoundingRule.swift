/// How a result is rounded to its last digit.
///
/// Every operation of this package that can be inexact takes one of these rules, or returns an
/// exact ``Rational`` and leaves the choice to its caller.
///
/// | rule | 2.5 | 3.5 | 2.1 | 2.9 | −2.1 | −2.5 | −2.9 |
/// |---|---|---|---|---|---|---|---|
/// | ``down`` | 2 | 3 | 2 | 2 | −3 | −3 | −3 |
/// | ``up`` | 3 | 4 | 3 | 3 | −2 | −2 | −2 |
/// | ``towardZero`` | 2 | 3 | 2 | 2 | −2 | −2 | −2 |
/// | ``awayFromZero`` | 3 | 4 | 3 | 3 | −3 | −3 | −3 |
/// | ``toNearestOrEven`` | 2 | 4 | 2 | 3 | −2 | −2 | −3 |
/// | ``toNearestOrAwayFromZero`` | 3 | 4 | 2 | 3 | −2 | −3 | −3 |
/// | ``toNearestOrTowardZero`` | 2 | 3 | 2 | 3 | −2 | −2 | −3 |
///
/// An exact result is the same under every rule.
public enum RoundingRule: String, CaseIterable, Codable, Hashable, Sendable {
  /// Toward negative infinity: the floor.
  case down
  /// Toward positive infinity: the ceiling.
  case up
  /// Toward zero: the remaining digits are dropped.
  case towardZero
  /// Away from zero.
  case awayFromZero
  /// To the nearest; ties to the even neighbour ("banker's rounding").
  case toNearestOrEven
  /// To the nearest; ties away from zero (as taught in school).
  case toNearestOrAwayFromZero
  /// To the nearest; ties toward zero.
  case toNearestOrTowardZero
}

/// A comparison of the dropped part with half of the last digit.
@usableFromInline
enum HalfComparison: Sendable {
  case below, equal, above

  /// Creates the comparison of a remainder with half of its divisor, both as magnitudes.
  ///
  /// The remainder is below the divisor. Twice the remainder could overflow; the difference from
  /// the divisor cannot.
  @inlinable
  init<Magnitude: BinaryInteger>(remainder: Magnitude, divisor: Magnitude) {
    let complement = divisor - remainder
    self = remainder < complement ? .below : remainder == complement ? .equal : .above
  }
}

extension RoundingRule {
  /// Returns whether the magnitude of an inexact quotient, rounded toward zero, has to grow by one.
  @inlinable
  func growsMagnitude(
    isNegative: Bool,
    isOdd: Bool,
    half: @autoclosure () -> HalfComparison
  ) -> Bool {
    switch self {
    case .down: return isNegative
    case .up: return !isNegative
    case .towardZero: return false
    case .awayFromZero: return true
    case .toNearestOrEven:
      let half = half()
      return half == .above || (half == .equal && isOdd)
    case .toNearestOrAwayFromZero: return half() != .below
    case .toNearestOrTowardZero: return half() == .above
    }
  }
}
