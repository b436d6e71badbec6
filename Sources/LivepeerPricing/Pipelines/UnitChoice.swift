internal import ExactMath

/// What pipelines are priced per, where a price file's own words leave it open.
///
/// text-to-speech is priced per character or per millisecond of output audio, by model, and the
/// price file has no field that says which. The text form is `PIPELINE[/MODEL]=UNIT`, several
/// separated by commas: `text-to-speech=ms`, `text-to-speech/suno/bark=ms`.
public struct UnitChoice: Sendable {
  /// What a unit is chosen for.
  struct Target: Hashable {
    let pipeline: Pipeline
    /// nil stands for every model; names are compared byte for byte, as the node does.
    let modelID: ExactText?
  }

  private var units: [Target: WorkUnitKind] = [:]
  /// The targets, in the order in which they were first named.
  private(set) var targets: [Target] = []

  /// Every pipeline by its own unit; text-to-speech by character.
  public static let documented = UnitChoice()

  private init() {}

  private static let longestText = 65_536

  /// Reads one choice or several.
  ///
  /// - Throws: ``TextFormError``, also for a unit that the pipeline cannot be priced per.
  public init(_ text: String) throws(TextFormError) {
    guard text.utf8.count <= UnitChoice.longestText else {
      throw TextFormError(
        .unitChoice, in: text.utf8, at: UnitChoice.longestText,
        .outOfRange("more than \(UnitChoice.longestText) bytes of choices"))
    }
    var offset = 0
    for part in text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      let (target, unit) = try UnitChoice.choice(part, in: text, at: offset)
      choose(unit, for: target)
      offset += part.count + 1
    }
  }

  /// Both choices; where they differ, the other's holds.
  public func merging(_ other: UnitChoice) -> UnitChoice {
    var merged = self
    for target in other.targets {
      if let unit = other.units[target] { merged.choose(unit, for: target) }
    }
    return merged
  }

  private mutating func choose(_ unit: WorkUnitKind, for target: Target) {
    if units.updateValue(unit, forKey: target) == nil { targets.append(target) }
  }

  /// The unit of a price for that pipeline and model; a choice for the model comes first.
  ///
  /// - Complexity: O(1), whatever the number of choices.
  public func unit(of pipeline: Pipeline, modelID: String) -> WorkUnitKind {
    units[Target(pipeline: pipeline, modelID: ExactText(modelID))]
      ?? units[Target(pipeline: pipeline, modelID: nil)] ?? pipeline.unit
  }

  private static func choice(
    _ part: Substring.UTF8View, in text: String, at offset: Int
  ) throws(TextFormError) -> (Target, WorkUnitKind) {
    func error(_ offset: Int, _ reason: TextFormError.Reason) -> TextFormError {
      TextFormError(.unitChoice, in: text.utf8, at: offset, reason)
    }
    guard let equals = part.lastIndex(of: UInt8(ascii: "=")) else {
      throw error(offset, .expected("PIPELINE=UNIT, as in text-to-speech=ms"))
    }
    let target = part[..<equals]
    let slash = target.firstIndex(of: UInt8(ascii: "/"))
    let pipelineName = String(Substring(target[..<(slash ?? target.endIndex)]))
    guard let pipeline = Pipeline(rawValue: pipelineName) else {
      throw error(
        offset,
        Pipeline(resembling: pipelineName).map {
          .misspelled("pipeline", name: pipelineName.shown(), suggestion: $0.rawValue)
        }
          ?? .unknown(
            "pipeline", name: pipelineName.shown(), allowed: Pipeline.allCases.map(\.rawValue)))
    }
    let unitOffset = offset + part.distance(from: part.startIndex, to: equals) + 1
    let unitName = String(Substring(part[part.index(after: equals)...]))
    let scale = AnyScale(name: unitName)
    guard let unit = scale?.unit, scale?.units == 1, pipeline.possibleUnits.contains(unit) else {
      throw error(
        unitOffset,
        .unknown(
          "unit for \(pipeline)", name: unitName.shown(),
          allowed: pipeline.possibleUnits.map(\.symbol)))
    }
    let modelID = slash.map { String(Substring(target[target.index(after: $0)...])) }
    return (Target(pipeline: pipeline, modelID: modelID.map(ExactText.init)), unit)
  }
}

extension UnitChoice: Hashable {
  /// Whether every price has the same unit by both; the order of choices does not count.
  public static func == (lhs: UnitChoice, rhs: UnitChoice) -> Bool { lhs.units == rhs.units }

  /// Feeds the choices to a hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(units) }

  /// The text form of the choice for a target: `text-to-speech/suno/bark=ms`.
  func text(of target: Target) -> String {
    let model = target.modelID.map { "/\($0.text.shown(upTo: 100))" } ?? ""
    return "\(target.pipeline)\(model)=\(units[target]?.symbol ?? "")"
  }
}
