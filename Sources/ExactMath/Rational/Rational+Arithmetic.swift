extension Rational: AdditiveArithmetic {
  /// Zero.
  @inlinable
  public static var zero: Rational { Rational(lowestTerms: 0, 1) }

  /// Returns the sum, exactly.
  ///
  /// The greatest common divisor of the denominators is taken first (Knuth, *The Art of Computer
  /// Programming*, volume 2, 4.5.1): if it is one, the sum is in lowest terms.
  @inlinable
  public static func + (lhs: Rational, rhs: Rational) -> Rational {
    lhs.adding(rhs.numerator, over: rhs.denominator, +)
  }

  /// Returns the difference, exactly.
  @inlinable
  public static func - (lhs: Rational, rhs: Rational) -> Rational {
    lhs.adding(rhs.numerator, over: rhs.denominator, -)
  }

  /// Adds a number in place.
  @inlinable
  public static func += (lhs: inout Rational, rhs: Rational) {
    lhs = lhs + rhs
  }

  /// Subtracts a number in place.
  @inlinable
  public static func -= (lhs: inout Rational, rhs: Rational) {
    lhs = lhs - rhs
  }

  /// Returns the sum or difference of this number and a fraction in lowest terms.
  @inlinable
  @inline(__always)
  func adding(
    _ other: BigInt,
    over otherDenominator: BigInt,
    _ combine: (BigInt, BigInt) -> BigInt
  ) -> Rational {
    if denominator == otherDenominator {
      let sum = combine(numerator, other)
      return denominator == 1 ? Rational(lowestTerms: sum, 1) : Rational(sum, denominator)
    }
    let divisor = denominator.greatestCommonDivisor(with: otherDenominator)
    if divisor == 1 {
      return Rational(
        lowestTerms: combine(numerator * otherDenominator, other * denominator),
        denominator * otherDenominator
      )
    }
    let cofactor = denominator / divisor
    let sum = combine(numerator * (otherDenominator / divisor), other * cofactor)
    // A common factor of the sum and the common denominator divides the divisor.
    let common = sum.greatestCommonDivisor(with: divisor)
    return Rational(
      lowestTerms: sum.divided(byFactor: common),
      cofactor * otherDenominator.divided(byFactor: common)
    )
  }
}

extension Rational: SignedNumeric {
  /// Creates the number that an integer of any type has; the result is never nil.
  @inlinable
  public init?<T: BinaryInteger>(exactly source: T) {
    self.init(BigInt(source))
  }

  /// Returns the product, exactly.
  ///
  /// Common factors are divided out before the multiplication, so that it stays small.
  @inlinable
  public static func * (lhs: Rational, rhs: Rational) -> Rational {
    if lhs.denominator == 1, rhs.denominator == 1 {
      return Rational(lowestTerms: lhs.numerator * rhs.numerator, 1)
    }
    let a = lhs.numerator.greatestCommonDivisor(with: rhs.denominator)
    let b = rhs.numerator.greatestCommonDivisor(with: lhs.denominator)
    // Each operand is in lowest terms, so after these two no common factor remains.
    return Rational(
      lowestTerms: lhs.numerator.divided(byFactor: a) * rhs.numerator.divided(byFactor: b),
      lhs.denominator.divided(byFactor: b) * rhs.denominator.divided(byFactor: a)
    )
  }

  /// Multiplies by a number in place.
  @inlinable
  public static func *= (lhs: inout Rational, rhs: Rational) {
    lhs = lhs * rhs
  }

  /// Returns the number with the opposite sign.
  @inlinable
  public static prefix func - (operand: Rational) -> Rational {
    Rational(lowestTerms: -operand.numerator, operand.denominator)
  }

  /// Returns the quotient, exactly.
  ///
  /// - Precondition: The divisor is not zero; ``divided(by:)`` throws instead.
  @inlinable
  public static func / (lhs: Rational, rhs: Rational) -> Rational {
    lhs * rhs.reciprocal
  }

  /// Divides in place.
  ///
  /// - Precondition: The divisor is not zero.
  @inlinable
  public static func /= (lhs: inout Rational, rhs: Rational) {
    lhs = lhs / rhs
  }

  /// Returns the quotient, exactly.
  ///
  /// - Parameter divisor: A number other than zero.
  /// - Returns: The quotient in lowest terms.
  /// - Throws: ``ArithmeticError/divisionByZero`` if the divisor is zero.
  public func divided(by divisor: Rational) throws(ArithmeticError) -> Rational {
    guard !divisor.isZero else { throw .divisionByZero }
    return self / divisor
  }

  /// One divided by the number, exactly.
  ///
  /// ```swift
  /// import ExactMath
  ///
  /// let weiPerUSD = Rational(2, 3).reciprocal
  /// print(weiPerUSD)  // 3/2
  /// ```
  ///
  /// - Precondition: The number is not zero.
  @inlinable
  public var reciprocal: Rational {
    precondition(!isZero, "Division by zero: zero has no reciprocal")
    return isNegative
      ? Rational(lowestTerms: -denominator, -numerator)
      : Rational(lowestTerms: denominator, numerator)
  }
}

extension BigInt {
  /// Returns the quotient by a number that is known to divide this one.
  @inlinable
  func divided(byFactor factor: BigInt) -> BigInt {
    factor == 1 ? self : self / factor
  }
}
