public import LivepeerPricing

/// What paying for work takes: the price, the work, the tickets that the recipient offers, and the
/// limits of the sender.
///
/// Source: go-livepeer 0.9.1, `server/remote_signer.go`, `server/live_payment.go`, `byoc` and `pm`.
///
/// ```swift
/// import LivepeerNode
/// import LivepeerPricing
///
/// let terms = try PaymentTerms(.live, price: 324_074_074_074)
/// let forecast = terms.forecast()
/// print(forecast.first.tickets, forecast.first.answer)
/// // 406 too-many-tickets
/// print(forecast.refusals[0].nodeMessage)
/// // numTickets 406 exceeds maximum of 100
/// ```
public struct PaymentTerms: Hashable, Sendable {
  /// The work that is paid for.
  public let work: Work
  /// The advertised price in wei per unit of the work, zero or more.
  public let price: Rational
  /// The tickets that the recipient offers.
  public let tickets: Tickets
  /// The sender's limits and funds.
  public let sender: TicketSender
  /// The signer of the tickets.
  public let signer: PriceAcceptance.Signer
  /// The maximum price that a remote signer accepts, `-maxPricePerUnit`; nil or zero for none.
  public let maximumPrice: Rational?
  /// The time between two payments, or between the starts of two jobs.
  public let cadence: Quantity<Millisecond>
  /// The time that the forecast covers.
  public let duration: Quantity<Millisecond>

  /// The maximum number of payments, debits or jobs of a forecast: 1,000,000.
  public static let maximumStepCount = 1_000_000

  /// Creates the terms of payments; an omitted argument takes its default.
  ///
  /// - Parameters:
  ///   - work: The work.
  ///   - price: The advertised price in wei per unit of the work.
  ///   - tickets: The tickets that the recipient offers.
  ///   - sender: The sender's limits and funds.
  ///   - signer: The signer of the tickets; nil for the usual one of the work.
  ///   - maximumPrice: The maximum price that a remote signer accepts.
  ///   - cadence: The time between two payments, or between the starts of two jobs.
  ///   - duration: The time that the forecast covers.
  /// - Throws: ``PaymentTerms/InvalidTerm``.
  public init(
    _ work: Work, price: Rational, tickets: Tickets = .nodeDefault,
    sender: TicketSender = .nodeDefault, signer: PriceAcceptance.Signer? = nil,
    maximumPrice: Rational? = nil,
    every cadence: Quantity<Millisecond> = RunnerPrice.Unit.usualCadence,
    for duration: Quantity<Millisecond> = 600_000
  ) throws(InvalidTerm) {
    guard !price.isNegative else { throw .negativePrice(price) }
    if case .byoc(let timeout, _) = work.kind, timeout.isZero { throw .noTimeout }
    guard cadence > 0 else { throw .noCadence }
    let steps = duration.count / min(cadence.count, work.isSession ? 5_000 : cadence.count)
    guard steps <= BigInt(PaymentTerms.maximumStepCount) else { throw .tooManySteps(steps) }
    guard duration.count <= PaymentTerms.maximumDuration,
      cadence.count <= PaymentTerms.maximumDuration
    else { throw .tooLong(max(duration, cadence)) }
    self.work = work
    self.price = price
    self.tickets = tickets
    self.sender = sender
    self.signer = signer ?? work.usualSigner
    self.maximumPrice = maximumPrice.flatMap { $0 > 0 ? $0 : nil }
    self.cadence = cadence
    self.duration = duration
  }

  /// A hundred years of milliseconds, whose nanoseconds fit 64 bits.
  private static let maximumDuration: BigInt = 100 * 8_760 * 3_600_000

  /// Returns what comes of the terms: payments, debits, and refusals.
  ///
  /// - Complexity: O(*n*) in the number of payments and debits, at most ``maximumStepCount``.
  public func forecast() -> PaymentForecast { PaymentForecast(of: self) }
}

extension PaymentTerms {
  /// The tickets that a recipient offers: sized by the cost of redeeming them, or of a known face
  /// value.
  public struct Tickets: Hashable, Sendable {
    private enum Sizing: Hashable { case parameters(TicketParameters), faceValue(Wei) }

    /// The expected value of one ticket that the recipient asks for, `-ticketEV`; above zero.
    public let expectedValue: Wei
    private let sizing: Sizing

    /// The node's default tickets, at the assumed gas price.
    public static let nodeDefault = Tickets(
      expectedValue: TicketParameters.defaultExpectedValue, sizing: .parameters(TicketParameters()))

    private init(expectedValue: Wei, sizing: Sizing) {
      self.expectedValue = expectedValue
      self.sizing = sizing
    }

