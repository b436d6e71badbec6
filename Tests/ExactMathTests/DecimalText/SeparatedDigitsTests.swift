import ExactMath
import Testing

@Suite("Separators that no number has")
struct SeparatedDigitsTests {
  /// Text, separator, offset, and the ways to write the number.
  ///
  /// Sources: `3127,45`, `1,234.5` and
  /// `3127_45` are of the issue and of `design/cli.md`, *Text forms*.
  static let cases: [(String, Unicode.Scalar, Int, [String])] = [
    ("3127,45", ",", 4, ["3127.45", "312745"]), ("1,234", ",", 1, ["1.234", "1234"]),
    ("1,234.5", ",", 1, ["1234.5", "1_234.5"]), ("12,345", ",", 2, ["12.345", "12345"]),
    ("1,234,567", ",", 1, ["1234567", "1_234_567"]),
    ("1,23,45,678", ",", 1, ["12345678", "12_345_678"]),
    ("1,234,567.89", ",", 1, ["1234567.89", "1_234_567.89"]),
    ("1.234,5", ",", 5, ["1234.5", "1_234.5"]),
    ("1.234.567,5", ".", 5, ["1234567.5", "1_234_567.5"]),
    ("1.234.567", ".", 5, ["1234567", "1_234_567"]), ("0,5", ",", 1, ["0.5"]),
    (",5", ",", 0, ["0.5"]),
    ("0,18", ",", 1, ["0.18"]), ("00,5", ",", 2, ["00.5"]), ("5,", ",", 1, ["5"]),
    ("1,234.", ",", 1, ["1234", "1_234"]), ("1,5e3", ",", 1, ["1.5e3", "15e3"]),
    ("1,5e-03x", ",", 1, ["1.5e-03", "15e-03"]), ("-3127,45", ",", 5, ["-3127.45", "-312745"]),
    ("+1,5", ",", 2, ["1.5", "15"]), ("123,456,789", ",", 3, ["123456789", "123_456_789"]),
    ("1,2,345", ",", 1, []),
    ("1,2345,678", ",", 1, []), ("1234'567", "'", 4, []),
    ("123'456", "'", 3, ["123456", "123_456"]),
    ("1,234.567_8", ",", 1, ["1234.5678", "1_234.5678"]), ("1,234_567", ",", 1, ["1.234567"]),
    ("1,5e1234567", ",", 1, ["1.5e1234567", "15e1234567"]),
    ("1,5e000000018", ",", 1, ["1.5e000000018", "15e000000018"]),
    ("1,5e" + String(repeating: "0", count: 36) + "1", ",", 1, []),
    ("1,5e", ",", 1, ["1.5", "15"]),
    ("24,24,8", ",", 2, []), ("1,2,3", ",", 1, []),
    ("1234,567,890", ",", 4, []), ("1,,2", ",", 1, []), ("1,234.5.6", ",", 1, []),
    ("1.5,6.7", ",", 3, []), ("1,2345,678.5", ",", 1, []),
    ("1'234", "'", 1, ["1234", "1_234"]), ("1'234'567.5", "'", 1, ["1234567.5", "1_234_567.5"]),
    ("1\u{2019}234", "\u{2019}", 1, ["1234", "1_234"]), ("1'23", "'", 1, []), ("5'", "'", 1, ["5"]),
    ("1 234", " ", 1, ["1234", "1_234"]), ("12 345 678,5", " ", 2, ["12345678.5", "12_345_678.5"]),
    ("1\u{A0}234", "\u{A0}", 1, ["1234", "1_234"]),
    ("1\u{202F}234", "\u{202F}", 1, ["1234", "1_234"]),
    ("1\u{2009}234", "\u{2009}", 1, ["1234", "1_234"]), ("12,34.5", ",", 2, []),
    ("1'2'3.5", "'", 1, []), ("12 34", " ", 2, []),
    ("3127_45", "_", 4, ["3127.45", "312745"]), ("1_00", "_", 1, ["1.00", "100"]),
    ("1_0000", "_", 1, ["10000", "10_000"]), ("1000_000", "_", 4, ["1000000", "1_000_000"]),
    ("12_34_567", "_", 5, ["1234567", "1_234_567"]), ("1__000", "_", 1, ["1000", "1_000"]),
    ("_1", "_", 0, ["1"]), ("-_1000", "_", 1, ["-1000", "-1_000"]), ("1_", "_", 1, ["1"]),
    ("1_.5", "_", 1, ["1.5"]), ("1._5", "_", 2, ["1.5"]), ("1.5_", "_", 3, ["1.5"]),
    ("1_e5", "_", 1, ["1e5"]), ("1.5_e5", "_", 3, ["1.5e5"]), ("0.1_2", "_", 3, ["0.12"]),
    ("0.1234_5", "_", 6, ["0.12345"]), ("0.123_4567", "_", 5, ["0.1234567"]), ("_", "_", 0, []),
    ("1_234,5", ",", 5, ["1234.5", "1_234.5"]), ("1e5_0", "_", 3, []), ("1_234e3,5", ",", 7, []),
    (
      String(repeating: "1", count: 39) + ",", ",", 39,
      [String(repeating: "1", count: 39), "111_111_111_111_111_111_111_111_111_111_111_111_111"]
    ),
    (String(repeating: "1", count: 40) + ",", ",", 40, []),
    (String(repeating: "1", count: 900) + ",5", ",", 900, []),
  ]

