internal import LivepeerPricing

/// What an entry of a pipeline has if no rule finds anything about it: an object, which is not copied
/// for every entry.
final class UsualEntry: Sendable {
  /// The pipeline, spelt as the node's worker knows it.
  let pipeline: Pipeline
  /// The model of its documentation.
  let modelID: ModelID?
  /// The prices of a unit, in whole wei, that no rule about prices finds anything about; nil if there
  /// are none such.
  let wei: ClosedRange<BigInt>?

  /// Creates what is usual for a pipeline, of which whole wei up to a number are charged in full.
  init(of known: NodePipeline, charging maximumWei: BigInt) {
    pipeline = known.definition.pipeline
    modelID = known.definition.documentation?.modelID
    wei = known.likelyPrices?.wholeWei.flatMap { likely in
      let most = min(likely.upperBound, maximumWei)
      return likely.lowerBound <= most ? likely.lowerBound...most : nil
    }
  }

  /// Returns the parts of an entry of the pipeline that are not usual.
  func doubts(about entry: PriceEntry) -> EntryDoubts {
    var doubts: EntryDoubts = []
    if !pipeline.name.hasSameBytes(as: entry.pipeline.name) { doubts.insert(.pipeline) }
    if modelID != entry.modelID { doubts.insert(.model) }
    if !hasPrice(of: entry) { doubts.insert(.price) }
    if entry.capacity < 1 { doubts.insert(.capacity) }
    if entry.hasRareMembers { doubts.insert(.container) }
    return doubts
  }

  /// Returns whether the price of an entry is one of ``wei``, which comparing whole numbers tells.
  private func hasPrice(of entry: PriceEntry) -> Bool {
    guard let wei, let price = entry.pricePerUnit, entry.currency == .wei, price.exponent == 0,
      entry.pixelsPerUnit ?? 1 == 1
    else { return false }
    return wei.contains(price.coefficient)
  }
}

/// What is usual for every pipeline, made ready once for a check.
struct UsualEntries {
  private let entries: [UsualEntry]
  /// The doubts about every entry, whatever it has.
  private let doubtsOfAll: EntryDoubts

  init(for check: PriceSheetCheck) {
    let most = UsualEntries.maximumWei(txCostMultiplier: check.txCostMultiplier)
    entries = NodePipeline.all.map { UsualEntry(of: $0, charging: most) }
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

  /// Returns the most whole wei that are charged in full, and listed in full.
  ///
  /// One wei or more, up to this: with its surcharge the price has at most 2^63 − 1 thousandths, so
  /// that nothing of it saturates or overflows; it is never 0, and what is lost of it is less than a
  /// thousandth of a wei, and so less than the thousandth of the price that a rule tells of.
  static func maximumWei(txCostMultiplier: Rational) -> BigInt {
    let surcharged = NodePrice.AutoAdjusted(base: 1, txCostMultiplier: txCostMultiplier).ideal
    return (NodePrice.Fixed.maximum / surcharged).rounded(.down)
  }
}
