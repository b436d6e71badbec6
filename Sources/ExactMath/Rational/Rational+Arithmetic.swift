extension Rational: AdditiveArithmetic {
  /// Zero.
  @inlinable
  public static var zero: Rational { Rational(lowestTerms: 0, 1) }

  /// The sum, exactly.
  ///
  /// Common factors are looked for among the denominators first (Knuth, *The Art of Computer
  /// Programming*, volume 2, 4.5.1): if there are none, the sum is in lowest terms.
  @inlinable
  public static func + (lhs: Rational, rhs: Rational) -> Rational {
    let divisor = lhs.denominator.greatestCommonDivisor(with: rhs.denominator)
    if divisor == 1 {
      return Rational(
        lowestTerms: lhs.numerator * rhs.denominator + rhs.numerator * lhs.denominator,
        lhs.denominator * rhs.denominator
      )
    }
    let rest = lhs.denominator / divisor
    let sum = lhs.numerator * (rhs.denominator / divisor) + rhs.numerator * rest
    // What the sum and the common denominator can still share is a part of the divisor.
    let common = sum.greatestCommonDivisor(with: divisor)
    return Rational(
      lowestTerms: sum.divided(byFactor: common),
      rest * rhs.denominator.divided(byFactor: common)
    )
  }

  /// The difference, exactly.
  @inlinable
  public static func - (lhs: Rational, rhs: Rational) -> Rational {
    lhs + -rhs
  }
}

extension Rational: SignedNumeric {
  /// The number of an integer of any type; it always fits.
  @inlinable
  public init?<T: BinaryInteger>(exactly source: T) {
    self.init(BigInt(source))
  }

  /// The product, exactly.
  ///
  /// Common factors are taken out before the multiplication, so that it stays small.
  @inlinable
  public static func * (lhs: Rational, rhs: Rational) -> Rational {
    let a = lhs.numerator.greatestCommonDivisor(with: rhs.denominator)
    let b = rhs.numerator.greatestCommonDivisor(with: lhs.denominator)
    // Each side is in lowest terms, so after these two no factor is left in common.
    return Rational(
      lowestTerms: lhs.numerator.divided(byFactor: a) * rhs.numerator.divided(byFactor: b),
      lhs.denominator.divided(byFactor: b) * rhs.denominator.divided(byFactor: a)
    )
  }

  /// Multiplies in place.
  @inlinable
  public static func *= (lhs: inout Rational, rhs: Rational) {
    lhs = lhs * rhs
  }

  /// The number with the other sign.
  @inlinable
  public static prefix func - (operand: Rational) -> Rational {
    Rational(lowestTerms: -operand.numerator, operand.denominator)
  }

  /// The quotient, exactly.
  ///
  /// Traps on division by zero; ``divided(by:)`` throws instead.
  @inlinable
  public static func / (lhs: Rational, rhs: Rational) -> Rational {
    precondition(!rhs.isZero, "Division by zero")
    return lhs * rhs.unsafeReciprocal
  }

  /// Divides in place.
  ///
  /// Traps on division by zero.
  @inlinable
  public static func /= (lhs: inout Rational, rhs: Rational) {
    lhs = lhs / rhs
  }

  /// The quotient, exactly.
  ///
  /// - Throws: ``ArithmeticError/divisionByZero``.
  public func divided(by divisor: Rational) throws(ArithmeticError) -> Rational {
    guard !divisor.isZero else { throw .divisionByZero }
    return self / divisor
  }

  /// One divided by the number, which is known not to be zero.
  @inlinable
  var unsafeReciprocal: Rational {
    isNegative
      ? Rational(lowestTerms: -denominator, -numerator)
      : Rational(lowestTerms: denominator, numerator)
  }
}

extension BigInt {
  /// The quotient by a number that is known to divide this one.
  @inlinable
  func divided(byFactor factor: BigInt) -> BigInt {
    factor == 1 ? self : self / factor
  }
}
