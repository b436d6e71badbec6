import ExactMath
import Testing
import TestSupport

@Suite("BigInt: bits")
struct BigIntBitwiseTests {
  @Test(
    "as GMP's, in two's complement without end",
    .tags(.oracle, .property),
    arguments: [
      Operation("&", cases: 5_000, { $0 & $1 }, { $0 & $1 }),
      Operation("|", cases: 5_000, { $0 | $1 }, { $0 | $1 }),
      Operation("^", cases: 5_000, { $0 ^ $1 }, { $0 ^ $1 }),
      Operation(assigning: "&=", cases: 2_000, { $0 &= $1 }, { $0 & $1 }),
      Operation(assigning: "|=", cases: 2_000, { $0 |= $1 }, { $0 | $1 }),
      Operation(assigning: "^=", cases: 2_000, { $0 ^= $1 }, { $0 ^ $1 }),
      Operation("flipped, beside", cases: 3_000, { x, _ in ~x }, { x, _ in ~x }),
    ]
  )
  func agreesWithGMP(_ operation: Operation) {
    operation.check()
  }

  /// A spelling of a shift: to the left by a count, which may be negative.
  struct Shift: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let apply: @Sendable (BigInt, Int) -> BigInt
  }

  static let shifts = [
    Shift(testDescription: "<<") { $0 << $1 },
    Shift(testDescription: ">> of the negative") { $0 >> -$1 },
    Shift(testDescription: "<<=") { number, count in
      var number = number
      number <<= count
      return number
    },
    Shift(testDescription: ">>= of the negative") { number, count in
      var number = number
      number >>= -count
      return number
    },
    Shift(testDescription: "by another type") { $0 << Int16($1) },
    Shift(testDescription: "by a BigInt") { $0 << BigInt($1) },
    Shift(testDescription: "by an unsigned one") { number, count in
      count < 0 ? number >> count.magnitude : number << UInt16(count)
    },
  ]

  @Test(
    "shifts, as GMP's, either way and past the end",
    .tags(.oracle, .property),
    arguments: shifts
  )
  func shift(_ shift: Shift) {
    forAll(cases: 4_000) { generator in
      let x = Operand.random(using: &generator)
      let seams = [0, 1, 63, 64, 65, 126, 127, 128, 129, 192]
      let magnitude =
        Bool.random(using: &generator)
        ? seams.randomElement(using: &generator) ?? 0
        : Int.random(in: 0...700, using: &generator)
      let count = Bool.random(using: &generator) ? magnitude : -magnitude
      let expected =
        count < 0 ? x.gmp.shiftedRight(by: magnitude) : x.gmp.shiftedLeft(by: magnitude)
      return difference(
        BigInt.Appearance(shift.apply(x.big, count)),
        BigInt.Appearance(expected),
        "\(x.big) << \(count)"
      )
    }
  }

  @Test(
    "a shift beyond any memory leaves only the sign, or zero",
    arguments: [0, 5, -5, BigInt(1) << 300, -(BigInt(1) << 300)]
  )
  func overshift(_ number: BigInt) {
    let sign: BigInt = number.isNegative ? -1 : 0
    #expect(number >> Int.max == sign)
    #expect(number << Int.min == sign)
    #expect(number >> UInt64.max == sign)
    #expect(number >> UInt128.max == sign)
    #expect(number >> (BigInt(1) << 400) == sign)
    #expect(number << -(BigInt(1) << 400) == sign)
    #expect(BigInt() << Int.max == 0)
    #expect(BigInt() >> Int128.min == 0)
  }

  @Test("traps on a shift to the left past memory", .tags(.trap))
  func traps() async {
    await #expect(processExitsWith: .failure) { _ = BigInt(1) << Int.max }
  }
}