  @Test("what was meant, and the place of the fault", arguments: cases)
  func spellings(text: String, separator: Unicode.Scalar, offset: Int, spellings: [String]) {
    let error = DecimalTextError(
      .misplacedSeparator(separator, spellings: spellings), at: offset)
    #expect(throws: error) { try BigDecimal(decimal: text) }
    #expect(throws: error) { try Rational(decimal: text) }
  }

  @Test("each proposal is read", arguments: cases)
  func proposalsAreRead(text: String, separator: Unicode.Scalar, offset: Int, spellings: [String])
    throws
  {
    let limits = DecimalLimits(exponent: 10_000_000)
    for spelling in spellings { _ = try BigDecimal(spelling, limits: limits) }
    // With and without groups it is one number.
    if let last = spellings.last, last.utf8.contains(UInt8(ascii: "_")) {
      #expect(try BigDecimal(decimal: last).rational == BigDecimal(decimal: spellings[0]).rational)
    }
  }

  @Test(
    "a whole number gets no proposal of a fraction",
    arguments: [
      ("3127,45", DecimalTextError.Reason.notWhole), ("1,5", .notWhole), ("-1,5", .notWhole),
      ("1,234.5", .notWhole), ("0,5", .notWhole), ("1.234,5", .notWhole),
      ("3127,450", .notWhole), ("1,5000", .notWhole), ("1,5e-1", .notWhole),
      // Groups of three, or a fraction that is zero.
      ("3,127", .misplacedSeparator(",", spellings: ["3127"])),
      ("-312,700e3", .misplacedSeparator(",", spellings: ["-312700e3"])),
      ("5,0", .misplacedSeparator(",", spellings: ["5.0"])),
      ("3127,000", .misplacedSeparator(",", spellings: ["3127.000"])),
      ("1.000,0", .misplacedSeparator(",", spellings: ["1000.0", "1_000.0"])),
      ("1,5e3", .misplacedSeparator(",", spellings: ["1.5e3"])),
      // Underscores separate groups alone.
      ("3127_45", .misplacedSeparator("_", spellings: ["312745"])),
      ("1,000,000", .misplacedSeparator(",", spellings: ["1000000", "1_000_000"])),
      ("24,24,8", .misplacedSeparator(",", spellings: [])),
    ])
  func wholeNumbers(text: String, reason: DecimalTextError.Reason) {
    let error = #expect(throws: DecimalTextError.self) { try BigInt(decimal: text) }
    #expect(error?.reason == reason)
  }
}
