internal import CGMPPeer
internal import ExactMath
internal import LivepeerPricing
internal import RawPricing

/// Raw GMP in C, with every `mpz_t` made once and used for all rows.
final class RawLoop: ColumnLoop {
  /// Which of GMP's functions do the work.
  enum Functions {
    /// Those that take numbers of any size, as prices need that are fractions of a wei.
    case anySize
    /// Those that take one word, for prices of whole wei alone.
    case oneWord
  }

  private let columns: JobColumns
  private let functions: Functions
  private let batch: OpaquePointer

  init(_ columns: JobColumns, _ functions: Functions) {
    self.columns = columns
    self.functions = functions
    let prices = columns.weiPerUnit
    guard let batch = raw_batch_make(prices.count, columns.quantaPerWei.fractionText) else {
      preconditionFailure("out of memory")
    }
    for (index, price) in prices.enumerated() {
      raw_batch_set_price(batch, index, price.fractionText)
    }
    self.batch = batch
  }

  func quote(_ rows: Range<Int>) {
    let first = rows.lowerBound
    let (units, tariffs) = (columns.units + first, columns.tariffs + first)
    let (fees, usd) = (columns.fees + first, columns.usd + first)
    switch functions {
    case .anySize: raw_batch_quote(batch, units, tariffs, rows.count, fees, usd)
    case .oneWord: raw_batch_quote_whole_wei(batch, units, tariffs, rows.count, fees, usd)
    }
  }

  var totals: String {
    let batch = batch
    return columns.text(
      ofSums: (0..<columns.table.tariffs.count).map { index in
        rawText { raw_batch_sum($0, batch, index) }
      })
  }
}

extension Rational {
  /// `numerator/denominator`.
  var fractionText: String { "\(numerator)/\(denominator)" }
}
