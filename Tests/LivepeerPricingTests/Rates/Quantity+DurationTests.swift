import LivepeerPricing
import Testing
import TestSupport

@Suite struct QuantityDurationTests {
  private static let form = "hours, minutes and seconds as in 00:03:20 or 00:03:20.500"

  /// Attoseconds by Python's `fractions`: a part of a millisecond is one more.
  @Test(
    arguments: [
      (.zero, 0), (.milliseconds(1), 1), (.seconds(200), 200_000),
      (.nanoseconds(1), 1), (.nanoseconds(1_000_001), 2),
      (Duration(secondsComponent: 0, attosecondsComponent: 1), 1),
      (Duration(secondsComponent: 200, attosecondsComponent: 1_000_000_000_000_001), 200_002),
      (Duration(secondsComponent: .max, attosecondsComponent: 0), 9_223_372_036_854_775_807_000),
      (.seconds(Int64.max) + .seconds(Int64.max), 18_446_744_073_709_551_614_000),
    ] as [(Duration, BigInt)])
  func lengthsOfTimeAreMilliseconds(duration: Duration, milliseconds: BigInt) throws {
    #expect(try Quantity(duration).count == milliseconds)
  }

  @Test(
    arguments: [
      (.seconds(-1), -1_000), (.milliseconds(-1), -1),
      (Duration(secondsComponent: 0, attosecondsComponent: -1), -1),
    ] as [(Duration, BigInt)])
  func negativeLengthsOfTimeAreRefused(duration: Duration, count: BigInt) {
    let error = thrown { () throws(QuantityError) in try Quantity<Millisecond>(duration) }
    #expect(error?.count == count)
  }

  @Test(
    arguments: [
      (0, .zero), (1, .milliseconds(1)), (200_001, .seconds(200) + .milliseconds(1)),
      (9_223_372_036_854_775_807_999, .seconds(Int64.max) + .milliseconds(999)),
      (9_223_372_036_854_775_808_000, nil), (Quantity(UInt64.max), .milliseconds(UInt64.max)),
    ] as [(Quantity<Millisecond>, Duration?)])
  func millisecondsAreLengthsOfTime(quantity: Quantity<Millisecond>, duration: Duration?) {
    #expect(Duration(quantity) == duration)
  }

  /// The forms of `design/cli.md`; a fraction of a millisecond rounds up.
  @Test(
    arguments: [
      ("200000ms", 200_000), ("90s", 90_000), ("3m20s", 200_000), ("1h", 3_600_000),
      ("1.5s", 1_500), (".5s", 500), ("1.s", 1_000), ("1.h.5m", 3_630_000), ("00:03:20", 200_000),
      ("00:03:20.500", 200_500), ("5 s", 5_000), ("3m 20s", 200_000), ("3 min 20 s", 200_000),
      ("5d", 432_000_000), ("1H", 3_600_000), ("2 days 1 hr", 176_400_000),
      ("1 month", 2_628_000_000),
      ("3min20sec", 200_000), ("1h2m3s4ms", 3_723_004), ("1h4ms", 3_600_004), ("0s", 0), ("0ms", 0),
      ("0.5ms", 1), ("1.0001s", 1_001), ("1.0000s", 1_000), ("1e-1000s", 1), ("1e3s", 1_000_000),
      ("1_000ms", 1_000), ("1.5h30m", 7_200_000), ("90m", 5_400_000), ("0.00001h", 36),
      // Fractions of several parts add up before they are rounded.
      ("0.0004s0.6ms", 1), ("0.0004s0.7ms", 2),
      ("00:00:00", 0), ("00:00:00.0001", 1), ("00:00:01.500", 1_500), ("00:59:59.9999", 3_600_000),
      ("1:00:00", 3_600_000), ("100:00:00", 360_000_000), ("00:00:00.5", 500),
      ("1e100ms", .powerOfTen(100)),
      ("100000000000000000000:00:00", 360_000_000_000_000_000_000_000_000),
    ] as [(String, BigInt)]
  )
  func durationsAreWholeMilliseconds(text: String, milliseconds: BigInt) throws {
    #expect(try Quantity(duration: text).count == milliseconds)
  }

