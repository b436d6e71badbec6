internal import ExactMath

/// Sums of one tariff in registers, for fewer than 2^32 rows.
struct TariffSums: BitwiseCopyable, Sendable {
  /// The sum of the units in the low 96 bits, the number of rows above: one addition for both.
  ///
  /// Cannot overflow: fewer than 2^32 rows of units below 2^64 add up to less than 2^96.
  private var rowsAndUnits: UInt128 = 0
  /// The sum of the fees; zero if one unit costs whole wei, since the fees then follow from the units.
  private var fees = CarryingSum()

  static let mostRows = Int(UInt32.max)

  @inline(__always)
  mutating func add(units: UInt64) {
    rowsAndUnits &+= UInt128(1) &<< 96 | UInt128(units)
  }

  @inline(__always)
  mutating func add(fee: UInt128) { fees.add(fee) }

  var rows: BigInt { BigInt(rowsAndUnits >> 96) }
  var units: BigInt { BigInt(rowsAndUnits & (UInt128(1) << 96 - 1)) }
  var feeSum: BigInt { fees.value }
}

/// Sums of one tariff's rows that have ETH prices of their own, for fewer than 2^32 rows.
struct RowPriceSums: BitwiseCopyable, Sendable {
  private(set) var sums = TariffSums()
  /// The sum of fee · price, in wei · 10^−8 USD per ETH.
  private var products = CarryingSum()

  @inline(__always)
  mutating func add(units: UInt64, fee: UInt128, product: UInt128) {
    sums.add(units: units)
    sums.add(fee: fee)
    products.add(product)
  }

  var productSum: BigInt { products.value }
}

/// A sum of fewer than 2^64 numbers of 128 bits: modulo 2^128, and how often it went past.
struct CarryingSum: BitwiseCopyable, Sendable {
  private var low: UInt128 = 0
  private var carries: UInt64 = 0

  @inline(__always)
  mutating func add(_ number: UInt128) {
    let (sum, overflow) = low.addingReportingOverflow(number)
    low = sum
    // Cannot wrap: at most once a number.
    carries &+= overflow ? 1 : 0
  }

  var value: BigInt { BigInt(low) + BigInt(carries) << 128 }
}
