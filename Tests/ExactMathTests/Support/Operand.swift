import CGMP
import ExactMath
import TestSupport

/// A number as a `BigInt` and as GMP's, both created from the same words.
struct Operand {
  let big: BigInt
  let gmp: GMPInteger

  /// Creates the number of a magnitude's words, least significant first, and a sign.
  init(magnitude words: [UInt], isNegative: Bool) {
    let magnitude = words.reversed().reduce(into: BigInt()) { $0 = $0 << 64 | BigInt($1) }
    big = isNegative ? -magnitude : magnitude
    gmp = GMPInteger(magnitude: words, isNegative: isNegative)
  }

  /// Returns a random number, most often near the ends of registers, of 128 bits, or of limbs.
  static func random(using generator: inout SeededGenerator) -> Operand {
    switch Int.random(in: 0..<20, using: &generator) {
    case 0..<7: nearPowerOfTwo(using: &generator)
    case 7..<9: random(bits: Int.random(in: 0...5, using: &generator), using: &generator)
    case 9..<18: random(bits: Int.random(in: 0...300, using: &generator), using: &generator)
    case 18: runsOfBits(using: &generator)
    default: random(bits: Int.random(in: 1_000...5_000, using: &generator), using: &generator)
    }
  }

  /// Returns a number within two of ±2^n: n near 64 and 128 bits, or anywhere up to 320.
  private static func nearPowerOfTwo(using generator: inout SeededGenerator) -> Operand {
    let seams = [63, 64, 126, 127, 127, 128, 128, 129, 192, 256]
    let exponent =
      seams.randomElement(using: &generator).flatMap { Bool.random(using: &generator) ? $0 : nil }
      ?? Int.random(in: 3...320, using: &generator)
    var words = [UInt](repeating: 0, count: exponent / 64 + 1)
    let offset = UInt.random(in: 0...2, using: &generator)
    if Bool.random(using: &generator) {
      words[exponent / 64] = 1 << (exponent % 64)
      words[0] |= offset
    } else {
      // 2^n − 1 − offset: n ones, less the offset.
      for index in words.indices {
        words[index] = index < exponent / 64 ? .max : 1 << (exponent % 64) - 1
      }
      words[0] -= offset
    }
    return Operand(magnitude: words, isNegative: Bool.random(using: &generator))
  }

  /// Returns a random number of exactly the given number of bits.
  private static func random(bits: Int, using generator: inout SeededGenerator) -> Operand {
    var words = (0..<(bits + 63) / 64).map { _ in UInt.random(in: 0 ... .max, using: &generator) }
    if let last = words.indices.last {
      words[last] = (words[last] | 1 << 63) >> (words.count * 64 - bits)
    }
    return Operand(magnitude: words, isNegative: Bool.random(using: &generator))
  }

  /// Returns a number with words of all zeros or all ones, through which carries and borrows run.
  private static func runsOfBits(using generator: inout SeededGenerator) -> Operand {
    let words: [UInt] = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
      [0, 1, UInt.max, 1 << 63].randomElement(using: &generator) ?? 0
    }
    return Operand(magnitude: words, isNegative: Bool.random(using: &generator))
  }
}

extension BigInt {
  /// The visible properties of a result, which must be the same for the same number.
  struct Appearance: Equatable, CustomStringConvertible {
    let words: [UInt]
    let bitWidth: Int
    /// Whether the result equals, and has the hash of, the same number created word by word.
    let isCanonical: Bool

    init(_ value: BigInt) {
      words = Array(value.words)
      bitWidth = value.bitWidth
      let same = BigInt(rebuilding: words)
      isCanonical =
        value == same && value.hashValue == same.hashValue && !(value < same) && !(same < value)
    }

    init(_ oracle: GMPInteger) {
      words = oracle.words
      bitWidth = oracle.bitWidth
      isCanonical = true
    }

    var description: String {
      let digits = words.reversed().map { String($0, radix: 16) }
      return "0x" + digits.joined(separator: "_")
        + " of \(bitWidth) bits\(isCanonical ? "" : ", not canonical")"
    }
  }

  /// Creates the number of two's-complement words, not in the way of most results.
  private init(rebuilding words: [UInt]) {
    let signed = words.reversed().reduce(into: Int128?.none) { number, word in
      number = number.map { $0 << 64 | Int128(word) } ?? Int128(Int(bitPattern: word))
    }
    self.init(signed ?? 0)
    guard words.count > 2 else { return }
    self = words.reversed().dropFirst().reduce(into: BigInt(Int(bitPattern: words.last ?? 0))) {
      $0 = $0 << 64 | BigInt($1)
    }
  }
}
