import LivepeerEarnings
import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

@Suite("Bands of winning tickets")
struct TicketOutlookWinnerBandTests {
  /// Python's integers: the sums of comb(n, k) · w^k · (M − w)^(n − k), with w = floor(M / d).
  @Test(
    arguments: [
      (0, 2, 0, 0), (1, 2, 0, 1), (1, 10, 0, 0), (1, 11, 0, 0), (1, 9, 0, 1), (2, 2, 0, 2),
      (10, 3, 1, 5), (100, 50, 0, 4), (1_000, 50, 14, 26), (1_000, 3, 314, 352),
      (2_500, 2_500, 0, 2), (3_000, 7, 404, 453), (5_000, 12_345, 0, 1), (5, 1, 5, 5),
    ] as [(BigInt, BigInt, BigInt, BigInt)])
  func percentiles(tickets: BigInt, divisor: BigInt, low: BigInt, high: BigInt) throws {
    let chance = WinProbability(outOfCertain: WinProbability.certain / divisor)
    let band = try #require(TicketOutlook.WinnerBand(chance, tickets: tickets))
    #expect(band.tenthPercentile == low)
    #expect(band.ninetiethPercentile == high)
  }

  @Test func noTicketWins() throws {
    let band = try #require(
      TicketOutlook.WinnerBand(WinProbability(outOfCertain: 0), tickets: 1_000_000))
    #expect(band.tenthPercentile == 0 && band.ninetiethPercentile == 0)
  }

  /// The exact sums, written out.
  @Test(.tags(.property)) func areThoseOfTheExactSums() throws {
    try forAll(cases: 60) { generator in
      let chance = WinProbability(outOfCertain: generator.count(upToBits: 256))
      let tickets = Int.random(in: 0...120, using: &generator)
      let (all, winning) = (WinProbability.certain, chance.outOfCertain)
      var ways: BigInt = 1
      var sum: BigInt = 0
      var percentiles: [BigInt] = []
      for number in 0...tickets {
        sum += ways * winning.raised(to: number) * (all - winning).raised(to: tickets - number)
        while percentiles.count < 2,
          sum * 10 >= all.raised(to: tickets) * (percentiles.isEmpty ? 1 : 9)
        {
          percentiles.append(BigInt(number))
        }
        ways = ways * BigInt(tickets - number) / BigInt(number + 1)
      }
      let band = try #require(TicketOutlook.WinnerBand(chance, tickets: BigInt(tickets)))
      return percentiles == [band.tenthPercentile, band.ninetiethPercentile]
        ? nil : "\(band), not \(percentiles)"
    }
  }

  /// Above the largest variance there is none, and nothing takes long.
  @Test func manyTickets() throws {
    let half = WinProbability(outOfCertain: WinProbability.certain / 2)
    let most = TicketOutlook.WinnerBand.maximumVariance * 4
    #expect(TicketOutlook.WinnerBand(half, tickets: .powerOfTen(1_000)) == nil)
    #expect(TicketOutlook.WinnerBand(half, tickets: most + 1_000) == nil)
    let band = try #require(TicketOutlook.WinnerBand(half, tickets: most / 100))
    // 1.2816 standard deviations, of 1,000 each, from the mean of 2,000,000: Python's statistics.
    #expect(band.tenthPercentile == 1_998_718)
    #expect(band.ninetiethPercentile == 2_001_282)
  }
}
