public import ExactMath
public import MediaHeaders

/// Work to be priced: a pipeline, and how much of what.
public struct Job: Hashable, Sendable {
  /// The kind of work.
  public let pipeline: Pipeline
  /// The amount of work.
  public let measure: Measure

  /// Creates work of the given kind and size.
  public init(_ pipeline: Pipeline, _ measure: Measure) {
    self.pipeline = pipeline
    self.measure = measure
  }
}

/// The amount of work of a job, as the client would state it.
public enum Measure: Hashable, Sendable {
  /// The length of audio or video.
  case duration(Quantity<Millisecond>)
  /// An audio file; the network counts what its decoder makes of it, and not its length.
  case audio(AudioFile)
  /// A count of characters of text.
  case characters(Quantity<TextCharacter>)
  /// The text itself; the two sides of the network count it differently.
  case text(String)
  /// A count of images of one size.
  case images(ImageSize, count: BigInt)
  /// A count of tokens of a language model.
  case tokens(Quantity<Token>)
  /// A count of requests.
  case requests(Quantity<Request>)
  /// A count of units of the price.
  case units(BigInt)
  /// Nothing was stated: the network takes its default.
  case unspecified
}

extension Measure {
  /// Whether the measures are the same; texts are compared byte for byte, as they are counted.
  public static func == (lhs: Measure, rhs: Measure) -> Bool {
    switch (lhs, rhs) {
    case (.duration(let lhs), .duration(let rhs)): lhs == rhs
    case (.audio(let lhs), .audio(let rhs)): lhs == rhs
    case (.characters(let lhs), .characters(let rhs)): lhs == rhs
    case (.text(let lhs), .text(let rhs)): lhs.hasSameBytes(as: rhs)
    case (.images(let lhs, let count), .images(let rhs, count: let otherCount)):
      lhs == rhs && count == otherCount
    case (.tokens(let lhs), .tokens(let rhs)): lhs == rhs
    case (.requests(let lhs), .requests(let rhs)): lhs == rhs
    case (.units(let lhs), .units(let rhs)): lhs == rhs
    case (.unspecified, .unspecified): true
    default: false
    }
  }

  /// What is measured; nil if nothing is.
  public var kind: Kind? {
    switch self {
    case .duration, .audio: .duration
    case .characters: .characters
    case .text: .text
    case .images: .images
    case .tokens: .tokens
    case .requests: .requests
    case .units: .units
    case .unspecified: nil
    }
  }
}
