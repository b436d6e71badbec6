import ExactMath
import Testing
import TestSupport

@Suite("BigInt: division")
struct BigIntDivisionTests {
  @Test(
    "as GMP divides, cutting toward zero",
    .tags(.oracle, .property),
    arguments: [
      Operation("/", cases: 8_000, takesZero: false, { $0 / $1 }, { $0 / $1 }),
      Operation("%", cases: 8_000, takesZero: false, { $0 % $1 }, { $0 % $1 }),
      Operation(assigning: "/=", cases: 2_000, takesZero: false, { $0 /= $1 }, { $0 / $1 }),
      Operation(assigning: "%=", cases: 2_000, takesZero: false, { $0 %= $1 }, { $0 % $1 }),
    ]
  )
  func agreesWithGMP(_ operation: Operation) {
    operation.check()
  }

  @Test("quotient and remainder make the dividend again", .tags(.property))
  func quotientAndRemainder() {
    forAll(cases: 6_000) { generator in
      let (x, y) = Operand.division(using: &generator)
      let (quotient, remainder) = x.big.quotientAndRemainder(dividingBy: y.big)
      let isRight = remainder.magnitude < y.big.magnitude && remainder.signum() != -x.big.signum()
      return difference(BigInt.Appearance(quotient), .init(x.gmp / y.gmp), "\(x.big) / \(y.big)")
        ?? difference(BigInt.Appearance(remainder), .init(x.gmp % y.gmp), "\(x.big) % \(y.big)")
        ?? difference(quotient * y.big + remainder, x.big, "\(x.big) by \(y.big) and back")
        ?? (isRight || remainder.isZero ? nil : "\(x.big) % \(y.big) is \(remainder)")
        ?? difference(x.big.isMultiple(of: y.big), remainder.isZero, "\(x.big) multiple \(y.big)")
    }
  }

  @Test(
    "multiples of 64 bits, of 128 and of more; of zero, zero alone",
    arguments: [
      (0, 0, true), (5, 0, false), (0, 5, true), (10, 5, true), (11, 5, false), (5, 10, false),
      (-10, 5, true), (10, -5, true), (-11, 5, false),
      (BigInt(UInt64.max), BigInt(UInt64.max), true), (BigInt(UInt64.max) + 1, 2, true),
      (BigInt(UInt64.max) + 1, 3, false), (BigInt(1) << 200, BigInt(1) << 100, true),
      (BigInt(1) << 200, 3, false), (BigInt(1) << 200, 0, false),
    ] as [(BigInt, BigInt, Bool)])
  func multiples(number: BigInt, factor: BigInt, isMultiple: Bool) {
    #expect(number.isMultiple(of: factor) == isMultiple)
  }

  @Test(
    "every rule, of exact, half and other quotients",
    .tags(.oracle, .property),
    arguments: RoundingRule.allCases
  )
  func rounding(rule: RoundingRule) throws {
    try forAll(cases: 3_000) { generator in
      let (x, y) = Operand.division(using: &generator)
      return difference(
        BigInt.Appearance(try x.big.divided(by: y.big, rounding: rule)),
        BigInt.Appearance(expectedQuotient(x.gmp, y.gmp, rule)),
        "\(x.big) / \(y.big), \(rule)"
      )
    }
  }

  @Test("a rounded division by zero throws", arguments: RoundingRule.allCases)
  func throwsOnZero(rule: RoundingRule) {
    for dividend in [0, 7, -7, BigInt(1) << 200] {
      #expect(throws: ArithmeticError.divisionByZero) {
        try dividend.divided(by: 0, rounding: rule)
      }
    }
  }

  @Test("the last bit, as GMP's", .tags(.property))
  func isOdd() {
    forAll(cases: 2_000) { generator in
      let x = Operand.random(using: &generator)
      return difference(x.big.isOdd, x.gmp.words[0] & 1 == 1, "(\(x.big)).isOdd")
    }
  }

  enum Trap: String, CaseIterable, Codable {
    case divide, remainder, divideLarge, remainderLarge, divideInPlace, remainderInPlace, both

    func run() {
      var large = BigInt(1) << 200
      switch self {
      case .divide: _ = BigInt(1) / 0
      case .remainder: _ = BigInt(1) % 0
      case .divideLarge: _ = large / 0
      case .remainderLarge: _ = large % 0
      case .divideInPlace: large /= BigInt()
      case .remainderInPlace: large %= BigInt()
      case .both: _ = BigInt().quotientAndRemainder(dividingBy: 0)
      }
    }
  }

  @Test("traps on zero, with a message", .tags(.trap), arguments: Trap.allCases)
  func traps(_ trap: Trap) async throws {
    let result = await #expect(
      processExitsWith: .failure,
      observing: [\.standardErrorContent]
    ) { [trap] in
      trap.run()
    }
    // Optimized code ends without the message.
    #if DEBUG
      let message = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
      #expect(message.contains("Division by zero"))
    #endif
  }
}
