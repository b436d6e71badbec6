extension Job {
  /// A measure that a pipeline is not priced by.
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
    }

    /// The fault of the measure.
    public let reason: Reason
    /// The job's pipeline.
    public let pipeline: Pipeline
    /// The unit of the price.
    public let unit: WorkUnitKind
    /// The measure that was given; nil if none was.
    public let measure: Measure.Kind?
    /// The measures that the pipeline is priced by, the most usual first.
    public let acceptedMeasures: [Measure.Kind]
    /// The units that the pipeline can be priced per; empty if nothing is known of it.
    public let possibleUnits: [WorkUnitKind]

    /// Creates the error of a job's measure.
    init(
      _ reason: Reason, in job: Job, pricedPer unit: WorkUnitKind,
      _ definition: Pipeline.Definition?
    ) {
      self.reason = reason
      self.pipeline = job.pipeline
      self.unit = unit
      measure = job.measure.kind
      acceptedMeasures = Measure.Kind.accepted(by: definition, pricedPer: unit)
      possibleUnits = definition?.possibleUnits ?? []
    }
  }
}

extension Job.MeasureError: CustomStringConvertible {
  /// One line: what is wrong, and the measures that are right.
  public var description: String { text(naming: \.alternatives) }

  /// Returns the same line with the measures named otherwise.
  package func text(naming names: ([Measure.Kind]) -> String) -> String {
    fault + (reason == .impossibleUnit ? "" : "; give \(names(acceptedMeasures))")
  }

  /// What is wrong, without the measures that are right.
  package var fault: String {
    switch reason {
    case .notPricedBy:
      "\(pipeline.shown) priced per \(unit.rawValue) does not take \(measure?.name ?? "no measure")"
    case .missing: "\(pipeline.shown) needs a measure"
    // Of an image's numbers its count alone can be negative.
    case .negative:
      "\(measure == .images ? "a count of images" : measure?.name ?? "a count") is not negative"
    case .impossibleUnit:
      "\(pipeline.shown) is priced per "
        + "\(possibleUnits.map(\.rawValue).alternatives), not per \(unit.rawValue)"
    }
  }
}
