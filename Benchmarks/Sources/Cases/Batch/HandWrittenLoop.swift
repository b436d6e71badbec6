internal import ExactMath
internal import LivepeerPricing

/// What one writes by hand for prices of whole wei: 128-bit products, and nothing checked.
///
/// It divides with `UInt128`, which was measured to be faster here than `dividingFullWidth`, word by
/// word.
final class HandWrittenLoop: ColumnLoop {
  private struct Sums {
    var rows: UInt64 = 0
    var units: UInt128 = 0
    var fees: UInt128 = 0
  }

  private let columns: JobColumns
  private let weiPerUnit: UnsafeMutablePointer<UInt64>
  private let sums: UnsafeMutablePointer<Sums>
  private let numerator: UInt64
  private let denominator: UInt64

  init(_ columns: JobColumns) {
    self.columns = columns
    let prices = columns.weiPerUnit
    weiPerUnit = .allocate(capacity: prices.count)
    sums = .allocate(capacity: prices.count)
    sums.initialize(repeating: Sums(), count: prices.count)
    for (index, price) in prices.enumerated() {
      (weiPerUnit + index).initialize(to: price.wholeNumber.map { UInt64($0) } ?? 0)
    }
    numerator = UInt64(columns.quantaPerWei.numerator)
    denominator = UInt64(columns.quantaPerWei.denominator)
  }

  func quote(_ rows: Range<Int>) {
    let (allUnits, tariffs) = (columns.units, columns.tariffs)
    let (fees, usd) = (columns.fees, columns.usd)
    let (weiPerUnit, sums) = (weiPerUnit, sums)
    let (numerator, denominator) = (UInt128(numerator), UInt128(denominator))
    for row in rows {
      let units = allUnits[row]
      let tariff = Int(tariffs[row])
      let fee = UInt128(units) &* UInt128(weiPerUnit[tariff])
      var (quanta, twice) = (fee &* numerator).quotientAndRemainder(dividingBy: denominator)
      twice <<= 1
      if twice > denominator || (twice == denominator && quanta & 1 == 1) { quanta &+= 1 }
      fees[row] = fee
      usd[row] = quanta
      sums[tariff].rows &+= 1
      sums[tariff].units &+= UInt128(units)
      sums[tariff].fees &+= fee
    }
  }

  var totals: String {
    columns.text(ofSums: (0..<columns.table.tariffs.count).map { "\(sums[$0].fees)" })
  }
}
