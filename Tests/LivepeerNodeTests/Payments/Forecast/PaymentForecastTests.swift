import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite("Forecasts of payments")
struct PaymentForecastTests {
  /// 3.50 USD an hour at 3000, in wei a second.
  private static let price: Rational = 324_074_074_074

  private static func tickets(
    _ expectedValue: Wei, gasPrice: Wei = TicketParameters.defaultGasPrice
  ) throws -> PaymentTerms.Tickets {
    try PaymentTerms.Tickets(TicketParameters(expectedValue: expectedValue, gasPrice: gasPrice))
  }

  /// live-network.md 2, "The cadence is part of the price", and Python's fractions: what is unused of
  /// what is debited, in percent to one decimal, payments and tickets in 600 s.
  @Test(
    arguments: [
      (1_000, "2.5", 601, 1_318), (1_001, "103.0", 600, 2_610), (2_001, "52.5", 300, 1_960),
      (5_001, "21.7", 120, 1_565), (5_100, "19.7", 118, 1_539), (10_001, "10.8", 60, 1_424),
      (999, "2.5", 601, 1_318), (9_999, "2.5", 61, 1_318), (10_000, "2.5", 61, 1_318),
    ] as [(Quantity<Millisecond>, String, Int, BigInt)])
  func cadence(
    every: Quantity<Millisecond>, percent: String, payments: Int, tickets: BigInt
  ) throws {
    let period = try PaymentTerms(
      .live, price: Self.price, tickets: Self.tickets(150_000_000_000), every: every
    ).forecast().period
    #expect(DecimalFormat(.decimals(1)).text(period.left / period.debited * 100) == percent)
    #expect(period.payments == payments)
    #expect(period.tickets == tickets)
    #expect(period.debited == 595 * Self.price)
    #expect(period.releasedAt == nil)
  }

