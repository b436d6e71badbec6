import LivepeerNode
import LivepeerPricing
import Testing

@Suite struct TicketPaymentTests {
  /// Source: go-livepeer 0.9.1, core StageUpdate; (balance, minimum, EV) → tickets.
  @Test(arguments: [
    ("2", "1", "0", 0), ("2", "2", "0", 0), ("1", "5", "1", 4), ("1/4", "2", "1", 2),
    ("-5", "2", "1", 7), ("0", "2", "1", 2), ("2", "2", "1", 0), ("0", "7/3", "2/3", 4),
  ])
  func ticketPayments(balance: String, minimum: String, value: String, tickets: Int) throws {
    let value = try #require(Rational(value))
    let payment = TicketPayment(
      balance: try #require(Rational(balance)), minimum: try #require(Rational(minimum)),
      expectedValue: value)
    #expect(payment.tickets == BigInt(tickets))
    #expect(payment.credit == Rational(BigInt(tickets)) * value)
  }

  /// A fee below one ticket's worth still pays for one.
  @Test func smallFeesPayOneTicket() {
    let payment = TicketPayment(balance: 0, fee: 1, expectedValue: 8_000_000_000)
    #expect(payment.tickets == 1)
  }
}
