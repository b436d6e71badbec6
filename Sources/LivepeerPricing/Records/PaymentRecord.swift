public import ExactMath

/// A payment: when it was made, its amount, and what it cost to receive.
public struct PaymentRecord: Hashable, Sendable {
  /// The moment of the payment.
  public let time: Timestamp
  /// The amount that was paid.
  public let amount: Amount
  /// The cost of receiving it, such as that of redeeming a ticket; zero if there is none.
  public let cost: Wei

  /// Creates the record of a payment.
  ///
  /// - Precondition: The cost is not negative.
  public init(time: Timestamp, amount: Amount, cost: Wei = 0) {
    precondition(cost >= 0, "a cost is not negative")
    self.time = time
    self.amount = amount
    self.cost = cost
  }
}

extension PaymentRecord {
  /// An amount of zero or more wei, and how exactly its source states it.
  public struct Amount: Hashable, Sendable {
    /// The number of wei, which may be a fraction.
    public let wei: Rational
    /// The most by which the number may differ from what was paid, up or down, since its source is
    /// rounded; zero for an exact one.
    public let roundingError: Rational

    /// Creates an exact amount.
    ///
    /// - Precondition: The amount is not negative.
    public init(_ amount: Wei) {
      self.init(wei: Rational(amount.count), roundingError: 0)
    }

    /// Creates an amount from a source that rounds it.
    ///
    /// - Precondition: Neither number is negative.
    public init(wei: Rational, roundingError: Rational) {
      precondition(!wei.isNegative && !roundingError.isNegative, "amounts are not negative")
      self.wei = wei
      self.roundingError = roundingError
    }
  }
}

extension PaymentRecord {
  /// Work that a payment is for: a count, and what is counted.
  public struct Work: Hashable, Sendable {
    /// The number of units.
    public let count: Rational
    /// The unit; nil if the record does not state it.
    public let unit: WorkUnitKind?

    /// Creates the work of a record.
    ///
    /// - Precondition: The count is not negative.
    public init(_ count: Rational, of unit: WorkUnitKind?) {
      precondition(!count.isNegative, "a count is not negative")
      self.count = count
      self.unit = unit
    }
  }
}
