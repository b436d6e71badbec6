internal import LivepeerPricing

/// A price file as the rules read it.
struct CheckedSheet {
  let check: PriceSheetCheck
  /// The file; what rules need of an entry is computed when it is asked for, and not kept: it takes
  /// several times the memory of the entry.
  let file: PositionedSheet
  /// What rules may find something about, of each entry.
  let doubts: [EntryDoubts]
  /// Which entries have the same names, for the rules about several of them.
  let repeatedNames: RepeatedNames

  init(_ file: PositionedSheet, for check: PriceSheetCheck) {
    self.check = check
    self.file = file
    doubts = UsualEntries(for: check).doubts(about: file.entries.span)
    repeatedNames = RepeatedNames(file)
  }

  /// The places of the entries.
  var indices: Range<Int> { doubts.indices }

  /// Returns an entry, and its price if that is doubtful.
  subscript(index: Int) -> CheckedEntry {
    CheckedEntry(file[index], for: check, doubting: doubts[index])
  }
}

/// An entry and its price.
struct CheckedEntry {
  let located: PositionedEntry
  /// The price of a unit as the entry states it; nil if it is missing or invalid, or not doubtful.
  let amountPerUnit: UnitPrice.Amount?
  /// The price of a unit in wei; nil if it is missing or cannot be converted.
  let price: CheckedPrice?
  /// The pipeline as the node knows it; nil if the name cannot be read or the node does not know
  /// it.
  let known: NodePipeline?
  /// The unit of the price; nil if the node does not know the pipeline.
  let unit: WorkUnitKind?
  /// Whether the model is the one of the pipeline's documentation, byte for byte.
  let hasStandardModel: Bool
  /// The fault of the model ID; nil if none is detected.
  let modelIDFault: ModelIDFault?

  /// Computes of an entry what the rules about its doubtful parts need.
  init(_ located: PositionedEntry, for check: PriceSheetCheck, doubting doubts: EntryDoubts) {
    self.located = located
    let entry = located.entry
    amountPerUnit =
      doubts.isDisjoint(with: [.price, .cap]) ? nil : located.readableAmountPerUnit
    price = (try? amountPerUnit?.exactWei(at: check.ethPrice)).map { CheckedPrice($0, for: check) }
    known = located.isReadable([.pipeline]) ? entry.pipeline.nodePipeline : nil
    unit = known.flatMap { _ in
      check.catalogue.unit(of: entry.pipeline, modelID: entry.modelID)
    }
    let documented = known?.modelID
    let isStandard = documented == entry.modelID
    hasStandardModel = isStandard
    modelIDFault =
      located.isReadable([.modelID]) && !isStandard
      ? documented.flatMap { ModelIDFault(of: entry.modelID, documented: $0) } : nil
  }

  var entry: PriceEntry { located.entry }

  /// The pipeline, spelt as the node's worker knows it.
  var pipeline: Pipeline? { known?.definition.pipeline }

  /// The definition of the pipeline.
  var definition: Pipeline.Definition? { known?.definition }

  /// Whether the price in wei is unknown only because there is no ETH price.
  var needsETHPrice: Bool { amountPerUnit != nil && price == nil }

  /// Whether cap and price are in different currencies, with no ETH price to convert them.
  func needsETHPriceForCap(in check: PriceSheetCheck) -> Bool {
    guard check.ethPrice == nil, case .usd = cap(in: check), case .wei = amountPerUnit else {
      return false
    }
    return true
  }

  /// Returns the gateway's maximum price of one unit, or nil if it has none for the model.
  func cap(in check: PriceSheetCheck) -> UnitPrice.Amount? {
    guard let pipeline, located.isReadable([.pipeline, .modelID]) else { return nil }
    return check.caps?.price(for: pipeline, modelID: entry.modelID)
  }

  /// Whether the model runs in the operator's own container, which the node only calls.
  var isExternal: Bool { entry.isExternal }

  /// The model ID as a message shows it.
  var shownModel: String { entry.modelID.shown }

  /// The unit of the price as a suffix: `/ms`; empty for a pipeline outside the catalogue.
  var perUnit: String { unit.map { "/\($0.symbol)" } ?? "" }

  func position(of key: PriceKey) -> TextPosition { located.position(of: key) }
}

extension PositionedEntry {
  /// The price of a unit as the entry states it; nil if it is missing or invalid.
  var readableAmountPerUnit: UnitPrice.Amount? {
    isReadable([.pricePerUnit, .pixelsPerUnit, .currency]) ? entry.amountPerUnit : nil
  }
}

extension PriceEntry {
  /// Whether the model runs in the operator's own container, which the node only calls.
  var isExternal: Bool { !(url ?? "").isEmpty }
}

/// The price of a unit in wei, and the prices charged for it: an object, as every rule takes it out of
/// its entry.
final class CheckedPrice: Sendable {
  /// The prices that an orchestrator charges and lists for it.
  let charged: NodePrice.Charged

  /// The exact price of the entry.
  var wei: Rational { charged.entryPrice }

  init(_ wei: Rational, for check: PriceSheetCheck) {
    charged = NodePrice.Charged(
      of: wei, fallback: try? check.basePrice?.exactWei(at: check.ethPrice),
      txCostMultiplier: check.txCostMultiplier)
  }
}
