import LivepeerEarnings
import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

@Suite("The chance that no ticket wins")
struct TicketOutlookNoWinnerChanceTests {
  /// Python's decimal to 120 digits, with the node's chance for an expected and a face value.
  @Test(
    arguments: [
      (1, 2, 0, "1"), (1, 2, 1, "0.5"), (1, 2, 10, "0.0009765625"),
      (1, 10, 100, "0.000026561398887587"),
      (8_000_000_000, 6_000_000_000_000_000, 161_035, "0.806772566383240691"),
      (8_000_000_000, 6_000_000_000_000_000, 1_127_245, "0.222463032926520624"),
      (8_000_000_000, 360_000_000_000_000_000, 161_035, "0.996427839803718982"),
      (8_000_000_000, 800_000_000_000, 1_000, "0.000043171247410658"),
      (1, 1_000_000_000, 1_000_000_000, "0.367879440987502601"),
      (1, 10_000_000_000, 1_000_000_000, "0.904837418031435386"),
      (8_000_000_000, 360_000_000_000_000_000, 1_000_000_000, "0.000000000223363088"),
      (1, 1_000_000_000_000_000_000_000_000_000_000, 1_000_000_000, "1"),
      (3, 7, 50, "0.000000000000704851"), (5, 5, 1, "0"), (5, 5, 0, "1"),
    ] as [(Wei, Wei, BigInt, String)])
  func powers(expectedValue: Wei, faceValue: Wei, tickets: BigInt, chance: String) throws {
    let result = TicketOutlook.NoWinnerChance(
      WinProbability(expectedValue: expectedValue, faceValue: faceValue), tickets: tickets)
    #expect(result.value == (try BigDecimal(decimal: chance)))
  }

  /// Beside the exact power, for as many tickets as it can be written out for.
  @Test(.tags(.property)) func errorIsBelowTheStatedOne() throws {
    forAll(cases: 200) { generator in
      let chance = WinProbability(outOfCertain: generator.count(upToBits: 256))
      let tickets = Int.random(in: 0...200, using: &generator)
      let losing = 1 - chance.fraction
      let exact = Rational(
        losing.numerator.raised(to: tickets), losing.denominator.raised(to: tickets))
      let value = TicketOutlook.NoWinnerChance(chance, tickets: BigInt(tickets)).value.rational
      let error = (value - exact).magnitude
      return error < Rational(1, .powerOfTen(18)) ? nil : "off by \(error)"
    }
  }

  /// Whatever the number of tickets, it ends soon.
  @Test func ticketsOfAThousandDigits() {
    let chance = TicketOutlook.NoWinnerChance(
      WinProbability(outOfCertain: 1), tickets: .powerOfTen(1_000))
    #expect(chance.value == BigDecimal(coefficient: 0, exponent: 0))
  }
}
