import ExactMath
import Testing
import TestSupport

@Suite("Double: of a fraction")
struct DoubleRationalTests {
  @Test("as Python divides integers", .tags(.oracle), arguments: doubleVectors)
  func vectors(line: String) throws {
    let parts = line.split { " /=<".contains($0) }.map(String.init)
    let numerator = try #require(BigInt(parts[0])) << #require(Int(parts[1]))
    let denominator = try #require(BigInt(parts[2])) << #require(Int(parts[3]))
    let bits = try #require(UInt64(parts[4], radix: 16))
    let value = Rational(numerator, denominator)
    #expect(Double(value).bitPattern == (numerator.isZero ? 0 : bits))
  }

  @Test("no double is nearer, and a tie takes the even one", .tags(.property))
  func nearest() throws {
    forAll(cases: 3_000) { generator in
      let base = Rational.random(using: &generator).0
      let shift = Int.random(in: -1_100...1_100, using: &generator)
      let value =
        shift < 0 ? base / Rational(BigInt(1) << -shift) : base * Rational(BigInt(1) << shift)
      let result = Double(value)
      guard result.isFinite else {
        return difference(result < 0, value.isNegative, "the sign of \(value)")
          ?? (value.magnitude >= firstInfinite ? nil : "\(value) is not infinite")
      }
      let error = (exact(result) - value).magnitude
      for neighbour in [result.nextUp, result.nextDown] {
        // Past the largest, the grid extends as far as the tie.
        let place =
          neighbour.isFinite
          ? exact(neighbour) : exact(result) + exact(neighbour < 0 ? -result.ulp : result.ulp)
        let other = (place - value).magnitude
        if other < error { return "\(neighbour) is nearer to \(value) than \(result)" }
        if other == error, result.bitPattern & 1 == 1 { return "\(result) is odd, of \(value)" }
      }
      return difference(result.sign == .minus, value.isNegative, "the sign of \(value)")
    }
  }

  @Test("every double is read back", .tags(.property))
  func roundTrip() {
    forAll(cases: 3_000) { generator in
      let number = Double(bitPattern: .random(in: 0 ... .max, using: &generator))
      guard number.isFinite, number != 0 else { return nil }
      return difference(Double(exact(number)), number, "\(number)")
    }
  }

  @Test("parts of a million digits neither overflow nor vanish")
  func hugeParts() {
    let power = BigInt.powerOfTen(1_000_000)
    #expect(Double(Rational(power + 1, power * 3)) == 1.0 / 3)
    #expect(Double(Rational(power)) == .infinity)
    #expect(Double(Rational(-power)) == -.infinity)
    #expect(Double(Rational(-1, power)).bitPattern == 1 << 63)
  }

  /// 2^1024 − 2^970, halfway from the largest double to the next power of two.
  private var firstInfinite: Rational { Rational((BigInt(1) << 1_024) - (BigInt(1) << 970)) }

  /// Returns the fraction that a finite double is, from its fields.
  private func exact(_ number: Double) -> Rational {
    let fraction = BigInt(number.significandBitPattern)
    let isNormal = number.exponentBitPattern > 0
    let significand = isNormal ? fraction + (BigInt(1) << 52) : fraction
    let exponent = Int(isNormal ? number.exponentBitPattern : 1) - 1_075
    let magnitude =
      exponent < 0
      ? Rational(significand, BigInt(1) << -exponent) : Rational(significand << exponent)
    return number.sign == .minus ? -magnitude : magnitude
  }
}
