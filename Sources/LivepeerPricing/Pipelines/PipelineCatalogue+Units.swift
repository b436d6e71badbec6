internal import ExactMath

// What prices are per. A price file has no field for it: the unit follows from the pipeline, but
// text-to-speech is priced per character or per millisecond of output audio, by model.

/// Units that were chosen for pipelines, or for one model of a pipeline.
struct ChosenUnits: Sendable {
  /// What a unit is chosen for.
  struct Target: Hashable {
    let pipeline: Pipeline
    /// The model; nil for every model.
    let modelID: ModelID?
  }

  private(set) var units: [Target: WorkUnitKind] = [:]
  /// The targets, in the order in which they were first named.
  private(set) var targets: [Target] = []

  mutating func choose(_ unit: WorkUnitKind, for target: Target) {
    if units.updateValue(unit, forKey: target) == nil { targets.append(target) }
  }

  @inline(__always)
  func unit(of pipeline: Pipeline, modelID: ModelID) -> WorkUnitKind? {
    // Nearly always.
    units.isEmpty ? nil : chosenUnit(of: pipeline, modelID: modelID)
  }

  private func chosenUnit(of pipeline: Pipeline, modelID: ModelID) -> WorkUnitKind? {
    units[Target(pipeline: pipeline, modelID: modelID)]
      ?? units[Target(pipeline: pipeline, modelID: nil)]
  }

  /// The text form of the choice for a target: `text-to-speech/suno/bark=ms`.
  func text(of target: Target) -> String {
    let model = target.modelID.map { "/\($0.name.shown(upTo: 100))" } ?? ""
    return "\(target.pipeline.shown)\(model)=\(units[target]?.symbol ?? "")"
  }
}

extension ChosenUnits: Hashable {
  static func == (lhs: ChosenUnits, rhs: ChosenUnits) -> Bool { lhs.units == rhs.units }

  func hash(into hasher: inout Hasher) { hasher.combine(units) }
}

extension PipelineCatalogue {
  /// Returns the unit of a price for a pipeline and model; nil if nothing is known of the pipeline.
  ///
  /// - Complexity: O(1), however many units were chosen.
  public func unit(of pipeline: Pipeline, modelID: ModelID) -> WorkUnitKind? {
    chosenUnits.unit(of: pipeline, modelID: modelID) ?? usualUnit(of: pipeline)
  }

  private static let maximumTextLength = 65_536

  /// Returns the catalogue with units for prices whose file has no field for them.
  ///
  /// The text form is `PIPELINE[/MODEL]=UNIT`, several separated by commas: `text-to-speech=ms`,
  /// `text-to-speech/suno/bark=ms`. A choice for the model comes before one for the pipeline; of two
  /// for the same the last one holds.
  ///
  /// - Throws: ``TextFormError``, also for a unit that the pipeline cannot be priced per.
  /// - Complexity: O(*n*) in bytes.
  public func choosing(_ text: String) throws(TextFormError) -> PipelineCatalogue {
    guard text.utf8.count <= PipelineCatalogue.maximumTextLength else {
      throw TextFormError(
        .unitChoice, in: text.utf8, at: PipelineCatalogue.maximumTextLength,
        .outOfRange("more than \(PipelineCatalogue.maximumTextLength) bytes of choices"))
    }
    var catalogue = self
    let units = Set(WorkUnitKind.standard + declaredUnits)
    var offset = 0
    for part in text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      let (target, unit) = try choice(part, in: text, at: offset, amongUnits: units)
      catalogue.chosenUnits.choose(unit, for: target)
      offset += part.count + 1
    }
    return catalogue
  }

  /// Chooses a unit for the prices of one model.
  ///
  /// - Complexity: O(1) if no copy of the catalogue is kept.
  package mutating func choose(
    _ unit: WorkUnitKind, for pipeline: Pipeline, modelID: ModelID
  ) {
    chosenUnits.choose(unit, for: ChosenUnits.Target(pipeline: pipeline, modelID: modelID))
  }

  /// Returns the catalogue with those units of a text that are not chosen yet; see ``choosing(_:)``.
  package func choosingOthers(_ text: String) throws(TextFormError) -> PipelineCatalogue {
    var catalogue = try choosing(text)
    for target in chosenUnits.targets {
      if let unit = chosenUnits.units[target] { catalogue.chosenUnits.choose(unit, for: target) }
    }
    return catalogue
  }

  private func choice(
    _ part: Substring.UTF8View, in text: String, at offset: Int,
    amongUnits units: Set<WorkUnitKind>
  ) throws(TextFormError) -> (ChosenUnits.Target, WorkUnitKind) {
    func error(_ offset: Int, _ reason: TextFormError.Reason) -> TextFormError {
      TextFormError(.unitChoice, in: text.utf8, at: offset, reason)
    }
    guard let equals = part.lastIndex(of: UInt8(ascii: "=")) else {
      throw error(offset, .expected("PIPELINE=UNIT, as in text-to-speech=ms"))
    }
    let (pipeline, modelID) = target(String(Substring(part[..<equals])))
    let definition = self[pipeline]
    if definition == nil {
      let name = pipeline.name.shown()
      if let meant = suggestion(for: pipeline.name) {
        throw error(
          offset, .misspelled("pipeline", name: name, suggestion: meant.name))
      }
      guard !name.isEmpty else {
        throw error(
          offset, .unknown("pipeline", name: name, allowed: pipelines.map(\.name)))
      }
    }
    let unitOffset = offset + part.distance(from: part.startIndex, to: equals) + 1
    let unitName = String(Substring(part[part.index(after: equals)...]))
    guard let unit = WorkUnitKind(named: unitName),
      definition?.possibleUnits.contains(unit) ?? units.contains(unit)
    else {
      let allowed = definition?.possibleUnits ?? WorkUnitKind.standard + declaredUnits
      throw error(
        unitOffset,
        .unknown(
          "unit for \(pipeline.name.shown())", name: unitName.shown(),
          allowed: allowed.map(\.symbol)))
    }
    return (ChosenUnits.Target(pipeline: pipeline, modelID: modelID), unit)
  }

  /// The pipeline and the model before the `=`: the longest name that is known, or else what comes
  /// before the first slash.
  private func target(_ text: String) -> (Pipeline, ModelID?) {
    if self[Pipeline(text)] != nil { return (Pipeline(text), nil) }
    var known: String.Index?
    var place = text.startIndex
    // A name of a pipeline has one slash at most.
    for _ in 0..<2 {
      guard let slash = text[place...].firstIndex(of: "/") else { break }
      if known == nil || self[Pipeline(String(text[..<slash]))] != nil { known = slash }
      place = text.index(after: slash)
    }
    guard let known else { return (Pipeline(text), nil) }
    let modelID = ModelID(String(text[text.index(after: known)...]))
    return (Pipeline(String(text[..<known])), modelID)
  }
}

extension WorkUnitKind {
  /// Creates the unit of its own name, or of a name of one of it, short or long: `ms`, `pixels`;
  /// returns nil for the name of a larger scale.
  init?(named name: String) {
    if let unit = WorkUnitKind(rawValue: name) {
      self = unit
      return
    }
    guard let scale = AnyScale(name: name), scale.units == 1 else { return nil }
    self = scale.unit
  }
}
