struct WarmAndCold: SheetRule {
  let code = "warm-and-cold"
  let severity = PriceSheetRule.Severity.error
  let explanation = "A model is warm in one entry and cold in another, and the node stops."

  func findings(in sheet: CheckedSheet) -> [RuleFinding] {
    var first: [EntryTarget: (isWarm: Bool, position: TextPosition)] = [:]
    first.reserveCapacity(sheet.entries.count)
    return sheet.entries.enumerated().compactMap { index, checked in
      guard checked.located.isReadable(.pipeline, .modelID, .warm) else { return nil }
      let entry = checked.entry
      let model = EntryTarget(entry).forEveryGateway
      guard let earlier = first[model] else {
        first[model] = (entry.isWarm, checked.located.position)
        return nil
      }
      guard earlier.isWarm != entry.isWarm else { return nil }
      return RuleFinding(
        position: checked.position(of: .warm),
        message:
          "\(checked.shownModel) is \(entry.isWarm ? "warm here and cold" : "cold here and warm") "
          + "at \(earlier.position), and the node stops; make both the same",
        entry: index)
    }
  }
}

struct MoreWarmModelsThanGPUs: SheetRule {
  let code = "more-warm-models-than-gpus"
  let severity = PriceSheetRule.Severity.error
  let explanation = "There are more warm models than GPUs, and a GPU takes one warm model."

  func findings(in sheet: CheckedSheet) -> [RuleFinding] {
    guard let gpus = sheet.check.gpuMemoryGB else { return [] }
    var loaded = 0
    return sheet.entries.enumerated().compactMap { index, entry in
      let (sum, overflow) = loaded.addingReportingOverflow(entry.warmContainers)
      guard entry.warmContainers > 0 else { return nil }
      loaded = overflow ? .max : sum
      guard loaded > gpus.count else { return nil }
      return RuleFinding(
        position: entry.position(of: .warm),
        message: "no GPU is left for \(entry.shownModel): the node loads one warm model on a GPU, "
          + "and up to here \(loaded) are warm on \(gpus.count); keep it cold",
        entry: index)
    }
  }
}

struct GPUMemoryTooSmall: SheetRule {
  let code = "gpu-memory-too-small"
  let severity = PriceSheetRule.Severity.error
  let explanation = "A warm model has no GPU with as much memory as its smallest variant takes."

  func findings(in sheet: CheckedSheet) -> [RuleFinding] {
    guard let gpus = sheet.check.gpuMemoryGB else { return [] }
    return WarmPacking.unplaced(sheet.entries.map(\.leastMemoryGB), on: gpus).map {
      index, needed, largestLeft in
      let entry = sheet.entries[index]
      return RuleFinding(
        position: entry.position(of: .warm),
        message: "\(entry.shownModel) takes \(needed) GB or more, and the largest GPU that is left "
          + "for it has \(largestLeft) GB",
        entry: index)
    }
  }
}

struct GPUMemoryMayNotSuffice: SheetRule {
  let code = "gpu-memory-may-not-suffice"
  let severity = PriceSheetRule.Severity.warning
  let explanation = "A warm model has no GPU with as much memory as the documentation asks for."

  func findings(in sheet: CheckedSheet) -> [RuleFinding] {
    guard let gpus = sheet.check.gpuMemoryGB else { return [] }
    let tooSmall = Set(
      WarmPacking.unplaced(sheet.entries.map(\.leastMemoryGB), on: gpus).map(\.index))
    return WarmPacking.unplaced(sheet.entries.map(\.documentedMemoryGB), on: gpus).compactMap {
      index, needed, largestLeft in
      guard !tooSmall.contains(index) else { return nil }
      let entry = sheet.entries[index]
      let whose = entry.hasStandardModel ? "" : " for the pipeline's standard model"
      return RuleFinding(
        position: entry.position(of: .warm),
        message: "\(entry.shownModel) may not fit: the documentation asks for a GPU of \(needed) GB"
          + "\(whose), and the largest that is left for it has \(largestLeft) GB",
        entry: index)
    }
  }
}

extension CheckedEntry {
  /// How many containers the node loads for the entry when it starts: one a job that runs at once.
  ///
  /// A container that runs elsewhere, at a `url`, takes none of the node's GPUs.
  /// Source: go-livepeer 0.9.1, `starter.StartLivepeer`.
  fileprivate var warmContainers: Int {
    guard entry.isWarm, located.isReadable(.warm, .capacity, .url), entry.url ?? "" == "" else {
      return 0
    }
    return entry.capacity == 0 ? 1 : max(0, entry.capacity)
  }

  /// The memory without which the model cannot start, for each of its containers.
  ///
  /// Of a model that the documentation does not have, nothing is known.
  fileprivate var leastMemoryGB: WarmPacking.Need {
    let facts = hasStandardModel ? pipeline?.documentation : nil
    return WarmPacking.Need(
      containers: warmContainers,
      memoryGB: facts.map { $0.memoryGB?.lowerBound ?? $0.entryGPUGB } ?? 0)
  }

  /// The memory that the pipeline's documentation asks for: its largest variant, and the smallest
  /// GPU that it names.
  fileprivate var documentedMemoryGB: WarmPacking.Need {
    let facts = pipeline?.documentation
    return WarmPacking.Need(
      containers: warmContainers,
      memoryGB: facts.map { max($0.memoryGB?.upperBound ?? 0, $0.entryGPUGB) } ?? 0)
  }
}
