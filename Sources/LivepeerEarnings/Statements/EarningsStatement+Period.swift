public import LivepeerPricing

extension EarningsStatement {
  /// A period for which earnings are computed.
  public enum Period: String, CaseIterable, Hashable, Sendable {
    /// 24 hours.
    case day
    /// 730 hours: a twelfth of a year.
    case month
    /// 8,760 hours: 365 days.
    case year

    /// The number of hours.
    public var hours: Rational {
      switch self {
      case .day: 24
      case .month: 730
      case .year: 8_760
      }
    }

    /// The number of days of 24 hours.
    public var days: Rational { hours / Period.day.hours }

    /// The number of months of 730 hours.
    public var months: Rational { hours / Period.month.hours }
  }
}
