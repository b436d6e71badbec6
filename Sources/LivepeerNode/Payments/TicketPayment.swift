public import LivepeerPricing

/// The tickets that a gateway sends for a job.
///
/// Source: go-livepeer 0.9.1, `core` `StageUpdate`.
public struct TicketPayment: Hashable, Sendable {
  /// The number of tickets.
  public let tickets: BigInt
  /// The amount that the tickets add to the balance: tickets · expected value.
  public let credit: Rational

  /// Creates the payment that raises a balance to a minimum.
  ///
  /// It has no tickets if the balance is enough or a ticket is worth nothing; otherwise
  /// ceil((minimum − balance) / expectedValue). Nothing is lost: any amount paid beyond the minimum
  /// stays in the balance.
  ///
  /// - Precondition: The expected value is not negative.
  public init(balance: Rational, minimum: Rational, expectedValue: Rational) {
    precondition(!expectedValue.isNegative, "an expected value is not negative")
    tickets =
      balance >= minimum || expectedValue.isZero
      ? 0 : ((minimum - balance) / expectedValue).rounded(.up)
    credit = Rational(tickets) * expectedValue
  }

  /// Creates the payment of a fee, with the larger of the fee and one ticket's expected value as
  /// the minimum.
  public init(balance: Rational, fee: Rational, expectedValue: Rational) {
    self.init(
      balance: balance, minimum: max(fee, expectedValue), expectedValue: expectedValue)
  }
}
