public import LivepeerPricing

extension IncomeTotals {
  /// How payments are grouped: by period, and by columns of their records.
  public struct Grouping: Hashable, Sendable {
    /// The length of the periods.
    public let interval: Interval
    /// The clock that days begin by.
    public let utcOffset: Timestamp.UTCOffset
    /// The names of the columns.
    public let columns: [String]

    /// Creates a grouping.
    ///
    /// - Parameters:
    ///   - interval: The length of the periods.
    ///   - utcOffset: The clock that days begin by.
    ///   - columns: The names of columns by which a period is divided.
    public init(
      per interval: Interval, at utcOffset: Timestamp.UTCOffset = .zero, by columns: [String] = []
    ) {
      self.interval = interval
      self.utcOffset = utcOffset
      self.columns = columns
    }

    /// Returns whether two groupings are the same; names of columns are compared byte for byte.
    public static func == (lhs: Grouping, rhs: Grouping) -> Bool {
      lhs.interval == rhs.interval && lhs.utcOffset == rhs.utcOffset
        && lhs.columns.haveSameBytes(as: rhs.columns)
    }

    /// Feeds the grouping to a hasher.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(interval)
      hasher.combine(utcOffset)
      hasher.combine(bytesOf: columns)
    }

    /// Returns the period that a moment is in.
    func period(of time: Timestamp) -> Period {
      Period(interval, of: time.day(at: utcOffset))
    }
  }

  /// The length of a period of the calendar.
  public enum Interval: String, CaseIterable, Hashable, Sendable {
    /// A day.
    case day
    /// A month of the calendar.
    case month
    /// A year of the calendar.
    case year
  }

  /// A day, a month or a year of the calendar.
  public struct Period: Hashable, Comparable, Sendable {
    /// The year, a month or zero, and a day or zero.
    private let numbers: [Int]

    /// Creates the period of a length that a day is in.
    public init(_ interval: Interval, of day: Timestamp.CalendarDay) {
      numbers =
        switch interval {
        case .day: [day.year, day.month, day.day]
        case .month: [day.year, day.month]
        case .year: [day.year]
        }
    }

    /// Returns whether the first period is earlier.
    public static func < (lhs: Period, rhs: Period) -> Bool {
      lhs.numbers.lexicographicallyPrecedes(rhs.numbers)
    }
  }
}

extension IncomeTotals.Period: CustomStringConvertible {
  /// The period by ISO 8601: `2026-10-26`, `2026-10`, `2026`.
  public var description: String {
    numbers.enumerated().map { index, number in
      let digits = String(number)
      return String(repeating: "0", count: max(0, (index == 0 ? 4 : 2) - digits.count)) + digits
    }
    .joined(separator: "-")
  }

  /// Creates the period of a length from its text; returns nil for any other text.
  public init?(_ text: String, per interval: IncomeTotals.Interval) {
    let missing =
      switch interval {
      case .day: ""
      case .month: "-01"
      case .year: "-01-01"
      }
    guard text.utf8.count + missing.utf8.count == 10,
      let time = try? Timestamp(text + missing + "T00:00:00Z")
    else { return nil }
    self.init(interval, of: time.day())
    guard description == text else { return nil }
  }
}

extension IncomeTotals.Grouping: CustomStringConvertible {
  /// The grouping in words: `per month at +00:00 by app`.
  public var description: String {
    "per \(interval.rawValue) at \(utcOffset)"
      + (columns.isEmpty ? "" : " by \(columns.map { $0.shown() }.joined(separator: ", "))")
  }
}
