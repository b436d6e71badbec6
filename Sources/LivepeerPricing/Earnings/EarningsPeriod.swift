public import ExactMath

/// A stretch of time that earnings are told for.
public enum EarningsPeriod: String, CaseIterable, Hashable, Sendable {
  /// 24 hours.
  case day
  /// 730 hours: a twelfth of a year.
  case month
  /// 8,760 hours: 365 days.
  case year

  /// How many hours it has.
  public var hours: Rational {
    switch self {
    case .day: 24
    case .month: 730
    case .year: 8_760
    }
  }

  /// How many days of 24 hours it has.
  public var days: Rational { hours / EarningsPeriod.day.hours }

  /// How many months of 730 hours it has.
  public var months: Rational { hours / EarningsPeriod.month.hours }
}
