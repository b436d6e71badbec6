public import ExactMath

/// The exact totals of all jobs of a reconciliation.
public struct ReconciliationTotals: Hashable, Sendable {
  /// The totals of one file, repeated rows included.
  public struct Side: Hashable, Sendable {
    /// The number of rows.
    public internal(set) var rows = 0
    /// The sum of the fees in wei; nil if no row has a fee.
    public internal(set) var fee: BigInt?
  }

  /// The number of some of the jobs, and the sum of their differences.
  public struct Share: Hashable, Sendable {
    /// The number of jobs.
    public internal(set) var jobs = 0
    /// The sum of the differences in wei.
    public internal(set) var feeDelta: BigInt = 0

    /// Returns the differences in parts per million of the total quoted fee; nil if there is no
    /// such fee.
    public func partsPerMillion(of quoted: Side) -> Rational? {
      guard let fee = quoted.fee, !fee.isZero else { return nil }
      return Rational(feeDelta * 1_000_000, fee)
    }

    mutating func add(_ delta: BigInt?) {
      jobs += 1
      feeDelta += delta ?? 0
    }
  }

  /// The totals of one account compared with the quoted one.
  public struct Comparison: Hashable, Sendable {
    /// The jobs by the outcome of the comparison.
    public internal(set) var outcomes: [ReconciledJob.Comparison.Outcome: Share] = [:]
    /// The number of jobs whose units differ from those quoted.
    public internal(set) var unitsDiffer = 0
    /// The number of jobs whose fee differs from the one quoted.
    public internal(set) var feesDiffer = 0
    /// The number of jobs on either side, and the sum of all differences.
    public internal(set) var total = Share()
    /// The sum of the absolute differences in wei, so that no difference cancels another.
    public internal(set) var absoluteFeeDelta: BigInt = 0
    /// The jobs that differ, by the rules that explain them.
    public internal(set) var explained: [DifferenceRules: Share] = [:]
    /// The jobs that differ without a rule that explains them.
    public internal(set) var unexplained = Share()
  }

  /// The totals of the quoted file.
  public internal(set) var quoted = Side()
  /// The totals of the settled file.
  public internal(set) var settled = Side()
  /// The totals of the metered file.
  public internal(set) var metered = Side()
  /// The settled file compared with the quoted one.
  public internal(set) var settlement = Comparison()
  /// The metered file compared with the quoted one.
  public internal(set) var metering = Comparison()
  /// The number of jobs, each counted once.
  public internal(set) var jobs = 0
  /// The number of jobs without any difference.
  public internal(set) var matched = 0
  /// The number of rows of jobs that the same file already contained.
  public internal(set) var repeated = 0
  /// The number of jobs with an unexplained difference that name their pipeline and were not quoted
  /// at the table's price, so that no rule could start from it.
  public internal(set) var quotedAtOtherPrices = 0

  /// Creates the totals of no jobs.
  public init() {}

  mutating func add(_ job: ReconciledJob) {
    quoted.add(job.quoted)
    settled.add(job.settled)
    metered.add(job.metered)
    settlement.add(job.settlement)
    metering.add(job.metering)
    guard job.repeated == nil else {
      repeated += 1
      return
    }
    jobs += 1
    if job.isMatched { matched += 1 }
  }
}

extension ReconciliationTotals.Side {
  fileprivate mutating func add(_ entry: ReconciledJob.LedgerEntry?) {
    guard let entry else { return }
    rows += entry.rows
    if let addend = entry.fee { fee = (fee ?? 0) + addend }
  }
}

extension ReconciliationTotals.Comparison {
  fileprivate mutating func add(_ comparison: ReconciledJob.Comparison?) {
    guard let comparison else { return }
    outcomes[comparison.outcome, default: ReconciliationTotals.Share()].add(comparison.feeDelta)
    total.add(comparison.feeDelta)
    absoluteFeeDelta += (comparison.feeDelta ?? 0).magnitude
    guard comparison.outcome == .differs else { return }
    if let delta = comparison.unitsDelta, !delta.isZero { unitsDiffer += 1 }
    if let delta = comparison.feeDelta, !delta.isZero { feesDiffer += 1 }
    if let rules = comparison.rules {
      explained[rules, default: ReconciliationTotals.Share()].add(comparison.feeDelta)
    } else {
      unexplained.add(comparison.feeDelta)
    }
  }
}
