public import LivepeerPricing

/// A job that a side of the network refuses, or cannot count from its measure.
public struct MeteringError: Error, Hashable, Sendable {
  /// Why there is no count.
  public enum Reason: Hashable, Sendable {
    /// The documentation does not price the pipeline by that measure or unit.
    case measure(MeasureError)
    /// The side refuses a job without a measure, for which others have a default.
    case measureRefused
    /// The node counts whole seconds of audio, and refuses a job of none.
    case underOneSecond
    /// The node counts the text itself, which the measure does not give.
    case textNeeded
    /// The node has no rule by which it counts the pipeline in the unit.
    case noRule(WorkUnitKind)
    /// The count is too large for the node's 64-bit numbers.
    case beyondNode(BigInt)
  }

  /// Why there is no count.
  public let reason: Reason
  /// The side that was to count.
  public let metering: Metering
  /// The job's pipeline.
  public let pipeline: Pipeline
  /// The measure that was given; nil if none was.
  public let measure: Measure.Kind?
  /// The measures that would be counted.
  public let acceptedMeasures: [Measure.Kind]

  /// Creates the error of a job.
  init(_ reason: Reason, in job: Job, pricedPer unit: WorkUnitKind, by metering: Metering) {
    self.reason = reason
    self.metering = metering
    pipeline = job.pipeline
    measure = job.measure.kind
    acceptedMeasures =
      switch reason {
      case .measure(let error): error.acceptedMeasures
      case .measureRefused:
        Measure.Kind.accepted(
          by: PipelineCatalogue.documented[job.pipeline], pricedPer: unit)
      case .underOneSecond: [.duration]
      case .textNeeded: [.text]
      case .noRule, .beyondNode: []
      }
  }
}

extension MeteringError: CustomStringConvertible {
  /// One line: what is wrong, and what would be right.
  public var description: String {
    switch reason {
    case .measure(let error): "\(error)"
    case .measureRefused: "\(fault); give \(acceptedMeasures.alternatives)"
    case .underOneSecond: "\(fault); give a longer duration"
    case .textNeeded: "\(fault); give the text"
    case .noRule: fault
    case .beyondNode: "\(fault); make several jobs of it"
    }
  }

  /// What is wrong, without what would be right.
  package var fault: String {
    switch reason {
    case .measure(let error): error.fault
    case .measureRefused: "\(metering.subject) refuses \(pipeline) without a measure"
    case .underOneSecond: "\(metering.subject) refuses \(pipeline) of less than a second"
    case .textNeeded:
      "\(metering.subject) counts the text itself, not \(measure?.name ?? "no measure")"
    case .noRule(let unit):
      "\(metering.subject) has no rule to count \(pipeline.shown) priced per \(unit.rawValue)"
    case .beyondNode(let units):
      "\(units) units are beyond the 64-bit numbers of the "
        + "\(metering == .gateway ? "gateway" : "orchestrator") (at most \(Int64.max))"
    }
  }
}
