public import LivepeerPricing

extension BYOCCapability {
  /// The seconds of the price that a gateway wants in its balance before a job: 120.
  public static let gatewayReserve: BigInt = 120
  /// The seconds of the price that an orchestrator wants in the balance before a job: 60.
  public static let orchestratorReserve: BigInt = 60

  /// Returns the number of tickets that a gateway buys for a job.
  ///
  /// ceil(price · timeout / EV), at most 600, whatever the balance. The quotient is the node's
  /// float64, the nearest to the exact one; one beyond every float64 buys a ticket per second.
  ///
  /// Source: go-livepeer 0.9.1, `byoc/payment.go` (`ticketCountForCost`).
  ///
  /// - Parameters:
  ///   - price: The charged price, in wei per second.
  ///   - timeout: The job's timeout, in seconds.
  ///   - expectedValue: The expected value of one ticket, zero or more.
  /// - Returns: The number of tickets, 0 through 600, or the timeout.
  public static func tickets(
    price: Rational, timeout: BigInt, expectedValue: Rational
  ) -> BigInt {
    precondition(!expectedValue.isNegative, "an expected value is not negative")
    guard !expectedValue.isZero else { return 0 }
    let count = Double(price * Rational(timeout) / expectedValue)
    guard count.isFinite else { return timeout }
    let most = TicketParameters.maximumTicketsPerOffer
    guard count <= Double(Int64(most)) else { return most }
    return max(0, count).ceiling
  }

  /// The balances that a gateway and an orchestrator keep of one capability.
  ///
  /// ```swift
  /// import LivepeerNode
  /// import LivepeerPricing
  ///
  /// var account = BYOCCapability.Account()
  /// let first = account.begin(
  ///   price: 1_000_000_000, timeout: 30, expectedValue: 8_000_000_000)
  /// print(first.tickets, first.isAccepted)  // 4 false
  /// let second = account.begin(
  ///   price: 1_000_000_000, timeout: 30, expectedValue: 8_000_000_000)
  /// print(second.isAccepted, account.orchestratorBalance)
  /// // true 64000000000
  /// ```
  ///
  /// Source: go-livepeer 0.9.1, `byoc/payment.go` and `byoc/job_orchestrator.go`.
  public struct Account: Hashable, Sendable {
    /// The gateway's balance, in wei.
    public private(set) var gatewayBalance: Rational = 0
    /// The orchestrator's balance of the gateway, in wei; it may be negative.
    public private(set) var orchestratorBalance: Rational = 0

    /// Creates balances of zero.
    public init() {}

    /// What became of a job that a gateway sent.
    public struct Start: Hashable, Sendable {
      /// The number of tickets that the gateway bought.
      public let tickets: BigInt
      /// Whether the orchestrator takes the job; the tickets are kept in any case.
      public let isAccepted: Bool
    }

    /// Pays for a job and sends it.
    ///
    /// The gateway first takes over the balance that the orchestrator reports, in whole wei. If it
    /// is below ``BYOCCapability/gatewayReserve`` times the price, the gateway buys tickets. The
    /// orchestrator refuses the job if its balance is then below
    /// ``BYOCCapability/orchestratorReserve`` times the price: "Insufficient balance for request".
    /// A price of zero or less takes no payment.
    public mutating func begin(
      price: Rational, timeout: BigInt, expectedValue: Rational
    ) -> Start {
      guard price > 0 else { return Start(tickets: 0, isAccepted: true) }
      gatewayBalance = Rational(reportedBalance)
      let isCovered = gatewayBalance >= price * Rational(BYOCCapability.gatewayReserve)
      let tickets =
        isCovered
        ? 0
        : BYOCCapability.tickets(price: price, timeout: timeout, expectedValue: expectedValue)
      let credit = Rational(tickets) * expectedValue
      gatewayBalance += credit
      orchestratorBalance += credit
      let isAccepted =
        orchestratorBalance >= price * Rational(BYOCCapability.orchestratorReserve)
      return Start(tickets: tickets, isAccepted: isAccepted)
    }

    /// Ends a job that was accepted.
    ///
    /// - Parameters:
    ///   - price: The charged price, in wei per second.
    ///   - roundTrip: The seconds that the gateway debits itself; nil for a job that failed, of
    ///     which it debits nothing.
    ///   - worked: The seconds that the orchestrator debits, also for a job that failed.
    public mutating func end(price: Rational, roundTrip: BigInt?, worked: BigInt) {
      gatewayBalance -= price * Rational(roundTrip ?? 0)
      orchestratorBalance -= price * Rational(worked)
    }

    /// Deletes both balances, as either side does after ten idle minutes.
    public mutating func expire() { self = Account() }

    /// The largest balance that an orchestrator reports: a thousandfold of it fits 64 bits.
    static let largestReportedBalance = BigInt(Int64.max / 1_000)

    /// The balance that the orchestrator reports to the gateway, in whole wei.
    ///
    /// floor, as a number of 64 bits (0 if it has more), which then loses three digits if 1,000
    /// times it has more.
    public var reportedBalance: BigInt {
      let floor = orchestratorBalance.rounded(.down)
      guard Int64(exactly: floor) != nil else { return 0 }
      return BigInt(NodePrice.Fixed(Rational(floor)).thousandths) / 1_000
    }
  }
}

extension BYOCCapability {
  /// How a capability answers, which decides the seconds that are debited.
  ///
  /// | answer | the orchestrator debits |
  /// |---|---|
  /// | ``response`` | the worker's seconds, rounded up, also if it fails |
  /// | ``eventStream`` | 5 seconds every 5 seconds, and nothing at the end |
  /// | ``videoStream(start:)`` | the start's seconds, rounded up, then 23 every 23, and nothing at the end |
  public struct Delivery: Hashable, Sendable {
    private let interval: BigInt?
    private let start: Quantity<Millisecond>

    private init(every interval: BigInt?, start: Quantity<Millisecond> = 0) {
      self.interval = interval
      self.start = start
    }

    /// One response.
    public static let response = Delivery(every: nil)
    /// Events, as server-sent events.
    public static let eventStream = Delivery(every: 5_000)
    /// Video that streams, after a start of the given length.
    public static func videoStream(start: Quantity<Millisecond>) -> Delivery {
      Delivery(every: 23_000, start: start)
    }

    /// Returns the seconds that the orchestrator debits for work of the given length.
    public func debitedSeconds(over length: Quantity<Millisecond>) -> BigInt {
      guard let interval else { return length.wholeSecondsUp }
      return start.wholeSecondsUp + length.count / interval * interval / 1_000
    }
  }
}

extension Quantity where Unit == Millisecond {
  /// The number of whole seconds, rounded up.
  var wholeSecondsUp: BigInt { Rational(count, 1_000).rounded(.up) }
}
