internal import LivepeerPricing
package import QuoteStream

/// The totals of a reconciliation, ready to be printed.
package struct ReconciliationReport {
  let totals: ReconciliationTotals
  let hasMetered: Bool

  package init(totals: ReconciliationTotals, hasMetered: Bool) {
    self.totals = totals
    self.hasMetered = hasMetered
  }

  private typealias Share = ReconciliationTotals.Share
  private typealias Comparison = ReconciliationTotals.Comparison

  private var sides: [(name: ReconciledJob.LedgerSide, side: ReconciliationTotals.Side)] {
    [(.quoted, totals.quoted), (.settled, totals.settled)]
      + (hasMetered ? [(.metered, totals.metered)] : [])
  }

  private var comparisons: [(name: ReconciledJob.LedgerSide, comparison: Comparison)] {
    [(.settled, totals.settlement)] + (hasMetered ? [(.metered, totals.metering)] : [])
  }

  /// Returns the rules by name, followed by the unexplained differences.
  private func rules(_ comparison: Comparison) -> [(name: String, share: Share)] {
    comparison.explained.map { ($0.key.name, $0.value) }.sorted { $0.0 < $1.0 }
      + (comparison.unexplained.jobs > 0 ? [("unexplained", comparison.unexplained)] : [])
  }

  /// One line: the number of jobs that match, and the difference of the fees.
  package var line: String {
    "\(counted(totals.jobs, "job")), \(totals.matched) matched; "
      + comparisons.map { name, comparison in
        "\(name) is \(comparison.total.feeDelta.signedText) wei from quoted, "
          + "\(comparison.absoluteFeeDelta) wei ignoring signs"
      }.joined(separator: "; ")
  }

  /// Returns a line about the excess over the tolerance, or nil if there is none.
  ///
  /// Without a tolerance, the line is about the jobs that do not match.
  package func failure(_ tolerance: Tolerance?) -> String? {
    guard let tolerance else {
      let count = totals.jobs - totals.matched
      guard count + totals.repeated > 0 else { return nil }
      return "\(count) of \(counted(totals.jobs, "job")) not matched"
        + (totals.repeated > 0 ? ", and \(totals.repeated) repeated in a file" : "")
    }
    let maximum = tolerance.wei(of: totals.quoted.fee ?? 0)
    // An absent account has no differences.
    for (name, comparison) in [("settled", totals.settlement), ("metered", totals.metering)]
    where Rational(comparison.absoluteFeeDelta) > maximum {
      return "\(name) differs from quoted by \(comparison.absoluteFeeDelta) wei in all, "
        + "more than \(tolerance.text)"
    }
    return nil
  }

  var tables: [TextTable] {
    [overview] + comparisons.map { name, comparison in table(name, comparison) }
  }

  private var overview: TextTable {
    TextTable(
      [.left, .right, .suffix, .right, .suffix],
      rows: [.cells(["jobs", "\(totals.jobs)", "", "\(totals.matched)", "matched"])]
        + sides.map { name, side in
          .cells([
            "\(name)", "\(side.rows)", side.rows == 1 ? "row" : "rows",
            side.fee.map { "\($0)" } ?? "", "wei",
          ])
        })
  }

  private func table(_ name: ReconciledJob.LedgerSide, _ comparison: Comparison) -> TextTable {
    var table = TextTable(
      [.left, .right, .right, .right],
      header: ["\(name) minus quoted", "jobs", "fee, wei", "% of quoted"])
    func add(_ name: String, _ share: Share) {
      table.rows.append(
        .cells([
          name, "\(share.jobs)", share.feeDelta.signedText,
          share.partsPerMillion(of: totals.quoted)?.percentText ?? "",
        ]))
    }
    for outcome in ReconciledJob.Comparison.Outcome.allCases {
      guard let share = comparison.outcomes[outcome] else { continue }
      add(outcome == .notQuoted ? "not quoted" : outcome.rawValue, share)
      if outcome == .differs {
        for (rule, share) in rules(comparison) { add("  " + rule, share) }
      }
    }
    add("total", comparison.total)
    table.rows.append(
      .cells(["total, ignoring signs", "", "\(comparison.absoluteFeeDelta)", ""]))
    return table
  }

  var json: JSONMembers {
    JSONMembers {
      $0.whole("jobs", totals.jobs)
      $0.whole("matched", totals.matched)
      $0.whole("repeated", totals.repeated)
      for (name, side) in sides {
        $0.object(name.rawValue) {
          $0.whole("rows", side.rows)
          $0.whole("fee_wei", side.fee)
        }
      }
      for (name, comparison) in comparisons {
        $0.object("\(name)_differences", json(comparison))
      }
    }
  }

  private func json(_ comparison: Comparison) -> JSONMembers {
    JSONMembers {
      for outcome in ReconciledJob.Comparison.Outcome.allCases {
        $0.whole(outcome.jsonName, comparison.outcomes[outcome]?.jobs ?? 0)
      }
      $0.whole("units_differ", comparison.unitsDiffer)
      $0.whole("fees_differ", comparison.feesDiffer)
      $0.whole("fee_wei", comparison.total.feeDelta)
      $0.amount("ppm", comparison.total.partsPerMillion(of: totals.quoted))
      $0.whole("absolute_fee_wei", comparison.absoluteFeeDelta)
      $0.array(
        "rules",
        rules(comparison).map { name, share in
          JSONMembers {
            $0.string("rule", name)
            $0.whole("jobs", share.jobs)
            $0.whole("fee_wei", share.feeDelta)
          }
        })
    }
  }
}

extension ReconciledJob.Comparison.Outcome {
  fileprivate var jsonName: String { self == .notQuoted ? "not_quoted" : rawValue }
}
