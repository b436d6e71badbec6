public import ExactMath

/// A measure that a pipeline is not priced by, or that a side of the network refuses.
public struct MeasureError: Error, Hashable, Sendable {
  /// The fault of the measure.
  public enum Reason: Hashable, Sendable {
    /// The pipeline is not priced by it.
    case notPricedBy
    /// A measure is needed: there is no default for the pipeline.
    case missing
    /// It counts fewer than none.
    case negative
    /// The pipeline cannot be priced per that unit.
    case impossibleUnit
    /// The node counts whole seconds of audio, and refuses a job of none.
    case underOneSecond
    /// The node counts the text itself, which the measure does not give.
    case textNeeded
    /// The node's 64-bit numbers do not hold that count.
    case beyondNode(BigInt)
  }

  /// The fault of the measure.
  public let reason: Reason
  /// The way of counting that was asked for.
  public let metering: Metering
  /// The job's pipeline.
  public let pipeline: Pipeline
  /// The unit of the price.
  public let unit: WorkUnitKind
  /// The measure's name.
  public let measure: String

  /// The fault of a job's measure.
  init(_ reason: Reason, in job: Job, pricedPer unit: WorkUnitKind, by metering: Metering) {
    self.reason = reason
    self.metering = metering
    self.pipeline = job.pipeline
    self.unit = unit
    // Of an image's numbers its count alone can be negative.
    let isCountOfImages = if case .images = job.measure { reason == .negative } else { false }
    measure = isCountOfImages ? "a count of images" : job.measure.name
  }
}

extension MeasureError: CustomStringConvertible {
  /// One line: what is wrong, and the measures that are right.
  public var description: String {
    switch reason {
    case .notPricedBy:
      "\(pipeline) priced per \(unit.rawValue) does not take \(measure); give \(rightFlags)"
    case .missing where metering == .orchestratorDirectly:
      "\(metering.subject) refuses \(pipeline) without a measure; give \(rightFlags)"
    case .missing: "\(whoNeeds) needs a measure; give \(rightFlags)"
    case .negative: "\(measure) is not negative; give \(rightFlags)"
    case .impossibleUnit:
      "\(pipeline) is priced per "
        + "\(pipeline.possibleUnits.map(\.rawValue).joined(separator: " or ")), "
        + "not per \(unit.rawValue)"
    case .underOneSecond:
      "\(metering.subject) refuses \(pipeline) of less than a second; give a longer --duration"
    case .textNeeded:
      "\(metering.subject) counts the text itself, not \(measure); give --text or --text-file"
    case .beyondNode(let units):
      "\(units) units are beyond the 64-bit numbers of the "
        + "\(metering == .gateway ? "gateway" : "orchestrator") (at most \(Int64.max)); "
        + "make several jobs of it"
    }
  }

  private var whoNeeds: String {
    metering == .documented ? "\(pipeline)" : "\(metering.subject) of \(pipeline)"
  }

  /// The command-line flags of the measures that the pipeline is priced by.
  private var rightFlags: String {
    let measures =
      switch (pipeline, unit) {
      case (.textToSpeech, .character): "--characters, --text, --text-file"
      case (.audioToText, _), (.textToSpeech, _), (.liveVideoToVideo, _): "--duration"
      case (.llm, _): ""
      default: "--size, --image-file"
      }
    return measures.isEmpty ? "--units" : "\(measures) or --units"
  }
}