    /// Creates tickets whose face value follows from the recipient's parameters.
    ///
    /// - Throws: ``PaymentTerms/InvalidTerm`` for an expected value of zero or less, and for negative
    ///   gas. The node does not start with an expected value below zero, and with 0 it is never paid.
    public init(_ parameters: TicketParameters) throws(InvalidTerm) {
      guard parameters.redeemGas >= 0, parameters.gasPrice >= 0 else { throw .negativeGas }
      self.init(
        expectedValue: try parameters.expectedValue.checkedExpectedValue(),
        sizing: .parameters(parameters))
    }

    /// Creates tickets of a face value, which is not checked against the cost of redeeming them.
    ///
    /// - Throws: ``PaymentTerms/InvalidTerm`` for an expected value or a face value of zero or less.
    public init(expectedValue: Wei, faceValue: Wei) throws(InvalidTerm) {
      guard faceValue > 0 else { throw .noFaceValue(faceValue) }
      self.init(
        expectedValue: try expectedValue.checkedExpectedValue(), sizing: .faceValue(faceValue))
    }

    /// Returns the offer of tickets with the given expected value, by default the recipient's own.
    ///
    /// - Throws: ``TicketRefusal`` if the recipient offers nothing.
    public func offer(expectedValue: Wei? = nil) throws(TicketRefusal) -> TicketOffer {
      let expectedValue = expectedValue ?? self.expectedValue
      switch sizing {
      case .parameters(var parameters):
        parameters.expectedValue = expectedValue
        return try parameters.offer()
      case .faceValue(let faceValue):
        guard faceValue >= expectedValue else {
          throw .faceValueBelowExpectedValue(faceValue: faceValue, expectedValue: expectedValue)
        }
        return TicketOffer(
          faceValue: faceValue,
          winProbability: WinProbability(expectedValue: expectedValue, faceValue: faceValue))
      }
    }

    /// The face value of tickets whose expected value is below it.
    var usualFaceValue: Wei {
      switch sizing {
      case .parameters(let parameters):
        Wei(parameters.redemptionCost.count * TicketParameters.faceValueMultiplier)
      case .faceValue(let faceValue): faceValue
      }
    }

    /// The maximum face value; nil if nothing bounds it.
    var maximumFaceValue: Wei? {
      guard case .parameters(let parameters) = sizing else { return usualFaceValue }
      let own = parameters.maximumFaceValue.flatMap { $0 > 0 ? $0 : nil }
      return [own, parameters.senderFloat].compactMap(\.self).min()
    }

    /// The ratio of a ticket's face value to its redemption cost, from which the recipient's
    /// surcharge follows; nil if only the face value is known.
    public var txCostMultiplier: Rational? {
      guard case .parameters(let parameters) = sizing else { return nil }
      return parameters.txCostMultiplier
    }
  }

  /// Terms for which there is no forecast.
  public enum InvalidTerm: Error, Hashable, Sendable, CustomStringConvertible {
    /// A price below zero.
    case negativePrice(Rational)
    /// No time between payments.
    case noCadence
    /// A job of a BYOC capability without a timeout, which gateway and orchestrator refuse.
    case noTimeout
    /// More payments, debits or jobs than ``PaymentTerms/maximumStepCount``.
    case tooManySteps(BigInt)
    /// A time beyond a hundred years.
    case tooLong(Quantity<Millisecond>)
    /// An expected value of zero or less.
    case noExpectedValue(Wei)
    /// A face value of zero or less.
    case noFaceValue(Wei)
    /// A gas price, or an amount of gas, below zero.
    case negativeGas
    /// A price per another unit than the work's.
    case rate(RateError)
    /// A price that the orchestrator does not offer, and why.
    case notAdvertised(String)

    /// One line: what is wrong, and what to do.
    public var description: String {
      switch self {
      case .negativePrice(let price): "a price is not negative, and this is \(short(price)) wei"
      case .noCadence: "the time between payments has to be above zero, as in 10s"
      case .noTimeout: "timeout_seconds is required; give a time above zero, as in 30s"
      case .tooManySteps(let count):
        "\("\(count)".shown()) payments and debits are more than a forecast has, at most "
          + "\(PaymentTerms.maximumStepCount); take a shorter time, or pay less often"
      case .tooLong: "a forecast covers at most a hundred years; take a shorter time"
      case .noExpectedValue(let value) where value == 0:
        "-ticketEV is 0, and tickets are worth nothing; the node's default is "
          + "\(TicketParameters.defaultExpectedValue)"
      case .noExpectedValue(let value):
        "-ticketEV must be greater than 0, and this is \("\(value)".shown()); the node's default is "
          + "\(TicketParameters.defaultExpectedValue)"
      case .noFaceValue(let value):
        "a face value has to be above zero, and this is \("\(value)".shown())"
      case .negativeGas: "gas and its price are not negative"
      case .rate(let error): "\(error)"
      case .notAdvertised(let reason): reason
      }
    }
  }
}

extension Wei {
  fileprivate func checkedExpectedValue() throws(PaymentTerms.InvalidTerm) -> Wei {
    guard self > 0 else { throw .noExpectedValue(self) }
    return self
  }
}
