import ExactMath
import Testing
import TestSupport

@Suite("DecimalLimits")
struct DecimalLimitsTests {
  @Test("the default and the lossless limits")
  func named() {
    #expect(DecimalLimits.default == DecimalLimits(digits: 1_000, exponent: 1_000))
    #expect(DecimalLimits.default == DecimalLimits())
    #expect(DecimalLimits.lossless == DecimalLimits(digits: 1_000_000, exponent: 1_000))
  }

  /// A text at the limit, a text beyond it, and the error with its place.
  static let edges: [(DecimalLimits, String, String, DecimalTextError)] = [
    (.init(digits: 3), "123", "1234", .init(.tooManyDigits(limit: 3), at: 3)),
    (.init(digits: 3), "-12.3", "-12.34", .init(.tooManyDigits(limit: 3), at: 5)),
    (.init(digits: 3), "001", "0001", .init(.tooManyDigits(limit: 3), at: 3)),
    (.init(digits: 3), "1.00", "1.000", .init(.tooManyDigits(limit: 3), at: 4)),
    (.init(digits: 1), "1e10", "10e10", .init(.tooManyDigits(limit: 1), at: 1)),
    (.init(exponent: 12), "1e12", "1e13", .init(.exponentTooLarge(limit: 12), at: 2)),
    (.init(exponent: 12), "1.5e-12", "1.5e-13", .init(.exponentTooLarge(limit: 12), at: 4)),
    (.init(exponent: 12), "1e+0012", "1e+0013", .init(.exponentTooLarge(limit: 12), at: 2)),
    (.init(exponent: 0), "1e-0", "1e1", .init(.exponentTooLarge(limit: 0), at: 2)),
    (.default, digits(1_000), digits(1_001), .init(.tooManyDigits(limit: 1_000), at: 1_000)),
    (.default, "1e1000", "1e1001", .init(.exponentTooLarge(limit: 1_000), at: 2)),
  ]

  private static func digits(_ count: Int) -> String { String(repeating: "4", count: count) }

  @Test("exactly at the edge", arguments: edges)
  func edge(limits: DecimalLimits, within: String, beyond: String, error: DecimalTextError) throws {
    #expect(try BigDecimal(within, limits: limits) == #require(BigDecimal(within)))
    #expect(throws: error) { try BigDecimal(beyond, limits: limits) }
  }

  @Test("no digits at all")
  func noDigits() {
    #expect(throws: DecimalTextError(.tooManyDigits(limit: 0), at: 1)) {
      try BigDecimal("-0", limits: DecimalLimits(digits: 0))
    }
  }

  @Test("a million digits are lossless text, one more is not")
  func lossless() throws {
    let text = String(repeating: "9", count: 1_000_000)
    #expect(try BigInt(decimal: text, limits: .lossless) == .powerOfTen(1_000_000) - 1)
    #expect(BigDecimal(text + "9") == nil)
    for (text, isRead) in [("1e1000", true), ("1e-1000", true), ("1e1001", false)] {
      #expect((BigDecimal(text) != nil) == isRead)
      #expect((Rational(text) != nil) == isRead)
    }
    #expect(Rational(String("1e-1001")) == nil)
  }

  /// Text never ends the process, whatever the limits are: a larger exponent is an error.
  @Test(
    "limits past the largest exponent",
    arguments: [
      "1e10000001", "1e-10000001", "0.1e-10000000",
      "1e9223372036854775807", "1e99999999999999999999999999",
    ]
  )
  func pastLargestExponent(text: String) {
    let limits = DecimalLimits(digits: .max, exponent: .max)
    let error = #expect(throws: DecimalTextError.self) { try BigDecimal(text, limits: limits) }
    #expect(error?.reason == .exponentTooLarge(limit: BigDecimal.maximumExponent))
    #expect((try? BigDecimal("1e-10000000", limits: limits))?.exponent == -10_000_000)
  }

  @Test("traps on a negative limit", .tags(.trap))
  func traps() async {
    await #expect(processExitsWith: .failure) { _ = DecimalLimits(digits: -1) }
    await #expect(processExitsWith: .failure) { _ = DecimalLimits(exponent: -1) }
  }
}
