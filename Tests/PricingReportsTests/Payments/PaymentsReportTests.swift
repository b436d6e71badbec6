import LivepeerNode
import LivepeerPricing
import PricingReports
import Testing

/// Figures by Python's fractions, from the rules of live-network.md 2.
@Suite struct PaymentsReportTests {
  private static func report(
    _ work: PaymentTerms.Work = .live, price: Rational = 324_074_074_074,
    expectedValue: Wei = 150_000_000_000, every: Quantity<Millisecond> = 10_000,
    eth: String? = "3000"
  ) throws -> PaymentsReport {
    let terms = try PaymentTerms(
      work, price: price,
      tickets: PaymentTerms.Tickets(TicketParameters(expectedValue: expectedValue)), every: every)
    return PaymentsReport(terms.forecast(), at: try eth.map { try ETHPrice($0) }) { code in
      code == "too-many-tickets" ? "raise it" : nil
    }
  }

  @Test func table() throws {
    #expect(
      try Self.report(every: 1_001).output.text(as: .table) == """
        price          324074074074 wei, seconds
        paid           every 1.001 s by a signer
        ticket EV      150000000000 wei
        face value     6000000000000000 wei
        EV that works  32407407408 to 2999999999999 wei

        payment  units     fee in wei  tickets  answer
        first       10  3240740740740       22  paid
        later        2   648148148148        4  paid

        over 600 s              wei    USD
        paid        391500000000000   1.17  in 600 payments, 2610 tickets
        debited     192824074074030  0.578
        left        198675925925970  0.596  103.0 % of the debits

        """)
  }

  @Test func refusals() throws {
    let text = try Self.report(expectedValue: 8_000_000_000, eth: nil).output.text(as: .table)
    #expect(
      text.hasSuffix(
        """

        over 600 s  wei
        paid          0  in 0 payments, 0 tickets
        debited       0
        left          0

        refused: numTickets 406 exceeds maximum of 100
          too-many-tickets: raise it

        """))
    let released = try Self.report(every: 30_000).output.text(as: .table)
    #expect(released.contains("\nreleased at 15 s: the balance was too low\n"))
    #expect(
      released.hasSuffix(
        "refused: insufficient balance, mid=…, fee=1620370370370, balance=59259259260\n"
          + "  insufficient-balance\n"))
    let unpaid = try Self.report(.fixed, price: 20_000_000_000_001).output.text(as: .table)
    #expect(unpaid.contains("paid           once by a signer\n"))
    #expect(unpaid.contains("EV that works  none\n"))
    let once = try Self.report(.fixed, price: 800_000, expectedValue: 100_000_000_000)
    #expect(once.output.text(as: .table).contains("  in 1 payment, 1 ticket\n"))
  }

  @Test func json() throws {
    try Self.report(.fixed, price: 7, expectedValue: 5).output.expectJSON(
      """
      {"kind": "fixed", "price_wei": "7", "price_wei_exact": {"numerator": "7", "denominator": "1"},
       "first": {"units": "1", "fee_wei": "7",
        "fee_wei_exact": {"numerator": "7", "denominator": "1"}, "tickets": "2", "answer": "paid"},
       "over": {"seconds": "600", "payments": "1", "tickets": "2", "paid_wei": "10",
        "paid_wei_exact": {"numerator": "\(Self.twoOfFive.numerator)",
         "denominator": "\(Self.twoOfFive.denominator)"},
        "debited_wei": "7", "debited_wei_exact": {"numerator": "7", "denominator": "1"},
        "left_wei": "3", "left_wei_exact": {"numerator": "\((Self.twoOfFive - 7).numerator)",
         "denominator": "\(Self.twoOfFive.denominator)"}},
       "refusals": [], "ticket_ev": {"minimum_wei": "1", "maximum_wei": "2999999999999"}}
      """)
  }

  /// Two tickets of 5 wei at a face value of 6·10^15, in Python's fractions.
  private static let twoOfFive: Rational = {
    let certain = (BigInt(1) << 256) - 1
    let face: BigInt = 6_000_000_000_000_000
    return Rational(10 * face * (certain / face + 1), certain)
  }()

  @Test func csv() throws {
    let header: String =
      "kind,price_wei,first_units,first_fee_wei,first_tickets,first_answer,later_units,"
      + "later_fee_wei,later_tickets,later_answer,seconds,payments,tickets,paid_wei,debited_wei,"
      + "left_wei,released_at_seconds,refusals,ticket_ev_minimum_wei,ticket_ev_maximum_wei\n"
    let record: String =
      "live,324074074074,10,3240740740740,22,paid,30,9722222222220,65,paid,600,1,22,3300000000000,"
      + "3240740740740,59259259260,15,insufficient-balance,97222222223,2999999999999\n"
    #expect(try Self.report(every: 30_000).output.text(as: .csv) == header + record)
  }

  @Test(
    arguments: [
      (
        1_001,
        "every 1.001 s is billed as 2 s, as seconds are rounded up; pay every 1 s, or just below"
      ),
      (
        1_499,
        "every 1.499 s is billed as 2 s, as seconds are rounded up; pay every 1 s, or just below"
      ),
      (1_500, nil), (999, nil), (1_000, nil),
      (1, "every 0.001 s is billed as 1 s, as seconds are rounded up"),
    ] as [(Quantity<Millisecond>, String?)])
  func warnings(every: Quantity<Millisecond>, warning: String?) throws {
    #expect(try Self.report(every: every).warnings == (warning.map { [$0] } ?? []))
    #expect(try Self.report(.video720p, price: 500, every: every).warnings.isEmpty)
  }
}
