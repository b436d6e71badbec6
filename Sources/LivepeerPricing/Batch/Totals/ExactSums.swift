internal import ExactMath

/// Sums of one tariff of any size.
struct ExactSums: Sendable {
  /// Rows at the table's price and their units; fees if one unit does not cost whole wei.
  private(set) var rows: BigInt = 0
  private(set) var units: BigInt = 0
  private(set) var fees: BigInt = 0

  /// Rows at prices of their own, and rows that were quoted by themselves.
  private(set) var singleRows: BigInt = 0
  private(set) var singleUnits: BigInt = 0
  private(set) var singleFees: BigInt = 0
  /// The sum of fee · price over the single rows, in wei · USD per ETH.
  private(set) var pricedFees = WeightedSum()
  /// Whether a single row had no ETH price.
  private(set) var hasUnpricedRow = false

  mutating func add(_ sums: TariffSums) {
    rows += sums.rows
    units += sums.units
    fees += sums.feeSum
  }

  mutating func add(_ priced: RowPriceSums) {
    singleRows += priced.sums.rows
    singleUnits += priced.sums.units
    singleFees += priced.sums.feeSum
    pricedFees.add(priced.productSum, over: .powerOfTen(TariffTable.RowETHPrice.decimals))
  }

  mutating func add(_ quote: TariffTable.RowQuote) {
    singleRows += 1
    singleUnits += quote.units
    singleFees += quote.fee.count
    if let ethPrice = quote.ethPrice {
      pricedFees.add(quote.fee.count, times: ethPrice.usdPerETH)
    } else {
      hasUnpricedRow = true
    }
  }

  mutating func add(_ other: ExactSums) {
    rows += other.rows
    units += other.units
    fees += other.fees
    singleRows += other.singleRows
    singleUnits += other.singleUnits
    singleFees += other.singleFees
    pricedFees.add(other.pricedFees)
    hasUnpricedRow = hasUnpricedRow || other.hasUnpricedRow
  }
}

/// An exact sum of products with fractions.
///
/// Prices with decimals settle on one power of ten: adding is then a multiplication and an
/// addition. The denominator is not reduced. Fractions that have little in common would let it grow
/// with every row, and rows take O(*n*²): past ``maximumBits`` the sum is put aside and another
/// begins.
struct WeightedSum: Sendable {
  private var numerator: BigInt = 0
  private var denominator: BigInt = 1
  /// Sums that were put aside.
  private var finished: [Rational] = []

  /// Prices have at most 1,000 digits and an exponent of −1,000, so that decimals never get there.
  static let maximumBits = 16_384

  /// - Complexity: O(*n* log *n*) multiplications' worth in the digits of what was added.
  var value: Rational { (finished + [Rational(numerator, denominator)]).balancedSum }

  mutating func add(_ count: BigInt, times weight: Rational) {
    add(count * weight.numerator, over: weight.denominator)
  }

  mutating func add(_ other: WeightedSum) {
    finished += other.finished
    add(other.numerator, over: other.denominator)
  }

  mutating func add(_ term: BigInt, over termDenominator: BigInt) {
    if termDenominator == denominator {
      numerator += term
      return
    }
    let divisor = denominator.greatestCommonDivisor(with: termDenominator)
    let factor = termDenominator / divisor
    if denominator.bitWidth + factor.bitWidth > WeightedSum.maximumBits, denominator != 1 {
      finished.append(Rational(numerator, denominator))
      (numerator, denominator) = (term, termDenominator)
      return
    }
    numerator = numerator * factor + term * (denominator / divisor)
    denominator *= factor
  }
}
