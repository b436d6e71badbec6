import LivepeerEarnings
import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

@Suite("Limits that tickets come to")
struct TicketOutlookWarningTests {
  private static func warnings(
    _ pipeline: Pipeline = .llm, price: Rational, jobs: Rational = 1, units: BigInt,
    tickets: TicketTerms = .nodeDefault
  ) throws -> [TicketOutlook.Warning] {
    let work = try PricedWork(
      pipeline, price: .wei(price, per: pipeline.definition.unit),
      workload: Workload(jobsPerDay: jobs, unitsPerJob: units, of: pipeline.definition.unit))
    return try Earnings(EarningsScenario([work], tickets: tickets)).tickets.warnings
  }

  /// At 10^7 wei a unit 800 units are a ticket of 8 gwei; live-network 2 and 3: 600 tickets for an
  /// offer, 2 · 10^13 wei for a sender.
  ///
  /// The 100 of a remote signer are not for jobs, which the gateway pays itself.
  @Test(
    arguments: [
      (80_000, []),
      (80_800, []), (480_000, []),
      (480_001, [.refusedPayment(.llm, .tooManyTicketsForOffer(tickets: 601, maximum: 600))]),
      (1_999_200, [.refusedPayment(.llm, .tooManyTicketsForOffer(tickets: 2_499, maximum: 600))]),
    ] as [(BigInt, [TicketOutlook.Warning])])
  func payments(units: BigInt, warnings: [TicketOutlook.Warning]) throws {
    #expect(try Self.warnings(price: 10_000_000, units: units) == warnings)
  }

  /// 2,500 tickets of 8 gwei are a hair more than 2 · 10^13 wei; a ticket of 3 · 10^12 wei is a hair
  /// more than that (vectors/sender-refusal.json).
  @Test func limitsOfTheSender() throws {
    let total = try Self.warnings(price: 10_000_000, units: 2_000_000)
    guard case .refusedPayment(.llm, let refusal) = total.first else {
      Issue.record("a payment of 2,500 tickets passes")
      return
    }
    #expect(refusal.code == "total-ev-above-maximum")
    let one = try Self.warnings(
      price: 1, units: 1,
      tickets: TicketTerms(expectedValue: 3_000_000_000_000, faceValue: 300_000_000_000_000))
    guard case .refusedPayment(.llm, let refusal) = one.first else {
      Issue.record("a ticket of 3,000,000,000,000 wei passes")
      return
    }
    #expect(refusal.code == "ev-above-maximum")
  }

  /// Work whose jobs are of unknown size pays at least a ticket; work for nothing pays none.
  @Test(arguments: [(1, true), (0, false)] as [(Rational, Bool)])
  func workAsThroughput(price: Rational, isWarned: Bool) throws {
    let work = try PricedWork(
      .llm, price: .wei(price, per: .token),
      workload: Workload(unitsPerSecond: 1, of: .token, utilization: .whole))
    let terms = try TicketTerms(expectedValue: 4_000_000_000_000)
    let warnings = try Earnings(EarningsScenario([work], tickets: terms)).tickets.warnings
    #expect(warnings.isEmpty == !isWarned)
  }

  /// Live video pays 60 s ahead, and then every 5 s with new ticket parameters (live-network 2, 3).
  ///
  /// At 500 wei that takes 104 tickets of 8 gwei, which a remote signer refuses, however long the
  /// stream; at 480 wei 100 tickets, at 2,890 wei 600.
  @Test(
    arguments: [
      (500, 99_532_800_000, .tooManyTicketsForSigner(tickets: 104, maximum: 100)),
      (500, 1, .tooManyTicketsForSigner(tickets: 104, maximum: 100)),
      (480, 99_532_800_000, nil),
      (2_890, 27_648_000, .tooManyTicketsForSigner(tickets: 600, maximum: 100)),
      (2_894, 27_648_000, .tooManyTicketsForOffer(tickets: 601, maximum: 600)),
    ] as [(Rational, BigInt, TicketRefusal?)])
  func liveVideo(price: Rational, units: BigInt, refusal: TicketRefusal?) throws {
    let expected =
      refusal.map { [TicketOutlook.Warning.refusedPayment(.liveVideoToVideo, $0)] } ?? []
    #expect(try Self.warnings(.liveVideoToVideo, price: price, units: units) == expected)
    // However many streams: each payment has an offer of its own.
    let many = try Self.warnings(.liveVideoToVideo, price: price, jobs: 1_000_000, units: units)
    #expect(many == expected)
  }

  /// A live runner's session pays 10 s ahead by a remote signer, however long it is, and however many
  /// there are: 10,000 ms at 8 · 10^7 wei are 100 tickets of 8 gwei.
  @Test(
    arguments: [
      (80_000_000, nil), (80_000_001, .tooManyTicketsForSigner(tickets: 101, maximum: 100)),
    ] as [(Rational, TicketRefusal?)])
  func sessionsOfRunners(price: Rational, refusal: TicketRefusal?) throws {
    let pipeline: Pipeline = "live-video-to-video/scope"
    let work = try PricedWork(
      pipeline, price: .wei(price, per: .millisecond),
      workload: Workload(jobsPerDay: 1_000_000, unitsPerJob: 600_000, of: .millisecond))
    let warnings = try Earnings(EarningsScenario([work])).tickets.warnings
    #expect(warnings == (refusal.map { [.refusedPayment(pipeline, $0)] } ?? []))
  }

