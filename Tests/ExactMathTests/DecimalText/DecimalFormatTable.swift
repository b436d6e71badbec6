import ExactMath

/// The text of numbers by an independent implementation, Python 3.11's `decimal`.
///
/// Significant digits are `Context(prec=n, rounding=rule).divide(numerator, denominator)`, decimals
/// are `quantize(Decimal(1).scaleb(-n), rounding=rule)` of 400 digits, grouping is
/// `format(value, ",f")`; trailing zeros of a fraction are stripped down to the requested ones.
enum DecimalFormatTable {
  typealias Row = (
    value: String, digits: DecimalFormat.Digits, rounding: RoundingRule, grouping: DigitGrouping,
    text: String
  )

  static let all: [Row] = [
    ("0", .all, .toNearestOrEven, .ungrouped, "0"),
    ("1", .all, .toNearestOrEven, .ungrouped, "1"),
    ("-1", .all, .toNearestOrEven, .ungrouped, "-1"),
    ("1/2", .all, .toNearestOrEven, .ungrouped, "0.5"),
    ("-1/8", .all, .toNearestOrEven, .ungrouped, "-0.125"),
    ("1/3", .all, .toNearestOrEven, .ungrouped, "0.333333333333333333"),
    ("-2/3", .all, .toNearestOrEven, .ungrouped, "-0.666666666666666667"),
    ("22/7", .all, .toNearestOrEven, .ungrouped, "3.14285714285714286"),
    ("1/1024", .all, .toNearestOrEven, .ungrouped, "0.0009765625"),
    ("12345678901234567890", .all, .toNearestOrEven, .ungrouped, "12345678901234567890"),
    ("1/998001", .all, .toNearestOrEven, .ungrouped, "0.00000100200300400500601"),
    ("1e-30", .all, .toNearestOrEven, .ungrouped, "0.000000000000000000000000000001"),
    ("-7e25", .all, .toNearestOrEven, .ungrouped, "-70000000000000000000000000"),
    ("1/700000000000000", .all, .toNearestOrEven, .ungrouped, "0.00000000000000142857142857142857"),
    ("999999999999999999999/7", .all, .toNearestOrEven, .ungrouped, "142857142857142857000"),
    ("2/3", .all, .down, .ungrouped, "0.666666666666666666"),
    ("-2/3", .all, .down, .ungrouped, "-0.666666666666666667"),
    ("1/3", .all, .up, .ungrouped, "0.333333333333333334"),
    ("1234567", .all, .toNearestOrEven, .commas, "1,234,567"),
    ("-1234567891/8", .all, .toNearestOrEven, .underscores, "-154_320_986.375"),
  ]

