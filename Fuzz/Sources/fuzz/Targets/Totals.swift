import ExactMath
import LivepeerPricing

/// Totals files, one a line: written and read back, merged in any order, cut up and put together.
func checkTotals(_ input: [UInt8]) {
  var all: [Totals] = []
  for line in input.split(separator: 0x0A).prefix(3).map({ Array($0) }) {
    do throws(Totals.ReadingError) {
      let totals = try Totals(json: line)
      checkText(of: totals)
      checkParts(of: totals)
      all.append(totals)
    } catch {
      requireGoodError(error, at: error.position.offset, in: line.count)
      requirePlace(error.position, in: line)
    }
  }
  checkOrder(of: all)
}

private func checkText(of totals: Totals) {
  let text = totals.json
  let again = required(text) { () throws(Totals.ReadingError) in try Totals(json: text) }
  require(again == totals, "\(text) reads back as \(again.json)")
  require(again.json == text, "two ways of writing one total: \(text)")
}

/// Groups by themselves add up to the whole, whichever comes first.
private func checkParts(of totals: Totals) {
  let backwards = required("totals") { () throws(Totals.NegativeTotalError) in
    try Totals(totals.groups.reversed(), rejected: totals.rejected)
  }
  require(backwards == totals, "order matters")
  var merged = required("totals") { () throws(Totals.NegativeTotalError) in
    try Totals([], rejected: totals.rejected)
  }
  for group in totals.groups.reversed() { merged.merge(Totals([group])) }
  require(merged == totals, "parts do not add up to \(totals.json)")
}

private func checkOrder(of all: [Totals]) {
  var forwards = Totals()
  for totals in all { forwards.merge(totals) }
  var backwards = Totals()
  for totals in all.reversed() { backwards.merge(totals) }
  require(forwards.json == backwards.json, "\(forwards.json) and \(backwards.json)")
  if let first = all.first {
    var rest = Totals()
    for totals in all.dropFirst() { rest.merge(totals) }
    var nested = first
    nested.merge(rest)
    require(nested == forwards, "grouping matters: \(nested.json)")
  }
  checkText(of: forwards)
  require(
    forwards.rows == all.reduce(0) { $0 + $1.rows }
      && forwards.fee == all.reduce(.zero) { $0 + $1.fee }, "sums differ")
}
