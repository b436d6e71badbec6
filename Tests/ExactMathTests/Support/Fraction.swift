import ExactMath
import TestSupport

/// A fraction that only GMP computes with, in lowest terms: what `Rational` is compared with.
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
  /// Both parts, as they look from outside.
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

  /// A random fraction, and the same one for GMP.
  static func random(using generator: inout SeededGenerator) -> (Rational, Fraction) {
    let (n, d) = Operand.division(using: &generator)
    return (Rational(n.big, d.big), Fraction(n.gmp, d.gmp))
  }
}