  @Test(arguments: [
    BadText("", 0, number: .empty),
    BadText("200000", 6, expected: "a unit: h, m, s or ms, as in 3m20s or 00:03:20"),
    BadText("5 ", 2, expected: "a unit: h, m, s or ms, as in 3m20s or 00:03:20"),
    BadText("3m s", 2, number: .unexpected(" ")),
    BadText(
      "5px", 1, .unknown("unit here", name: "px", allowed: ["h", "m", "s", "ms", "00:03:20"])),
    BadText("3m20", 4, expected: "a unit: h, m, s or ms, as in 3m20s or 00:03:20"),
    BadText("-5s", 0, outOfRange: "a duration is not negative"),
    BadText("3m-20s", 2, outOfRange: "a duration is not negative"),
    BadText("1,5s", 1, number: .misplacedSeparator(",", spellings: ["1.5s", "15s"])),
    BadText("2m1,5s", 3, number: .misplacedSeparator(",", spellings: ["2m1.5s", "2m15s"])),
    BadText("s", 0, number: .unexpected("s")),
    BadText("20s3m", 4, .unknown("unit here", name: "m", allowed: ["ms", "00:03:20"])),
    BadText("1h1h", 3, .unknown("unit here", name: "h", allowed: ["m", "s", "ms", "00:03:20"])),
    BadText("1ms1ms", 3, expected: "the text to end here, found '1'"),
    BadText("1ms ", 3, expected: "the text to end here, found a space"),
    BadText("03:20", 5, expected: "\(form), and the text ends"),
    BadText(":03:20", 0, expected: "\(form), found ':'"),
    BadText("00:3:20", 3, expected: form),
    BadText("00:60:00", 3, expected: form),
    BadText("00:00:60", 6, expected: form),
    BadText("00:00:020", 6, expected: form),
    BadText("00:03:20.", 9, expected: "\(form), and the text ends"),
    BadText("00:03:20.5s", 10, expected: "the text to end here, found 's'"),
    BadText("00:03:20:00", 8, expected: "the text to end here, found ':'"),
    BadText("-00:03:20", 0, expected: "\(form), found '-'"),
    BadText("+1:00:00", 0, expected: "\(form), found '+'"),
    BadText("1e1:00:00", 1, expected: "\(form), found 'e'"),
    BadText("1_0:00:00", 1, expected: "\(form), found '_'"),
    BadText("00:0٣:20", 3, expected: form),
    BadText("1e999999999s", 2, number: .exponentTooLarge(limit: 1_000)),
    BadText(
      "00:00:00." + String(repeating: "1", count: 1_001),
      1_009,
      number: .tooManyDigits(limit: 1_000)
    ),
    BadText(
      String(repeating: "1", count: 1_001) + ":00:00",
      1_000,
      number: .tooManyDigits(limit: 1_000)
    ),
  ])
  func otherTextsAreRefused(bad: BadText) {
    bad.expectRefusal(by: .duration)
  }

  /// Any length, written in any of three ways, is the same length.
  @Test(.tags(.property)) func writtenDurationsAreReadBack() throws {
    try forAll(cases: 500) { generator in
      let milliseconds = generator.count(upToBits: 120)
      let (seconds, thousandths) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
      let (minutes, second) = seconds.quotientAndRemainder(dividingBy: 60)
      let (hours, minute) = minutes.quotientAndRemainder(dividingBy: 60)
      func padded(_ number: BigInt, to width: Int) -> String {
        let digits = "\(number)"
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
      }
      let clock = "\(hours):\(padded(minute, to: 2)):\(padded(second, to: 2))"
      let fraction = padded(thousandths, to: 3)
      let texts = [
        "\(milliseconds)ms", "\(hours)h\(minute)m\(second)s\(thousandths)ms",
        "\(seconds).\(fraction)s", "\(clock).\(fraction)",
      ]
      for text in texts {
        let read = try Quantity(duration: text).count
        if read != milliseconds { return "\(text) is \(read) ms, expected \(milliseconds)" }
      }
      return nil
    }
  }
}
