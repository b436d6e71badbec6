import LivepeerPricing
import Testing
import TestSupport

@Suite struct TimestampTests {
  /// Moments, their nanoseconds and their days in UTC, by Python's `datetime`.
  @Test(
    arguments: [
      ("1970-01-01T00:00:00+00:00", 0, "1970-01-01"),
      ("2000-02-29T23:59:59+00:00", 951_868_799_000_000_000, "2000-02-29"),
      ("1900-03-01T00:00:00+00:00", -2_203_891_200_000_000_000, "1900-03-01"),
      ("2100-02-28T12:00:00-05:30", 4_107_519_000_000_000_000, "2100-02-28"),
      ("2026-10-26T14:00:00+02:00", 1_793_016_000_000_000_000, "2026-10-26"),
      ("1999-12-31T23:59:59.999999+14:00", 946_634_399_999_999_000, "1999-12-31"),
      ("1891-01-17T23:02:10+00:00", -2_491_520_270_000_000_000, "1891-01-17"),
      ("1734-11-05T22:23:15+02:00", -7_420_736_205_000_000_000, "1734-11-05"),
      ("2155-12-12T08:25:16.500000+00:00", 5_867_886_316_500_000_000, "2155-12-12"),
      ("1889-06-26T10:14:19.000007-05:30", -2_540_794_540_999_993_000, "1889-06-26"),
      ("1914-10-15T13:31:05.123456+14:05", -1_742_430_834_876_544_000, "1914-10-14"),
      ("2046-08-19T10:59:44.123456-05:30", 2_418_308_984_123_456_000, "2046-08-19"),
      ("1745-08-27T00:12:08.000007+00:00", -7_079_701_671_999_993_000, "1745-08-27"),
      ("1695-05-17T15:09:56+00:00", -8_666_297_404_000_000_000, "1695-05-17"),
      ("2165-06-28T14:50:04.500000-05:30", 6_169_119_604_500_000_000, "2165-06-28"),
      ("1772-05-03T01:28:57+02:00", -6_237_649_863_000_000_000, "1772-05-02"),
    ] as [(String, Int64, String)]
  )
  func timesByISO8601AreExact(text: String, nanoseconds: Int64, day: String) throws {
    let time = try Timestamp(text)
    #expect(time.nanoseconds == nanoseconds)
    #expect("\(time.day())" == day)
    #expect(try Timestamp(time.description) == time)
  }

  /// All of these are 2026-10-26T12:00:00Z, 1793016000 by Python's `datetime`.
  @Test(arguments: [
    "2026-10-26T12:00:00Z", "2026-10-26t12:00:00z", "2026-10-26 12:00:00Z",
    "2026-10-26 12:00:00 UTC", "2026-10-26 12:00:00 GMT", "2026-10-26T12:00Z",
    "2026-10-26T12:00:00.000Z", "2026-10-26T12:00:00,0Z", "2026-10-26T12:00:00-00:00",
    "2026-10-26T14:00:00+02:00", "2026-10-26T14:00:00+0200", "2026-10-26T14:00:00+02",
    "2026-10-26T14:00:00 +02:00", "2026-10-26T06:30:00-05:30", "2026-10-27T11:59:00+23:59",
    "2026-10-26T12:00:00.0000000009999999999999Z", "1793016000", "1793016000.0",
    "+1793016000", "1793016000.0000000009", "1.793016e9", "1793016000000", "1793016000000.0",
    "1.793016e12", "1793016000000000", "1793016000000000000", "1793016000000000000.9",
    "001793016000",
  ])
  func aMomentHasManySpellings(text: String) throws {
    #expect(try Timestamp(text) == Timestamp(nanoseconds: 1_793_016_000_000_000_000))
  }

