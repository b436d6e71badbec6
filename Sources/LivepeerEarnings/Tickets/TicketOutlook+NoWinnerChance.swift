public import LivepeerNode
public import LivepeerPricing

extension TicketOutlook {
  /// The probability that none of a number of tickets wins: (1 − p)^n, to 18 decimals.
  ///
  /// ```swift
  /// import LivepeerEarnings
  /// import LivepeerNode
  /// import LivepeerPricing
  ///
  /// let half = WinProbability(outOfCertain: WinProbability.certain / 2)
  /// print(TicketOutlook.NoWinnerChance(half, tickets: 10).value)
  /// // 0.0009765625
  /// ```
  public struct NoWinnerChance: Hashable, Sendable {
    /// The number of tickets.
    public let tickets: BigInt
    /// The probability, rounded to 18 decimals, half to even, with an error of less than 10^−18.
    public let value: BigDecimal

    /// Creates the probability for a number of tickets, each of which wins with the same chance.
    ///
    /// The power is computed in whole multiples of u = 2^−f, with every product rounded down, by
    /// squaring from the highest digit of *n*. Let x = 1 − p, and a the multiple that represents a
    /// power x^m, with 0 ≤ x^m − a ≤ e. Since x ≤ 1, a square has an error of at most 2e + u, and one
    /// more factor x adds at most 2u: its own rounding and the product's. So a digit raises e to at
    /// most 2e + 3u. It begins with e ≤ u and continues for ⌊log2 n⌋ digits: at the end e < 4·n·u.
    /// With f equal to 130 plus the number of bits of *n*, that is below 2^−128, and with half a unit
    /// of the 18th decimal for rounding the total is below 10^−18.
    ///
    /// - Precondition: The count is not negative.
    /// - Complexity: O(log *n*) multiplications of 130 + log *n* bits.
    public init(_ chance: WinProbability, tickets: BigInt) {
      precondition(tickets >= 0, "a count of tickets is not negative")
      self.tickets = tickets
      var digits: [Bool] = []
      var rest = tickets
      while !rest.isZero {
        digits.append(rest.isOdd)
        rest >>= 1
      }
      let fractionBits = 130 + digits.count
      let losing = WinProbability.certain - chance.outOfCertain
      let factor = (losing << fractionBits) / WinProbability.certain
      var power = BigInt(1) << fractionBits
      for digit in digits.reversed() {
        power = (power * power) >> fractionBits
        if digit { power = (power * factor) >> fractionBits }
      }
      value = BigDecimal(
        rounding: Rational(power, BigInt(1) << fractionBits), toDecimals: 18, .toNearestOrEven)
    }
  }
}
