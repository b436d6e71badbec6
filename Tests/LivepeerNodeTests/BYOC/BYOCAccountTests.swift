import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite("Balances of operators' own capabilities")
struct BYOCAccountTests {
  @Test(arguments: VectorCase.all(of: "byoc-tickets"))
  func vectors(vector: VectorCase) {
    let input = vector.input
    var account = BYOCCapability.Account(holding: input.number("balance"))
    let before = account.orchestratorBalance
    let start = account.begin(
      price: input.number("price"), timeout: input.integer("timeout"),
      expectedValue: input.number("expected_value"))
    #expect(
      vector.output == [
        "tickets": "\(start.tickets)", "credit": "\(account.orchestratorBalance - before)",
        "job": start.isAccepted ? "accepted" : .error("insufficient-balance"),
      ])
  }

  /// live-network.md 4: 4 tickets are not enough, and with 4 more the second try passes.
  @Test func theSecondTryPasses() {
    var account = BYOCCapability.Account()
    func begin() -> BYOCCapability.Account.Start {
      account.begin(price: 1_000_000_000, timeout: 30, expectedValue: 8_000_000_000)
    }
    #expect(!begin().isAccepted)
    #expect(begin() == account.begun(tickets: 4, isAccepted: true))
    #expect(account.orchestratorBalance == 64_000_000_000)
    // A job of 20.5 s in the worker, and 21.2 s for the gateway.
    account.end(price: 1_000_000_000, roundTrip: 22, worked: 21)
    #expect(account.orchestratorBalance == 43_000_000_000)
    #expect(account.gatewayBalance == 42_000_000_000)
    // The next payment takes over what the orchestrator reports.
    #expect(begin() == account.begun(tickets: 4, isAccepted: true))
    #expect(account.gatewayBalance == 75_000_000_000)
    // A job that fails costs the gateway nothing, and the orchestrator debits it.
    account.end(price: 1_000_000_000, roundTrip: nil, worked: 5)
    #expect(account.gatewayBalance == 75_000_000_000)
    #expect(account.orchestratorBalance == 70_000_000_000)
    account.expire()
    #expect(account == BYOCCapability.Account())
  }

  /// At 120 times the price nothing is bought, and at 60 times the job is taken; a unit below it is
  /// not.
  @Test func theBounds() {
    for (value, tickets) in [(120, 0), (119, 1)] as [(Rational, BigInt)] {
      var account = BYOCCapability.Account()
      _ = account.begin(price: 1, timeout: 1, expectedValue: value)
      #expect(account.begin(price: 1, timeout: 1, expectedValue: value).tickets == tickets)
    }
    for (value, isAccepted) in [(60, true), (59, false)] as [(Rational, Bool)] {
      var account = BYOCCapability.Account()
      #expect(
        account.begin(price: 1, timeout: 1, expectedValue: value).isAccepted == isAccepted)
    }
    #expect(BYOCCapability.gatewayReserve == 120 && BYOCCapability.orchestratorReserve == 60)
  }

  /// `byoc/payment.go`, with Go 1.25: the quotient is rounded to float64 before it is rounded up.
  @Test(
    arguments: [
      ("1", 1, "8000000000", 1), ("0", 60, "1", 0), ("1", 60, "0", 0), ("-5", 1, "1", 0),
      ("600", 1, "1", 600), ("601", 1, "1", 600), ("1201/2", 1, "1", 600),
      ("1199/2", 1, "1", 600), ("599", 1, "1", 599),
      // 3 + 2^-60 is 3.0 in float64, and so is 3 - 2^-60.
      ("3458764513820540929/1152921504606846976", 1, "1", 3),
      ("3458764513820540927/1152921504606846976", 1, "1", 3),
      // 3 + 2^-51 is a float64.
      ("6755399441055745/2251799813685248", 1, "1", 4),
      // 10^400 is beyond every float64: a ticket per second.
      ("1e400", 77, "1", 77),
    ] as [(String, BigInt, Rational, BigInt)])
  func float64(price: String, timeout: BigInt, value: Rational, tickets: BigInt) throws {
    let price = price == "1e400" ? Rational(.powerOfTen(400)) : try #require(Rational(price))
    #expect(
      BYOCCapability.tickets(price: price, timeout: timeout, expectedValue: value) == tickets)
  }

  /// Whole numbers below 2^53, whose quotient the processor rounds once.
  @Test(.tags(.property)) func anyTickets() {
    forAll(cases: 10_000) { generator in
      let price = Int64(generator.count(upToBits: 40)) + 1
      let timeout = Int64.random(in: 1...4_000, using: &generator)
      let value = Int64(generator.count(upToBits: 50)) + 1
      let quotient = (Double(price * timeout) / Double(value)).rounded(.up)
      let found = BYOCCapability.tickets(
        price: Rational(BigInt(price)), timeout: BigInt(timeout),
        expectedValue: Rational(BigInt(value)))
      return difference(
        found, BigInt(Int64(min(quotient, 600))), "\(price) · \(timeout) / \(value)")
    }
  }

  /// The reported balance: whole wei, of 64 bits, less three digits if a thousandfold has more.
  @Test(
    arguments: [
      ("0", "0"), ("7/2", "3"), ("9223372036854775", "9223372036854775"),
      ("9223372036854776", "9223372036854775"), ("9223372036854775807", "9223372036854775"),
      ("9223372036854775808", "0"),
    ] as [(Rational, String)])
  func reported(balance: Rational, reported: String) {
    var account = BYOCCapability.Account()
    if balance > 0 { _ = account.begin(price: balance, timeout: 1, expectedValue: balance) }
    #expect("\(account.reportedBalance)" == reported)
  }

  @Test(arguments: VectorCase.all(of: "byoc-debit"))
  func deliveries(vector: VectorCase) throws {
    let input = vector.input
    let delivery: BYOCCapability.Delivery =
      switch input.text("delivery") {
      case "response": .response
      case "event-stream": .eventStream
      default: .videoStream(start: try Quantity(input.integer("start_milliseconds")))
      }
    let seconds = delivery.debitedSeconds(over: try Quantity(input.integer("milliseconds")))
    #expect(vector.output == ["seconds": "\(seconds)"])
  }
}

extension BYOCCapability.Account {
  /// An account whose orchestrator has a balance, which may be negative.
  fileprivate init(holding balance: Rational) {
    self.init()
    if balance > 0 {
      // One ticket that is worth the balance.
      _ = begin(price: balance, timeout: 1, expectedValue: balance)
    } else if balance < 0 {
      end(price: -balance, roundTrip: nil, worked: 1)
    }
  }

  /// A start, as one that was made.
  fileprivate func begun(tickets: BigInt, isAccepted: Bool) -> Start {
    var account = BYOCCapability.Account()
    let price: Rational = isAccepted ? 1 : 100
    let start = account.begin(
      price: price, timeout: tickets * 60, expectedValue: 60)
    precondition(start.tickets == tickets && start.isAccepted == isAccepted)
    return start
  }
}
