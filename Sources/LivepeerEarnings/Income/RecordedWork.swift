public import LivepeerPricing

/// Work as it was done and paid for, from the records of a time.
///
/// ```swift
/// import LivepeerEarnings
/// import LivepeerPricing
///
/// var work = RecordedWork()
/// for day in ["2026-10-30", "2026-11-02"] {
///   let ticket = PaymentRecord(
///     time: try Timestamp(day + "T12:00:00Z"),
///     amount: PaymentRecord.Amount(Wei(6_000_000)))
///   work.add(
///     ticket, for: PaymentRecord.Work(3, of: .token),
///     at: try ETHPrice("3000"))
/// }
/// print(work.days, work.weiPerUnit ?? 0)  // 4 2000000
/// ```
public struct RecordedWork: Hashable, Sendable {
  /// The number of payments.
  ///
  /// - Complexity: O(*n*) in months, as of all that the payments add up to.
  public var payments: BigInt { total.payments }
  /// What was paid, in wei.
  public var amount: Rational { total.amount }
  /// The work that was paid for; nil if a record does not state it, or two are of different units.
  public private(set) var work: PaymentRecord.Work?
  /// The time of the first payment; nil without payments.
  public private(set) var first: Timestamp?
  /// The time of the last payment; nil without payments.
  public private(set) var last: Timestamp?
  /// What was paid, in dollars; nil if the ETH price of a payment is not known.
  public var amountUSD: USD? { total.amountUSD }

  /// What all months add up to.
  private var total: Month.Sums { sums.values.reduce(into: Month.Sums()) { $0.add($1) } }
  /// The payments of each month that has any.
  private var sums: [IncomeTotals.Period: Month.Sums] = [:]

  /// Creates the work of no records.
  public init() {}

  /// Adds a payment.
  ///
  /// - Parameters:
  ///   - payment: The payment.
  ///   - work: The work that it pays for; nil if it is not known.
  ///   - ethPrice: The ETH price at its time; nil if it is not known.
  public mutating func add(
    _ payment: PaymentRecord, for work: PaymentRecord.Work?, at ethPrice: ETHPrice?
  ) {
    let known = first == nil ? work.map { PaymentRecord.Work(0, of: $0.unit) } : self.work
    self.work =
      if let known, let work, known.unit == work.unit {
        PaymentRecord.Work(known.count + work.count, of: work.unit)
      } else { nil }
    first = min(first ?? payment.time, payment.time)
    last = max(last ?? payment.time, payment.time)
    let month = IncomeTotals.Period(.month, of: payment.time.day())
    sums[month, default: Month.Sums()].add(payment, units: work?.count ?? 0, at: ethPrice)
  }

  /// The number of days of the calendar, in UTC, from that of the first payment through that of the
  /// last one.
  public var days: Int {
    guard let first, let last else { return 0 }
    return Int(last.day().daysSince1970 - first.day().daysSince1970) + 1
  }

  /// The months of the calendar, in UTC, from that of the first payment through that of the last one,
  /// those without payments included.
  ///
  /// - Complexity: O(*n*) in months.
  public var months: [Month] {
    guard let first = first?.day(), let last = last?.day() else { return [] }
    // Once for all months without payments.
    let whole = (weiPerUnit: weiPerUnit, ethPrice: ethPrice)
    var months: [Month] = []
    var (year, month) = (first.year, first.month)
    while (year, month) <= (last.year, last.month) {
      let next = month == 12 ? (year + 1, 1) : (year, month + 1)
      let day = Timestamp.CalendarDay(year: year, month: month, day: 1) ?? first
      let end =
        Timestamp.CalendarDay(year: next.0, month: next.1, day: 1)?.daysSince1970
        ?? last.daysSince1970 + 1
      let days =
        min(end, last.daysSince1970 + 1) - max(day.daysSince1970, first.daysSince1970)
      let period = IncomeTotals.Period(.month, of: day)
      months.append(
        Month(
          period: period, days: Int(days), sums: sums[period] ?? Month.Sums(),
          countsUnits: work != nil, otherwise: whole))
      (year, month) = next
    }
    return months
  }

  /// The units that were paid for, or the payments if those are not known.
  var count: Rational { work?.count ?? Rational(payments) }

  /// The price of a unit on average, in wei, or of a payment if the work is not known; nil if there is
  /// nothing to divide by.
  public var weiPerUnit: Rational? {
    count.isZero ? nil : amount / count
  }

  /// The ETH price at which all that was paid is worth its dollars: the average by amount; nil if it is
  /// not known.
  public var ethPrice: ETHPrice? {
    total.ethPrice
  }
}
