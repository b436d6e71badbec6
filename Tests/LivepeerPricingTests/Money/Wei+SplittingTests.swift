import LivepeerPricing
import Testing
import TestSupport

@Suite struct WeiSplittingTests {
  /// By hand: the wei that do not divide go to the first parts.
  @Test(
    arguments: [
      (10, 3, [4, 3, 3]), (-10, 3, [-4, -3, -3]), (0, 2, [0, 0]), (2, 4, [1, 1, 0, 0]),
      (-2, 4, [-1, -1, 0, 0]), (7, 1, [7]), (9, 3, [3, 3, 3]), (11, 4, [3, 3, 3, 2]),
    ] as [(Wei, Int, [Wei])]
  )
  func equalPartsDifferByOneWei(whole: Wei, count: Int, parts: [Wei]) throws {
    #expect(try whole.split(into: count) == parts)
  }

  /// By hand: quotas cut to whole wei, then one wei each to the largest remainders, ties in order.
  @Test(
    arguments: [
      (100, [1, 1, 1], [34, 33, 33]), (-100, [1, 1, 1], [-34, -33, -33]),
      // Quotas 21.5…, 7.1…, 71.2…: the first lost the most.
      (100, [3, 1, "993/100"], [22, 7, 71]),
      (1, [1, 1], [1, 0]), (1, [1, 2], [0, 1]), (3, [1, 1], [2, 1]),
      (10, [0, 1, 0], [0, 10, 0]), (10, [5], [10]), (0, [1, 2], [0, 0]),
      // 2.5, 2.5, 5: a share without a remainder gets none of the rest.
      (10, ["1/4", "1/4", "1/2"], [3, 2, 5]),
      // 0.4, 0.4, 0.2 of one wei
      (1, ["2/5", "2/5", "1/5"], [1, 0, 0]),
      // Hamilton's method, the textbook case: quotas 1.5, 1.5, 4.2, 4.2, 8.6 of 20.
      (20, [15, 15, 42, 42, 86], [2, 1, 4, 4, 9]),
      (5, ["1/3", "1/7", 0, "11/21"], [2, 1, 0, 2]),
    ] as [(Wei, [Rational], [Wei])]
  )
  func sharesGetTheirPartByLargestRemainder(
    whole: Wei,
    shares: [Rational],
    parts: [Wei]
  ) throws {
    #expect(try whole.split(by: shares) == parts)
  }

  @Test(arguments: [0, -1, Int.min, Wei.SplitError.limit + 1, Int.max])
  func aCountOfPartsIsLimited(count: Int) {
    #expect(throws: Wei.SplitError.partCount(count)) { try Wei(10).split(into: count) }
  }

  @Test(
    arguments: [
      ([], .partCount(0)), ([0], .noShares), ([0, 0], .noShares),
      ([1, -1], .negativeShare(index: 1)), ([1, 2, "-1/3"], .negativeShare(index: 2)),
      ([0, -1], .negativeShare(index: 1)),
    ] as [([Rational], Wei.SplitError)]
  )
  func sharesThatCannotBeAreRefused(shares: [Rational], error: Wei.SplitError) {
    #expect(throws: error) { try Wei(10).split(by: shares) }
  }

  @Test(
    arguments: [
      (.partCount(0), "cannot split into 0 parts; use 1 to 1000000"),
      (.negativeShare(index: 1), "share number 2 is negative"),
      (.noShares, "at least one share has to be above zero"),
    ] as [(Wei.SplitError, String)]
  )
  func errorsSayWhatWouldBeRight(error: Wei.SplitError, description: String) {
    #expect(error.description == description)
  }

  @Test(.tags(.property)) func equalPartsAddUpFromLargeToSmall() throws {
    try forAll(cases: 500) { generator in
      let whole = Wei(generator.integer(upToBits: 200))
      let count = Int.random(in: 1...40, using: &generator)
      let parts = try whole.split(into: count)
      let magnitudes = parts.map(\.count.magnitude)
      let isInOrder = zip(magnitudes, magnitudes.dropFirst()).allSatisfy { $0 >= $1 }
      let spread = (magnitudes.first ?? 0) - (magnitudes.last ?? 0)
      return parts.count == count && parts.reduce(.zero, +) == whole && isInOrder && spread <= 1
        ? nil : "\(whole) into \(count) is \(parts)"
    }
  }

