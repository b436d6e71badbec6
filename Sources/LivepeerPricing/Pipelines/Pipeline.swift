/// A kind of work that the network prices.
///
/// The pipelines of the network's documentation are static members; any other name, such as that of
/// an operator's own capability, is as good:
///
/// ```swift
/// import LivepeerPricing
///
/// let scope = Pipeline("live-video-to-video/scope")
/// print(scope == .liveVideoToVideo)  // false
/// print(Pipeline("Text to image") == .textToImage)  // true
/// ```
///
/// What is known of a name, such as the unit that it is priced per, a ``PipelineCatalogue`` says.
public struct Pipeline: Sendable {
  /// The name as it was given.
  public let name: String
  /// Whether the name is spelt as it is compared; found once, as names are compared again and again.
  private let isCanonical: Bool
  /// A number that names that are compared as one share, and few others: most comparisons end here.
  private let fingerprint: UInt32

  /// Creates the pipeline of the given name.
  ///
  /// - Complexity: O(*n*) in bytes.
  public init(_ name: String) {
    self.name = name
    var hasSpace = false
    var fingerprint: UInt32 = 0
    for byte in name.utf8 {
      hasSpace = hasSpace || byte == UInt8(ascii: " ")
      // Case and space, in which names that are one may differ, are among the bits left out. Wrapping
      // is what a fingerprint is made of: any number is one.
      fingerprint = (fingerprint &<< 5 &- fingerprint) &+ UInt32(byte & 0xD2)
    }
    isCanonical = !hasSpace && name.utf8.first?.isCapital != true
    self.fingerprint = fingerprint
  }

  /// Speech recognition, per millisecond of input audio.
  public static let audioToText: Pipeline = "audio-to-text"
  /// Speech synthesis, per character of input text or per millisecond of output audio.
  public static let textToSpeech: Pipeline = "text-to-speech"
  /// Image captioning, per input pixel.
  public static let imageToText: Pipeline = "image-to-text"
  /// Image segmentation, per input pixel.
  public static let segmentAnything2: Pipeline = "segment-anything-2"
  /// Image generation, per output pixel.
  public static let textToImage: Pipeline = "text-to-image"
  /// Image transformation, per input pixel of every image.
  public static let imageToImage: Pipeline = "image-to-image"
  /// Video generation from a still, per output pixel of every frame.
  public static let imageToVideo: Pipeline = "image-to-video"
  /// Enlargement, per input pixel.
  public static let upscale: Pipeline = "upscale"
  /// Text generation, per token.
  public static let llm: Pipeline = "llm"
  /// Video transformation as it streams, per pixel of video time.
  public static let liveVideoToVideo: Pipeline = "live-video-to-video"
}

extension Pipeline: Hashable {
  /// Returns whether the node takes two names for one: the first letter counts in either case, and a
  /// space as a hyphen.
  ///
  /// `Text to image` and `text-to-image` are one pipeline; `LLM` and `llm` are two.
  ///
  /// Source: go-livepeer 0.9.1, `core.PipelineToCapability`.
  ///
  /// - Complexity: O(*n*) in the bytes of the names.
  @inline(__always)
  public static func == (lhs: Pipeline, rhs: Pipeline) -> Bool {
    // Inlined, so that searching a list takes a name no further than its fingerprint.
    lhs.fingerprint == rhs.fingerprint && lhs.hasSameName(as: rhs)
  }

  private func hasSameName(as other: Pipeline) -> Bool {
    name.hasSameBytes(as: other.name)
      || (!isCanonical || !other.isCanonical)
        && canonicalName.hasSameBytes(as: other.canonicalName)
  }

  /// Feeds the name, as it is compared, to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(bytesOf: canonicalName)
  }

  /// The name as it is compared.
  package var canonicalName: String {
    // Nearly every name is spelt as price files spell it.
    if isCanonical { return name }
    var bytes = name.utf8.map { $0 == UInt8(ascii: " ") ? UInt8(ascii: "-") : $0 }
    if let first = bytes.first, first.isCapital { bytes[0] = first | 0x20 }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var isCapital: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
}

extension Pipeline: ExpressibleByStringLiteral, CustomStringConvertible {
  /// Creates the pipeline of a literal name.
  public init(stringLiteral name: String) { self.init(name) }

  /// The name as it was given: `audio-to-text`.
  public var description: String { name }
}

extension Pipeline: Codable, CodingKeyRepresentable {
  /// Reads the pipeline from its name.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the pipeline as its name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }

  /// The name as a key, so that a dictionary by pipelines is encoded as an object.
  public var codingKey: any CodingKey { NameKey(name) }

  /// Creates the pipeline that a key names.
  public init?(codingKey: some CodingKey) { self.init(codingKey.stringValue) }
}

/// A name as the key of an encoded dictionary.
struct NameKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }
}
