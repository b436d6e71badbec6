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
    /// A count of tokens.
    case tokens
    /// A count of requests.
    case requests
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
    case .tokens: "a count of tokens"
    case .requests: "a count of requests"
    case .units: "a count of units"
    }
  }

  /// Returns whether a count of a unit can be made of the measure.
  package func counts(_ unit: WorkUnitKind) -> Bool {
    switch self {
    case .duration: unit == .millisecond || unit == .pixel
    case .characters, .text: unit == .character
    case .images: unit == .pixel
    case .tokens: unit == .token
    case .requests: unit == .request
    case .units: true
    }
  }

  /// The measure of a unit, unless a definition says otherwise.
  static func usual(for unit: WorkUnitKind) -> Measure.Kind {
    // Both a duration and images count pixels.
    unit == .pixel ? .images : allCases.first { $0.counts(unit) } ?? .units
  }

  /// Returns the measures that a pipeline is priced by, the most usual first.
  package static func accepted(
    by definition: Pipeline.Definition?, pricedPer unit: WorkUnitKind
  ) -> [Measure.Kind] {
    let pixelMeasure: Measure.Kind = definition?.measure == .duration ? .duration : .images
    return allCases.filter { kind in
      kind.counts(unit) && (unit != .pixel || kind == pixelMeasure || kind == .units)
    }
  }
}

extension [Measure.Kind] {
  /// The names as alternatives: `a duration or a count of units`.
  package var alternatives: String { map(\.name).alternatives }
}