  static let decimals: [Row] = [
    ("5/2", .decimals(0), .down, .ungrouped, "2"),
    ("-5/2", .decimals(0), .down, .ungrouped, "-3"),
    ("7/2", .decimals(0), .down, .ungrouped, "3"),
    ("-1/1000", .decimals(2), .down, .ungrouped, "-0.01"),
    ("5/2", .decimals(0), .up, .ungrouped, "3"),
    ("-5/2", .decimals(0), .up, .ungrouped, "-2"),
    ("7/2", .decimals(0), .up, .ungrouped, "4"),
    ("-1/1000", .decimals(2), .up, .ungrouped, "0.00"),
    ("5/2", .decimals(0), .towardZero, .ungrouped, "2"),
    ("-5/2", .decimals(0), .towardZero, .ungrouped, "-2"),
    ("7/2", .decimals(0), .towardZero, .ungrouped, "3"),
    ("-1/1000", .decimals(2), .towardZero, .ungrouped, "0.00"),
    ("5/2", .decimals(0), .awayFromZero, .ungrouped, "3"),
    ("-5/2", .decimals(0), .awayFromZero, .ungrouped, "-3"),
    ("7/2", .decimals(0), .awayFromZero, .ungrouped, "4"),
    ("-1/1000", .decimals(2), .awayFromZero, .ungrouped, "-0.01"),
    ("5/2", .decimals(0), .toNearestOrEven, .ungrouped, "2"),
    ("-5/2", .decimals(0), .toNearestOrEven, .ungrouped, "-2"),
    ("7/2", .decimals(0), .toNearestOrEven, .ungrouped, "4"),
    ("-1/1000", .decimals(2), .toNearestOrEven, .ungrouped, "0.00"),
    ("5/2", .decimals(0), .toNearestOrAwayFromZero, .ungrouped, "3"),
    ("-5/2", .decimals(0), .toNearestOrAwayFromZero, .ungrouped, "-3"),
    ("7/2", .decimals(0), .toNearestOrAwayFromZero, .ungrouped, "4"),
    ("-1/1000", .decimals(2), .toNearestOrAwayFromZero, .ungrouped, "0.00"),
    ("5/2", .decimals(0), .toNearestOrTowardZero, .ungrouped, "2"),
    ("-5/2", .decimals(0), .toNearestOrTowardZero, .ungrouped, "-2"),
    ("7/2", .decimals(0), .toNearestOrTowardZero, .ungrouped, "3"),
    ("-1/1000", .decimals(2), .toNearestOrTowardZero, .ungrouped, "0.00"),
    ("1", .decimals(2), .toNearestOrEven, .ungrouped, "1.00"),
    ("1/3", .decimals(4), .toNearestOrEven, .ungrouped, "0.3333"),
    ("-1/3", .decimals(4), .toNearestOrEven, .ungrouped, "-0.3333"),
    ("2/3", .decimals(0), .toNearestOrEven, .ungrouped, "1"),
    ("-1/3", .decimals(0), .toNearestOrEven, .ungrouped, "0"),
    ("123456789", .decimals(3), .toNearestOrEven, .ungrouped, "123456789.000"),
    ("1/8", .decimals(3), .toNearestOrEven, .ungrouped, "0.125"),
    ("1/8", .decimals(2), .toNearestOrEven, .ungrouped, "0.12"),
    ("3/8", .decimals(2), .toNearestOrEven, .ungrouped, "0.38"),
    ("999999/1000", .decimals(2), .toNearestOrEven, .ungrouped, "1000.00"),
    ("-1999999/2000000", .decimals(6), .toNearestOrEven, .ungrouped, "-1.000000"),
    ("1999999/2000000", .decimals(5), .toNearestOrEven, .ungrouped, "1.00000"),
    ("1250", .decimals(-2), .toNearestOrEven, .ungrouped, "1200"),
    ("1350", .decimals(-2), .toNearestOrEven, .ungrouped, "1400"),
    ("49", .decimals(-2), .toNearestOrEven, .ungrouped, "0"),
    ("51", .decimals(-2), .toNearestOrEven, .ungrouped, "100"),
    ("0", .decimals(3), .toNearestOrEven, .ungrouped, "0.000"),
    ("0", .decimals(-3), .toNearestOrEven, .ungrouped, "0"),
    ("4", .decimals(-3), .toNearestOrEven, .ungrouped, "0"),
    ("1234567891/1000", .decimals(1), .toNearestOrEven, .commas, "1,234,567.9"),
    ("-999999", .decimals(2), .toNearestOrEven, .commas, "-999,999.00"),
    ("-999", .decimals(0), .toNearestOrEven, .commas, "-999"),
    ("1999999/2", .decimals(0), .up, .underscores, "1_000_000"),
    ("1000", .decimals(0), .toNearestOrEven, .underscores, "1_000"),
  ]

