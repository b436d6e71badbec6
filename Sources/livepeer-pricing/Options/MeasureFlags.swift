internal import LivepeerPricing

// Which flags give a measure: the libraries name measures, and not flags.

extension Measure.Kind {
  fileprivate var flags: [String] {
    switch self {
    case .duration: ["--duration", "--audio-file"]
    case .characters: ["--characters"]
    case .text: ["--text", "--text-file"]
    case .images: ["--size", "--image-file"]
    case .tokens: ["--tokens"]
    case .requests: ["--requests"]
    default: ["--units"]
    }
  }
}

extension [Measure.Kind] {
  /// The flags as alternatives: `--size, --image-file or --units`.
  var flags: String { flatMap(\.flags).alternatives }
}
