package import LivepeerPricing

/// The result of a run over usage files, in one line.
///
/// It includes the ETH price, because a shell may have removed the beginning of it (`$3127.45`
/// arrives as 127.45).
package struct BatchSummary: CustomStringConvertible {
  let totals: Totals
  let ethPrice: ETHPrice?
  /// The name of the series that the ETH prices are of, if they are of one.
  let series: String?
  /// Advice on how to keep rejected rows, if they were not kept.
  let rejectsAdvice: String?
  /// The name of the output.
  let output: String
  let elapsed: Duration

  package init(
    totals: Totals, ethPrice: ETHPrice?, series: String? = nil, rejectsAdvice: String?,
    output: String, elapsed: Duration
  ) {
    self.totals = totals
    self.ethPrice = ethPrice
    self.series = series
    self.rejectsAdvice = rejectsAdvice
    self.output = output
    self.elapsed = elapsed
  }

  package var description: String {
    let rows = counted(totals.rows, "row", isGrouped: true) + " priced"
    let hint = totals.rejected.isZero ? "" : rejectsAdvice.map { " (\($0))" } ?? ""
    let fee = "\(totals.fee.count.groupedText) wei" + dollars
    return "\(rows), \(totals.rejected.groupedText) rejected\(hint): \(fee); "
      + "\(seconds) s; written to \(output)"
  }

  /// The sum in dollars, and the ETH price that it is based on.
  private var dollars: String {
    let sum = totals.feeUSD.map { ", $\(BatchSummary.text($0))" } ?? ""
    guard let ethPrice else {
      return sum.isEmpty ? "" : sum + " at the ETH prices of \(series ?? "the rows")"
    }
    let hasRowPrices = totals.feeUSD.map { $0 != totals.fee.usd(at: ethPrice) } ?? false
    return sum + " with ETH at $\(ethPrice.text)"
      + (hasRowPrices ? " or the price of the row" : "")
  }

  /// Returns dollars to cents from one dollar up, and to three significant digits below.
  private static func text(_ usd: USD) -> String {
    usd.text(
      DecimalFormat(usd.dollars < 1 ? .significant(3) : .decimals(2), grouping: .commas))
  }

  private var seconds: String {
    let tenths =
      elapsed.components.seconds * 10 + elapsed.components.attoseconds / 100_000_000_000_000_000
    return DecimalFormat(.decimals(1)).text(Rational(BigInt(tenths), 10))
  }
}
