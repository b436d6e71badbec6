internal import LivepeerPricing

extension PriceSheetCheck {
  /// A rule about one fault that a price file may have.
  public struct Rule: Hashable, Sendable {
    /// The severity of a finding, by its effect on the node.
    public enum Severity: String, CaseIterable, Hashable, Sendable {
      /// The node stops, drops the entry or the file, gets no jobs for it, or works without pay
      /// although a price was intended.
      case error
      /// The node works, but not as written, or almost certainly not as intended.
      case warning
    }

    /// The rule's permanent name: `quoted-number`.
    public let code: String
    /// The severity of the rule's findings.
    public let severity: Severity
    /// One line: what the rule finds.
    public let explanation: String
    /// The consequence, in a few words, unless a finding has its own: `the node stops`.
    public let consequence: String

    /// Every rule that the checks apply.
    public static let all: [PriceSheetCheck.Rule] =
      ofSheets.map(\.description) + ofEntries.map(\.description) + ofCaps + ofDocuments

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

    /// The subjects of ``ofEntries``.
    static let subjectsOfEntries = ofEntries.map(\.subject)
  }
}

/// A rule of ``PriceSheetCheck``.
protocol CheckRule: Sendable {
  var code: String { get }
  var severity: PriceSheetCheck.Rule.Severity { get }
  var explanation: String { get }
  var consequence: String { get }
}

extension CheckRule {
  var description: PriceSheetCheck.Rule {
    PriceSheetCheck.Rule(
      code: code, severity: severity, explanation: explanation, consequence: consequence)
  }
}

/// A rule that is applied to a price file as a whole.
protocol SheetRule: CheckRule {
  func findings(in sheet: CheckedSheet) -> [RuleFinding]
}

/// A rule that is applied to each entry separately.
protocol EntryRule: CheckRule {
  /// The part of an entry that is doubtful if the rule finds anything.
  var subject: EntryDoubts { get }

  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)?
}

/// A rule that is applied to the resulting price.
protocol EntryPriceRule: EntryRule {
  func fault(in price: CheckedPrice) -> String?
}

extension EntryPriceRule {
  var subject: EntryDoubts { .price }

  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    guard let price = entry.price, let fault = fault(in: price) else { return nil }
    return (entry.position(of: .pricePerUnit), fault)
  }
}

/// A rule that reports a fault found while reading the file.
protocol ReadingRule: SheetRule {
  func covers(_ error: PriceSheet.ReadingError) -> Bool
}

extension ReadingRule {
  func findings(in sheet: CheckedSheet) -> [RuleFinding] {
    sheet.file.refusals.compactMap { refusal in
      covers(refusal.error)
        ? RuleFinding(
          position: refusal.error.position, message: refusal.error.reason, entry: refusal.entry)
        : nil
    }
  }
}

/// A finding of one rule, before it is assigned to an entry.
struct RuleFinding {
  let position: TextPosition
  let message: String
  /// The index of the entry in the sheet; nil if there is no entry.
  let entry: Int?
}
