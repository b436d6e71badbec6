public import ExactMath

/// The accounts of one job in the files.
public struct ReconciledJob: Hashable, Sendable {
  /// The key of the job: UTF-8, not empty.
  public let key: [UInt8]
  /// The quoted account; nil if the job was not quoted.
  public let quoted: ReconciledJob.LedgerEntry?
  /// The settled account; nil if the job was not settled.
  public let settled: ReconciledJob.LedgerEntry?
  /// The orchestrator's account; nil if the job was not metered.
  public let metered: ReconciledJob.LedgerEntry?
  /// The file that repeats the job; nil for the first account of each file.
  public let repeated: ReconciledJob.LedgerSide?
  /// The settled account compared with the quoted one; nil if the job is in neither.
  public internal(set) var settlement: ReconciledJob.Comparison?
  /// The metered account compared with the quoted one; nil if the job is in neither, or if no third
  /// file is read.
  public internal(set) var metering: ReconciledJob.Comparison?

  /// Whether all accounts of the job agree.
  public var isMatched: Bool {
    (settlement?.outcome ?? .matched) == .matched && (metering?.outcome ?? .matched) == .matched
  }
}

extension ReconciledJob {
  /// A comparison of one account of a job with the quoted one.
  public struct Comparison: Hashable, Sendable {
    /// The outcome of a comparison.
    public enum Outcome: String, CaseIterable, Hashable, Sendable {
      /// The units and the fee are the same, as far as both are known.
      case matched
      /// The units or the fee differ.
      case differs
      /// The job was quoted, and the other file does not have it.
      case missing
      /// The other file has the job, but it was not quoted.
      case notQuoted = "not-quoted"
      /// A file repeats the job; the first row of the job is the one that is compared.
      case repeated
    }

    /// The outcome.
    public let outcome: Outcome
    /// The units of the other account minus those quoted; nil if either number is not known.
    public let unitsDelta: BigInt?
    /// The fee of the other account minus the one quoted, in wei; nil if either is not known.
    ///
    /// A fee that was only quoted or only settled counts as a difference in full. The metered file
    /// may have no fees, so a job that is not metered, or only metered, counts as no difference.
    public let feeDelta: BigInt?
    /// The quoted fee.
    public let quotedFee: BigInt?
    /// The rules that explain the difference to the wei; nil if none do.
    public let rules: DifferenceRules?

    /// The difference in parts per million of the quoted fee; nil if that fee is 0 or not known.
    public var partsPerMillion: Rational? {
      guard let feeDelta, let quotedFee, !quotedFee.isZero else { return nil }
      return Rational(feeDelta * 1_000_000, quotedFee)
    }
  }
}

extension ReconciledJob.Comparison {
  /// Creates the comparison of two accounts of a job, of which at least one exists.
  ///
  /// A fee that is on one side only counts as a difference if `countsFees` is true.
  init?(
    quoted: LedgerRow?, other: ReconciledJob.LedgerEntry?, metered: ReconciledJob.LedgerEntry?,
    countsFees: Bool,
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

  /// Creates the outcome for a row that repeats a job, in the quoted file or in the other one.
  init(repeated entry: ReconciledJob.LedgerEntry, isQuoted: Bool, countsFees: Bool) {
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
