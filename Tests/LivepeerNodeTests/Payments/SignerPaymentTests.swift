import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite("Payments of a remote signer")
struct SignerPaymentTests {
  @Test(arguments: VectorCase.all(of: "signer-payment").filter { $0.input.has("type") })
  func vectors(vector: VectorCase) throws {
    let input = vector.input
    let units: [String: RunnerPrice.Unit] = ["live": .hour, "lv2v": .video720p, "fixed": .fixed]
    let nanoseconds: Int64 = try #require(Int64(input.text("nanoseconds")))
    let payment = SignerPayment(
      for: try #require(units[input.text("type")]), nanosecondsSinceLast: nanoseconds,
      price: input.number("price"), expectedValue: input.number("expected_value"),
      balance: input.number("balance"))
    guard payment.refusal != .priceZero, payment.refusal != .noUnits else {
      #expect(vector.output == .error(payment.answer))
      #expect(payment.balance == input.number("balance"))
      return
    }
    #expect(
      vector.output == [
        "units": "\(payment.units)", "fee": "\(payment.fee)", "tickets": "\(payment.tickets)",
        "answer": payment.answer == "paid" ? "paid" : .error(payment.answer),
        "balance_after": "\(payment.balance)",
      ])
  }

  /// Payments without a type are for units that the client counts.
  @Test(arguments: VectorCase.all(of: "signer-payment").filter { !$0.input.has("type") })
  func vectorsOfCountedUnits(vector: VectorCase) {
    let (input, price) = (vector.input, vector.input.number("price"))
    guard vector.output.has("units") else {
      #expect(price.isZero || input.integer("in_pixels") <= 0)
      return
    }
    let payment = TicketPayment(
      balance: input.number("balance"), fee: price * input.number("in_pixels"),
      expectedValue: input.number("expected_value"))
    #expect(vector.output.integer("tickets") == payment.tickets)
  }

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
