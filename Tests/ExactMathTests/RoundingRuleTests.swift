import ExactMath
import Foundation
import Testing
import TestSupport

@Suite("RoundingRule")
struct RoundingRuleTests {
  /// The table of the documentation, in tenths, then more: as Python 3.11's `decimal` rounds them,
  /// `Decimal(tenths).scaleb(-1).quantize(Decimal(1), rounding=rule)`.
  static let tenths = [
    25, 35, 21, 29, -21, -25, -29, 0, 5, -5, 1, -1, 9, -9, 10, -10, 15, -15, -35,
  ]
  static let table: [(RoundingRule, [Int])] = [
    (.down, [2, 3, 2, 2, -3, -3, -3, 0, 0, -1, 0, -1, 0, -1, 1, -1, 1, -2, -4]),
    (.up, [3, 4, 3, 3, -2, -2, -2, 0, 1, 0, 1, 0, 1, 0, 1, -1, 2, -1, -3]),
    (.towardZero, [2, 3, 2, 2, -2, -2, -2, 0, 0, 0, 0, 0, 0, 0, 1, -1, 1, -1, -3]),
    (.awayFromZero, [3, 4, 3, 3, -3, -3, -3, 0, 1, -1, 1, -1, 1, -1, 1, -1, 2, -2, -4]),
    (.toNearestOrEven, [2, 4, 2, 3, -2, -2, -3, 0, 0, 0, 0, 0, 1, -1, 1, -1, 2, -2, -4]),
    (.toNearestOrAwayFromZero, [3, 4, 2, 3, -2, -3, -3, 0, 1, -1, 0, 0, 1, -1, 1, -1, 2, -2, -4]),
    (.toNearestOrTowardZero, [2, 3, 2, 3, -2, -2, -3, 0, 0, 0, 0, 0, 1, -1, 1, -1, 1, -1, -3]),
  ]

  @Test("the documented table, through all that rounds", arguments: table)
  func documentedTable(rule: RoundingRule, expected: [Int]) throws {
    #expect(expected.count == Self.tenths.count)
    // The last two leave 64 and 128 bits.
    for factor: BigInt in [1, 2, BigInt(1) << 100, BigInt(1) << 200] {
      for (tenths, whole) in zip(Self.tenths, expected) {
        let (n, d) = (BigInt(tenths) * factor, 10 * factor)
        #expect(try n.divided(by: d, rounding: rule) == BigInt(whole), "\(tenths)/10")
        #expect(try (-n).divided(by: -d, rounding: rule) == BigInt(whole), "\(tenths)/10")
        #expect(Rational(n, d).rounded(rule) == BigInt(whole), "\(tenths)/10")
        #expect(Rational(-n, -d).rounded(rule) == BigInt(whole), "\(tenths)/10")
        #expect(Rational(1, 10).multiplied(by: BigInt(tenths), rounding: rule) == BigInt(whole))
        #expect(Rational(n, d * 7).multiplied(by: 7, rounding: rule) == BigInt(whole))
      }
    }
    for (tenths, whole) in zip(Self.tenths, expected) {
      let decimal = BigDecimal(coefficient: BigInt(tenths), exponent: -1)
      #expect(decimal.rounded(toDecimals: 0, rule).rational == Rational(whole))
    }
  }

  @Test("negating the number turns the directed rules round", .tags(.property))
  func mirror() throws {
    let mirrored: [RoundingRule: RoundingRule] = [.down: .up, .up: .down]
    try forAll(cases: 2_000) { generator in
      let (x, y) = Operand.division(using: &generator)
      for rule in RoundingRule.allCases {
        let found = try (-x.big).divided(by: y.big, rounding: rule)
        let other = try x.big.divided(by: y.big, rounding: mirrored[rule] ?? rule)
        if found != -other { return "-\(x.big) / \(y.big), \(rule) is \(found), not -\(other)" }
      }
      return nil
    }
  }

  @Test(
    "coded by name",
    arguments: zip(
      RoundingRule.allCases,
      [
        "down", "up", "towardZero", "awayFromZero", "toNearestOrEven", "toNearestOrAwayFromZero",
        "toNearestOrTowardZero",
      ]
    )
  )
  func codable(rule: RoundingRule, name: String) throws {
    #expect(String(decoding: try JSONEncoder().encode(rule), as: UTF8.self) == "\"\(name)\"")
    #expect(try JSONDecoder().decode(RoundingRule.self, from: Data("\"\(name)\"".utf8)) == rule)
  }
}
