public import LivepeerPricing

extension Metering {
  /// A job that a side of the network refuses, or cannot count from its measure.
  public struct CountingError: Error, Hashable, Sendable {
    /// The reason why there is no count.
    public enum Reason: Hashable, Sendable {
      /// The documentation does not price the pipeline by the measure or the unit.
      case measure(Job.MeasureError)
      /// The side refuses a job without a measure, for which other sides have a default.
      case measureRefused
      /// The node counts whole seconds of audio, and refuses a job of less than one.
      case underOneSecond
      /// The node refuses the audio file.
      case audioRefused(Metering.AudioCount.Refusal)
      /// The node counts the text itself, which the measure does not contain.
      case textNeeded
      /// How the side counts the pipeline in the unit is not known.
      case unknownCount(WorkUnitKind)
      /// The count is too large for the node's 64-bit numbers.
      case beyondNode(BigInt)
      /// An application's price is not offered: in whole wei it is 0, or beyond 64 bits.
      case notAdvertised(String)
    }

    /// The reason why there is no count.
    public let reason: Reason
    /// The side that was asked to count.
    public let metering: Metering
    /// The job's pipeline.
    public let pipeline: Pipeline
    /// The given measure; nil if there was none.
    public let measure: Measure.Kind?
    /// The measures that can be counted.
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
        case .underOneSecond, .audioRefused: [.duration]
        case .textNeeded: [.text]
        case .unknownCount, .beyondNode, .notAdvertised: []
        }
    }
  }
}

extension Metering.CountingError: CustomStringConvertible {
  /// One line: what is wrong, and what to do.
  public var description: String {
    switch reason {
    case .measure(let error): "\(error)"
    case .measureRefused: "\(fault); give \(acceptedMeasures.alternatives)"
    case .underOneSecond: "\(fault); give a longer duration"
    case .audioRefused: fault
    case .textNeeded: "\(fault); give the text"
    case .unknownCount, .notAdvertised: fault
    case .beyondNode: "\(fault); make several jobs of it"
    }
  }

  /// Returns the same line with the measures named otherwise.
  package func text(naming names: ([Measure.Kind]) -> String) -> String {
    switch reason {
    case .measure(let error): error.text(naming: names)
    case .measureRefused, .textNeeded: "\(fault); give \(names(acceptedMeasures))"
    case .underOneSecond: "\(fault); give a longer \(names(acceptedMeasures))"
    case .audioRefused, .unknownCount, .beyondNode, .notAdvertised: description
    }
  }

  /// The fault, without the remedy.
  package var fault: String {
    switch reason {
    case .measure(let error): error.fault
    case .measureRefused: "\(metering.subject) refuses \(pipeline) without a measure"
    case .underOneSecond: "\(metering.subject) refuses \(pipeline) of less than a second"
    case .audioRefused(let refusal): "\(metering.subject) refuses the audio: \(refusal)"
    case .textNeeded:
      "\(metering.subject) counts the text itself, not \(measure?.name ?? "no measure")"
    case .unknownCount(let unit):
      "how \(metering.subject) counts \(pipeline.shown) priced per \(unit.rawValue) is not known"
    case .notAdvertised(let reason): reason
    case .beyondNode(let units):
      "\(units) units are beyond the 64-bit numbers of the "
        + "\(metering == .gateway ? "gateway" : "orchestrator") (at most \(Int64.max))"
    }
  }
}
