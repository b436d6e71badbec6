internal import LivepeerNode
internal import LivepeerPricing

// Which flags give a measure: the libraries name measures, and not flags.

extension Measure.Kind {
  /// The flags that give the measure.
  fileprivate var flags: [String] {
    switch self {
    case .duration: ["--duration"]
    case .characters: ["--characters"]
    case .text: ["--text", "--text-file"]
    case .images: ["--size", "--image-file"]
    case .tokens: ["--tokens"]
    case .requests: ["--requests"]
    case .units: ["--units"]
    }
  }
}

extension [Measure.Kind] {
  /// The flags as alternatives: `--size, --image-file or --units`.
  fileprivate var flags: String { flatMap(\.flags).alternatives }
}

/// An error of a measure, with the flags that would be right.
protocol MeasureRefusal: Error {
  /// One line: what is wrong, and the flags that would be right.
  var commandText: String { get }
}

extension Job.MeasureError: MeasureRefusal {
  var commandText: String {
    reason == .impossibleUnit ? fault : "\(fault); give \(acceptedMeasures.flags)"
  }
}

extension Metering.CountingError: MeasureRefusal {
  var commandText: String {
    switch reason {
    case .measure(let error): error.commandText
    case .measureRefused, .textNeeded: "\(fault); give \(acceptedMeasures.flags)"
    case .underOneSecond: "\(fault); give a longer \(acceptedMeasures.flags)"
    case .unknownCount, .beyondNode: "\(self)"
    }
  }
}
