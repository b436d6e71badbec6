public import LivepeerPricing

/// One payment that a remote signer makes for a session, or refuses to make.
///
/// The fee is the session's first price times the units. The minimum is the larger of the fee and
/// the expected value of one ticket; the tickets raise the balance to it. A payment that is refused,
/// or needs no tickets, changes nothing.
///
/// Source: go-livepeer 0.9.1, `server/remote_signer.go`.
///
/// ```swift
/// import LivepeerNode
/// import LivepeerPricing
///
/// let payment = SignerPayment(
///   for: .hour, nanosecondsSinceLast: 5_100_000_000,
///   price: 324_074_074_074,
///   expectedValue: 150_000_000_000, balance: 0)
/// print(payment.units, payment.tickets, payment.balance)
/// // 6 13 5555555556
/// ```
public struct SignerPayment: Hashable, Sendable {
  /// The advertised units since the last payment, or those of a first one.
  public let units: BigInt
  /// The fee of the units, in wei.
  public let fee: Rational
  /// The number of tickets; those that are refused included.
  public let tickets: BigInt
  /// The reason why the payment is refused; nil if it is not.
  public let refusal: TicketRefusal?
  /// The balance afterwards, in wei.
  public let balance: Rational

  /// Creates the payment for the time since the last one.
  ///
  /// - Parameters:
  ///   - unit: The unit of the session's price.
  ///   - nanoseconds: The time since the last payment that was recorded; nil or zero for the first.
  ///   - price: The session's first price, in wei per advertised unit.
  ///   - expectedValue: The expected value of one ticket.
  ///   - balance: The balance before the payment.
  /// - Precondition: Neither the time, the price nor the expected value is negative.
  public init(
    for unit: RunnerPrice.Unit, nanosecondsSinceLast nanoseconds: Int64?, price: Rational,
    expectedValue: Rational, balance: Rational
  ) {
    units = unit.billed(nanoseconds: nanoseconds ?? 0)
    fee = price * Rational(units)
    let payment = TicketPayment(balance: balance, fee: fee, expectedValue: expectedValue)
    tickets = payment.tickets
    if price.isZero {
      refusal = .priceZero
    } else if units.isZero {
      // Less than 37 ns of video are no whole pixel.
      refusal = .noUnits
    } else if let maximum = PriceAcceptance.Signer.remoteSigner.maximumTicketsPerPayment,
      payment.tickets > maximum
    {
      refusal = .tooManyTicketsForSigner(tickets: payment.tickets, maximum: maximum)
    } else {
      refusal = nil
    }
    self.balance =
      refusal == nil && payment.tickets > 0 ? balance + payment.credit - fee : balance
  }

  /// The answer for programs: `paid`, `no-tickets` (482), or the code of the refusal.
  public var answer: String { refusal?.code ?? (tickets.isZero ? "no-tickets" : "paid") }
}
