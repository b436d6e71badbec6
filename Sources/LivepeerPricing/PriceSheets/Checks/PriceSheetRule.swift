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
  public static let all: [PriceSheetRule] =
    ofSheets.map(\.description) + ofEntries.map(\.description)

  static let ofSheets: [any SheetRule] = [
    NotJSON(), NotAnArray(), EntryNotAnObject(), WrongType(), QuotedNumber(), NegativePrice(),
    BadUnits(), BadInteger(), NumberTooLong(), UnknownCurrency(), MissingKey(), UnknownPipeline(),
    DuplicateEntry(), RepeatedKey(), MisspeltKey(), UnknownKey(), WarmAndCold(),
    MoreWarmModelsThanGPUs(), GPUMemoryTooSmall(), GPUMemoryMayNotSuffice(),
  ]

  static let ofEntries: [any EntryRule] = [
    MissingPrice(), CapacityBelowOne(), WeiInDollars(), AdvertisesAsFree(), FixedPriceLoss(),
    FixedPriceSaturates(), WholeWeiFree(), WholeWeiLoss(), WholeWeiOverflow(), WirePriceOverflow(),
    NonStandardModel(), AboveCap(), AboveCapWithAutoAdjust(),
  ]
}

/// A rule of ``PriceSheetCheck``.
protocol CheckRule: Sendable {
  var code: String { get }
  var severity: PriceSheetRule.Severity { get }
  var explanation: String { get }
}

extension CheckRule {
  var description: PriceSheetRule {
    PriceSheetRule(code: code, severity: severity, explanation: explanation)
  }
}

/// A rule that looks at a price file as a whole.
protocol SheetRule: CheckRule {
  func findings(in sheet: CheckedSheet) -> [RuleFinding]
}

/// A rule that looks at each entry for itself.
protocol EntryRule: CheckRule {
  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)?
}

/// A rule that looks at what a price comes to.
protocol PriceRule: EntryRule {
  func fault(in price: CheckedPrice) -> String?
}

extension PriceRule {
  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    entry.price.flatMap(fault).map { (entry.position(of: .pricePerUnit), $0) }
  }
}

/// A rule that finds what reading the file refused.
protocol ReadingRule: SheetRule {
  func covers(_ error: PriceSheetError) -> Bool
}

extension ReadingRule {
  func findings(in sheet: CheckedSheet) -> [RuleFinding] {
    sheet.refusals.compactMap { refusal in
      covers(refusal.error)
        ? RuleFinding(
          position: refusal.error.position, message: refusal.error.reason, entry: refusal.entry)
        : nil
    }
  }
}

/// What one rule found, before it is known whose finding it is.
struct RuleFinding {
  let position: TextPosition
  let message: String
  /// The entry's place in the sheet; nil where there is no entry.
  let entry: Int?
}
