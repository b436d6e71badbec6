internal import LivepeerPricing

struct WarmAndCold: SheetRule {
  let code = "warm-and-cold"
  let severity = PriceSheetCheck.Rule.Severity.error
  let explanation = "A model is warm in one entry and cold in another, and the node stops."
  let consequence = "the node stops"

  func findings(in sheet: CheckedSheet) -> [RuleFinding] {
    sheet.repeatedNames.firstOfModel.enumerated().compactMap { index, first in
      let isWarm = sheet.file.entries[index].isWarm
      guard sheet.file.entries[first].isWarm != isWarm else { return nil }
      let checked = sheet[index]
      return RuleFinding(
        position: checked.position(of: .warm),
        message:
          "\(checked.shownModel) is \(isWarm ? "warm here and cold" : "cold here and warm") "
          + "at \(sheet.file.position(ofEntry: first)), and the node stops, whatever the gateways; "
          + "make both the same",
        entry: index)
    }
  }
}

struct MoreWarmModelsThanGPUs: SheetRule {
  let code = "more-warm-models-than-gpus"
  let severity = PriceSheetCheck.Rule.Severity.error
  let explanation = "There are more warm models than GPUs, and a GPU takes one warm model."
  let consequence = "the node stops"

  func findings(in sheet: CheckedSheet) -> [RuleFinding] {
    guard let gpus = sheet.check.gpuMemoryGB else { return [] }
    return WarmPlacement(sheet.warmContainers, on: gpus).shares
      .enumerated()
      .compactMap { index, share in
        guard share.isShort else { return nil }
        let entry = sheet[index]
        return RuleFinding(
          position: entry.position(of: .warm),
          message:
            "no GPU is left for \(entry.shownModel): the node loads one warm model on a GPU, "
            + "and up to here \(share.loaded) are warm on \(gpus.count); keep it cold",
          entry: index)
      }
  }
}

struct GPUMemoryTooSmall: SheetRule {
  let code = "gpu-memory-too-small"
  let severity = PriceSheetCheck.Rule.Severity.error
  let explanation = "A warm model gets a GPU with less memory than its smallest variant takes."
  let consequence = "the container does not start, and the node stops"

  func findings(in sheet: CheckedSheet) -> [RuleFinding] {
    sheet.smallestGPUs.compactMap { index, smallest in
      let entry = sheet[index]
      guard let needed = entry.minimumMemoryGB, smallest < needed else { return nil }
      return RuleFinding(
        position: entry.position(of: .warm),
        message: "\(entry.shownModel) takes \(needed) GB or more and gets a GPU of \(smallest) GB: "
          + "GPUs go to warm models in the order of the file",
        entry: index)
    }
  }
}

struct GPUMemoryMayNotSuffice: SheetRule {
  let code = "gpu-memory-may-not-suffice"
  let severity = PriceSheetCheck.Rule.Severity.warning
  let explanation = "A warm model gets a GPU with less memory than the documentation asks for."
  let consequence = "the container may not start"

  func findings(in sheet: CheckedSheet) -> [RuleFinding] {
    sheet.smallestGPUs.compactMap { index, smallest in
      let entry = sheet[index]
      guard let needed = entry.documentedMemoryGB, smallest < needed,
        smallest >= entry.minimumMemoryGB ?? 0
      else { return nil }
      let whose = entry.documentation.isOfModel ? "" : " for the pipeline's standard model"
      return RuleFinding(
        position: entry.position(of: .warm),
        message: "\(entry.shownModel) may not fit: the documentation asks for a GPU of \(needed) GB"
          + "\(whose), and it gets one of \(smallest) GB: GPUs go to warm models in the order of "
          + "the file",
        entry: index)
    }
  }
}

extension CheckedSheet {
  /// The number of containers that the node loads for each entry at start-up.
  fileprivate var warmContainers: [Int] { indices.map { file[$0].warmContainers } }

  /// The smallest GPU that each warm entry gets, in the order of the file; empty if there are no
  /// GPUs.
  fileprivate var smallestGPUs: [(index: Int, memoryGB: Int)] {
    guard let gpus = check.gpuMemoryGB else { return [] }
    return WarmPlacement(warmContainers, on: gpus).shares.enumerated()
      .compactMap { index, share in gpus[share.gpus].min().map { (index, $0) } }
  }
}

extension PositionedEntry {
  /// The number of containers that the node loads for the entry at start-up: one for each
  /// concurrent job.
  ///
  /// A container that runs elsewhere, at a `url`, uses none of the node's GPUs. Source: go-livepeer
  /// 0.9.1, `starter.StartLivepeer`.
  fileprivate var warmContainers: Int {
    guard entry.isWarm, isReadable([.warm, .capacity, .url]), !entry.isExternal else { return 0 }
    return entry.capacity == 0 ? 1 : max(0, entry.capacity)
  }
}

extension CheckedEntry {
  /// The documentation of the model under any pipeline, or otherwise of the pipeline.
  fileprivate var documentation: (facts: Pipeline.Documentation?, isOfModel: Bool) {
    let all = (definition.map { [$0] } ?? []) + PipelineCatalogue.documented.definitions
    let ofModel = all.lazy.compactMap(\.documentation).first { $0.modelID == entry.modelID }
    return (ofModel ?? definition?.documentation, ofModel != nil)
  }

  /// The minimum memory with which the model starts; nil if the model is not documented.
  fileprivate var minimumMemoryGB: Int? {
    let (facts, isOfModel) = documentation
    guard let facts, isOfModel else { return nil }
    return facts.memoryGB?.lowerBound ?? facts.entryGPUGB
  }

  /// The memory that the documentation requires; nil for a pipeline outside the catalogue.
  ///
  /// It is the largest of the model's variants, and of the smallest GPU that is named.
  fileprivate var documentedMemoryGB: Int? {
    documentation.facts.flatMap { facts in
      [facts.memoryGB?.upperBound, facts.entryGPUGB].compactMap(\.self).max()
    }
  }
}
