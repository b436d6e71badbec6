public import LivepeerPricing

extension RecordedWork {
  /// The payments of a month of the calendar.
  public struct Month: Hashable, Sendable {
    /// The month.
    public let period: IncomeTotals.Period
    /// The number of its days from that of the first payment of all through that of the last one.
    public let days: Int
    /// The number of payments.
    public let payments: BigInt
    /// The number of units that were paid for, or of payments if the units of all are not known.
    public let count: Rational
    /// What was paid, in wei.
    public let amount: Rational
    /// The price of a unit on average, in wei: that of all months if there is nothing to divide by; nil
    /// if that is not known.
    public let weiPerUnit: Rational?
    /// The ETH price at which all that was paid is worth its dollars: that of all months if nothing was
    /// paid; nil if it is not known.
    public let ethPrice: ETHPrice?

    init(period: IncomeTotals.Period, days: Int, sums: Sums, of records: RecordedWork) {
      self.period = period
      self.days = days
      payments = sums.payments
      amount = sums.amount
      count = records.work == nil ? Rational(sums.payments) : sums.units
      weiPerUnit = count.isZero ? records.weiPerUnit : amount / count
      ethPrice =
        amount.isZero
        ? records.ethPrice
        : sums.amountUSD.flatMap { try? ETHPrice($0.dollars * weiPerETH / sums.amount) }
    }

    /// What the payments of a month add up to.
    struct Sums: Hashable, Sendable {
      private(set) var payments: BigInt = 0
      private(set) var units: Rational = 0
      private(set) var amount: Rational = 0
      private(set) var amountUSD: USD? = .zero

      mutating func add(_ payment: PaymentRecord, units: Rational, at ethPrice: ETHPrice?) {
        payments += 1
        self.units += units
        amount += payment.amount.wei
        amountUSD =
          if let known = amountUSD, let ethPrice {
            known + USD(wei: payment.amount.wei, at: ethPrice)
          } else { nil }
      }
    }
  }
}
