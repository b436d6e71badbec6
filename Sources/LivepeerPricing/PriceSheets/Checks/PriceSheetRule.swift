/// One thing that may be wrong with a price file.
public struct PriceSheetRule: Hashable, Sendable {
  /// How much is at stake.
  public enum Severity: String, CaseIterable, Hashable, Sendable {
    /// A node does not start with the file, or works for nothing, or gets no jobs for an entry.
    case error
    /// A node takes the file, and it is seldom what was meant.
    case warning
  }

  /// The rule's name, which does not change: `quoted-number`.
  public let code: String
  /// How much is at stake.
  public let severity: Severity
  /// What the rule finds, in one line.
  public let explanation: String

  /// Every rule that a check knows.
  public static let all: [PriceSheetRule] = rules.map(\.description)

  static let rules: [any SheetRule] = [
    NotJSON(), NotAnArray(), EntryNotAnObject(), WrongType(), QuotedNumber(), NegativePrice(),
    BadUnits(), BadInteger(), NumberTooLong(), UnknownCurrency(), MissingKey(), UnknownPipeline(),
    DuplicateEntry(), RepeatedKey(), MisspeltKey(), UnknownKey(), MissingPrice(), WeiInDollars(),
    AdvertisesAsFree(), FixedPriceLoss(), FixedPriceSaturates(), WholeWeiFree(), WholeWeiLoss(),
    WholeWeiOverflow(), WirePriceOverflow(), NonStandardModel(), AboveCap(),
    AboveCapWithAutoAdjust(), CapacityBelowOne(), WarmAndCold(), MoreWarmModelsThanGPUs(),
    GPUMemoryTooSmall(), GPUMemoryMayNotSuffice(),
  ]
}

/// A rule of ``PriceSheetCheck``.
protocol SheetRule: Sendable {
  var code: String { get }
  var severity: PriceSheetRule.Severity { get }
  var explanation: String { get }

  func findings(in subject: CheckedSheet) -> [RuleFinding]
}

extension SheetRule {
  var description: PriceSheetRule {
    PriceSheetRule(code: code, severity: severity, explanation: explanation)
  }
}

/// What one rule found, before it is known whose finding it is.
struct RuleFinding {
  let position: TextPosition
  let message: String
  /// The entry's place in the sheet; nil where there is no entry.
  let entry: Int?
}

/// A rule that looks at each entry for itself.
protocol EntryRule: SheetRule {
  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)?
}

extension EntryRule {
  func findings(in subject: CheckedSheet) -> [RuleFinding] {
    subject.entries.enumerated().compactMap { index, entry in
      finding(in: entry, subject.check).map {
        RuleFinding(position: $0, message: $1, entry: index)
      }
    }
  }
}

/// A rule that finds what reading the file refused or remarked.
protocol ReadingRule: SheetRule {
  func covers(_ error: PriceSheetError) -> Bool
}

extension ReadingRule {
  func findings(in subject: CheckedSheet) -> [RuleFinding] {
    subject.refusals.compactMap { refusal in
      covers(refusal.error)
        ? RuleFinding(
          position: refusal.error.position, message: refusal.error.reason, entry: refusal.entry)
        : nil
    }
  }
}