  @Test(
    arguments: [
      ("1761487200.123", "2025-10-26T14:00:00.123Z"),
      ("1792972810002", "2026-10-26T00:00:10.002Z"),
      ("1792972810002.5", "2026-10-26T00:00:10.0025Z"),
      ("1792972810.0020004", "2026-10-26T00:00:10.0020004Z"),
      ("100000000", "1973-03-03T09:46:40Z"), ("100000000000", "1973-03-03T09:46:40Z"),
      ("99999999999999", nil), ("9223372036", "2262-04-11T23:47:16Z"), ("9223372037", nil),
      ("9223372036854775807", "2262-04-11T23:47:16.854775807Z"), ("9223372036854775808", nil),
      ("99999999", nil), ("20261026", nil), ("0", nil), ("-1793016000", nil),
      ("1677-09-21T00:12:43.145224192Z", "1677-09-21T00:12:43.145224192Z"),
      ("1677-09-21T00:12:43.145224191Z", nil),
      ("2262-04-11T23:47:16.854775807Z", "2262-04-11T23:47:16.854775807Z"),
      ("2262-04-11T23:47:16.854775808Z", nil),
      ("0001-01-01T00:00:00Z", nil), ("9999-12-31T23:59:59Z", nil), ("1e30", nil),
      ("1e1000", nil), ("1e-1000", nil), ("2000-02-29T00:00:00Z", "2000-02-29T00:00:00Z"),
    ] as [(String, String?)]
  )
  func magnitudeTellsTheUnit(text: String, time: String?) {
    #expect((try? Timestamp(text))?.description == time)
  }

  @Test(
    arguments: [
      ("", 0, "a time as in 2026-10-26T14:00:00Z, or a Unix time, and the text ends"),
      ("yesterday", 0, "a time as in 2026-10-26T14:00:00Z, or a Unix time, found 'y'"),
      ("NaN", 0, "a time as in 2026-10-26T14:00:00Z, or a Unix time, found 'N'"),
      ("26.10.2026", 5, "a time as in 2026-10-26T14:00:00Z, or a Unix time"),
      ("20261026T140000Z", 8, "a time as in 2026-10-26T14:00:00Z, or a Unix time"),
      (
        "2026-10-26", 10,
        "a time after the date; write 2026-10-26T00:00:00Z if the day begins in UTC"
      ),
      (
        "2026-10-26 14:00:00.5", 21,
        "an offset from UTC; write 2026-10-26T14:00:00.5Z if it is in UTC, else as +02:00"
      ),
      ("2026-10-26T14:00:00 CEST", 20, "an offset from UTC: Z or as in +02:00, found 'C'"),
      ("2026-10-26T14:00:00Z ", 20, "the text to end here, found a space"),
      ("2026-10-26T14:00:00.Z", 20, "a digit, found 'Z'"),
      ("2026-10-26T1:00:00Z", 12, "2 digits of the hour, found ':'"),
      ("2026-1-26T14:00:00Z", 6, "2 digits of the month, found '-'"),
    ] as [(String, Int, String)]
  )
  func otherTextsAreRefused(text: String, offset: Int, expected: String) throws {
    let error = try #require(thrown { () throws(TextFormError) in try Timestamp(text) })
    #expect(error.reason == .expected(expected))
    #expect(error.offset == offset)
    #expect(error.form == .time)
  }

