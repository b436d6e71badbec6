import ExactMath
import Testing
import TestSupport

@Suite("BigDecimal")
struct BigDecimalTests {
  /// Coefficient and exponent, beside the fraction that they make.
  static let values: [(BigInt, Int, Rational)] = [
    (0, 0, 0), (0, 9, 0), (0, -9, 0), (5, -4, Rational(1, 2_000)), (-150, -2, Rational(-3, 2)),
    (12, 3, 12_000), (-7, 0, -7), (1, -40, Rational(1, .powerOfTen(40))),
    (1, 40, Rational(.powerOfTen(40))), (25, -2, Rational(1, 4)),
    (1 << 130, -1, Rational(1 << 129, 5)),
    // On both sides of 10^38, past which no gcd is taken: with twos, with fives, with neither.
    (1 << 50, -38, Rational(1 << 50, .powerOfTen(38))),
    (1 << 50, -39, Rational(1 << 50, .powerOfTen(39))),
    (-(BigInt(5).raised(to: 20)), -39, Rational(-(BigInt(5).raised(to: 20)), .powerOfTen(39))),
    (BigInt(5).raised(to: 70), -60, Rational(BigInt(5).raised(to: 70), .powerOfTen(60))),
    (1 << 99, -60, Rational(1 << 99, .powerOfTen(60))), (7, -90, Rational(7, .powerOfTen(90))),
    (0, -39, 0),
  ]

  @Test("its fraction, and its whole number if there is one", arguments: values)
  func rational(coefficient: BigInt, exponent: Int, value: Rational) {
    let decimal = BigDecimal(coefficient: coefficient, exponent: exponent)
    #expect(Rational.Appearance(decimal.rational) == Rational.Appearance(value))
    #expect(decimal.wholeNumber == value.wholeNumber)
    for power in [-41, -2, 0, 1, 2, 18, 41] {
      let scaled =
        power < 0
        ? value / Rational(.powerOfTen(-power)) : value * Rational(.powerOfTen(power))
      #expect(decimal.wholeNumber(timesTenTo: power) == scaled.wholeNumber, "10^\(power)")
    }
  }

  @Test("trailing zeros do not make a difference", .tags(.property))
  func equality() {
    forAll(cases: 1_500) { generator in
      let coefficient = Operand.random(using: &generator).big
      let exponent = Int.random(in: -60...60, using: &generator)
      let zeros = Int.random(in: 0...50, using: &generator)
      let short = BigDecimal(coefficient: coefficient, exponent: exponent)
      let long = BigDecimal(
        coefficient: coefficient * .powerOfTen(zeros),
        exponent: exponent - zeros
      )
      let other = BigDecimal(coefficient: coefficient + 1, exponent: exponent)
      return difference(long, short, "\(coefficient)e\(exponent) with \(zeros) zeros")
        ?? difference(long.hashValue, short.hashValue, "the hash of \(long)")
        ?? (short == other ? "\(short) is equal to \(other)" : nil)
    }
  }

  @Test("traps on a power of ten past the largest", .tags(.trap), arguments: [1, -1])
  func trapsOnPowers(sign: Int) async {
    await #expect(processExitsWith: .failure) { [sign] in
      let one = BigDecimal(coefficient: 1, exponent: -sign)
      _ = one.wholeNumber(timesTenTo: sign * (BigDecimal.maximumExponent + 1))
    }
  }

  @Test("traps on an exponent past the largest", .tags(.trap), arguments: [1, -1])
  func traps(sign: Int) async {
    await #expect(processExitsWith: .failure) { [sign] in
      _ = BigDecimal(coefficient: 1, exponent: sign * (BigDecimal.maximumExponent + 1))
    }
  }

  @Test("takes the largest exponents and powers of ten")
  func maximumExponents() {
    let maximum = BigDecimal.maximumExponent
    for exponent in [maximum, -maximum] {
      let number = BigDecimal(coefficient: 12, exponent: exponent)
      #expect(number.exponent == exponent)
      #expect(number.wholeNumber(timesTenTo: -exponent) == 12)
    }
  }

  /// Divided by five or ten once for each zero, this would take minutes.
  @Test("zeros are divided out in near-linear time", arguments: [1, -1] as [BigInt])
  func manyZeros(sign: BigInt) {
    let (digits, zeros) = (3 * sign, 200_000)
    let number = BigDecimal(coefficient: digits * .powerOfTen(zeros), exponent: -zeros)
    let time = usualProcessorTime {
      #expect(number.rational == Rational(digits))
      #expect(number.hashValue == BigDecimal(coefficient: digits, exponent: 0).hashValue)
    }
    #expect(time < .milliseconds(500))
  }

  /// Written out, the larger one has ten million digits.
  @Test("comparing and hashing do not write exponents out")
  func largeExponents() {
    let largest = BigDecimal.maximumExponent
    let numbers = [-largest, -1, 0, 1, largest].flatMap { exponent in
      [1, -1, 123].map { BigDecimal(coefficient: $0, exponent: exponent) }
    }
    let time = usualProcessorTime {
      #expect(Set(numbers).count == numbers.count)
      #expect(
        BigDecimal(coefficient: 0, exponent: largest) == BigDecimal(coefficient: 0, exponent: 0))
      for (place, number) in numbers.enumerated() {
        #expect(numbers.firstIndex(of: number) == place)
      }
    }
    #expect(time < .milliseconds(500))
  }

  @Test("counts the digits of plain text", .tags(.property))
  func plainDigits() {
    forAll(cases: 1_500) { generator in
      let coefficient = Operand.random(using: &generator).big
      let decimal = BigDecimal(
        coefficient: coefficient,
        exponent: Int.random(in: -60...60, using: &generator)
      )
      // Zeros at the end of a fraction count as well, though they are not written.
      let isWritten = decimal.exponent >= 0 || coefficient % 10 != 0
      let digits =
        isWritten
        ? decimal.description.utf8.count { $0.decimalDigit != nil }
        : max(coefficient.magnitude.description.utf8.count, 1 - decimal.exponent)
      return decimal.hasPlainDigits(atMost: digits) && !decimal.hasPlainDigits(atMost: digits - 1)
        ? nil : "\(decimal) has \(digits) digits"
    }
  }
}
