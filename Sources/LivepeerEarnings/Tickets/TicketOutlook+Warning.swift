public import LivepeerNode
public import LivepeerPricing

extension TicketOutlook {
  /// A limit of the node that an operator's tickets reach.
  public enum Warning: Hashable, Sendable {
    /// A payment for the pipeline is refused, for the reason in `TicketRefusal`.
    case refusedPayment(Pipeline, TicketRefusal)
    /// All jobs of a pipeline's model together need more tickets in a day than one gateway can
    /// send.
    case tooManyTickets(Pipeline, perDay: Rational)
    /// The sender's float reduces the face value.
    case faceValueCut(from: Wei, to: Wei)
    /// Automatic price adjustment raises prices by more than the node's usual hundredth.
    case largeSurcharge(Rational, faceValue: Wei)
    /// A winning ticket does not pay for its own redemption.
    case notWorthRedeeming(faceValue: Wei, cost: Wei)

    /// The approximate maximum number of tickets that one gateway can send for a model in a day.
    ///
    /// It is 600 in each 40 blocks of L1, at 12 seconds a block. The responses to ordinary jobs
    /// contain no new ticket parameters, so all of them together use those of one offer until it
    /// expires. Each payment of live video brings new ones.
    public static let ticketsPerDayOfOneGateway: BigInt =
      TicketParameters.maximumTicketsPerOffer * 86_400 / (TicketParameters.lifetimeInL1Blocks * 12)
  }
}

extension TicketOutlook.Warning: CustomStringConvertible {
  /// One line: what happens, and what would help.
  public var description: String {
    switch self {
    case .refusedPayment(.liveVideoToVideo, let refusal):
      "\(Pipeline.liveVideoToVideo), paying 60 s in advance by the node's default limits: \(refusal)"
    case .refusedPayment(let pipeline, let refusal):
      "\(pipeline.shown), paying a job by the node's default limits: \(refusal)"
    case .tooManyTickets(let pipeline, let perDay):
      "\(pipeline.shown): \(Self.grouped(perDay)) tickets a day are more than one gateway can "
        + "send, about \(Self.grouped(Rational(Self.ticketsPerDayOfOneGateway))): "
        + "\(TicketParameters.maximumTicketsPerOffer) for all jobs of a model in "
        + "\(TicketParameters.lifetimeInL1Blocks) L1 blocks; a larger expected value needs fewer"
    case .faceValueCut(let uncut, let faceValue):
      "the sender's float reduces the face value from \(uncut) to \(faceValue)"
    case .largeSurcharge(let share, let faceValue):
      "at a face value of \(faceValue) automatic price adjustment charges "
        + "\(DecimalFormat(.significant(3)).text(share * 100)) % above the price, not 1 %"
    case .notWorthRedeeming(let faceValue, let cost):
      "a winning ticket pays \(faceValue) and costs \(cost) to redeem, so the node does not redeem "
        + "it until gas costs less"
    }
  }

  private static func grouped(_ count: Rational) -> String {
    DecimalFormat(.decimals(0), grouping: .commas).text(count)
  }
}

extension Earnings {
  /// The warnings about payments that the recipient, a remote signer, or a sender with the node's
  /// default limits refuses.
  var paymentWarnings: [TicketOutlook.Warning] {
    let refused: [TicketOutlook.Warning] = zip(scenario.works, weiPerUnit).compactMap {
      work, weiPerUnit in
      guard weiPerUnit > 0 else { return nil }
      return scenario.tickets.refusal(
        ofPayment: work.firstPayment.map { $0 * weiPerUnit },
        by: work.isPaidAhead ? .remoteSigner : .gateway
      )
      .map { .refusedPayment(work.pipeline, $0) }
    }
    return refused + dailyWarnings
  }

