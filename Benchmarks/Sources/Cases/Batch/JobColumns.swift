internal import ExactMath
internal import LivepeerPricing

/// 65,536 random jobs in columns, and room for what they cost; never freed.
///
/// All cases of a group write to the same room, so that none has it nearer than another.
final class JobColumns {
  let table: TariffTable
  let units: UnsafeMutablePointer<UInt64>
  let tariffs: UnsafeMutablePointer<UInt32>
  let fees: UnsafeMutablePointer<UInt128>
  let usd: UnsafeMutablePointer<UInt128>

  static let rows = 1 << 16

  /// Jobs of these pipelines, drawn evenly, at the documented prices.
  init(pipelines: [String], usdPerETH: String) {
    table = documentedTable(usdPerETH: usdPerETH)
    let table = table
    let choices = pipelines.map { pipeline in
      guard let index = try? table.index(of: Pipeline(pipeline)) else {
        preconditionFailure("no documented price for \(pipeline)")
      }
      return UInt32(index)
    }
    units = .allocate(capacity: JobColumns.rows)
    tariffs = .allocate(capacity: JobColumns.rows)
    fees = .allocate(capacity: JobColumns.rows)
    usd = .allocate(capacity: JobColumns.rows)
    var random = SplitMix64(state: 42)
    for row in 0..<JobColumns.rows {
      units[row] = .random(in: 1...9_999_999, using: &random)
      tariffs[row] = choices[.random(in: 0..<choices.count, using: &random)]
    }
    clear()
  }

  func clear() {
    fees.initialize(repeating: 0, count: JobColumns.rows)
    usd.initialize(repeating: 0, count: JobColumns.rows)
  }

  /// The price of each tariff in wei per unit.
  var weiPerUnit: [Rational] {
    table.tariffs.map { tariff in
      guard case .success(let rate) = tariff.price else {
        preconditionFailure("a documented price has a rate")
      }
      return rate.weiPerUnit
    }
  }

  /// 10^−12 dollars per wei.
  var quantaPerWei: Rational {
    guard let price = table.ethPrice else { preconditionFailure("the table has an ETH price") }
    return price.usdPerETH / 1_000_000
  }

  /// Fee and dollars of every row.
  var text: String {
    (0..<JobColumns.rows).map { "\(fees[$0]) \(usd[$0])" }.joined(separator: "\n")
  }

  /// Sums of fees, one for each tariff, as lines; tariffs without a row are left out.
  func text(ofSums sums: [String]) -> String {
    zip(table.tariffs, sums).filter { $1 != "0" }.map { "\($0.pipeline.name) \($1)" }.sorted()
      .joined(separator: "\n")
  }

  func text(of totals: BatchTotals) -> String {
    Totals(totals).groups.map { "\($0.pipeline.name) \($0.fee.count)" }.sorted()
      .joined(separator: "\n")
  }
}

func documentedTable(
  usdPerETH: String, forcing least: Tariff.ArithmeticWidth = .twoRegisters
) -> TariffTable {
  guard let price = try? ETHPrice(usdPerETH),
    let table = try? TariffTable(.documented, at: price, forcing: least)
  else { preconditionFailure("the documented prices make a table") }
  return table
}