  /// live-network 3: 600 tickets for all ordinary jobs of a model in 40 L1 blocks; with 12 s a block
  /// that is 108,000 a day.
  @Test(
    arguments: [
      (108_000, []), (108_001, [.tooManyTickets(.llm, perDay: 108_001)]),
    ] as [(Rational, [TicketOutlook.Warning])])
  func allJobsOfAModel(jobs: Rational, warnings: [TicketOutlook.Warning]) throws {
    #expect(TicketOutlook.Warning.ticketsPerDayOfOneGateway == 108_000)
    #expect(try Self.warnings(price: 8_000_000_000, jobs: jobs, units: 1) == warnings)
  }

  /// Two entries of one model share its tickets, and two models do not.
  @Test(arguments: [("a", "a", true), ("a", "b", false)] as [(ModelID, ModelID, Bool)])
  func modelsAreCountedApart(first: ModelID, second: ModelID, isWarned: Bool) throws {
    let works = try [first, second].map { model in
      try PricedWork(
        .llm, modelID: model, price: .wei(8_000_000_000, per: .token),
        workload: Workload(jobsPerDay: 120_000, unitsPerJob: 1, of: .token),
        shareOfTime: Share("50%"))
    }
    let warnings = try Earnings(EarningsScenario(works)).tickets.warnings
    #expect(warnings == (isWarned ? [.tooManyTickets(.llm, perDay: 120_000)] : []))
  }

  /// The terms themselves; at 0.05 gwei redemption costs 6 · 10^13 wei, at 5 gwei 6 · 10^15.
  @Test func terms() throws {
    let cut = try TicketTerms(
      faceValue: 9_000_000_000_000, gasPrice: 0, senderFloat: 8_000_000_000_000)
    #expect(cut.faceValue == 8_000_000_000_000)
    #expect(
      cut.warnings == [.faceValueCut(from: 9_000_000_000_000, to: 8_000_000_000_000)])
    let held = try TicketTerms(senderFloat: 1_000_000_000_000_000)
    #expect(held.faceValue == 1_000_000_000_000_000)
    #expect(
      held.warnings == [
        .faceValueCut(from: 6_000_000_000_000_000, to: 1_000_000_000_000_000),
        .largeSurcharge("3/50", faceValue: 1_000_000_000_000_000),
      ])
    let dear = try TicketTerms(gasPrice: 5_000_000_000, senderFloat: 3_600_000_000_000_000)
    #expect(
      dear.warnings == [
        .faceValueCut(from: 600_000_000_000_000_000, to: 3_600_000_000_000_000),
        .notWorthRedeeming(faceValue: 3_600_000_000_000_000, cost: 6_000_000_000_000_000),
      ])
    let even = try TicketTerms(faceValue: 60_000_000_000_000)
    #expect(
      even.warnings == [
        .notWorthRedeeming(faceValue: 60_000_000_000_000, cost: 60_000_000_000_000)
      ])
    let bare = try TicketTerms(faceValue: 60_000_000_000_001)
    #expect(
      bare.warnings == [
        .largeSurcharge("60000000000000/60000000000001", faceValue: 60_000_000_000_001)
      ])
    #expect(try TicketTerms(faceValue: 6_000_000_000_000_000).warnings.isEmpty)
    #expect(try TicketTerms(senderFloat: 6_000_000_000_000_000).warnings.isEmpty)
    #expect(try TicketTerms(gasPrice: 0).warnings.isEmpty)
    #expect(try TicketTerms().warnings.isEmpty)
    #expect(try TicketTerms() == .nodeDefault)
  }

  @Test(
    arguments: [
      (
        .refusedPayment(.llm, .tooManyTicketsForOffer(tickets: 601, maximum: 600)),
        "llm, paying a job by the node's default limits: the recipient refuses 601 tickets"
      ),
      (
        .refusedPayment(
          .liveVideoToVideo, .tooManyTicketsForSigner(tickets: 104, maximum: 100)),
        "live-video-to-video, paying 60 s in advance by the node's default limits: a remote signer"
      ),
      (
        .tooManyTickets(.upscale, perDay: "1111235/10"),
        "upscale: 111,124 tickets a day are more than one gateway can send, about 108,000: 600"
      ),
      (.faceValueCut(from: 2, to: 1), "reduces the face value from 2 wei to 1 wei"),
      (.largeSurcharge("12/13", faceValue: 13), "charges 92.3 % above the price, not 1 %"),
      (.notWorthRedeeming(faceValue: 1, cost: 2), "pays 1 wei and costs 2 wei to redeem"),
    ] as [(TicketOutlook.Warning, String)])
  func warningsAreOneLine(warning: TicketOutlook.Warning, words: String) {
    #expect("\(warning)".contains(words))
    #expect("\(warning)".isOnePlainLine)
  }
}
