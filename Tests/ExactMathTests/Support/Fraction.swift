import ExactMath
import TestSupport

/// A fraction in lowest terms that is computed by GMP alone, to compare `Rational` with.
struct Fraction {
  let numerator: GMPInteger
  let denominator: GMPInteger

  init(_ numerator: GMPInteger, _ denominator: GMPInteger) {
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let signed = denominator.sign < 0 ? -divisor : divisor
    self.numerator = numerator / signed
    self.denominator = denominator / signed
  }

  static func + (a: Fraction, b: Fraction) -> Fraction {
    Fraction(
      a.numerator * b.denominator + b.numerator * a.denominator,
      a.denominator * b.denominator
    )
  }

  static func - (a: Fraction, b: Fraction) -> Fraction {
    Fraction(
      a.numerator * b.denominator - b.numerator * a.denominator,
      a.denominator * b.denominator
    )
  }

  static func * (a: Fraction, b: Fraction) -> Fraction {
    Fraction(a.numerator * b.numerator, a.denominator * b.denominator)
  }

  static func / (a: Fraction, b: Fraction) -> Fraction {
    Fraction(a.numerator * b.denominator, a.denominator * b.numerator)
  }
}

extension Rational {
  /// The visible properties of both parts.
  struct Appearance: Equatable, CustomStringConvertible {
    let parts: [BigInt.Appearance]

    init(_ value: Rational) {
      parts = [BigInt.Appearance(value.numerator), BigInt.Appearance(value.denominator)]
    }

    init(_ oracle: Fraction) {
      parts = [BigInt.Appearance(oracle.numerator), BigInt.Appearance(oracle.denominator)]
    }

    var description: String { "\(parts[0]) / \(parts[1])" }
  }

  /// Returns a random fraction, and the same fraction for GMP.
  static func random(using generator: inout SeededGenerator) -> (Rational, Fraction) {
    let (n, d) = Operand.division(using: &generator)
    return (Rational(n.big, d.big), Fraction(n.gmp, d.gmp))
  }
}
