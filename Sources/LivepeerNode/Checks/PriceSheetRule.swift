internal import LivepeerPricing

/// One thing that may be wrong with a price file.
public struct PriceSheetRule: Hashable, Sendable {
  /// What the node does.
  public enum Severity: String, CaseIterable, Hashable, Sendable {
    /// The node stops, drops the entry or the file, gets no jobs for it, or works for nothing
    /// although a price was meant.
    case error
    /// The node works, and not as written or surely not as meant.
    case warning
  }

  /// The rule's name, which does not change: `quoted-number`.
  public let code: String
  /// What the node does.
  public let severity: Severity
  /// What the rule finds, in one line.
  public let explanation: String
  /// What becomes of it, in a few words, unless a finding says otherwise: `the node stops`.
  public let consequence: String

  /// Every rule that the checks know.
  public static let all: [PriceSheetRule] =
    ofSheets.map(\.description) + ofEntries.map(\.description) + ofCaps

  static let ofSheets: [any SheetRule] = [
    NotJSON(), NotAnArray(), EntryNotAnObject(), WrongType(), QuotedNumber(), NegativePrice(),
    BadUnits(), BadInteger(), NumberTooLong(), UnknownCurrency(), MissingKey(), UnknownPipeline(),
    DuplicateEntry(), RepeatedKey(), MisspeltKey(), UnknownKey(), WarmAndCold(),
    MoreWarmModelsThanGPUs(), GPUMemoryTooSmall(), GPUMemoryMayNotSuffice(),
  ]

  static let ofEntries: [any EntryRule] = [
    MisspeltPipeline(), MisspeltColdPipeline(), MissingPrice(), CapacityBelowOne(),
    UnusedOptimizationFlags(), ConflictingOptimizationFlags(), BadURL(), WeiInDollars(),
    UnlikelyPrice(), ZeroPrice(), AdvertisesAsFree(), FreeWithoutAutoAdjust(), FixedPriceLoss(),
    FixedPriceSaturates(), WholeWeiFree(), WholeWeiLoss(), WholeWeiOverflow(),
    WirePriceOverflow(), UnloadableModel(), NonStandardModel(), AboveCap(),
    AboveCapWithAutoAdjust(),
  ]
}

/// A rule of ``PriceSheetCheck``.
protocol CheckRule: Sendable {
  var code: String { get }
  var severity: PriceSheetRule.Severity { get }
  var explanation: String { get }
  var consequence: String { get }
}

extension CheckRule {
  var description: PriceSheetRule {
    PriceSheetRule(
      code: code, severity: severity, explanation: explanation, consequence: consequence)
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
    guard let price = entry.price, let fault = fault(in: price) else { return nil }
    return (entry.position(of: .pricePerUnit), fault)
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
