public import LivepeerNode
public import LivepeerPricing

extension TicketOutlook {
  /// The numbers of winning tickets that a period has in the middle four fifths of all cases.
  ///
  /// The number of winners of *n* tickets is binomial. With probability 0.8 or more it lies from
  /// ``tenthPercentile`` through ``ninetiethPercentile``.
  ///
  /// ```swift
  /// import LivepeerEarnings
  /// import LivepeerNode
  /// import LivepeerPricing
  ///
  /// let half = WinProbability(outOfCertain: WinProbability.certain / 2)
  /// let band = TicketOutlook.WinnerBand(half, tickets: 100)
  /// print(band?.tenthPercentile ?? 0)  // 44
  /// print(band?.ninetiethPercentile ?? 0)  // 56
  /// ```
  public struct WinnerBand: Hashable, Sendable {
    /// The smallest number that is not exceeded with probability 0.1 or more.
    public let tenthPercentile: BigInt
    /// The smallest number that is not exceeded with probability 0.9 or more.
    public let ninetiethPercentile: BigInt

    /// The largest variance of a number of winners for which bands are computed: with more winners
    /// luck matters little.
    public static let maximumVariance: BigInt = 100_000_000

    /// Creates the band of a number of tickets, each of which wins with the same chance; returns nil
    /// if the variance is above ``maximumVariance``.
    ///
    /// Probabilities are computed as multiples of u = 2^−160 of that of the most probable number m:
    /// from one number to the next by the exact ratio, rounded down. Ratios away from m are at most
    /// 1, so that after j steps the error is at most j·u, and once a multiple is 0, all further
    /// ones are at most (j + 1)·u of a series that decreases at least as fast as at that place. With
    /// N steps in all, a sum has an error below N²·u, and N < 2^22: each probability of at most a
    /// number is exact to 2^−110. A percentile would differ only if that probability were as near
    /// as that to 0.1 or 0.9.
    ///
    /// - Precondition: The count is not negative.
    /// - Complexity: O(√*v*) multiplications of 600 bits in the variance *v*.
    public init?(_ chance: WinProbability, tickets: BigInt) {
      precondition(tickets >= 0, "a count of tickets is not negative")
      let all = WinProbability.certain
      let winning = chance.outOfCertain
      let losing = all - winning
      guard tickets * winning * losing <= WinnerBand.maximumVariance * all * all else { return nil }
      guard winning > 0, losing > 0, tickets > 0 else {
        tenthPercentile = losing > 0 ? 0 : tickets
        ninetiethPercentile = tenthPercentile
        return
      }
      let mode = min((tickets + 1) * winning / all, tickets)
      let one = BigInt(1) << 160
      var below: [BigInt] = []
      var (number, weight) = (mode, one)
      while number > 0 {
        weight = weight * number * losing / ((tickets - number + 1) * winning)
        if weight.isZero { break }
        below.append(weight)
        number -= 1
      }
      let first = mode - BigInt(below.count)
      var weights = Array(below.reversed()) + [one]
      (number, weight) = (mode, one)
      while number < tickets {
        weight = weight * (tickets - number) * winning / ((number + 1) * losing)
        if weight.isZero { break }
        weights.append(weight)
        number += 1
      }
      let total = weights.reduce(0, +)
      func percentile(_ tenths: BigInt) -> BigInt {
        var sum: BigInt = 0
        for (index, weight) in weights.enumerated() {
          sum += weight
          if sum * 10 >= total * tenths { return first + BigInt(index) }
        }
        return first + BigInt(weights.count - 1)
      }
      tenthPercentile = percentile(1)
      ninetiethPercentile = percentile(9)
    }
  }

  /// Returns the numbers of winning tickets that a period has in the middle four fifths of all
  /// cases; nil if they are so many that luck matters little.
  ///
  /// Tickets are whole, so their expected number in the period is rounded down.
  public func winners(per period: EarningsStatement.Period) -> TicketOutlook.WinnerBand? {
    TicketOutlook.WinnerBand(winProbability, tickets: tickets(inDays: period.days))
  }

  /// Returns the probability of a period without a winning ticket; see
  /// ``chanceWithoutWinner(days:)``.
  public func chanceWithoutWinner(
    per period: EarningsStatement.Period
  ) -> TicketOutlook.NoWinnerChance {
    TicketOutlook.NoWinnerChance(winProbability, tickets: tickets(inDays: period.days))
  }
}