  /// The warnings about models whose jobs together need more tickets than one gateway can send.
  private var dailyWarnings: [TicketOutlook.Warning] {
    let works = scenario.works.indices.filter { !scenario.works[$0].isPaidAhead }
    let expectedValue = Rational(scenario.tickets.expectedValue.count)
    var perDay: [ModelOfWork: Rational] = [:]
    for index in works {
      perDay[ModelOfWork(scenario.works[index]), default: 0] += grossPerDay[index] / expectedValue
    }
    return works.compactMap { index in
      let limit = Rational(TicketOutlook.Warning.ticketsPerDayOfOneGateway)
      // The model is removed so that it is named once.
      guard let tickets = perDay.removeValue(forKey: ModelOfWork(scenario.works[index])),
        tickets > limit
      else { return nil }
      return .tooManyTickets(scenario.works[index].pipeline, perDay: tickets)
    }
  }

  /// The key of the one balance and the one offer of tickets that the node keeps.
  private struct ModelOfWork: Hashable {
    let pipeline: Pipeline
    let modelID: ModelID?

    init(_ work: PricedWork) {
      pipeline = work.pipeline
      modelID = work.modelID
    }
  }
}

extension PricedWork {
  /// The way in which the live runner counts that the work is sold by; nil if it is sold otherwise.
  private var runner: RunnerPrice.Unit? {
    guard case .runner(let unit)? = ApplicationSale(of: pipeline, pricedPer: price.unit) else {
      return nil
    }
    return unit
  }

  /// Whether the time of a stream or a session is paid for in advance, with new ticket parameters in
  /// each payment; a remote signer pays for nothing else.
  fileprivate var isPaidAhead: Bool { pipeline == .liveVideoToVideo || runner != nil }

  /// The units of the largest payment: a job's, or the advance of a stream or a session; nil if a
  /// job's size is not known.
  fileprivate var firstPayment: Rational? {
    if pipeline == .liveVideoToVideo { return Rational(Metering.liveVideoAdvance) }
    if let runner {
      return Rational(runner.firstPayment * runner.workPerAdvertisedUnit)
    }
    return switch workload.kind {
    case .jobs(_, let unitsPerJob): Rational(unitsPerJob)
    case .throughput: nil
    }
  }
}

extension TicketTerms {
  /// Returns the first refusal of a payment from an empty balance.
  ///
  /// - Parameters:
  ///   - fee: The fee that the payment covers; nil for a payment of one ticket.
  ///   - signer: The party that signs the tickets.
  /// - Returns: The reason of the first party that refuses it; nil if none does.
  fileprivate func refusal(
    ofPayment fee: Rational?, by signer: PriceAcceptance.Signer
  ) -> TicketRefusal? {
    let tickets = TicketPayment(
      balance: 0, fee: fee ?? 0, expectedValue: offer.expectedValue
    ).tickets
    if let refusal = TicketSender.nodeDefault.refusal(of: offer, tickets: tickets) {
      return refusal
    }
    if tickets > TicketParameters.maximumTicketsPerOffer {
      return .tooManyTicketsForOffer(
        tickets: tickets, maximum: TicketParameters.maximumTicketsPerOffer)
    }
    guard let maximum = signer.maximumTicketsPerPayment,
      tickets > maximum
    else {
      return nil
    }
    return .tooManyTicketsForSigner(tickets: tickets, maximum: maximum)
  }

  /// The limits that the terms themselves reach.
  public var warnings: [TicketOutlook.Warning] {
    var warnings: [TicketOutlook.Warning] = []
    if faceValue < uncutFaceValue {
      warnings.append(.faceValueCut(from: uncutFaceValue, to: faceValue))
    }
    if faceValue <= redemptionCost {
      warnings.append(.notWorthRedeeming(faceValue: faceValue, cost: redemptionCost))
    } else if txCostMultiplier > 0,
      txCostMultiplier < Rational(TicketParameters.faceValueMultiplier)
    {
      warnings.append(.largeSurcharge(1 / txCostMultiplier, faceValue: faceValue))
    }
    return warnings
  }
}
