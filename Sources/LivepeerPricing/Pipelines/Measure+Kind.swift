extension Measure {
  /// What a measure is of: a duration, a text, an image size.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The length of audio or video.
    case duration
    /// A count of characters.
    case characters
    /// The text itself.
    case text
    /// The size and number of images.
    case images
    /// A count of units of the price.
    case units
  }
}

extension Measure.Kind {
  /// The name within a sentence: `a duration`.
  public var name: String {
    switch self {
    case .duration: "a duration"
    case .characters: "a count of characters"
    case .text: "a text"
    case .images: "an image size"
    case .units: "a count of units"
    }
  }

  /// Returns the measures that a pipeline is priced by, the most usual first.
  package static func accepted(
    by pipeline: Pipeline, pricedPer unit: WorkUnitKind
  ) -> [Measure.Kind] {
    switch (pipeline, unit) {
    case (.textToSpeech, .character): [.characters, .text, .units]
    case (.audioToText, _), (.textToSpeech, _), (.liveVideoToVideo, _): [.duration, .units]
    case (.llm, _): [.units]
    default: [.images, .units]
    }
  }
}

extension [Measure.Kind] {
  /// The names as alternatives: `a duration or a count of units`.
  package var alternatives: String { map(\.name).alternatives }
}
