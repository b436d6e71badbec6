public import LivepeerPricing

extension IncomeTotals {
  /// Exact sums of payments.
  public struct Sums: Hashable, Sendable {
    /// The number of payments.
    public let records: BigInt
    /// What was paid, in wei; a fraction if a source states averages.
    public let amount: Rational
    /// The most by which that may differ from what was paid, since sources are rounded, in wei.
    public let roundingError: Rational
    /// What it cost to receive.
    public let cost: Wei
    /// What was paid, in dollars at the ETH price of each time; nil if one is not known.
    public let amountUSD: USD?
    /// What it cost to receive, in dollars at the ETH price of each time; nil if one is not known.
    public let costUSD: USD?

    /// Creates sums that are known.
    ///
    /// - Precondition: No number is negative, and both amounts in dollars are known or neither.
    package init(
      records: BigInt, amount: Rational, roundingError: Rational, cost: Wei, amountUSD: USD?,
      costUSD: USD?
    ) {
      precondition(
        !records.isNegative && !amount.isNegative && !roundingError.isNegative && cost >= 0,
        "sums of payments are not negative")
      precondition((amountUSD == nil) == (costUSD == nil), "both amounts in dollars, or neither")
      self.records = records
      self.amount = amount
      self.roundingError = roundingError
      self.cost = cost
      self.amountUSD = amountUSD
      self.costUSD = costUSD
    }

    /// What was left after costs, in wei.
    public var net: Rational { amount - Rational(cost.count) }

    /// What was left after costs, in dollars; nil if an ETH price is not known.
    public var netUSD: USD? {
      guard let amountUSD, let costUSD else { return nil }
      return amountUSD - costUSD
    }
  }
}

/// Sums that payments are being added to.
struct RunningSums: Sendable {
  private var records: BigInt = 0
  private var amount = WeightedSum()
  private var roundingError = WeightedSum()
  private var cost: BigInt = 0
  /// Wei · USD per ETH.
  private var pricedAmount = WeightedSum()
  private var pricedCost = WeightedSum()
  /// Whether the ETH price of a payment is not known.
  private var hasUnpriced = false

  mutating func add(_ payment: PaymentRecord, at ethPrice: ETHPrice?) {
    let wei = payment.amount.wei
    records += 1
    amount.add(wei.numerator, over: wei.denominator)
    if !payment.amount.roundingError.isZero {
      roundingError.add(1, times: payment.amount.roundingError)
    }
    cost += payment.cost.count
    guard let price = ethPrice?.usdPerETH else {
      hasUnpriced = true
      return
    }
    pricedAmount.add(wei.numerator * price.numerator, over: wei.denominator * price.denominator)
    if payment.cost > 0 { pricedCost.add(payment.cost.count, times: price) }
  }

  mutating func add(_ sums: IncomeTotals.Sums) {
    records += sums.records
    amount.add(1, times: sums.amount)
    roundingError.add(1, times: sums.roundingError)
    cost += sums.cost.count
    guard let amountUSD = sums.amountUSD, let costUSD = sums.costUSD else {
      hasUnpriced = hasUnpriced || !sums.records.isZero
      return
    }
    let whole = BigInt.powerOfTen(EtherUnit.ether.powerOfTen)
    pricedAmount.add(whole, times: amountUSD.dollars)
    pricedCost.add(whole, times: costUSD.dollars)
  }

  mutating func add(_ other: RunningSums) {
    records += other.records
    amount.add(other.amount)
    roundingError.add(other.roundingError)
    cost += other.cost
    pricedAmount.add(other.pricedAmount)
    pricedCost.add(other.pricedCost)
    hasUnpriced = hasUnpriced || other.hasUnpriced
  }

  var sums: IncomeTotals.Sums {
    let isPriced = !hasUnpriced && !records.isZero
    return IncomeTotals.Sums(
      records: records, amount: amount.value, roundingError: roundingError.value,
      cost: Wei(cost), amountUSD: isPriced ? USD(pricedAmount.value / weiPerETH) : nil,
      costUSD: isPriced ? USD(pricedCost.value / weiPerETH) : nil)
  }
}
