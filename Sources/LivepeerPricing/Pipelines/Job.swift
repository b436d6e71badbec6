public import ExactMath

/// Work to be priced: a pipeline, and how much of what.
public struct Job: Hashable, Sendable {
  /// What kind of work it is.
  public let pipeline: Pipeline
  /// How much of it.
  public let measure: Measure

  /// Work of that kind and size.
  public init(_ pipeline: Pipeline, _ measure: Measure) {
    self.pipeline = pipeline
    self.measure = measure
  }
}

/// How much work a job is, as whoever orders it would say.
public enum Measure: Hashable, Sendable {
  /// Audio or video of that length.
  case duration(Quantity<Millisecond>)
  /// That many characters of text.
  case characters(Quantity<TextCharacter>)
  /// That text; the two sides of the network count it differently.
  case text(String)
  /// That many images of that size.
  case images(ImageSize, count: BigInt)
  /// That many units of whatever the price is per.
  case units(BigInt)
  /// Nothing was said: what the network takes as its default.
  case unspecified
}

extension Measure {
  /// The measure's name, and the command-line flags that give it.
  public var name: String {
    switch self {
    case .duration: "a duration"
    case .characters: "a count of characters"
    case .text: "a text"
    case .images: "an image size"
    case .units: "a count of units"
    case .unspecified: "no measure"
    }
  }
}
