import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite struct PaymentTermsTests {
  @Test func defaults() throws {
    let terms = try PaymentTerms(.live, price: 5)
    #expect(terms.signer == .remoteSigner)
    #expect(terms.cadence == 10_000 && terms.duration == 600_000)
    #expect(terms.tickets.expectedValue == 8_000_000_000)
    #expect(try terms.tickets.offer().faceValue == 6_000_000_000_000_000)
    #expect(terms.tickets.txCostMultiplier == 100)
    #expect(try PaymentTerms(.byoc(timeout: 1), price: 5).signer == .gateway)
    #expect(
      try PaymentTerms.Tickets(expectedValue: 1, faceValue: 2).txCostMultiplier == nil)
  }

  @Test func works() throws {
    let ladder = TranscodingLadder([try TranscodingLadder.Rendition("10x10@30")])
    let works: [(PaymentTerms.Work, String, String, PriceAcceptance.Signer)] = [
      (.live, "live", "seconds", .remoteSigner), (.video720p, "720p", "pixels", .remoteSigner),
      (.fixed, "fixed", "requests", .remoteSigner),
      (.job(paid: 1, debited: 1), "job", "units", .gateway),
      (.byoc(timeout: 1), "byoc", "seconds", .gateway),
      (try .transcoding(ladder, segment: 2_000), "transcoding", "pixels", .gateway),
    ]
    for (work, name, unit, signer) in works {
      #expect(work.name == name && work.unitName == unit && work.usualSigner == signer)
      let workUnit: WorkUnitKind? =
        switch name {
        case "live", "byoc": .millisecond
        case "fixed": .request
        case "job": nil
        default: .pixel
        }
      #expect(work.workUnit == workUnit)
    }
  }

  @Test func invalidTerms() throws {
    let faults: [(PaymentTerms.InvalidTerm?, String)] = [
      (
        thrown { () throws(PaymentTerms.InvalidTerm) in try PaymentTerms(.live, price: -1) },
        "a price is not negative, and this is -1 wei"
      ),
      (
        thrown { () throws(PaymentTerms.InvalidTerm) in
          try PaymentTerms(.live, price: 1, every: 0)
        }, "the time between payments has to be above zero, as in 10s"
      ),
      (
        thrown { () throws(PaymentTerms.InvalidTerm) in
          try PaymentTerms(.live, price: 1, every: 1, for: 1_000_001)
        },
        "1000001 payments and debits are more than a forecast has, at most 1000000; take a shorter "
          + "time, or pay less often"
      ),
      (
        thrown { () throws(PaymentTerms.InvalidTerm) in
          try PaymentTerms(.live, price: 1, every: 1_000_000_000_000, for: 5_000_005_000)
        },
        "1000001 payments and debits are more than a forecast has, at most 1000000; take a shorter "
          + "time, or pay less often"
      ),
      (
        // go-livepeer 0.9.1, `verifyJobCreds`: errNoTimeoutSet.
        thrown { () throws(PaymentTerms.InvalidTerm) in
          try PaymentTerms(.byoc(timeout: 0), price: 1)
        }, "timeout_seconds is required; give a time above zero, as in 30s"
      ),
      (
        thrown { () throws(PaymentTerms.InvalidTerm) in
          try PaymentTerms(.byoc(timeout: 1), price: 1, every: 3_153_600_000_001, for: 1)
        }, "a forecast covers at most a hundred years; take a shorter time"
      ),
      (
        thrown { () throws(PaymentTerms.InvalidTerm) in
          try PaymentTerms.Tickets(expectedValue: 0, faceValue: 1)
        },
        "-ticketEV is 0, and tickets are worth nothing; the node's default is 8000000000 wei"
      ),
      (
        thrown { () throws(PaymentTerms.InvalidTerm) in
          try PaymentTerms.Tickets(TicketParameters(expectedValue: -3))
        },
        "-ticketEV must be greater than 0, and this is -3 wei; the node's default is 8000000000 wei"
      ),
      (
        thrown { () throws(PaymentTerms.InvalidTerm) in
          try PaymentTerms.Tickets(expectedValue: 1, faceValue: 0)
        }, "a face value has to be above zero, and this is 0 wei"
      ),
      (
        thrown { () throws(PaymentTerms.InvalidTerm) in
          try PaymentTerms.Tickets(TicketParameters(gasPrice: -1))
        }, "gas and its price are not negative"
      ),
      (
        thrown { () throws(PaymentTerms.InvalidTerm) in
          try PaymentTerms.Tickets(TicketParameters(redeemGas: -1))
        }, "gas and its price are not negative"
      ),
    ]
    for (fault, message) in faults { #expect(fault?.description == message) }
  }

  /// live-network.md 1, 4 and 6: whole wei of runners and capabilities, a surcharge on base prices.
  @Test(
    arguments: [
      (.live, "$3.50/h", nil, true, "324074074074"),
      (.video720p, "$3.50/720p-h", nil, true, "11721"),
      (.video720p, "500.5wei/px", nil, true, "500"), (.video720p, "500wei/px", 100, false, "505"),
      (.fixed, "$0.00315/request", nil, true, "1050000000000"), (.live, "0wei/s", nil, true, "0"),
      (.byoc(timeout: 1), "$0.0005/s", nil, true, "166666666666"),
      (.byoc(timeout: 1), "$0.0005/s", 100, true, "168333333333"),
      (.job(paid: 1, debited: 1), "0.9wei/px", nil, true, "9/10"),
      (.job(paid: 1, debited: 1), "0.9wei/px", 100, false, "909/1000"),
    ] as [(PaymentTerms.Work, String, Rational?, Bool, Rational)])
  func advertisedPrices(
    work: PaymentTerms.Work, rate: String, surcharge: Rational?, isOfRunner: Bool, price: Rational
  ) throws {
    let rate = try StatedRate(rate).rate(at: ETHPrice("3000"))
    #expect(
      try work.advertisedPrice(of: rate, surchargedAt: surcharge, isOfRunner: isOfRunner) == price)
  }

  @Test(
    arguments: [
      (.live, "1wei/px", "priced per pixel, where a price per millisecond is needed"),
      (
        .live, "0.9wei/s", "the runner is not offered: converted live runner price must be at least"
      ),
      (.fixed, "1e19wei/request", "the runner is not offered: price cannot be converted to int64"),
      (.byoc(timeout: 1), "1e19wei/s", "a price in whole wei of 10000000000000000000 is beyond"),
    ] as [(PaymentTerms.Work, String, String)])
  func notAdvertised(work: PaymentTerms.Work, rate: String, message: String) throws {
    let rate = try StatedRate(rate).rate(at: nil)
    let fault = try #require(
      thrown { () throws(PaymentTerms.InvalidTerm) in try work.advertisedPrice(of: rate) })
    #expect("\(fault)".hasPrefix(message))
  }

  /// A sender's float below zero, of which `SenderFloat` says that it may be: no ticket parameters.
  @Test func noSurcharge() throws {
    let parameters = TicketParameters(senderFloat: -1)
    #expect(parameters.txCostMultiplier.isNegative)
    for work in [PaymentTerms.Work.job(paid: 1, debited: 1), .byoc(timeout: 1)] {
      let rate = try AnyRate(weiPerUnit: 5_000, unit: work.workUnit ?? .pixel)
      let fault = thrown { () throws(PaymentTerms.InvalidTerm) in
        try work.advertisedPrice(of: rate, surchargedAt: parameters.txCostMultiplier)
      }
      #expect(
        fault?.description
          == "with a sender's float below zero the orchestrator offers no tickets, and no price for them"
      )
    }
  }

  /// The most steps and the longest time that there are take no longer than they have to.
  @Test func limits() throws {
    for duration in [0, 1_000_000, 3_153_600_000_000] as [Quantity<Millisecond>] {
      let forecast = try PaymentTerms(
        .byoc(timeout: 1), price: 1, every: 3_153_600_000_000, for: duration
      ).forecast()
      #expect(forecast.period.payments == 1)
    }
  }
}
