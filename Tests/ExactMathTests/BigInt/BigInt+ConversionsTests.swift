import ExactMath
import Testing
import TestSupport

@Suite("BigInt: conversions")
struct BigIntConversionsTests {
  static let edges: [Int] =
    [0, 1, -1, 2, -2, 7, 127, 128, -128, -129, 255, 256, 32_767, 65_536]
    + [1 << 31, -1 << 31, 1 << 32, 1 << 53, 1 << 53 + 1, -(1 << 53 + 1), .max, .min, .max - 1]

  @Test("generic code cannot distinguish it from a fixed-width integer", .tags(.property))
  func genericCode() {
    forAll(cases: 1_500) { generator in
      let (a, b) = (Self.int(using: &generator), Self.int(using: &generator))
      let shift = Int.random(in: 0...60, using: &generator)
      let actual = arithmeticTranscript(BigInt(a), BigInt(b), shift: shift)
      let expected = arithmeticTranscript(Int128(a), Int128(b), shift: shift)
      return zip(actual, expected).first { $0 != $1 }.map { "\(a), \(b), \(shift): \($0)" }
    }
  }

  @Test("to and from every fixed-width type, as Int128 does", .tags(.property))
  func fixedWidth() {
    forAll(cases: 300) { generator in
      let a = Self.int(using: &generator)
      let pairs = zip(conversionTranscript(BigInt(a)), conversionTranscript(Int128(a)))
      return pairs.first { $0 != $1 }.map { "\(a): \($0)" }
    }
  }

  /// Most often at an edge of some type, or beside it.
  private static func int(using generator: inout SeededGenerator) -> Int {
    switch Int.random(in: 0..<3, using: &generator) {
    case 0:
      (edges.randomElement(using: &generator) ?? 0) &+ Int.random(in: -2...2, using: &generator)
    case 1: Int(truncatingIfNeeded: generator.next()) >> Int.random(in: 0..<64, using: &generator)
    default: Int.random(in: -9...9, using: &generator)
    }
  }

  @Test(
    "large numbers are cut, clamped or refused",
    .tags(.property),
    arguments: FixedWidthType.all
  )
  func narrowing(_ fixedWidth: FixedWidthType) {
    func check<T: FixedWidthInteger & Sendable>(_: T.Type) {
      forAll(cases: 1_500) { generator in
        let x = Operand.random(using: &generator)
        let bits = x.gmp.bitWidth - (T.isSigned ? 0 : 1)
        let fits = bits <= T.bitWidth && (T.isSigned || x.gmp.sign >= 0)
        let low = x.gmp.words.prefix(2)
        let sign: UInt = x.gmp.sign < 0 ? .max : 0
        let pattern = UInt128(low.dropFirst().first ?? sign) << 64 | UInt128(low[0])
        let truncated = T(truncatingIfNeeded: pattern)
        let clamped = fits ? truncated : x.gmp.sign < 0 ? T.min : T.max
        return difference(T(truncatingIfNeeded: x.big), truncated, "\(x.big), cut")
          ?? difference(T(clamping: x.big), clamped, "\(x.big), clamped")
          ?? difference(T(exactly: x.big), fits ? truncated : nil, "\(x.big), exactly")
          ?? difference(x.big == T(clamping: x.big), fits, "\(x.big) equal to what fits")
          ?? difference(x.big < T.max, x.gmp.sign < 0 || fits && truncated < T.max, "\(x.big) <")
      }
    }
    check(fixedWidth.type)
  }

  @Test("from every fixed-width type, its ends included", arguments: FixedWidthType.all)
  func widening(_ fixedWidth: FixedWidthType) {
    func check<T: FixedWidthInteger & Sendable>(_: T.Type) {
      for value in [T.min, T.min + 1, T.max, T.max - 1, T.max / 3, 0, 1] {
        #expect(BigInt(value).description == value.description)
        #expect(BigInt(exactly: value) == BigInt(value))
        #expect(BigInt(truncatingIfNeeded: value) == BigInt(value))
        #expect(BigInt(clamping: value) == BigInt(value))
        #expect(T(BigInt(value)) == value)
      }
    }
    check(fixedWidth.type)
  }

  @Test("to 64 bits, as the generic conversion does", .tags(.property))
  func to64Bits() {
    forAll(cases: 1_500) { generator in
      let x = Operand.random(using: &generator).big
      return difference(x.int64, Int64(exactly: x), "\(x)")
    }
    for end in [BigInt(Int64.min), BigInt(Int64.max)] {
      #expect(
        [end - 1, end, end + 1].map(\.int64) == [end - 1, end, end + 1].map(Int64.init(exactly:)))
    }
  }

  @Test("from itself, of any size", .tags(.property))
  func identity() {
    forAll(cases: 1_000) { generator in
      let x = Operand.random(using: &generator).big
      func generic<T: BinaryInteger>(_ value: T) -> [BigInt?] {
        [
          BigInt(value), BigInt(exactly: value), .init(truncatingIfNeeded: value),
          .init(clamping: value),
        ]
      }
      return difference(generic(x), [x, x, x, x], "BigInt(\(x))")
    }
  }

  @Test("strides and ranges over numbers of any size", arguments: [0, 63, 126, 127, 200] as [Int])
  func strides(exponent: Int) {
    let start = BigInt(1) << exponent - 3
    #expect(Array(start..<start + 6) == (0..<6).map { start + $0 })
    #expect(stride(from: -start, to: -start - 9, by: -4).map { $0 + start } == [0, -4, -8])
    #expect(start.distance(to: -start) == start * -2)
    #expect(start.advanced(by: -start) == 0)
  }
}