  @Test(
    arguments: [
      ("2026-02-29T00:00:00Z", "the calendar has no such day"),
      ("1900-02-29T00:00:00Z", "the calendar has no such day"),
      ("2026-04-31T00:00:00Z", "the calendar has no such day"),
      ("2026-13-01T00:00:00Z", "the calendar has no such day"),
      ("2026-00-01T00:00:00Z", "the calendar has no such day"),
      ("2026-01-00T00:00:00Z", "the calendar has no such day"),
      ("2026-10-26T24:00:00Z", "the hour is from 00 to 23"),
      ("2026-10-26T23:60:00Z", "the minute is from 00 to 59"),
      ("2026-10-26T23:59:61Z", "a second is from 00 to 59"),
      (
        "2016-12-31T23:59:60Z",
        "Unix time has no 60th second; write the 59th, or the next minute"
      ),
      ("2026-10-26T14:00:00+24:00", "the hour is from 00 to 23"),
      ("2026-10-26T14:00:00+02:60", "the minute is from 00 to 59"),
      ("9999-12-31T23:59:59Z", "a time is from 1678 to 2261"),
    ]
  )
  func valuesOutsideOfTheCalendarAreRefused(text: String, reason: String) {
    #expect(
      thrown { () throws(TextFormError) in try Timestamp(text) }?.reason == .outOfRange(reason))
  }

  @Test(
    arguments: [
      ("+02:00", 120, "+02:00"), ("-0530", -330, "-05:30"), ("+14", 840, "+14:00"),
      ("Z", 0, "+00:00"), ("UTC", 0, "+00:00"), ("2", nil, ""), ("+2", nil, ""), ("", nil, ""),
      ("+02:00:00", nil, ""),
    ] as [(String, Int?, String)]
  )
  func offsetsAreRead(text: String, minutes: Int?, description: String) {
    let offset = try? Timestamp.UTCOffset(text)
    #expect(offset?.minutes == minutes)
    if let offset { #expect(offset.description == description) }
  }

  /// Days are counted one after another, by lengths of months in a table.
  @Test func everyDayIsCounted() throws {
    var days = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    // 1678-01-01 is 106,650 days before 1970, by Python's `date.toordinal`.
    var count: Int64 = -106_650
    for year in 1_678...2_261 {
      let isLeap = year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
      days[2] = isLeap ? 29 : 28
      for month in 1...12 {
        for day in 1...days[month] {
          let time = Timestamp(nanoseconds: count * 86_400_000_000_000)
          guard let date = Timestamp.CalendarDay(year: year, month: month, day: day),
            time.day() == date, Timestamp(startOf: date) == time,
            Timestamp(nanoseconds: time.nanoseconds + 86_399_999_999_999).day() == date
          else {
            Issue.record("\(year)-\(month)-\(day)")
            return
          }
          count += 1
        }
        #expect(Timestamp.CalendarDay(year: year, month: month, day: days[month] + 1) == nil)
      }
    }
  }

  @Test(.tags(.property)) func timesAreWrittenAndReadAlike() {
    forAll(cases: 20_000) { generator in
      // From 1678 to 2261, so that no offset leaves what can be told.
      let seconds = Int64.random(in: -9_214_560_000..<9_214_560_000, using: &generator)
      let decimals = Int.random(in: 0...9, using: &generator)
      var unit: Int64 = 1_000_000_000
      for _ in 0..<decimals { unit /= 10 }
      let fraction = Int64.random(in: 0..<1_000_000_000, using: &generator) / unit * unit
      let time = Timestamp(nanoseconds: seconds * 1_000_000_000 + fraction)
      let offset = Int64.random(in: -1_439...1_439, using: &generator)
      let local = Timestamp(nanoseconds: time.nanoseconds + offset * 60_000_000_000)
      guard let utcOffset = Timestamp.UTCOffset(minutes: Int(offset)) else { return "no offset" }
      let texts = [
        "\(time)", "\(local)".dropLast() + "\(utcOffset)",
        "\(local)".dropLast().replacing("T", with: " ") + " \(utcOffset)",
      ]
      for text in texts {
        guard (try? Timestamp(text)) == time else { return "\(text) is not \(time)" }
      }
      return difference(time.day(at: utcOffset), local.day(), "the day of \(time) at \(utcOffset)")
    }
  }

  @Test func momentsAreInTheirOrder() throws {
    let early = try Timestamp("2026-10-26T00:00:00Z")
    let late = try Timestamp("2026-10-26T00:00:00.000000001Z")
    #expect(early < late)
    #expect(late.elapsed(since: early) == .nanoseconds(1))
    #expect(early.elapsed(since: late) == .nanoseconds(-1))
    let range = Timestamp.latest.elapsed(since: .earliest)
    #expect(range == .nanoseconds(Int64.max) + .nanoseconds(Int64.max) + .nanoseconds(1))
  }
}
