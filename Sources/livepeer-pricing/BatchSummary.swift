internal import LivepeerPricing

/// What a run of `batch` came to, in one line: the ETH price too, of which a shell may have eaten
/// the beginning (`--eth-usd $3127.45` arrives as 127.45).
struct BatchSummary: CustomStringConvertible {
  let totals: Totals
  let ethPrice: ETHPrice?
  /// Whether rejected rows were written somewhere.
  let keepsRejects: Bool
  /// The name of the output; `-` is standard output.
  let output: String
  let elapsed: Duration

  var description: String {
    let rows = "\(grouped(totals.rows)) \(totals.rows == 1 ? "row" : "rows") priced"
    let hint = totals.rejected.isZero || keepsRejects ? "" : " (--rejects FILE keeps them)"
    let fee = "\(grouped(totals.fee.count)) wei" + dollars
    return "\(rows), \(grouped(totals.rejected)) rejected\(hint): \(fee); "
      + "\(seconds) s; written to \(output == "-" ? "standard output" : output)"
  }

  /// The sum in dollars, and the ETH price that it is at.
  private var dollars: String {
    let sum = totals.feeUSD.map { ", $\(BatchSummary.text($0))" } ?? ""
    guard let ethPrice else {
      return sum.isEmpty ? "" : sum + " at the ETH prices of the rows"
    }
    let hasRowPrices = totals.feeUSD.map { $0 != totals.fee.usd(at: ethPrice) } ?? false
    return sum + " with ETH at $\(ethPrice.text)"
      + (hasRowPrices ? " or the price of the row" : "")
  }

  /// Cents from one dollar up, three significant digits below.
  private static func text(_ usd: USD) -> String {
    usd.text(
      DecimalFormat(usd.dollars < 1 ? .significant(3) : .decimals(2), grouping: .commas))
  }

  private func grouped(_ number: BigInt) -> String {
    DecimalFormat(.all, grouping: .commas).text(Rational(number))
  }

  private var seconds: String {
    let tenths =
      elapsed.components.seconds * 10 + elapsed.components.attoseconds / 100_000_000_000_000_000
    return DecimalFormat(.decimals(1)).text(Rational(BigInt(tenths), 10))
  }
}

/// A count and what is counted: `1 row`, `2 rows`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
