extension Timestamp {
  /// A day of the Gregorian calendar, which is extended to the years before its introduction.
  ///
  /// ```swift
  /// import LivepeerPricing
  ///
  /// let time = try Timestamp("2026-10-31T23:30:00Z")
  /// let offset = try Timestamp.UTCOffset("+02:00")
  /// print(time.day(), time.day(at: offset))  // 2026-10-31 2026-11-01
  /// ```
  public struct CalendarDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The year.
    public let year: Int
    /// The month, from 1 through 12.
    public let month: Int
    /// The day of the month, counted from 1.
    public let day: Int

    /// Creates a day; returns nil if the calendar has none of those numbers, or the year is not
    /// from 0 through 9999.
    public init?(year: Int, month: Int, day: Int) {
      guard (0...9_999).contains(year), (1...12).contains(month),
        (1...CalendarDay.count(ofMonth: month, year: year)).contains(day)
      else { return nil }
      (self.year, self.month, self.day) = (year, month, day)
    }

    /// Creates the day so many days after 1970-01-01.
    ///
    /// Years are counted from a March on, so that a leap day is the last of its year; 400 of them
    /// have 146,097 days.
    init(daysSince1970 days: Int64) {
      // 719,468 days are from 0000-03-01 to 1970-01-01.
      let (era, ofEra) = (days + 719_468).flooredQuotientAndRemainder(by: 146_097)
      // A leap day ends every fourth year, but not a century's last, and then a 400th year's.
      let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
      let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
      // Five months from a March on have 153 days: 31, 30, 31, 30, 31.
      let fromMarch = (5 * ofYear + 2) / 153
      day = Int(ofYear - (153 * fromMarch + 2) / 5) + 1
      month = Int(fromMarch < 10 ? fromMarch + 3 : fromMarch - 9)
      year = Int(era * 400 + yearOfEra) + (month <= 2 ? 1 : 0)
    }

    /// The days from 1970-01-01 to this one.
    package var daysSince1970: Int64 {
      CalendarDay.daysSince1970(Int64(year), Int64(month), Int64(day))
    }

    /// The days from 1970-01-01 to a day of a year of zero or more.
    @inline(__always)
    static func daysSince1970(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
      // 400 years ahead, so that all divisions are of numbers of zero or more; they have 146,097
      // days. Cannot wrap: callers pass at most four digits of a year.
      // Months of records follow no order: a branch for them would cost more than the rest.
      let beforeMarch: Int64 = month > 2 ? 0 : 1
      let fromMarch = month &- 3 &+ 12 &* beforeMarch
      let year = year &+ 400 &- beforeMarch
      let ofYears = year &* 365 &+ year / 4 &- year / 100 &+ year / 400
      return ofYears &+ (153 &* fromMarch &+ 2) / 5 &+ day &- 1 &- 719_468 &- 146_097
    }

    /// The number of days of a month from 1 through 12.
    @inline(__always)
    static func count(ofMonth month: Int, year: Int) -> Int {
      guard month == 2 else { return 30 + ((month &+ month >> 3) & 1) }
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    }

    /// Returns whether the first day is earlier.
    public static func < (lhs: CalendarDay, rhs: CalendarDay) -> Bool {
      (lhs.year, lhs.month, lhs.day) < (rhs.year, rhs.month, rhs.day)
    }

    /// The day by ISO 8601: `2026-10-26`.
    public var description: String {
      [Int64(year).padded(to: 4), Int64(month).padded(to: 2), Int64(day).padded(to: 2)]
        .joined(separator: "-")
    }
  }

  /// How far the clocks of a place are ahead of UTC: whole minutes, negative if they are behind.
  public struct UTCOffset: Hashable, Sendable {
    /// The minutes ahead of UTC, from −1439 through 1439.
    public let minutes: Int

    /// UTC itself.
    public static let zero = UTCOffset(known: 0)

    /// Creates the offset; returns nil if it is a day or more.
    public init?(minutes: Int) {
      guard (-1_439...1_439).contains(minutes) else { return nil }
      self.minutes = minutes
    }

    private init(known minutes: Int) {
      self.minutes = minutes
    }
  }

  /// Returns the day on which the moment is, by clocks at an offset from UTC.
  public func day(at offset: UTCOffset = .zero) -> CalendarDay {
    let seconds = nanoseconds.flooredQuotientAndRemainder(by: Timestamp.perSecond).quotient
    let local = seconds + Int64(offset.minutes) * 60
    return CalendarDay(
      daysSince1970: local.flooredQuotientAndRemainder(by: Timestamp.secondsPerDay).quotient)
  }

  /// Creates the moment at which a day begins by clocks at an offset from UTC; returns nil outside
  /// of ``earliest`` through ``latest``.
  public init?(startOf day: CalendarDay, at offset: UTCOffset = .zero) {
    self.init(
      seconds: day.daysSince1970 * Timestamp.secondsPerDay - Int64(offset.minutes) * 60,
      nanoseconds: 0)
  }

  static let secondsPerDay: Int64 = 86_400
}

extension Timestamp.UTCOffset: CustomStringConvertible {
  /// Creates the offset from text: `+02:00`, `+0200`, `+02`, `-05:30`, `Z`.
  ///
  /// - Parameter text: The text, all of which is read.
  /// - Throws: A ``TextFormError`` with the offset of the first fault and the reason.
  public init(_ text: String) throws(TextFormError) {
    var reader = TimestampReader(Array(text.utf8), as: .utcOffset)
    guard let offset = try reader.readOffset() else {
      throw reader.expected("an offset from UTC, as in +02:00")
    }
    try reader.requireEnd()
    self = offset
  }

  /// The offset by ISO 8601: `+02:00`; that of UTC is `+00:00`.
  public var description: String {
    let magnitude = Int64(minutes.magnitude)
    return (minutes < 0 ? "-" : "+") + (magnitude / 60).padded(to: 2) + ":"
      + (magnitude % 60).padded(to: 2)
  }
}
