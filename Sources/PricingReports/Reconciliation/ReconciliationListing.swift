internal import LivepeerPricing
package import QuoteStream

/// The text of jobs as they are read, and of their totals at the end, in constant memory.
package struct ReconciliationListing {
  private let format: OutputFormat
  private let hasMetered: Bool
  private let listsAll: Bool
  private let sums: Bool
  private let key: String
  private let cutAdvice: String
  /// The text that has not been taken yet.
  private var pending = ""
  /// The number of jobs that were listed, or left out of a full table.
  private var listed = 0
  private var table = TextTable(
    [.left, .right, .right, .right, .left],
    header: ["minus quoted", "units", "fee, wei", "%", "reason"])

  /// The maximum number of jobs in a table: more than a person reads, and few enough to align.
  private static let maximumTableJobs = 1_000

  /// Creates an empty listing.
  ///
  /// - Parameters:
  ///   - format: The format of the text.
  ///   - key: The name of the column that identifies jobs.
  ///   - hasMetered: Whether there is a third account, the metered one.
  ///   - listsAll: Whether jobs that match are listed too.
  ///   - sums: Whether an account is the sum of rows.
  ///   - cutAdvice: Advice on how to list all jobs, shown if a table is cut.
  package init(
    as format: OutputFormat, key: String, hasMetered: Bool, listsAll: Bool, sums: Bool = false,
    cutAdvice: String
  ) {
    self.format = format
    self.key = key
    self.hasMetered = hasMetered
    self.listsAll = listsAll
    self.sums = sums
    self.cutAdvice = cutAdvice
    switch format {
    case .table: break
    case .json: pending = "{\n\"jobs\": ["
    case .csv: pending = csvHeader.csvRecord
    }
  }

  /// Adds a job, if it is to be listed.
  package mutating func add(_ job: ReconciledJob) {
    guard listsAll || !job.isMatched else { return }
    switch format {
    case .table: if listed < Self.maximumTableJobs { table.rows += tableRows(job) }
    case .json:
      pending += listed == 0 ? "\n  " : ",\n  "
      pending += json(job).object.jsonText(.compact)
    case .csv: pending += csvRecord(job).csvRecord
    }
    listed += 1
  }

  /// Whether any job has been listed.
  package var hasJobs: Bool { listed > 0 }

  /// Whether there is enough text to be taken.
  package var isFull: Bool { pending.utf8.count >= 1 << 16 }

  /// Returns the text so far, and removes it.
  package mutating func takeText() -> String {
    defer { pending = "" }
    return pending
  }

  /// Returns the remaining text, with the totals of all jobs except in CSV.
  package mutating func finish(_ report: ReconciliationReport) -> String {
    switch format {
    case .table:
      if listed > 0 {
        pending += table.text
        let left = listed - Self.maximumTableJobs
        if left > 0 { pending += "and \(counted(left, "job")) more: \(cutAdvice)\n" }
        pending += "\n"
      }
      pending += report.tables.map(\.text).joined(separator: "\n")
    case .json:
      pending +=
        (listed == 0 ? "" : "\n") + "],\n\"totals\": \(report.json.object.jsonText(.pretty))\n}\n"
    case .csv: break
    }
    return takeText()
  }

  private func comparisons(_ job: ReconciledJob) -> [(
    side: ReconciledJob.LedgerSide, ReconciledJob.Comparison?
  )] {
    [(.settled, job.settlement)] + (hasMetered ? [(.metered, job.metering)] : [])
  }

  private func entries(_ job: ReconciledJob) -> [(
    side: ReconciledJob.LedgerSide, ReconciledJob.LedgerEntry?
  )] {
    [(.quoted, job.quoted), (.settled, job.settled)]
      + (hasMetered ? [(.metered, job.metered)] : [])
  }
}

// MARK: - Forms of one job

extension ReconciliationListing {
  /// Returns the rows of a job, with its name above the figures because both do not fit on one
  /// line.
  private func tableRows(_ job: ReconciledJob) -> [TextTable.Row] {
    let again =
      job.repeated.map { side in
        ", again on line \(entries(job).first { $0.side == side }?.1?.line ?? 0) of \(side)"
      } ?? ""
    return [.text(String(decoding: job.key, as: UTF8.self) + again)]
      + comparisons(job).compactMap { side, comparison in
        comparison.map {
          .cells([
            "  \(side)", $0.unitsDelta.map(\.signedText) ?? "?",
            $0.feeDelta.map(\.signedText) ?? "?",
            $0.partsPerMillion?.percentText ?? "",
            $0.why,
          ])
        }
      }
  }

  private func json(_ job: ReconciledJob) -> JSONMembers {
    JSONMembers {
      $0.string("key", String(decoding: job.key, as: UTF8.self))
      for (side, entry) in entries(job) { $0.object(side.rawValue, entry.map(json)) }
      $0.string("repeated", job.repeated?.rawValue)
      for (side, comparison) in comparisons(job) {
        $0.object("\(side)_difference", comparison.map(json))
      }
    }
  }

  private func json(_ entry: ReconciledJob.LedgerEntry) -> JSONMembers {
    JSONMembers {
      $0.number("line", entry.line)
      if sums { $0.whole("rows", entry.rows) }
      $0.whole("units", entry.units)
      $0.whole("fee_wei", entry.fee)
    }
  }

  private func json(_ comparison: ReconciledJob.Comparison) -> JSONMembers {
    JSONMembers {
      $0.string("outcome", comparison.outcome.rawValue)
      $0.whole("units", comparison.unitsDelta)
      $0.whole("fee_wei", comparison.feeDelta)
      $0.amount("ppm", comparison.partsPerMillion)
      $0.string("rule", comparison.rules?.name)
    }
  }

  private var csvHeader: [String] {
    let sides: [ReconciledJob.LedgerSide] =
      hasMetered ? [.quoted, .settled, .metered] : [.quoted, .settled]
    return [key] + sides.flatMap { ["\($0)_line", "\($0)_units", "\($0)_fee_wei"] }
      + sides.dropFirst().flatMap { side in
        ["outcome", "units_delta", "fee_delta_wei", "ppm", "rule"].map { "\(side)_\($0)" }
      }
  }

  private func csvRecord(_ job: ReconciledJob) -> [String] {
    let entries = entries(job).flatMap { _, entry in
      [entry.map { "\($0.line)" } ?? "", entry?.units.text ?? "", entry?.fee.text ?? ""]
    }
    let comparisons = comparisons(job).flatMap { _, comparison in
      [
        comparison?.outcome.rawValue ?? "", comparison?.unitsDelta.text ?? "",
        comparison?.feeDelta.text ?? "", comparison?.partsPerMillion?.decimalText.text ?? "",
        comparison?.rules?.name ?? "",
      ]
    }
    return [String(decoding: job.key, as: UTF8.self)] + entries + comparisons
  }
}

extension ReconciledJob.Comparison {
  /// The rule, or the outcome of the comparison.
  fileprivate var why: String {
    switch outcome {
    case .differs: rules?.name ?? "unexplained"
    case .notQuoted: "not quoted"
    case .matched, .missing, .repeated: outcome.rawValue
    }
  }
}

extension BigInt? {
  fileprivate var text: String { map { "\($0)" } ?? "" }
}
