struct UnknownPipeline: SheetRule {
  let code = "unknown-pipeline"
  let severity = PriceSheetRule.Severity.error
  let explanation = "A pipeline is none that the network knows, and the node stops at start-up."

  func findings(in sheet: CheckedSheet) -> [RuleFinding] {
    sheet.remarks.compactMap { remark in
      guard case .unknownPipeline(let name) = remark.kind else { return nil }
      let names = Pipeline.allCases.map(\.rawValue).joined(separator: ", ")
      return RuleFinding(
        position: remark.position,
        message: "unknown pipeline '\(name.shown(upTo: 100))'; use one of \(names)",
        entry: remark.entry)
    }
  }
}

struct DuplicateEntry: SheetRule {
  let code = "duplicate-entry"
  let severity = PriceSheetRule.Severity.error
  let explanation = "Two entries price the same model of a pipeline for the same gateway."

  func findings(in sheet: CheckedSheet) -> [RuleFinding] {
    var first: [EntryTarget: TextPosition] = [:]
    first.reserveCapacity(sheet.entries.count)
    return sheet.entries.enumerated().compactMap { index, checked in
      guard checked.located.isReadable(.pipeline, .modelID, .gateway) else { return nil }
      let entry = checked.entry
      let target = EntryTarget(entry)
      let position = checked.located.position
      guard let earlier = first[target] else {
        first[target] = position
        return nil
      }
      return RuleFinding(
        position: position,
        message: "\(entry.pipeline.shown(upTo: 100)) \(checked.shownModel) has a price for gateway "
          + "'\(target.gateway.text.shown(upTo: 100))' already, at \(earlier); remove one of the two",
        entry: index)
    }
  }
}

struct MissingPrice: EntryRule {
  let code = "missing-price"
  let severity = PriceSheetRule.Severity.warning
  let explanation = "An entry leaves its price to the node's own flag."

  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    guard entry.entry.pricePerUnit == nil, entry.located.isReadable(.pricePerUnit) else {
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
  let severity = PriceSheetRule.Severity.warning
  let explanation = "A capacity of zero is taken as 1, and one below zero runs nothing."

  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    let capacity = entry.entry.capacity
    guard capacity < 1 else { return nil }
    return (
      entry.position(of: .capacity),
      "capacity is \(capacity): "
        + (capacity == 0 ? "the node takes it as 1" : "the node loads no model for it")
        + "; write 1 or more"
    )
  }
}
