internal import BigInt
internal import ExactMath
internal import LivepeerPricing

/// The same over attaswift/BigInt, with its unsigned numbers, which take half the time here.
final class AttaswiftLoop: ColumnLoop {
  private let columns: JobColumns
  private let prices: [(numerator: BigUInt, denominator: BigUInt)]
  private let quantaPerWei: (numerator: BigUInt, denominator: BigUInt)
  private var sums: [BigUInt]

  init(_ columns: JobColumns) {
    self.columns = columns
    prices = columns.weiPerUnit.map(terms)
    quantaPerWei = terms(columns.quantaPerWei)
    sums = prices.map { _ in BigUInt(0) }
  }

  func quote(_ rows: Range<Int>) {
    let denominator = quantaPerWei.denominator
    for row in rows {
      let tariff = Int(columns.tariffs[row])
      let price = prices[tariff]
      var fee = BigUInt(columns.units[row]) * price.numerator
      if price.denominator != 1 {
        let (quotient, remainder) = fee.quotientAndRemainder(dividingBy: price.denominator)
        fee = remainder.isZero ? quotient : quotient + 1
      }
      var (quanta, twice) =
        (fee * quantaPerWei.numerator).quotientAndRemainder(dividingBy: denominator)
      twice <<= 1
      if twice > denominator || (twice == denominator && isOdd(quanta)) { quanta += 1 }
      sums[tariff] += fee
      columns.fees[row] = twoWords(fee)
      columns.usd[row] = twoWords(quanta)
    }
  }

  var totals: String { columns.text(ofSums: sums.map(\.description)) }
}

private func terms(_ value: Rational) -> (numerator: BigUInt, denominator: BigUInt) {
  let fraction = Fraction(value.fractionText)
  return (fraction.numerator.magnitude, fraction.denominator.magnitude)
}

@inline(__always)
private func isOdd(_ value: BigUInt) -> Bool {
  value.words.first.map { $0 & 1 == 1 } ?? false
}

@inline(__always)
private func twoWords(_ value: BigUInt) -> UInt128 {
  let words = value.words
  return UInt128(words.first ?? 0) | UInt128(words.dropFirst().first ?? 0) << 64
}
