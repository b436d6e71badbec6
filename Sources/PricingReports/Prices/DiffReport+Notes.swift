package import LivepeerPricing

extension DiffReport {
  /// Returns the changes that cannot be computed without an ETH price.
  ///
  /// Each line ends with advice on how to give an ETH price.
  package func undecided(advice: String) -> [String] {
    difference.changed.filter { $0.move == .needsETHPrice }.map {
      "\($0.new.names) is in USD in only one sheet; \(advice) to compare its prices"
    }
  }

  /// Returns the entries that a later one of the same sheet replaces, after the name of the sheet.
  package func notes(old: String, new: String) -> [String] {
    let replaced =
      difference.replacedInOld.map { (old, $0) } + difference.replacedInNew.map { (new, $0) }
    return replaced.map { sheet, entry in
      "\(sheet): note: \(entry.names) is repeated: the last one applies"
    }
  }

  /// Returns the changes above a percentage, in one line; nil if there are none.
  package func failure(above percent: Rational) -> String? {
    let counts = [
      (
        difference.changed.count { $0.move.exceeds(percent: percent) },
        "moved by more than \(percent.decimalText.text)%"
      ),
      (difference.added.count, "added"), (difference.removed.count, "removed"),
    ].filter { $0.0 > 0 }
    guard let first = counts.first else { return nil }
    let others = counts.dropFirst().map { ", \($0.0) \($0.1)" }.joined()
    return "\(counted(first.0, "price")) \(first.1)\(others)"
  }
}
