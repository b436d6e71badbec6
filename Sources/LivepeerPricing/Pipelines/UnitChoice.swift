internal import ExactMath

/// What pipelines are priced per, where a price file's own words leave it open.
///
/// text-to-speech is priced per character or per millisecond of output audio, by model, and the
/// price file has no field that says which. The text form is `PIPELINE[/MODEL]=UNIT`, several
/// separated by commas: `text-to-speech=ms`, `text-to-speech/suno/bark=ms`.
public struct UnitChoice: Hashable, Sendable {
  struct Rule: Hashable {
    let pipeline: Pipeline
    /// nil stands for every model.
    let modelID: String?
    let unit: WorkUnitKind
  }

  private(set) var rules: [Rule] = []

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
      rules.append(try UnitChoice.rule(part, in: text, at: offset))
      offset += part.count + 1
    }
  }

  /// Both choices; where they differ, the other's holds.
  public func merging(_ other: UnitChoice) -> UnitChoice {
    var merged = self
    merged.rules += other.rules
    return merged
  }

  /// The unit of a price for that pipeline and model; a choice for the model comes first.
  public func unit(of pipeline: Pipeline, modelID: String) -> WorkUnitKind {
    let matching = rules.filter { $0.pipeline == pipeline }
    let rule =
      matching.last { $0.modelID == modelID } ?? matching.last { $0.modelID == nil }
    return rule?.unit ?? pipeline.unit
  }

  private static func rule(
    _ part: Substring.UTF8View, in text: String, at offset: Int
  ) throws(TextFormError) -> Rule {
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
    return Rule(pipeline: pipeline, modelID: modelID, unit: unit)
  }
}

extension UnitChoice.Rule: CustomStringConvertible {
  /// Whether the choice is for a model.
  func isFor(modelID: String) -> Bool {
    self.modelID.map { Array($0.utf8) == Array(modelID.utf8) } ?? true
  }

  /// The text form: `text-to-speech/suno/bark=ms`.
  var description: String {
    "\(pipeline)\(modelID.map { "/\($0.shown(upTo: 100))" } ?? "")=\(unit.symbol)"
  }
}
