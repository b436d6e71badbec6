import ExactMath
import Testing
import TestSupport

@Suite("BigInt: floating-point initializers")
struct BigIntFloatingPointTests {
  @Test(
    "truncates, and is exact only for whole numbers, as Int does",
    arguments: [
      0.0, -0.0, 0.5, -0.5, 0.999, 1, -1, 1.5, -1.5, 2.75, Double.leastNonzeroMagnitude,
      -Double.leastNonzeroMagnitude, 1e15 + 0.5,
      4_503_599_627_370_497.5,
      9_007_199_254_740_994, -9_007_199_254_740_992, 1e18, 4_611_686_018_427_387_904,
      -9_223_372_036_854_775_808,
    ]
  )
  func asInt(value: Double) {
    #expect(BigInt(value) == BigInt(Int(value)))
    #expect(BigInt(exactly: value) == Int(exactly: value).map { BigInt($0) })
    #expect(BigInt(Float(value)) == BigInt(Int128(Float(value))))
    #expect(BigInt(exactly: Float(value)) == Int128(exactly: Float(value)).map { BigInt($0) })
  }

  @Test(
    "what has no integer is nil",
    arguments: [Double.infinity, -.infinity, .nan, .signalingNaN, .leastNonzeroMagnitude]
  )
  func notWhole(value: Double) {
    #expect(BigInt(exactly: value) == nil)
    #expect(BigInt(exactly: Float(value) == 0 ? 0.25 : Float(value)) == nil)
  }

  @Test("every finite number's integer part, as GMP's", .tags(.oracle, .property))
  func everyMagnitude() {
    forAll(cases: 4_000) { generator in
      let bits = UInt64.random(in: 0 ... .max, using: &generator)
      let value = Double(bitPattern: bits)
      guard value.isFinite else { return nil }
      let expected = BigInt.Appearance(GMPInteger(truncating: value))
      let isWhole = value.rounded() == value
      return difference(BigInt.Appearance(BigInt(value)), expected, "BigInt(\(value))")
        ?? difference(
          BigInt(exactly: value).map { BigInt.Appearance($0) },
          isWhole ? expected : nil,
          "BigInt(exactly: \(value))"
        )
    }
  }

  @Test("converts out to the nearest, as the text does", .tags(.oracle, .property))
  func convertsOut() {
    forAll(cases: 4_000) { generator in
      let x = Operand.random(using: &generator)
      // The standard library reads decimal text to the nearest, ties to even.
      return difference(Double(x.big), Double(x.gmp.text()) ?? .nan, "Double(\(x.big))")
        ?? difference(Float(x.big), Float(x.gmp.text()) ?? .nan, "Float(\(x.big))")
        ?? difference(
          Double(exactly: x.big).map { BigInt($0) },
          x.big.significantBits <= 53 && x.big.bitWidth <= 1025 ? x.big : nil,
          "Double(exactly: \(x.big))"
        )
    }
  }

  #if arch(x86_64) && !os(macOS)
    @Test("64 significant bits", arguments: [63, 64, 90, 127, 128, 129, 16_000])
    func extended(exponent: Int) {
      let significand = Float80(UInt64.max) / 0x1p63
      let value = Float80(sign: .minus, exponent: exponent, significand: significand)
      let expected = -(BigInt(UInt64.max) << (exponent - 63))
      #expect(BigInt(value) == expected)
      #expect(BigInt(exactly: value) == expected)
      #expect(
        BigInt(exactly: value / Float80(sign: .plus, exponent: exponent, significand: 1)) == nil
      )
    }
  #endif

  enum Unrepresentable: String, CaseIterable, Codable, CustomTestStringConvertible {
    case nan, infinity, negativeInfinity

    var testDescription: String { rawValue }

    var number: Double {
      switch self {
      case .nan: .nan
      case .infinity: .infinity
      case .negativeInfinity: -.infinity
      }
    }
  }

  @Test("traps if there is no integer part", .tags(.trap), arguments: Unrepresentable.allCases)
  func traps(_ value: Unrepresentable) async {
    await #expect(processExitsWith: .failure) { [value] in
      _ = BigInt(value.number)
    }
  }
}

extension BigInt {
  /// From the highest bit that is set to the lowest one.
  fileprivate var significantBits: Int {
    isZero ? 0 : magnitude.bitWidth - 1 - trailingZeroBitCount
  }
}
