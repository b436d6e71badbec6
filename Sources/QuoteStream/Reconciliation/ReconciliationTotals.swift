public import ExactMath

/// What all jobs of a reconciliation add up to, exactly.
public struct ReconciliationTotals: Hashable, Sendable {
  /// What one file adds up to, repeated rows included.
  public struct Side: Hashable, Sendable {
    /// How many rows it has.
    public internal(set) var rows = 0
    /// The sum of their fees in wei; nil where no row has one.
    public internal(set) var fee: BigInt?
  }

  /// Some differences, and what they come to.
  public struct Share: Hashable, Sendable {
    /// How many jobs differ so.
    public internal(set) var jobs = 0
    /// The sum of the differences in wei.
    public internal(set) var feeDelta: BigInt = 0

    /// The differences in parts per million of what was quoted in all; nil where that is nothing.
    public func partsPerMillion(of quoted: Side) -> Rational? {
      guard let fee = quoted.fee, !fee.isZero else { return nil }
      return Rational(feeDelta * 1_000_000, fee)
    }

    mutating func add(_ delta: BigInt?) {
      jobs += 1
      feeDelta += delta ?? 0
    }
  }

  /// One account beside the quoted one.
  public struct Comparison: Hashable, Sendable {
    /// What came of the jobs.
    public internal(set) var outcomes: [LedgerComparison.Outcome: Share] = [:]
    /// How many jobs have other units than were quoted.
    public internal(set) var unitsDiffer = 0
    /// How many jobs have another fee than was quoted.
    public internal(set) var feesDiffer = 0
    /// How many jobs there are on either side, and the sum of all differences.
    public internal(set) var total = Share()
    /// The sum of all differences in wei without their signs: nothing makes up for anything else.
    public internal(set) var absoluteFeeDelta: BigInt = 0
    /// The jobs that differ, by the rules that explain them.
    public internal(set) var explained: [DifferenceRules: Share] = [:]
    /// The jobs that differ and that no rule explains.
    public internal(set) var unexplained = Share()
  }

  /// What was quoted.
  public internal(set) var quoted = Side()
  /// What was settled.
  public internal(set) var settled = Side()
  /// What was metered.
  public internal(set) var metered = Side()
  /// What was settled beside what was quoted.
  public internal(set) var settlement = Comparison()
  /// What was metered beside what was quoted.
  public internal(set) var metering = Comparison()
  /// How many jobs there are, each counted once.
  public internal(set) var jobs = 0
  /// How many of them have nothing that differs.
  public internal(set) var matched = 0
  /// How many rows there are of jobs that the same file has had already.
  public internal(set) var repeated = 0
  /// How many jobs whose difference no rule explains name their pipeline and were not quoted at the
  /// table's price, so that no rule could start from it.
  public internal(set) var quotedAtOtherPrices = 0

  /// The totals of no jobs.
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
  fileprivate mutating func add(_ entry: LedgerEntry?) {
    guard let entry else { return }
    rows += 1
    if let addend = entry.fee { fee = (fee ?? 0) + addend }
  }
}

extension ReconciliationTotals.Comparison {
  fileprivate mutating func add(_ comparison: LedgerComparison?) {
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
