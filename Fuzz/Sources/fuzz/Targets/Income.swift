import ExactMath
import LivepeerEarnings
import LivepeerPricing
import QuoteStream

/// Files of payments: in chunks against the whole, to stop against to skip, and sums of the parts
/// against those of all.
///
/// The first byte chooses the chunks and the options; a file that begins with a brace is JSON lines.
func checkIncome(_ input: [UInt8]) {
  guard let choice = input.first else { return }
  let file = Array(input.dropFirst())
  let options = incomeOptions(choice, onBadRecord: .skip)
  let whole = IncomeRun([file], options)
  let pieces = IncomeRun(
    stride(from: 0, to: file.count, by: Int(choice & 0x1F) + 1).map {
      Array(file[$0..<min($0 + Int(choice & 0x1F) + 1, file.count)])
    }, options)
  require(whole.lines == pieces.lines, "\(whole.lines)\nin chunks\n\(pieces.lines)")
  let strict = IncomeRun([file], incomeOptions(choice, onBadRecord: .stop))
  let isClean = whole.totals.rejected == 0 && whole.totals.repeated == 0 && whole.error == nil
  require((strict.error == nil) == isClean, "\(whole.lines) or \(String(describing: strict.error))")
  if isClean { require(strict.lines == whole.lines, "\(strict.lines), not \(whole.lines)") }
  checkSums(whole)
}

private func incomeOptions(
  _ choice: UInt8, onBadRecord policy: StreamOptions.BadRowPolicy
) -> PaymentReader.Options {
  required("options") { () throws(PaymentReader.OptionsError) in
    try PaymentReader.Options(
      groups: ["app", "orchestrator"], unique: choice & 0x40 == 0 ? nil : "id",
      onBadRecord: policy, ethPrice: choice & 0x20 == 0 ? nil : try? ETHPrice("3127.45"))
  }
}

/// Everything that came of a file of payments.
private struct IncomeRun {
  private(set) var lines: [String] = []
  private(set) var payments: [PaymentReader.Payment] = []
  private(set) var totals = IncomeTotals(
    IncomeTotals.Grouping(per: .month, by: ["app", "orchestrator"]))
  private(set) var error: StreamError?

  init(_ chunks: [[UInt8]], _ options: PaymentReader.Options) {
    var reader = PaymentReader(options)
    reader.beginFile(chunks.first?.first == UInt8(ascii: "{") ? .ndjson : .csv)
    do throws(StreamError) {
      for chunk in chunks where !chunk.isEmpty { take(try reader.read(chunk)) }
      take(try reader.read([]))
    } catch {
      self.error = error
      requireOneLine(error)
      // What was read before differs with the chunks.
      lines = ["error"]
    }
  }

  private mutating func take(_ entries: [PaymentReader.Entry]) {
    for entry in entries {
      switch entry {
      case .payment(let payment):
        totals.add(payment.record, in: payment.groups, at: payment.ethPrice)
        payments.append(payment)
        lines.append("\(payment.line) \(payment.record) \(payment.groups)")
      case .otherEvent:
        totals.otherEvents += 1
        lines.append("other")
      case .repeated(let line):
        totals.repeated += 1
        lines.append("\(line) repeated")
      case .rejected(let error):
        totals.rejected += 1
        requireOneLine(error)
        lines.append("\(error.line): \(error)")
      }
    }
  }
}

private func checkSums(_ run: IncomeRun) {
  guard run.error == nil else { return }
  let total = run.totals.total
  require(total.records == BigInt(run.payments.count), "\(total.records) records")
  let amount = run.payments.reduce(Rational.zero) { $0 + $1.record.amount.wei }
  let cost = run.payments.reduce(BigInt(0)) { $0 + $1.record.cost.count }
  require(total.amount == amount && total.cost.count == cost, "\(amount) or \(total)")
  let dollars = run.payments.reduce(Rational?.some(0)) { sum, payment in
    guard let sum, let price = payment.ethPrice else { return nil }
    return sum + payment.record.amount.wei * price.usdPerETH / Rational(.powerOfTen(18))
  }
  require(
    run.payments.isEmpty || total.amountUSD?.dollars == dollars,
    "\(String(describing: dollars)) or \(total)")
  let rows = run.totals.rows
  require(
    rows.reduce(Rational.zero) { $0 + $1.sums.amount } == amount, "\(rows), not \(amount)")
  for (row, next) in zip(rows, rows.dropFirst()) {
    require(row.period <= next.period, "\(row) before \(next)")
  }
}