  /// Paid every 30 s, the session is released at 15 s: 10 s were paid, and 5.5 tickets' worth is left.
  @Test func released() throws {
    let forecast = try PaymentTerms(
      .live, price: Self.price, tickets: Self.tickets(150_000_000_000), every: 30_000
    ).forecast()
    #expect(forecast.period.releasedAt == 15_000)
    #expect(forecast.period.payments == 1)
    #expect(forecast.period.debited == 10 * Self.price)
    #expect(forecast.refusals.map(\.code) == ["insufficient-balance"])
    #expect(
      forecast.refusals[0].nodeMessage
        == "insufficient balance, mid=…, fee=1620370370370, balance=59259259260")
    // The second payment, had it come: 30 units less what was left of the first.
    #expect(forecast.later?.units == 30)
    #expect(forecast.later?.tickets == 65)
  }

  private static func terms(
    _ input: VectorMembers, sender: TicketSender = .nodeDefault,
    every: Quantity<Millisecond> = 10_000,
    for duration: Quantity<Millisecond> = 600_000
  ) throws -> PaymentTerms {
    let works: [String: PaymentTerms.Work] = ["live": .live, "lv2v": .video720p, "fixed": .fixed]
    return try PaymentTerms(
      try #require(works[input.text("type")]), price: input.number("price"),
      tickets: PaymentTerms.Tickets(
        expectedValue: Wei(input.integer("expected_value")),
        faceValue: Wei(input.integer("face_value"))),
      sender: sender, signer: .remoteSigner,
      maximumPrice: input.has("maximum_price") ? input.number("maximum_price") : nil,
      every: every, for: duration)
  }

  @Test(arguments: VectorCase.all(of: "signer-answer"))
  func answers(vector: VectorCase) throws {
    let input = vector.input
    func integer(_ name: String) -> BigInt? { input.has(name) ? input.integer(name) : nil }
    let usual = TicketSender.nodeDefault
    let sender = try TicketSender(
      maximumTotalExpectedValue: integer("maximum_total_expected_value").map { Rational($0) }
        ?? usual.maximumTotalExpectedValue,
      depositMultiplier: integer("deposit_multiplier") ?? usual.depositMultiplier,
      funds: TicketSender.Funds(
        deposit: Wei(input.integer("deposit")), reserve: Wei(input.integer("reserve")),
        roundsUntilWithdrawal: integer("rounds_until_withdrawal")))
    let first = try Self.terms(input, sender: sender).forecast().first
    #expect(
      vector.output
        == (first.answer == "paid" ? ["tickets": "\(first.tickets)"] : .error(first.answer)))
  }

  @Test(arguments: VectorCase.all(of: "signer-session"))
  func sessions(vector: VectorCase) throws {
    let input = vector.input
    let period = try Self.terms(
      input, every: Quantity(input.integer("every_milliseconds")),
      for: Quantity(input.integer("milliseconds"))
    ).forecast().period
    let counted: VectorMembers = [
      "payments": "\(period.payments)", "tickets": "\(period.tickets)",
      "debited": "\(period.debited)",
    ]
    let released = period.releasedAt.map { VectorValue.text("\($0.count)") }
    #expect(vector.output == counted.with("released_milliseconds", released))
  }

  /// live-network.md 2: tickets of the first payment at EV 8·10^9.
  @Test(
    arguments: [
      (.live, 324_074_074_074, 10, 406, "too-many-tickets"),
      (.video720p, 500, 1_658_880_000, 104, "too-many-tickets"),
      (.fixed, 1_648_852_084_881, 1, 207, "too-many-tickets"),
      (.fixed, 8_451_683_895_332, 1, 1_057, "too-many-tickets"),
      (.fixed, 78_987_699_956, 1, 10, "paid"),
    ] as [(PaymentTerms.Work, Rational, BigInt, BigInt, String)])
  func firstPayments(
    work: PaymentTerms.Work, price: Rational, units: BigInt, tickets: BigInt, answer: String
  ) throws {
    let forecast = try PaymentTerms(work, price: price).forecast()
    #expect(forecast.first.units == units)
    #expect(forecast.first.fee == price * Rational(units))
    #expect(forecast.first.tickets == tickets)
    #expect(forecast.first.answer == answer)
    #expect((forecast.later == nil) == (work == .fixed))
    guard answer != "paid" else { return }
    #expect(forecast.refusals.map(\.code) == [answer])
    #expect(
      forecast.refusals[0].nodeMessage == "numTickets \(tickets) exceeds maximum of 100")
    #expect(forecast.period.payments == 0 && forecast.period.paid == 0)
    #expect(forecast.period.debited == 0)
  }

  /// A refused session still says what a later payment would be: 10 s of a new balance.
  @Test func laterOfARefusedSession() throws {
    let later = try #require(try PaymentTerms(.live, price: Self.price).forecast().later)
    #expect(later.units == 10 && later.tickets == 406 && later.answer == "too-many-tickets")
    let video = try #require(try PaymentTerms(.video720p, price: 500).forecast().later)
    #expect(video.units == 276_480_000 && video.tickets == 18 && video.answer == "paid")
  }

  /// A gateway that signs itself has no limit of 100, and pays video as the orchestrator counts it.
  @Test func aGatewayThatSignsItself() throws {
    let forecast = try PaymentTerms(
      .video720p, price: 500, signer: .gateway, every: 5_000
    ).forecast()
    #expect(forecast.first.tickets == 104 && forecast.first.answer == "paid")
    #expect(forecast.later?.units == 138_240_000)
    #expect(forecast.refusals.isEmpty)
    // 119 debits of 5 s at 500 wei a pixel.
    let debited: Rational = 500 * 138_240_000 * 119
    #expect(forecast.period.debited == debited)
  }

  /// Payments that the balance covers: 9 of 10 need no tickets at 10 units a ticket.
  @Test func noTickets() throws {
    let terms = try PaymentTerms(
      .live, price: 1, tickets: PaymentTerms.Tickets(expectedValue: 100, faceValue: 4_294_967_295),
      every: 1_000, for: 100_000)
    let forecast = terms.forecast()
    // 1 ticket of 100 pays 10 s, and leaves 90: below one ticket's worth, so another is bought.
    #expect(forecast.first.tickets == 1 && forecast.first.answer == "paid")
    #expect(forecast.later?.tickets == 1 && forecast.later?.answer == "paid")
    // Then the balance is 189, and the third payment needs none until it is below 100.
    #expect(forecast.period.tickets == 2)
    #expect(forecast.period.debited == 95)
    let third = try PaymentTerms(
      .live, price: 1, tickets: terms.tickets, every: 1_000, for: 1_000
    ).forecast()
    #expect(third.period.payments == 2)
  }

  /// Each refusal that live-network.md 2 and 3 name, with what the node says.
  @Test(
    arguments: [
      (
        3_000_000_000_000, nil, nil, nil, "ev-above-maximum",
        "ticket EV 3000000000000.00000 > max ticket EV 3000000000000.00000"
      ),
      (
        8_000_000_000, 8_000_000_000, nil, nil, "face-value-not-above-ev",
        "ticket faceValue too low faceValue=8000000000"
      ),
      (
        8_000_000_000, 7_999_999_999, nil, nil, "no-ticket-parameters",
        "insufficient sender reserve"
      ),
      (
        80_000_000_000, nil, 5_999_999_999_999_999, 1, "face-value-above-deposit",
        "ticket faceValue 6000000000000000 > max faceValue 5999999999999999"
      ),
      (80_000_000_000, nil, 0, 1, "no-deposit", "no sender deposit"),
      (80_000_000_000, nil, 1, 0, "no-reserve", "no sender reserve"),
      (80_000_000_000, nil, 6_000_000_000_000_000, 1, nil, nil),
    ] as [(Wei, Wei?, Wei?, Wei?, String?, String?)])
  func refusals(
    value: Wei, faceValue: Wei?, deposit: Wei?, reserve: Wei?, code: String?, message: String?
  ) throws {
    let funds = try deposit.map { try TicketSender.Funds(deposit: $0, reserve: reserve ?? 0) }
    let forecast = try PaymentTerms(
      .live, price: Self.price,
      tickets: faceValue.map { try PaymentTerms.Tickets(expectedValue: value, faceValue: $0) }
        ?? Self.tickets(value),
      sender: TicketSender(funds: funds)
    ).forecast()
    #expect(forecast.refusals.first?.code == code)
    #expect(forecast.refusals.first?.nodeMessage == message)
    #expect(forecast.first.answer == code ?? "paid")
    #expect(code == nil || forecast.period.payments == 0)
    // Without a deposit no expected value helps; with one of half a face value neither does.
    let isMended = code == nil || deposit == nil && faceValue != 7_999_999_999 || faceValue != nil
    #expect((forecast.workableExpectedValues != nil) == (isMended && faceValue == nil))
  }

  /// Twenty tickets of 10^12 are a hair above 2·10^13; a total is found before a count of 100.
  @Test func totals() throws {
    let forecast = try PaymentTerms(
      .fixed, price: 20_000_000_000_000, tickets: Self.tickets(1_000_000_000_000)
    ).forecast()
    // A hair above 10^12, so that twenty are enough.
    #expect(forecast.first.tickets == 20)
    #expect(
      forecast.refusals.map(\.nodeMessage) == [
        "total ticket EV 20000000000000.00000 for 20 tickets > max total ticket EV "
          + "20000000000000.00000"
      ])
  }

  /// Price 0, and a price above the signer's maximum, in the node's order.
  @Test func prices() throws {
    let free = try PaymentTerms(.live, price: 0).forecast()
    #expect(free.refusals == [.priceZero])
    #expect(free.workableExpectedValues == nil)
    let gateway = try PaymentTerms(.video720p, price: 0, signer: .gateway).forecast()
    #expect(gateway.refusals.isEmpty && gateway.first.answer == "paid")
    let dear = try PaymentTerms(.live, price: Self.price, maximumPrice: Self.price - 1).forecast()
    #expect(
      dear.refusals.map(\.nodeMessage) == [
        "orchestrator price 324074074074.000 exceeds configured maximum price ceiling "
          + "324074074073.000"
      ])
    #expect(dear.workableExpectedValues == nil)
    // The price itself passes, and so does any where there is no maximum.
    for maximum in [Self.price, 0, nil] as [Rational?] {
      let forecast = try PaymentTerms(.live, price: Self.price, maximumPrice: maximum).forecast()
      #expect(forecast.refusals.map(\.code) == ["too-many-tickets"])
    }
    // A ticket is refused before the price is.
    let both = try PaymentTerms(
      .live, price: Self.price, tickets: Self.tickets(4_000_000_000_000), maximumPrice: 1
    ).forecast()
    #expect(both.refusals.map(\.code) == ["ev-above-maximum"])
  }

  /// A fixed price is debited before the request is passed on, and is paid once.
  @Test func fixed() throws {
    let forecast = try PaymentTerms(.fixed, price: 78_987_699_956).forecast()
    #expect(forecast.period.payments == 1 && forecast.period.tickets == 10)
    #expect(forecast.period.debited == 78_987_699_956)
    #expect(forecast.later == nil)
    let kept = forecast.period.left - (80_000_000_000 - 78_987_699_956)
    #expect(kept > 0 && kept < 1)
  }

  /// 24 hours of payments every second, in processor time of this build, which is not optimized.
  @Test func aDayOfSeconds() throws {
    let terms = try PaymentTerms(
      .live, price: Self.price, tickets: Self.tickets(150_000_000_000), every: 1_000,
      for: 86_400_000)
    var forecast: PaymentForecast?
    let time = usualProcessorTime { forecast = terms.forecast() }
    #expect(forecast?.period.payments == 86_401)
    #expect(forecast?.period.debited == 86_395 * Self.price)
    #expect(time < .seconds(2))
  }
}