  static let significant: [Row] = [
    ("1999999/2000000", .significant(6), .toNearestOrEven, .ungrouped, "1"),
    ("1999999/2", .significant(6), .toNearestOrEven, .ungrouped, "1000000"),
    ("1999999/2000000", .significant(7), .toNearestOrEven, .ungrouped, "0.9999995"),
    ("1/4096", .significant(2), .toNearestOrEven, .ungrouped, "0.00024"),
    ("1/3", .significant(1), .toNearestOrEven, .ungrouped, "0.3"),
    ("2/3", .significant(1), .toNearestOrEven, .ungrouped, "0.7"),
    ("-2/3", .significant(3), .toNearestOrEven, .ungrouped, "-0.667"),
    ("19/2", .significant(1), .toNearestOrEven, .ungrouped, "10"),
    ("95/10", .significant(2), .toNearestOrEven, .ungrouped, "9.5"),
    ("1234567", .significant(3), .toNearestOrEven, .ungrouped, "1230000"),
    ("-1235000", .significant(3), .toNearestOrEven, .ungrouped, "-1240000"),
    ("1245000", .significant(3), .toNearestOrEven, .ungrouped, "1240000"),
    ("0", .significant(5), .toNearestOrEven, .ungrouped, "0"),
    ("100", .significant(1), .toNearestOrEven, .ungrouped, "100"),
    ("1000001/10", .significant(6), .toNearestOrEven, .ungrouped, "100000"),
    ("99999999/1000000000000", .significant(6), .toNearestOrEven, .ungrouped, "0.0001"),
    ("1234565", .significant(6), .down, .ungrouped, "1234560"),
    ("-1234565", .significant(6), .down, .ungrouped, "-1234570"),
    ("1234565", .significant(6), .up, .ungrouped, "1234570"),
    ("-1234565", .significant(6), .up, .ungrouped, "-1234560"),
    ("1234565", .significant(6), .towardZero, .ungrouped, "1234560"),
    ("-1234565", .significant(6), .towardZero, .ungrouped, "-1234560"),
    ("1234565", .significant(6), .awayFromZero, .ungrouped, "1234570"),
    ("-1234565", .significant(6), .awayFromZero, .ungrouped, "-1234570"),
    ("1234565", .significant(6), .toNearestOrEven, .ungrouped, "1234560"),
    ("-1234565", .significant(6), .toNearestOrEven, .ungrouped, "-1234560"),
    ("1234565", .significant(6), .toNearestOrAwayFromZero, .ungrouped, "1234570"),
    ("-1234565", .significant(6), .toNearestOrAwayFromZero, .ungrouped, "-1234570"),
    ("1234565", .significant(6), .toNearestOrTowardZero, .ungrouped, "1234560"),
    ("-1234565", .significant(6), .toNearestOrTowardZero, .ungrouped, "-1234560"),
    (
      "999992e-45", .significant(6), .up, .ungrouped,
      "0.000000000000000000000000000000000000000999992"
    ),
    (
      "-999996e-45", .significant(6), .up, .ungrouped,
      "-0.000000000000000000000000000000000000000999996"
    ),
    (
      "10000000000000000000000000000000000000001", .significant(6), .up, .ungrouped,
      "10000100000000000000000000000000000000000"
    ),
    (
      "999992e-45", .significant(6), .down, .ungrouped,
      "0.000000000000000000000000000000000000000999992"
    ),
    (
      "-999996e-45", .significant(6), .down, .ungrouped,
      "-0.000000000000000000000000000000000000000999996"
    ),
    (
      "10000000000000000000000000000000000000001", .significant(6), .down, .ungrouped,
      "10000000000000000000000000000000000000000"
    ),
    (
      "999992e-45", .significant(6), .awayFromZero, .ungrouped,
      "0.000000000000000000000000000000000000000999992"
    ),
    (
      "-999996e-45", .significant(6), .awayFromZero, .ungrouped,
      "-0.000000000000000000000000000000000000000999996"
    ),
    (
      "10000000000000000000000000000000000000001", .significant(6), .awayFromZero, .ungrouped,
      "10000100000000000000000000000000000000000"
    ),
    (
      "999992e-45", .significant(6), .toNearestOrEven, .ungrouped,
      "0.000000000000000000000000000000000000000999992"
    ),
    (
      "-999996e-45", .significant(6), .toNearestOrEven, .ungrouped,
      "-0.000000000000000000000000000000000000000999996"
    ),
    (
      "10000000000000000000000000000000000000001", .significant(6), .toNearestOrEven, .ungrouped,
      "10000000000000000000000000000000000000000"
    ),
    ("1e24", .significant(3), .up, .commas, "1,000,000,000,000,000,000,000,000"),
    ("1000000000000000000000.01", .significant(3), .up, .commas, "1,010,000,000,000,000,000,000"),
    (
      "1/3000000000000000000000000000000", .significant(4), .toNearestOrEven, .ungrouped,
      "0.0000000000000000000000000000003333"
    ),
    (
      "100000000000000000000/3", .significant(4), .toNearestOrEven, .underscores,
      "33_330_000_000_000_000_000"
    ),
    (
      "1/1361129467683753853853498429727072845824", .significant(9), .toNearestOrEven, .ungrouped,
      "0.000000000000000000000000000000000000000734683969"
    ),
    (
      "123456789123456789123456789123456789", .significant(12), .down, .ungrouped,
      "123456789123000000000000000000000000"
    ),
  ]

