import LivepeerPricing
import Testing
import TestSupport

/// A price, an ETH price that is also quanta of dollars per wei, and the width that fits.
struct PathVector: Sendable {
  let weiPerUnit: Rational
  let ethPrice: Rational?
  let width: Tariff.ArithmeticWidth

  init(_ weiPerUnit: Rational, _ ethPrice: Rational?, _ width: Tariff.ArithmeticWidth) {
    self.weiPerUnit = weiPerUnit
    self.ethPrice = ethPrice
    self.width = width
  }

  private static func power(_ exponent: Int, plus offset: BigInt = 0) -> BigInt {
    .powerOfTwo(exponent) + offset
  }

  private static func whole(_ exponent: Int, plus offset: BigInt = 0) -> Rational {
    Rational(power(exponent, plus: offset))
  }

  private static func inverse(_ exponent: Int, plus offset: BigInt = 0) -> Rational {
    Rational(1, power(exponent, plus: offset))
  }

  /// By hand, with 2^64 − 1 units: each bound from both sides.
  static let all = [
    // N
    PathVector(0, nil, .twoRegisters),
    PathVector(whole(63, plus: -1), nil, .twoRegisters),
    PathVector(whole(63), nil, .fourLimbs),
    // The largest fee: (2^64 − 1)(2^64 + 1) = 2^128 − 1.
    PathVector(whole(64, plus: 1), nil, .fourLimbs),
    PathVector(whole(64, plus: 2), nil, .anySize),
    // D
    PathVector(inverse(63, plus: -1), nil, .twoRegisters),
    PathVector(inverse(63), nil, .fourLimbs),
    PathVector(inverse(128, plus: -1), nil, .fourLimbs),
    PathVector(inverse(128), nil, .anySize),
    // N, where the fee would fit
    PathVector(Rational(power(128, plus: -1), power(65)), nil, .fourLimbs),
    PathVector(Rational(power(128, plus: 1), power(65)), nil, .anySize),
    // U
    PathVector(1, whole(63, plus: -1), .twoRegisters),
    PathVector(1, whole(63), .fourLimbs),
    // f · U = (2^65 − 2) · 2^62 < 2^127, and more than that with one more
    PathVector(2, whole(62), .twoRegisters),
    PathVector(2, whole(62, plus: 1), .fourLimbs),
    // V
    PathVector(1, inverse(63, plus: -1), .twoRegisters),
    PathVector(1, inverse(63), .fourLimbs),
    PathVector(1, inverse(128, plus: -1), .fourLimbs),
    PathVector(1, inverse(128), .anySize),
    // U, where the dollars would fit
    PathVector(1, Rational(power(128, plus: -1), power(65)), .fourLimbs),
    PathVector(1, Rational(power(128, plus: 1), power(65)), .anySize),
    // Dollars of 2^128 − 1, and more
    PathVector(1, whole(64, plus: 1), .fourLimbs),
    PathVector(1, whole(64, plus: 2), .anySize),
    // Two wei a unit: dollars of 2^128 − 1, and of just 2^128
    PathVector(2, Rational(power(64, plus: 1), 2), .fourLimbs),
    PathVector(2, Rational(power(127), power(64, plus: -1)), .anySize),
  ]

  func table(forcing width: Tariff.ArithmeticWidth = .twoRegisters) throws -> TariffTable {
    // With 18 decimals a quantum of dollars per wei is the price itself.
    try TariffTable(
      PriceSheet(weiPerUnit: [weiPerUnit]), at: ethPrice.map { try ETHPrice($0) }, usdDecimals: 18,
      forcing: width)
  }
}

@Suite struct TariffArithmeticWidthTests {
  @Test(arguments: PathVector.all)
  func theNarrowestPathThatFitsIsTaken(vector: PathVector) throws {
    #expect(try vector.table().tariffs[0].width == vector.width)
  }

  @Test(arguments: PathVector.all)
  func resultsAtTheBoundsAreExact(vector: PathVector) throws {
    let units: [UInt64] = [0, 1, 2, 3, .max / 2, .max - 1, .max]
    for width in Tariff.ArithmeticWidth.allCases {
      let table = try vector.table(forcing: width)
      for count in units {
        let quoted = QuotedColumns(
          table, units: [count], tariffs: [0], inUSD: vector.ethPrice != nil)
        let exact = ExactRow(count, at: vector.weiPerUnit, vector.ethPrice ?? 1, decimals: 18)
        if let columns = exact.columns {
          #expect(quoted.fees == [columns.fee] && quoted.error == nil)
          if vector.ethPrice != nil { #expect(quoted.usd == [columns.usd]) }
        } else if vector.ethPrice != nil || exact.fee >= .powerOfTwo(128) {
          #expect(quoted.error == .beyond128Bits(row: 0))
          #expect(quoted.totals == Totals())
        }
      }
    }
  }

  @Test func aWiderPathCanBeAskedFor() throws {
    for width in Tariff.ArithmeticWidth.allCases {
      let table = try TariffTable(.documented, at: ETHPrice("3127.45"), forcing: width)
      #expect(table.tariffs.allSatisfy { $0.width == width })
    }
    let wide = try PathVector(Rational(BigInt.powerOfTwo(64) + 2), nil, .anySize)
      .table(forcing: .fourLimbs)
    #expect(wide.tariffs[0].width == .anySize)
  }
}
