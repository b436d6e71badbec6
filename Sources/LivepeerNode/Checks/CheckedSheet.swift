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
      if case .usd = entry.cap(in: check), case .wei = entry.amountPerUnit { true } else { false }
    }
  }
}

/// What entries are told apart by.
struct CheckedNames {
  /// What the price is for.
  let target: PriceTarget
  let isWarm: Bool
  /// Whether the node refuses nothing of the target.
  let hasTarget: Bool
  /// Whether the node refuses neither the pipeline, nor the model, nor whether it is warm.
  let hasWarmModel: Bool

  init(_ located: LocatedEntry) {
    target = PriceTarget(located.entry)
    isWarm = located.entry.isWarm
    hasTarget = located.isReadable([.pipeline, .modelID, .gateway])
    hasWarmModel = located.isReadable([.pipeline, .modelID, .warm])
  }
}

/// An entry and its price.
struct CheckedEntry {
  let located: LocatedEntry
  /// The price of a unit as the entry states it; nil if it has none, or an invalid one.
  let amountPerUnit: UnitPrice.Amount?
  /// The price of a unit in wei; nil if there is none, or it cannot be converted.
  let price: CheckedPrice?
  /// What is known of the pipeline, if it is readable and the node knows it.
  let definition: PipelineDefinition?
  /// The unit of the price; nil if the node does not know the pipeline.
  let unit: WorkUnitKind?
  /// Whether the model is the one of the pipeline's documentation, byte for byte.
  let hasStandardModel: Bool
  /// What is wrong with the model ID, if anything can be seen.
  let modelIDFault: ModelIDFault?

  init(_ located: LocatedEntry, for check: PriceSheetCheck) {
    self.located = located
    let entry = located.entry
    amountPerUnit =
      located.isReadable([.pricePerUnit, .pixelsPerUnit, .currency]) ? entry.amountPerUnit : nil
    price = (try? amountPerUnit?.exactWei(at: check.ethPrice)).map { CheckedPrice($0, for: check) }
    let isKnown = located.isReadable([.pipeline]) && entry.pipeline.isKnownToNode
    let definition = isKnown ? PipelineCatalogue.documented[entry.pipeline] : nil
    self.definition = definition
    unit = isKnown ? check.catalogue.unit(of: entry.pipeline, modelID: entry.modelID) : nil
    let documented = definition?.documentation?.modelID
    let isStandard = documented == entry.modelID
    hasStandardModel = isStandard
    modelIDFault =
      located.isReadable([.modelID]) && !isStandard
      ? documented.flatMap { ModelIDFault(of: entry.modelID, documented: $0) } : nil
  }

  var entry: PriceEntry { located.entry }

  /// The pipeline as the node knows it.
  var pipeline: Pipeline? { definition?.pipeline }

  /// Whether only an ETH price is missing to know the price in wei.
  var needsETHPrice: Bool { amountPerUnit != nil && price == nil }

  /// The gateway's maximum price of one unit, if it has one for the model.
  func cap(in check: PriceSheetCheck) -> UnitPrice.Amount? {
    guard let pipeline, located.isReadable([.pipeline, .modelID]) else { return nil }
    return check.caps?.price(for: pipeline, modelID: entry.modelID)
  }

  /// Whether the model runs in a container of the operator's own, which the node only calls.
  var isExternal: Bool { !(entry.url ?? "").isEmpty }

  /// The model ID as a message shows it.
  var shownModel: String { entry.modelID.shown }

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
