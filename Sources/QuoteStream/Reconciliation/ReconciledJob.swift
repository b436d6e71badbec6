public import ExactMath

/// What the files say of one job.
public struct ReconciledJob: Hashable, Sendable {
  /// What the job is called: UTF-8, not empty.
  public let key: [UInt8]
  /// What it was expected to cost; nil where it was not quoted.
  public let quoted: LedgerEntry?
  /// What was paid for it; nil where nothing was.
  public let settled: LedgerEntry?
  /// What the orchestrator counted; nil where it counted nothing.
  public let metered: LedgerEntry?
  /// The file that has the job again; nil for what each file says first.
  public let repeated: LedgerSide?
  /// What was settled beside what was quoted; nil where the job is in neither.
  public internal(set) var settlement: LedgerComparison?
  /// What was metered beside what was quoted; nil where the job is in neither, and where no third
  /// file is read.
  public internal(set) var metering: LedgerComparison?

  /// Whether nothing differs anywhere.
  public var isMatched: Bool {
    (settlement?.outcome ?? .matched) == .matched && (metering?.outcome ?? .matched) == .matched
  }
}

/// How one account of a job lies beside the quoted one.
public struct LedgerComparison: Hashable, Sendable {
  /// What came of it.
  public enum Outcome: String, CaseIterable, Hashable, Sendable {
    /// Units and fee are the same, as far as both are known.
    case matched
    /// Units or fee differ.
    case differs
    /// The job was quoted, and the other file does not have it.
    case missing
    /// The other file has the job, and it was not quoted.
    case notQuoted = "not-quoted"
    /// The job stands in a file again; the row that came first is compared.
    case repeated
  }

  /// What came of it.
  public let outcome: Outcome
  /// Units of the other account beyond those quoted; nil where either is not known.
  public let unitsDelta: BigInt?
  /// Wei of the other account beyond those quoted; nil where either fee is not known.
  ///
  /// A fee that was quoted or settled alone is a difference as a whole. What is metered may come
  /// without fees, so that a job that is not metered, or metered alone, counts for none.
  public let feeDelta: BigInt?
  /// The fee that was quoted.
  public let quotedFee: BigInt?
  /// What explains the difference to the wei; nil where nothing does.
  public let rules: DifferenceRules?

  /// The difference in parts per million of the quoted fee; nil where that is 0 or not known.
  public var partsPerMillion: Rational? {
    guard let feeDelta, let quotedFee, !quotedFee.isZero else { return nil }
    return Rational(feeDelta * 1_000_000, quotedFee)
  }
}

extension LedgerComparison {
  /// Two accounts of a job, at least one of them there.
  ///
  /// A fee that stands on one side alone is a difference where `countsFees`.
  init?(
    quoted: LedgerRow?, other: LedgerEntry?, metered: LedgerEntry?, countsFees: Bool,
    finder: RuleFinder
  ) {
    quotedFee = quoted?.entry.fee
    switch (quoted, other) {
    case (nil, nil): return nil
    case (let quoted?, nil):
      outcome = .missing
      unitsDelta = nil
      feeDelta = countsFees ? quoted.entry.fee.map { -$0 } : nil
      rules = nil
    case (nil, let other?):
      outcome = .notQuoted
      unitsDelta = nil
      feeDelta = countsFees ? other.fee : nil
      rules = nil
    case (let quoted?, let other?):
      unitsDelta = Self.delta(quoted.entry.units, other.units)
      feeDelta = Self.delta(quoted.entry.fee, other.fee)
      let isMatched = (unitsDelta ?? 0).isZero && (feeDelta ?? 0).isZero
      outcome = isMatched ? .matched : .differs
      rules = isMatched ? nil : finder.rules(quoted: quoted, other: other, metered: metered)
    }
  }

  /// A row that stands in a file again: in the quoted one, or in the other.
  init(repeated entry: LedgerEntry, isQuoted: Bool, countsFees: Bool) {
    outcome = .repeated
    unitsDelta = nil
    feeDelta = countsFees ? entry.fee.map { isQuoted ? -$0 : $0 } : nil
    quotedFee = isQuoted ? entry.fee : nil
    rules = nil
  }

  private static func delta(_ from: BigInt?, _ to: BigInt?) -> BigInt? {
    from.flatMap { from in to.map { $0 - from } }
  }
}
