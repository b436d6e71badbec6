internal import LivepeerPricing

/// The parts of an entry of a pipeline if no rule finds anything about it.
///
/// It is an object, so that it is not copied for every entry.
final class UsualEntry: Sendable {
  /// The pipeline, spelt as the node's worker knows it.
  let pipeline: Pipeline
  /// The model of its documentation.
  let modelID: ModelID?
  /// Its prices; nil if every price has to be looked at.
  let prices: UsualPrices?

  init(of known: NodePipeline, at ethPrice: ETHPrice?, charging maximumWei: BigInt) {
    pipeline = known.definition.pipeline
    modelID = known.modelID
    prices = UsualPrices(of: known.definition, at: ethPrice, charging: maximumWei)
  }

  /// Returns the parts of an entry of the pipeline that are not usual.
  func doubts(about entry: PriceEntry) -> EntryDoubts {
    var doubts: EntryDoubts = []
    if !pipeline.name.hasSameBytes(as: entry.pipeline.name) { doubts.insert(.pipeline) }
    if modelID != entry.modelID { doubts.insert(.model) }
    if prices?.contain(priceOf: entry) != true { doubts.insert(.price) }
    if entry.capacity < 1 { doubts.insert(.capacity) }
    if entry.hasRareMembers { doubts.insert(.container) }
    return doubts
  }
}

/// The usual entries of all pipelines, computed once for a check.
struct UsualEntries {
  private let entries: [UsualEntry]
  /// The doubts about every entry, whatever it has.
  private let doubtsOfAll: EntryDoubts

  init(for check: PriceSheetCheck) {
    let most = UsualPrices.maximumWei(txCostMultiplier: check.txCostMultiplier)
    entries = NodePipeline.all.map { UsualEntry(of: $0, at: check.ethPrice, charging: most) }
    doubtsOfAll = check.caps == nil ? [] : .cap
  }

  /// Returns the parts of each entry that a rule may find something about.
  func doubts(about sheet: borrowing Span<PriceEntry>) -> [EntryDoubts] {
    var doubts: [EntryDoubts] = []
    doubts.reserveCapacity(sheet.count)
    for index in sheet.indices {
      let usual = entries.first { $0.pipeline == sheet[index].pipeline }
      doubts.append(usual?.doubts(about: sheet[index]).union(doubtsOfAll) ?? .all)
    }
    return doubts
  }
}
