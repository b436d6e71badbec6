internal import ExactMath

/// Sums of one tariff in registers, for fewer than 2^32 rows.
struct TariffSums: BitwiseCopyable, Sendable {
  /// The sum of the units in the low 96 bits, the number of rows above: one addition for both.
  ///
  /// Cannot overflow: fewer than 2^32 rows of units below 2^64 add up to less than 2^96.
  private var rowsAndUnits: UInt128 = 0
  /// The sum of the fees modulo 2^128, and how often it went past.
  ///
  /// Zero where one unit costs whole wei: there the units say all.
  private var fees: UInt128 = 0
  private var feeCarries: UInt64 = 0

  static let mostRows = Int(UInt32.max)

  @inline(__always)
  mutating func add(units: UInt64) {
    rowsAndUnits &+= UInt128(1) &<< 96 | UInt128(units)
  }

  @inline(__always)
  mutating func add(fee: UInt128) {
    let (sum, overflow) = fees.addingReportingOverflow(fee)
    fees = sum
    // Cannot wrap: at most once a row.
    feeCarries &+= overflow ? 1 : 0
  }

  var rows: BigInt { BigInt(rowsAndUnits >> 96) }
  var units: BigInt { BigInt(rowsAndUnits & (UInt128(1) << 96 - 1)) }
  var feeSum: BigInt { BigInt(fees) + BigInt(feeCarries) << 128 }
}
