import ExactMath
import Testing
import TestSupport

@Suite("BigDecimal: reading")
struct BigDecimalParsingTests {
  static let good: [(String, Rational)] = [
    ("0", 0), ("-0", 0), ("+0", 0), ("00", 0), ("0.0", 0), ("-0.000e-9", 0), ("7", 7), ("+7", 7),
    ("-7", -7), ("007", 7), ("-0007.500", Rational(-15, 2)), ("12882811", 12_882_811),
    ("12_882_811", 12_882_811), ("1_234.567_8", Rational(12_345_678, 10_000)),
    ("123_456", 123_456), ("1234.567_891_2", Rational(12_345_678_912, .powerOfTen(7))),
    ("0.000_001", Rational(1, 1_000_000)), ("0.123_45", Rational(12_345, 100_000)),
    (".5", Rational(1, 2)), ("-.5", Rational(-1, 2)), ("+.25e1", Rational(5, 2)), ("5.", 5),
    ("-5.", -5), ("5.e3", 5_000), ("1_000.", 1_000), (".000_5", Rational(1, 2_000)),
    ("0.5e-3", Rational(1, 2_000)),
    ("5E-4", Rational(1, 2_000)), ("1e0", 1), ("1e-0", 1), ("1e+18", .init(.powerOfTen(18))),
    ("1e0018", .init(.powerOfTen(18))), ("1E18", .init(.powerOfTen(18))),
    ("-1.50", Rational(-3, 2)),
    ("99999999999999999999999999999999999999", .init(.powerOfTen(38) - 1)),
    ("999999999999999999999999999999999999999", .init(.powerOfTen(39) - 1)),
    (
      "0.1234567890123456789012345678901234567891",
      Rational(1_234_567_890_123_456_789_012_345_678_901_234_567_891, .powerOfTen(40))
    ),
    ("0000000000000000000000000000000000000000000000000000000000001", 1),
    ("1e1000", .init(.powerOfTen(1_000))), ("1e-1000", Rational(1, .powerOfTen(1_000))),
  ]

  @Test("the grammar, exactly", arguments: good)
  func accepts(text: String, value: Rational) throws {
    #expect(try BigDecimal(decimal: text).rational == value)
    #expect(BigDecimal(text)?.rational == value)
  }

  /// Text, reason, and offset of the fault in UTF-8 bytes.
  static let bad: [(String, DecimalTextError.Reason, Int)] = [
    ("", .empty, 0), ("-", .digitExpected, 1), ("+", .digitExpected, 1), (".", .digitExpected, 0),
    ("-.", .digitExpected, 1), ("..", .digitExpected, 0), (".e5", .digitExpected, 0),
    ("1..2", separator("."), 2), ("1.2.3", separator("."), 3), ("1.2.", separator("."), 3),
    ("--1", .unexpected("-"), 1), ("+-1", .unexpected("-"), 1), ("1-", .unexpected("-"), 1),
    ("1+1", .unexpected("+"), 1), ("e5", .digitExpected, 0), ("E", .digitExpected, 0),
    ("-e5", .digitExpected, 1), ("1e", .exponentDigitsExpected, 1),
    ("1E", .exponentDigitsExpected, 1), ("1.e", .exponentDigitsExpected, 2),
    ("1e+", .exponentDigitsExpected, 1), ("1.5e-", .exponentDigitsExpected, 3),
    ("1e_5", .exponentDigitsExpected, 1), ("1e5.0", separator("."), 3),
    (" 1", .unexpected(" "), 0), ("1 ", .unexpected(" "), 1), ("1 x", .unexpected(" "), 1),
    ("\t1", .unexpected("\t"), 0), ("1\n", .unexpected("\n"), 1), ("1\r\n", .unexpected("\r"), 1),
    ("1\u{0}", .unexpected("\u{0}"), 1), ("\u{0}1", .unexpected("\u{0}"), 0),
    ("1\u{0}2", .unexpected("\u{0}"), 1), ("1\u{A0}", .unexpected("\u{A0}"), 1),
    ("\u{FEFF}1", .unexpected("\u{FEFF}"), 0), ("NaN", .unexpected("N"), 0),
    ("nan", .unexpected("n"), 0), ("inf", .unexpected("i"), 0), ("-inf", .unexpected("i"), 1),
    ("Infinity", .unexpected("I"), 0), ("0x10", .unexpected("x"), 1), ("1f", .unexpected("f"), 1),
    ("$1", .unexpected("$"), 0), ("1/2", .unexpected("/"), 1),
    ("١٢٣", .unexpected("١"), 0), ("1٢", .unexpected("٢"), 1), ("१२", .unexpected("१"), 0),
    ("1.२", .unexpected("२"), 2), (".२", .digitExpected, 0), ("１", .unexpected("１"), 0),
    ("1e５", .exponentDigitsExpected, 1),
    ("−5", .unexpected("−"), 0), ("－5", .unexpected("－"), 0), ("1٫5", .unexpected("٫"), 1),
    ("1．5", .unexpected("．"), 1), ("1\u{301}", .unexpected("\u{301}"), 1),
    ("1.\u{301}", .unexpected("\u{301}"), 2), ("1\u{200B}", .unexpected("\u{200B}"), 1),
    ("1²", .unexpected("²"), 1), ("½", .unexpected("½"), 0), ("12😀", .unexpected("😀"), 2),
    ("1e999999999", .exponentTooLarge(limit: 1_000), 2),
    ("1e1001", .exponentTooLarge(limit: 1_000), 2),
    ("-1.5e-1001", .exponentTooLarge(limit: 1_000), 5),
    ("1e99999999999999999999999999999999999999", .exponentTooLarge(limit: 1_000), 2),
  ]

