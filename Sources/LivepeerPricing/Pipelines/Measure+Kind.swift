extension Measure {
  /// What a measure is of: a duration, a text, an image size; the raw value is its name in a
  /// catalogue file.
  public struct Kind: RawRepresentable, CaseIterable, Hashable, Sendable {
    /// The name in a catalogue file: `duration`.
    public let rawValue: String
    /// The name within a sentence: `a duration`.
    public let name: String

    private init(_ rawValue: String, name: String) {
      self.rawValue = rawValue
      self.name = name
    }

    /// Creates the kind of the given name in a catalogue file; returns nil if there is none.
    public init?(rawValue: String) {
      guard let known = Kind.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
      self = known
    }

    /// The length of audio or video.
    public static let duration = Kind("duration", name: "a duration")
    /// A count of characters.
    public static let characters = Kind("characters", name: "a count of characters")
    /// The text itself.
    public static let text = Kind("text", name: "a text")
    /// The size and number of images.
    public static let images = Kind("images", name: "an image size")
    /// A count of tokens.
    public static let tokens = Kind("tokens", name: "a count of tokens")
    /// A count of requests.
    public static let requests = Kind("requests", name: "a count of requests")
    /// A count of units of the price.
    public static let units = Kind("units", name: "a count of units")

    /// The kinds, in the order in which messages list them.
    public static let allCases: [Kind] = [
      .duration, .characters, .text, .images, .tokens, .requests, .units,
    ]
  }
}

extension Measure.Kind {
  /// Returns whether a count of a unit can be made of the measure.
  package func counts(_ unit: WorkUnitKind) -> Bool {
    switch self {
    case .duration: unit == .millisecond || unit == .pixel
    case .characters, .text: unit == .character
    case .images: unit == .pixel
    case .tokens: unit == .token
    case .requests: unit == .request
    default: true
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
