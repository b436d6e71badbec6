import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite("Payments of a remote signer")
struct SignerPaymentTests {
  @Test(arguments: SignerPaymentVector.all)
  func vectors(vector: SignerPaymentVector) {
    let payment = SignerPayment(
      for: vector.unit, nanosecondsSinceLast: vector.nanoseconds, price: vector.price,
      expectedValue: vector.expectedValue, balance: vector.balance)
    #expect(payment.units == vector.units)
    #expect(payment.fee == vector.fee)
    #expect(payment.tickets == vector.tickets)
    #expect(payment.answer == vector.answer)
    #expect(payment.balance == vector.balanceAfter)
  }

  @Test func everyVector() { #expect(SignerPaymentVector.all.count == 54) }

  /// live-network.md 2: a price of 0 is answered with 400, in the node's words.
  @Test func noPrice() {
    let payment = SignerPayment(
      for: .fixed, nanosecondsSinceLast: nil, price: 0, expectedValue: 5, balance: 0)
    #expect(payment.answer == "price-zero")
    #expect(payment.refusal?.nodeMessage == "missing or zero priceInfo")
    #expect(payment.balance == 0)
  }

  /// A hundred tickets are signed, and one more is not.
  @Test(
    arguments: [(100, "paid", 0), (101, "too-many-tickets", 0)] as [(Rational, String, Rational)])
  func aHundredTickets(price: Rational, answer: String, balance: Rational) {
    let payment = SignerPayment(
      for: .fixed, nanosecondsSinceLast: nil, price: price, expectedValue: 1, balance: 0)
    #expect(payment.answer == answer)
    #expect(payment.balance == balance)
    #expect(payment.tickets == price.numerator)
  }

  /// A second implementation, in whole numbers over one denominator, of live sessions.
  @Test(.tags(.property)) func anyPayment() {
    forAll(cases: 10_000) { generator in
      let denominator = generator.count(upToBits: 40) + 1
      let price = generator.count(upToBits: 60) + 1
      let value = generator.count(upToBits: 60) + 1
      let balance = generator.integer(upToBits: 62)
      let milliseconds = Int64.random(in: 1...30_000, using: &generator)
      let payment = SignerPayment(
        for: .hour, nanosecondsSinceLast: milliseconds * 1_000_000,
        price: Rational(price, denominator), expectedValue: Rational(value, denominator),
        balance: Rational(balance, denominator))
      let units = BigInt((milliseconds + 999) / 1_000)
      let minimum = max(price * units, value)
      let tickets = balance >= minimum ? 0 : (minimum - balance + value - 1) / value
      let after =
        tickets == 0 || tickets > 100 ? balance : balance + tickets * value - price * units
      return difference(payment.tickets, tickets, "the tickets of \(milliseconds) ms")
        ?? difference(payment.balance, Rational(after, denominator), "the balance")
        ?? difference(
          payment.answer,
          tickets == 0 ? "no-tickets" : tickets > 100 ? "too-many-tickets" : "paid", "the answer")
    }
  }
}
