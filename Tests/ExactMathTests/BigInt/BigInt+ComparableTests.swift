import ExactMath
import Testing
import TestSupport

@Suite("BigInt: order and hashing")
struct BigIntComparableTests {
  @Test("ordered as GMP orders", .tags(.oracle, .property))
  func agreesWithGMP() {
    forAll(cases: 10_000) { generator in
      let x = Operand.random(using: &generator)
      // Half of the time the same number, or one beside it.
      let y =
        Bool.random(using: &generator)
        ? Operand.random(using: &generator) : x.moved(by: .random(in: -1...1, using: &generator))
      let order = x.gmp.order(against: y.gmp)
      let found = [x.big < y.big, x.big <= y.big, x.big == y.big, x.big != y.big, x.big > y.big]
      let expected = [order < 0, order <= 0, order == 0, order != 0, order > 0]
      return difference(found, expected, "< <= == != > of \(x.big) and \(y.big)")
        ?? (order == 0 && x.big.hashValue != y.big.hashValue ? "the hash of \(x.big)" : nil)
    }
  }

  @Test("sorts the ends of registers")
  func sorts() {
    let sorted = [200, 128, 127, 126, 64, 63, 1].flatMap { exponent -> [BigInt] in
      let power = BigInt(1) << exponent
      return [-power - 1, -power, -power + 1]
    }
    let numbers = sorted + [0] + sorted.reversed().map { -$0 }
    var generator = SeededGenerator(seed: 7)
    #expect(numbers.shuffled(using: &generator).sorted() == numbers.sorted())
    #expect(zip(numbers.dropLast(3), numbers.dropFirst(3)).allSatisfy { $0 < $1 })
    #expect(numbers.max() == (1 << 200) + 1)
    #expect(numbers.min() == -(1 << 200) - 1)
  }

  @Test("a set has each number once, however it was computed")
  func sets() {
    let numbers = (120...136).map { BigInt(1) << $0 }
    let again = numbers.map { ($0 << 100) >> 100 } + numbers.map { $0 - (1 << 300) + (1 << 300) }
    #expect(Set(numbers + again).count == numbers.count)
    #expect(Set(numbers) == Set(again))
    let hashes = Set(numbers.flatMap { [$0.hashValue, (-$0).hashValue, ($0 + 1).hashValue] })
    #expect(hashes.count == 3 * numbers.count)
  }

  /// Creates the number of these words, least significant first.
  private static func number(_ words: ClosedRange<Int>) -> BigInt {
    words.reversed().reduce(0) { $0 << 64 | BigInt($1) }
  }

  /// Two numbers whose words, one after the other, are those of two others.
  @Test(
    "what is fed to a hasher is delimited",
    arguments: [(3, 7, 4), (2, 5, 3), (2, 6, 4), (1, 4, 3), (1, 5, 4)]
  )
  func hashFeeds(first: Int, count: Int, other: Int) {
    func hash(splitAfter end: Int) -> Int {
      var hasher = Hasher()
      hasher.combine(Self.number(1...end))
      hasher.combine(Self.number((end + 1)...count))
      return hasher.finalize()
    }
    #expect(hash(splitAfter: first) != hash(splitAfter: other))
    #expect(hash(splitAfter: first) == hash(splitAfter: first))
  }
}
