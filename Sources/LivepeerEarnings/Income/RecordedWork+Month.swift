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

    init(
      period: IncomeTotals.Period, days: Int, sums: Sums, countsUnits: Bool,
      otherwise whole: (weiPerUnit: Rational?, ethPrice: ETHPrice?)
    ) {
      self.period = period
      self.days = days
      payments = sums.payments
      amount = sums.amount
      count = countsUnits ? sums.units : Rational(sums.payments)
      weiPerUnit = count.isZero ? whole.weiPerUnit : amount / count
      ethPrice = amount.isZero ? whole.ethPrice : sums.ethPrice
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

      mutating func add(_ other: Sums) {
        payments += other.payments
        units += other.units
        amount += other.amount
        amountUSD = amountUSD.flatMap { known in other.amountUSD.map { known + $0 } }
      }

      /// The ETH price at which the amount is worth its dollars; nil if it is not known.
      var ethPrice: ETHPrice? {
        guard let amountUSD, !amount.isZero else { return nil }
        return try? ETHPrice(amountUSD.dollars * weiPerETH / amount)
      }
    }
  }
}
