internal import LivepeerPricing

/// A price file as the rules see it.
struct CheckedSheet {
  let check: PriceSheetCheck
  let entries: [CheckedEntry]
  /// The names of the entries, in their order: entries are large, and rules about several of them
  /// compare names alone.
  let names: [CheckedNames]
  let refusals: [LocatedSheet.Refusal]
  let remarks: [PriceSheetRemark]

  init(_ sheet: LocatedSheet, for check: PriceSheetCheck) {
    self.check = check
    entries = sheet.entries.map { CheckedEntry($0, for: check) }
    names = sheet.entries.map(CheckedNames.init)
    refusals = sheet.refusals
    remarks = sheet.remarks
  }

  /// How many entries are capped in one currency and priced in another that no ETH price converts.
  var capsWithoutETHPrice: Int {
    guard check.ethPrice == nil else { return 0 }
    return entries.count { entry in
      if case .usd = entry.cap(in: check), case .wei = entry.unitPrice { true } else { false }
    }
  }
}

/// What entries are told apart by.
struct CheckedNames {
  /// What the price is for.
  let target: EntryTarget
  let isWarm: Bool
  /// Whether the node refuses nothing of the target.
  let hasTarget: Bool
  /// Whether the node refuses neither the pipeline, nor the model, nor whether it is warm.
  let hasWarmModel: Bool

  init(_ located: LocatedEntry) {
    target = EntryTarget(located.entry)
    isWarm = located.entry.isWarm
    hasTarget = located.isReadable([.pipeline, .modelID, .gateway])
    hasWarmModel = located.isReadable([.pipeline, .modelID, .warm])
  }
}

/// An entry and its price.
struct CheckedEntry {
  let located: LocatedEntry
  /// The price of a unit as the entry states it; nil if it has none, or an invalid one.
  let unitPrice: UnitPrice?
  /// The price of a unit in wei; nil if there is none, or it cannot be converted.
  let price: CheckedPrice?
  /// The pipeline, if it is readable and in the catalogue.
  let pipeline: Pipeline?
  /// What the price is per; nil for a pipeline outside the catalogue.
  let unit: WorkUnitKind?
  /// Whether the model is the one of the pipeline's documentation, byte for byte.
  let hasStandardModel: Bool
  /// What is wrong with the model ID, if anything can be seen.
  let modelIDFault: ModelIDFault?

  init(_ located: LocatedEntry, for check: PriceSheetCheck) {
    self.located = located
    let entry = located.entry
    unitPrice =
      located.isReadable([.pricePerUnit, .pixelsPerUnit, .currency]) ? entry.unitPrice : nil
    price = (try? unitPrice?.exactWei(at: check.ethPrice)).map { CheckedPrice($0, for: check) }
    let pipeline = located.isReadable([.pipeline]) ? entry.knownPipeline : nil
    self.pipeline = pipeline
    unit = pipeline.map { check.units.unit(of: $0, modelID: entry.modelID) }
    let isStandard =
      pipeline.map { ExactText($0.documentation.modelID) } == ExactText(entry.modelID)
    hasStandardModel = isStandard
    modelIDFault =
      located.isReadable([.modelID]) && !isStandard
      ? pipeline.flatMap { ModelIDFault(of: entry.modelID, for: $0) } : nil
  }

  var entry: PriceEntry { located.entry }

  /// Whether only an ETH price is missing to know the price in wei.
  var needsETHPrice: Bool { unitPrice != nil && price == nil }

  /// The gateway's maximum price of one unit, if it has one for the model.
  func cap(in check: PriceSheetCheck) -> UnitPrice? {
    guard let pipeline, located.isReadable([.pipeline, .modelID]) else { return nil }
    return check.caps?.price(for: pipeline, modelID: entry.modelID)
  }

  /// Whether the model runs in a container of the operator's own, which the node only calls.
  var isExternal: Bool { !(entry.url ?? "").isEmpty }

  /// The model ID as a message shows it.
  var shownModel: String { entry.modelID.shown(upTo: 100) }

  /// What the price is per: `/ms`; empty for a pipeline outside the catalogue.
  var perUnit: String { unit.map { "/\($0.symbol)" } ?? "" }

  func position(of key: PriceKey) -> TextPosition { located.position(of: key) }
}

/// The price of a unit in wei, and what is charged for it.
struct CheckedPrice {
  /// What an orchestrator charges and lists for it.
  let charged: ChargedPrice

  /// The exact price of the entry.
  var wei: Rational { charged.entryPrice }

  init(_ wei: Rational, for check: PriceSheetCheck) {
    charged = ChargedPrice(
      of: wei, fallback: try? check.basePrice?.exactWei(at: check.ethPrice),
      txCostMultiplier: check.txCostMultiplier)
  }
}