  /// The parts add up, none is a wei or more from its quota, the sign turns all parts, and whoever
  /// got a wei more lost at least as much as whoever did not.
  @Test(.tags(.property)) func sharesAddUpAndStayWithinAWeiOfTheirQuota() throws {
    try forAll(cases: 500) { generator in
      let whole = generator.count(upToBits: 200)
      var shares = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        generator.fraction(upToBits: 80)
      }
      shares.append(1)
      let parts = try Wei(whole).split(by: shares).map(\.count)
      let total = shares.reduce(0, +)
      let quotas = shares.map { Rational(whole) * $0 / total }
      let lost = zip(quotas, parts).map { $0 - Rational($1) }
      let leastOfWinners = zip(quotas, lost).filter { $1 < 0 }.map { $1 + 1 }.min() ?? 1
      let mostOfOthers = lost.filter { $0 >= 0 }.max() ?? 0
      let isFair =
        parts.reduce(0, +) == whole && lost.allSatisfy { $0 > -1 && $0 < 1 }
        && leastOfWinners >= mostOfOthers
      let negative = try Wei(-whole).split(by: shares).map { -$0.count }
      return isFair && negative == parts ? nil : "\(whole) by \(shares) is \(parts), \(negative)"
    }
  }

  /// By Python's `fractions`, the largest remainder method.
  ///
  /// Four times as many shares take about eight times as long, whatever the build; one after the
  /// other they took more than sixteen times as long. Seconds are in `Benchmarks`.
  @Test func sharesWithoutACommonDenominator() throws {
    var parts: [Wei] = []
    let times = try [4_000, 16_000].map { count in
      let shares = (1...count).map { Rational(1, BigInt($0)) }
      return try processorTime { parts = try Wei(.powerOfTen(18)).split(by: shares) }
    }
    #expect(parts[..<2] == [97_488_777_648_548_948, 48_744_388_824_274_474])
    #expect(parts[7_999...8_000].first == 12_186_097_206_069)
    #expect(parts[15_998...] == [6_093_429_442_374, 6_093_048_603_034])
    #expect(parts.reduce(.zero, +) == Wei(.powerOfTen(18)))
    #expect(times[1] < times[0] * 12)
  }

  /// 2^29 bits for 10,000 parts are 53,687 each: two of the denominator 1, two of the share 1.
  @Test(arguments: [(53_681, true), (53_682, false)])
  func partsHaveALargestSizeInAll(power: Int, isSplit: Bool) throws {
    let amount = Wei(BigInt(1) << power)
    let shares = [Rational](repeating: 1, count: 10_000)
    let error = thrown { () throws(Wei.SplitError) in try amount.split(by: shares) }
    #expect(error == (isSplit ? nil : .tooManyDigits))
    #expect(error?.description.isOnePlainLine ?? true)
    // The longest share counts as the amount does.
    let longShares = [Rational(amount.count)] + shares.dropFirst()
    #expect(thrown { () throws(Wei.SplitError) in try Wei(1).split(by: longShares) } == error)
  }

  /// Unrelated denominators are refused before they have been multiplied out.
  @Test func manyUnrelatedDenominatorsAreRefusedAtOnce() {
    var generator = SeededGenerator(seed: 3)
    let shares = (0..<3_000).map { _ in Rational(1, generator.count(upToBits: 3_000) + 2) }
    let time = usualProcessorTime {
      #expect(throws: Wei.SplitError.tooManyDigits) { try Wei(1).split(by: shares) }
    }
    #expect(time < .seconds(1))
  }

  /// An amount of a million digits in a million equal parts would take 400 GB one by one.
  @Test func equalPartsShareTheirDigits() throws {
    let parts = try Wei(.powerOfTen(1_000_000) + 1).split(into: 1_000_000)
    #expect(parts.count == 1_000_000)
    #expect(parts[0] == Wei(.powerOfTen(999_994) + 1) && parts[1] == Wei(.powerOfTen(999_994)))
  }
}
