import ExactMath
import Testing
import TestSupport

@Suite("Rational: the simplest in a range")
struct RationalSimplestTests {
  /// Found with Python's `fractions`, by trying every denominator from one on.
  @Test(
    "worked cases",
    arguments: [
      ("3.1415", "3.1416", "333/106"), ("3.14", "3.15", "22/7"),
      ("3.14159265", "3.14159266", "102928/32763"),
      ("1/3", "1/3", "1/3"), ("0", "0", "0"), ("5", "5", "5"), ("-7/3", "-7/3", "-7/3"),
      ("0.3", "0.4", "1/3"), ("-0.4", "-0.3", "-1/3"), ("-0.1", "0.1", "0"), ("0", "1", "0"),
      ("-1", "0", "0"), ("1/2", "1", "1"), ("2.5", "7.5", "3"), ("-7.5", "-2.5", "-3"),
      ("2", "3", "2"), ("-3", "-2", "-2"), ("1e-30", "2e-30", "1/\(BigInt.powerOfTen(30) / 2)"),
      ("1e30", "1.1e30", "\(BigInt.powerOfTen(30))"), ("0.6180", "0.6181", "89/144"),
      ("2.718281828", "2.718281829", "49171/18089"),
    ]
  )
  func table(low: String, high: String, simplest: String) throws {
    let range = try #require(Rational(low))...#require(Rational(high))
    #expect(try Rational.simplest(in: range) == #require(Rational(simplest)))
  }

  @Test("as trying every denominator from one on", .tags(.property))
  func bruteForce() {
    forAll(cases: 3_000) { generator in
      func end() -> Rational {
        Rational(
          BigInt(Int.random(in: -60...60, using: &generator)),
          BigInt(Int.random(in: 1...40, using: &generator))
        )
      }
      let first = end()
      // As often a narrow range as a wide one.
      let second =
        Bool.random(using: &generator)
        ? end() : first + Rational(1, BigInt(Int.random(in: 1...500, using: &generator)))
      let range = min(first, second)...max(first, second)
      return difference(Rational.simplest(in: range), tried(range), "the simplest in \(range)")
    }
  }

  /// Returns the smallest denominator that has a numerator in the range, and its smallest
  /// numerator.
  private func tried(_ range: ClosedRange<Rational>) -> Rational {
    for denominator in 1... {
      let scale = Rational(BigInt(denominator))
      let lowest = (range.lowerBound * scale).rounded(.up)
      let highest = (range.upperBound * scale).rounded(.down)
      guard lowest <= highest else { continue }
      let numerator = lowest > 0 ? lowest : highest < 0 ? highest : 0
      return Rational(numerator, BigInt(denominator))
    }
    return 0
  }

  @Test("within a range of any size, and no simpler than any fraction found", .tags(.property))
  func large() {
    forAll(cases: 400) { generator in
      let value = Rational.random(using: &generator).0
      let radius = Rational.random(using: &generator).0.magnitude
      let tight = radius.isZero ? 0 : 1 / (1 + radius * radius)
      let range = value - tight...value + tight
      let simplest = Rational.simplest(in: range)
      let mirrored = Rational.simplest(in: -range.upperBound ... -range.lowerBound)
      return (range.contains(simplest) ? nil : "\(simplest) is outside \(range)")
        ?? (simplest.denominator <= value.denominator ? nil : "\(simplest) is not simpler")
        ?? difference(mirrored, -simplest, "the other side of zero")
    }
  }
}