  private static func separator(
    _ separator: Unicode.Scalar, _ spellings: String...
  ) -> DecimalTextError.Reason {
    .misplacedSeparator(separator, spellings: spellings)
  }

  @Test("the fault and its place", arguments: bad)
  func refuses(text: String, reason: DecimalTextError.Reason, offset: Int) {
    #expect(throws: DecimalTextError(reason, at: offset)) { try BigDecimal(decimal: text) }
    #expect(throws: DecimalTextError(reason, at: offset)) { try BigInt(decimal: text) }
    #expect(throws: DecimalTextError(reason, at: offset)) { try Rational(decimal: text) }
  }

  @Test("ten megabytes of digits are refused at once")
  func hostileLength() {
    let text = String(repeating: "7", count: 10_000_000)
    let duration = usualProcessorTime {
      #expect(throws: DecimalTextError(.tooManyDigits(limit: 1_000), at: 1_000)) {
        try BigDecimal(decimal: text)
      }
    }
    #expect(duration < .milliseconds(100))
  }

  @Test("accepts just what the grammar's regular expression does", .tags(.property))
  func fuzz() throws {
    let whole = "(?:[0-9]+|[0-9]{1,3}(?:_[0-9]{3})+)"
    let fraction = "(?:[0-9]+|[0-9]{3}(?:_[0-9]{3})*(?:_[0-9]{1,3})?)"
    let grammar = try Regex(
      "[-+]?(?:\(whole)(?:[.]\(fraction)?)?|[.]\(fraction))(?:[eE][-+]?[0-9]+)?")
    let alphabet = Array("0123456789019191_.eE+-_.e ,'")
    forAll(cases: 8_000) { generator in
      let length = Int.random(in: 0...9, using: &generator)
      let text = String((0..<length).map { _ in alphabet.randomElement(using: &generator) ?? "0" })
      let limits = DecimalLimits(digits: 9, exponent: 9_999)
      do throws(DecimalTextError) {
        let number = try BigDecimal(text, limits: limits)
        return text.wholeMatch(of: grammar) == nil ? "\(text) was read as \(number)" : nil
      } catch {
        if case .exponentTooLarge = error.reason { return nil }
        if case .misplacedSeparator(_, let spellings) = error.reason,
          let unread = spellings.first(where: { !isRead($0, limits) })
        {
          return "\(text) is to be written as \(unread), which is not read"
        }
        // The text before the fault is the beginning of a number.
        let start = String(decoding: Array(text.utf8).prefix(error.offset), as: UTF8.self)
        let wide = DecimalLimits(exponent: 9_999_999)
        let isBeginning = ["", "0", "00", "000"].contains {
          (try? BigDecimal(start + $0, limits: wide)) != nil
        }
        return text.wholeMatch(of: grammar) != nil
          ? "\(text) was refused: \(error)"
          : isBeginning ? nil : "the fault in \(text) is before \(error)"
      }
    }
  }

  /// Returns the digits, optionally with underscores between groups of three.
  private func grouped(_ digits: ArraySlice<Int>, _ hasUnderscores: Bool) -> String {
    digits.indices.map { index in
      (hasUnderscores && index > 0 && (digits.count - index) % 3 == 0 ? "_" : "")
        + String(digits[index])
    }.joined()
  }

  /// Returns whether the grammar has a text, whatever its exponent is.
  private func isRead(_ text: String, _ limits: DecimalLimits) -> Bool {
    do throws(DecimalTextError) {
      _ = try BigDecimal(text, limits: limits)
      return true
    } catch {
      if case .exponentTooLarge = error.reason { return true }
      return false
    }
  }

  @Test("the value of its digits, as GMP reads them", .tags(.oracle, .property))
  func value() {
    forAll(cases: 2_000) { generator in
      let digits = (0..<Int.random(in: 1...70, using: &generator)).map { _ in
        Int.random(in: 0...9, using: &generator)
      }
      let point = Int.random(in: 1...digits.count, using: &generator)
      let exponent = Int.random(in: -50...50, using: &generator)
      let text =
        grouped(digits[..<point], Bool.random(using: &generator))
        + (point < digits.count ? "." + digits[point...].map(String.init).joined() : "")
        + "e\(exponent)"
      let power = GMPInteger(10).raised(to: abs(exponent - (digits.count - point)))
      let coefficient = GMPInteger(digits.map(String.init).joined())
      let expected =
        exponent < digits.count - point
        ? Fraction(coefficient, power) : Fraction(coefficient * power, GMPInteger(1))
      return difference(
        BigDecimal(text).map { Rational.Appearance($0.rational) },
        Rational.Appearance(expected),
        text
      )
    }
  }

  @Test(
    "the longest number is read",
    arguments: [
      ("1e3eth", 0, 3, "1000"), ("1eth", 0, 1, "1"), ("1e+x", 0, 1, "1"), ("x12.5%", 1, 5, "12.5"),
      ("5 wei", 0, 1, "5"), ("-2.5e-1/3", 0, 7, "-0.25"), ("7", 0, 1, "7"),
      ("1e5.2", 0, 3, "100000"), ("1.wei", 0, 2, "1"), (".5 eth", 0, 2, "0.5"),
    ] as [(String, Int, Int, String)]
  )
  func scan(text: String, start: Int, end: Int, number: String) throws {
    let found = try text.withUTF8Span { (bytes) throws(DecimalTextError) in
      try BigDecimal.scan(bytes, from: start, limits: .default)
    }
    #expect(found.end == end)
    #expect(found.number.description == number)
    #expect(throws: DecimalTextError(.empty, at: text.utf8.count)) {
      try text.withUTF8Span { (bytes) throws(DecimalTextError) in
        _ = try BigDecimal.scan(bytes, from: bytes.count, limits: .default)
      }
    }
  }
}