  static let money: [Row] = [
    (
      "247774/100000000", .significantWithDecimals(6, decimals: 2), .toNearestOrEven, .ungrouped,
      "0.00247774"
    ),
    (
      "123456789/100", .significantWithDecimals(6, decimals: 2), .toNearestOrEven, .ungrouped,
      "1234567.89"
    ),
    ("5", .significantWithDecimals(6, decimals: 2), .toNearestOrEven, .ungrouped, "5.00"),
    ("1/3", .significantWithDecimals(6, decimals: 2), .toNearestOrEven, .ungrouped, "0.333333"),
    ("-1/3", .significantWithDecimals(6, decimals: 2), .toNearestOrEven, .ungrouped, "-0.333333"),
    (
      "999996/1000", .significantWithDecimals(6, decimals: 2), .toNearestOrEven, .ungrouped,
      "999.996"
    ),
    (
      "99999999/1000", .significantWithDecimals(6, decimals: 2), .toNearestOrEven, .ungrouped,
      "100000.00"
    ),
    (
      "1/3000000", .significantWithDecimals(6, decimals: 2), .toNearestOrEven, .ungrouped,
      "0.000000333333"
    ),
    ("0", .significantWithDecimals(6, decimals: 2), .toNearestOrEven, .ungrouped, "0.00"),
    (
      "1999999/2000000", .significantWithDecimals(6, decimals: 2), .toNearestOrEven, .ungrouped,
      "1.00"
    ),
    ("123456", .significantWithDecimals(6, decimals: 2), .toNearestOrEven, .ungrouped, "123456.00"),
    (
      "1000000", .significantWithDecimals(6, decimals: 2), .toNearestOrEven, .ungrouped,
      "1000000.00"
    ),
    (
      "-1234567/8", .significantWithDecimals(6, decimals: 2), .toNearestOrEven, .ungrouped,
      "-154320.88"
    ),
    ("12345/100", .significantWithDecimals(6, decimals: 2), .toNearestOrEven, .ungrouped, "123.45"),
    ("123456789/1000", .significantWithDecimals(6, decimals: 2), .up, .commas, "123,456.79"),
    ("123456789/1000", .significantWithDecimals(3, decimals: 0), .up, .commas, "123,457"),
    ("1/3", .significantWithDecimals(2, decimals: 5), .toNearestOrEven, .ungrouped, "0.33333"),
    ("-1/30000", .significantWithDecimals(2, decimals: 3), .down, .ungrouped, "-0.000034"),
    ("19999/2", .significantWithDecimals(3, decimals: -1), .toNearestOrEven, .ungrouped, "10000"),
  ]
}
