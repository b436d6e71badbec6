internal import LivepeerPricing

struct UnknownPipeline: SheetRule {
  let code = "unknown-pipeline"
  let severity = PriceSheetCheck.Rule.Severity.error
  let explanation = "The network does not know a pipeline, and the node stops at start-up."
  let consequence = "the node stops"

  func findings(in sheet: CheckedSheet) -> [RuleFinding] {
    sheet.indices.compactMap { index in
      guard sheet.doubts[index].contains(.pipeline),
        !sheet.file.entries[index].pipeline.isKnownToNode,
        case let entry = sheet[index], entry.located.isReadable([.pipeline])
      else { return nil }
      let name = entry.entry.pipeline.name
      return RuleFinding(
        position: entry.position(of: .pipeline),
        message: "unknown pipeline '\(name.shown(upTo: 100))'; \(Pipeline.nodeAdvice(on: name))",
        entry: index)
    }
  }
}

struct MisspeltPipeline: EntryRule {
  let code = "misspelt-pipeline"
  let subject = EntryDoubts.pipeline
  let severity = PriceSheetCheck.Rule.Severity.error
  let explanation =
    "A warm or external model is of a pipeline that the node's worker does not know."
  let consequence = "the worker crashes, or matches no job"

  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    guard let name = entry.correctedPipeline, entry.isExternal || entry.entry.isWarm else {
      return nil
    }
    return (
      entry.position(of: .pipeline),
      "'\(entry.entry.pipeline.name.shown())' is priced as \(name), and "
        + (entry.isExternal
          ? "the node's worker matches no job with it" : "the node's worker crashes at start-up")
        + "; write \"\(name)\""
    )
  }
}

struct MisspeltColdPipeline: EntryRule {
  let code = "misspelt-cold-pipeline"
  let subject = EntryDoubts.pipeline
  let severity = PriceSheetCheck.Rule.Severity.warning
  let explanation = "A pipeline is spelt as the node prices it, and not as its worker starts it."
  let consequence = "a warm entry, or one with a url, would not work"

  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    guard let name = entry.correctedPipeline, !entry.isExternal, !entry.entry.isWarm else {
      return nil
    }
    return (
      entry.position(of: .pipeline),
      "'\(entry.entry.pipeline.name.shown())' is priced as \(name), but the node's worker knows the exact "
        + "name alone: warm it would crash, with a url it would match no job; write \"\(name)\""
    )
  }
}

extension CheckedEntry {
  /// The pipeline's name as the node's worker spells it, if the file spells it differently.
  fileprivate var correctedPipeline: String? {
    guard let pipeline, !pipeline.name.hasSameBytes(as: entry.pipeline.name) else { return nil }
    return pipeline.name
  }
}

struct DuplicateEntry: SheetRule {
  let code = "duplicate-entry"
  let severity = PriceSheetCheck.Rule.Severity.warning
  let explanation = "Entries for one model and gateway differ in price, and the last one's applies."
  let consequence = "the last entry's price is in force"

  func findings(in sheet: CheckedSheet) -> [RuleFinding] {
    // The place of the last entry of each target, at the place of its first one.
    let firstPlaces = sheet.repeatedNames.firstOfTarget
    var lastPlaces = firstPlaces
    var hasDuplicates = false
    for (index, first) in firstPlaces.enumerated() where first != index {
      lastPlaces[first] = index
      hasDuplicates = true
    }
    guard hasDuplicates else { return [] }
    // Many entries may have one last entry, whose price may be long: it is computed once.
    var lastAmounts: [Int: UnitPrice.Amount?] = [:]
    return sheet.indices.compactMap { index in
      let place = lastPlaces[firstPlaces[index]]
      guard place != index else { return nil }
      let located = sheet.file[index]
      let last = lastAmounts[place] ?? sheet.file[place].readableAmountPerUnit
      lastAmounts[place] = .some(last)
      guard located.readableAmountPerUnit != last else { return nil }
      let entry = located.entry
      return RuleFinding(
        position: located.position(of: .pricePerUnit),
        message:
          "this price does not apply: the entry at \(sheet.file.position(ofEntry: place)) is "
          + "the last one for \(entry.pipeline.shown) \(entry.modelID.shown) and gateway "
          + "'\(entry.gateway.canonicalText.shown(upTo: 100))', and its price is in force",
        entry: index)
    }
  }
}

struct MissingPrice: EntryRule {
  let code = "missing-price"
  let subject = EntryDoubts.price
  let severity = PriceSheetCheck.Rule.Severity.warning
  let explanation = "An entry leaves its price to the node's own flag."
  let consequence = "the node charges its -pricePerUnit, and stops if it has none"

  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    guard entry.entry.pricePerUnit == nil, entry.located.isReadable([.pricePerUnit]) else {
      return nil
    }
    return (
      entry.located.position,
      "no price_per_unit: the node takes that of its flag -pricePerUnit, and stops without one"
    )
  }
}

struct CapacityBelowOne: EntryRule {
  let code = "capacity-below-one"
  let subject = EntryDoubts.capacity
  let severity = PriceSheetCheck.Rule.Severity.warning
  let explanation = "A capacity of zero is taken as 1, and one below zero runs nothing."
  let consequence = "the capacity is not what was written"

  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    let capacity = entry.entry.capacity
    guard capacity < 1 else { return nil }
    let taken =
      capacity == 0
      ? "the node takes it as 1"
      : entry.isExternal
        ? "the node subtracts it from the capacity of the model"
        : "the node starts no container for it"
    return (entry.position(of: .capacity), "capacity is \(capacity): \(taken); write 1 or more")
  }
}
