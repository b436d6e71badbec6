import ExactMath
import Testing
import TestSupport

@Suite("BigInt: words")
struct BigIntWordsTests {
  @Test("words, width and zeros at the end, as GMP's", .tags(.oracle, .property))
  func agreesWithGMP() {
    forAll(cases: 6_000) { generator in
      let x = Operand.random(using: &generator)
      let words = x.gmp.words
      let zeroWords = words.prefix { $0 == 0 }.count
      let zeros = x.gmp.sign == 0 ? 1 : zeroWords * 64 + words[zeroWords].trailingZeroBitCount
      return difference(Array(x.big.words), words, "the words of \(x.big)")
        ?? difference(x.big.bitWidth, x.gmp.bitWidth, "the width of \(x.big)")
        ?? difference(x.big.words.count, (x.big.bitWidth + 63) / 64, "how many words \(x.big) has")
        ?? difference(x.big.trailingZeroBitCount, zeros, "the zeros at the end of \(x.big)")
    }
  }

  @Test(
    "the smallest width for sign and number",
    arguments: [
      (0, 1), (-1, 1), (1, 2), (-2, 2), (2, 3), (-3, 3), (255, 9), (-256, 9), (-257, 10),
      (BigInt(Int.max), 64), (BigInt(Int.min), 64), (BigInt(UInt.max), 65),
      (BigInt(Int128.max), 128), (BigInt(Int128.min), 128), (BigInt(UInt128.max), 129),
      (BigInt(Int128.min) - 1, 129), (1 << 191, 193), ((1 << 192) - 1, 193), (-(1 << 191), 192),
      (-(1 << 191) - 1, 193), (-(1 << 191) - (1 << 190), 193),
      (-(1 << 192) + 1, 193), (-(1 << 192), 193), (BigInt(1) << 1_000, 1_002),
      (-(BigInt(1) << 1_000), 1_001),
    ] as [(BigInt, Int)]
  )
  func bitWidth(number: BigInt, width: Int) {
    #expect(number.bitWidth == width)
  }

  /// A copy of the words for each would take a second.
  @Test("the width is found without reading the number", arguments: [1, -1] as [BigInt])
  func bitWidthOfLongNumbers(sign: BigInt) {
    let number = ((BigInt(1) << 8_000_000) + 1) * sign
    let time = usualProcessorTime {
      #expect((0..<10_000).allSatisfy { _ in number.bitWidth == 8_000_002 })
    }
    #expect(time < .milliseconds(200))
  }

  @Test("a collection of words")
  func collection() {
    let number = (BigInt(3) << 128) + (BigInt(2) << 64) + 1
    #expect(number.words.elementsEqual([1, 2, 3]))
    #expect(number.words.startIndex == 0)
    #expect(number.words.endIndex == 3)
    #expect(number.words.reversed().first == 3)
    #expect((-number).words.elementsEqual([.max, ~2, ~3]))
    #expect(number.words == (number + 0).words)
    #expect(Set([number.words, number.words, (-number).words]).count == 2)
    #expect(BigInt().words.elementsEqual([0]))
    #expect(BigInt(-1).words.elementsEqual([.max]))
  }
}
