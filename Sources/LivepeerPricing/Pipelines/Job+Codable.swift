internal import ExactMath

/// A job is encoded as its pipeline and its measure:
///
/// ```json
/// {"pipeline": "audio-to-text", "duration_ms": "200000"}
/// ```
///
/// | measure | members |
/// |---|---|
/// | ``Measure/duration(_:)`` | `duration_ms` |
/// | ``Measure/audio(_:)`` | `duration_ms`, which is read back as a duration |
/// | ``Measure/characters(_:)`` | `characters` |
/// | ``Measure/text(_:)`` | `text` |
/// | ``Measure/images(_:count:)`` | `width`, `height`, `count` |
/// | ``Measure/tokens(_:)`` | `tokens` |
/// | ``Measure/requests(_:)`` | `requests` |
/// | ``Measure/units(_:)`` | `units` |
/// | ``Measure/unspecified`` | none |
///
/// Numbers are strings of digits, so that no reader rounds them. The names are those of the columns
/// of usage files.
extension Job: Codable {
  /// Creates a job from its pipeline and the members of its measure.
  ///
  /// - Throws: `DecodingError` if the pipeline is missing, or as for a ``Measure``.
  /// - Complexity: O(*n* log² *n*) in bytes.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: PipelineKey.self)
    self.init(
      try members.decode(Pipeline.self, forKey: .pipeline), try Measure(from: decoder))
  }

  /// Writes the pipeline and the members of the measure.
  ///
  /// - Throws: `EncodingError` if a number has more than a million digits, which would not be read
  ///   back.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: PipelineKey.self)
    try members.encode(pipeline, forKey: .pipeline)
    try measure.encode(to: encoder)
  }

  private enum PipelineKey: String, CodingKey {
    case pipeline
  }
}

/// A measure is encoded as its members, which the encoding of a ``Job`` lists.
extension Measure: Codable {
  /// Creates a measure from its members.
  ///
  /// - Throws: `DecodingError` if there are the members of two measures, if `width` or `height` is
  ///   missing beside the other, or if a number is not a string of digits in its range.
  /// - Complexity: O(*n* log² *n*) in bytes.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: MeasureKey.self)
    let kinds = Set(members.allKeys.map(\.kind))
    guard kinds.count <= 1 else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath,
          debugDescription: "a job has one measure, and this one has "
            + members.allKeys.map(\.rawValue).sorted().joined(separator: ", ")))
    }
    switch members.allKeys.first {
    case nil: self = .unspecified
    case .duration: self = .duration(try members.decode(Quantity.self, forKey: .duration))
    case .characters: self = .characters(try members.decode(Quantity.self, forKey: .characters))
    case .text: self = .text(try members.decode(String.self, forKey: .text))
    case .tokens: self = .tokens(try members.decode(Quantity.self, forKey: .tokens))
    case .requests: self = .requests(try members.decode(Quantity.self, forKey: .requests))
    case .units: self = .units(try members.decode(BigInt.self, forKey: .units))
    case .width, .height, .count:
      let width = try members.decode(BigInt.self, forKey: .width)
      let height = try members.decode(BigInt.self, forKey: .height)
      let count = try members.decodeIfPresent(BigInt.self, forKey: .count) ?? 1
      do {
        self = .images(try ImageSize(width: width, height: height), count: count)
      } catch {
        throw DecodingError.dataCorrupted(
          DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "\(error)"))
      }
    }
  }

  /// Writes the members of the measure.
  ///
  /// - Throws: `EncodingError` if a number has more than a million digits, which would not be read
  ///   back.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: MeasureKey.self)
    switch self {
    case .duration(let duration): try members.encode(duration, forKey: .duration)
    case .audio(let file): try members.encode(Quantity(file), forKey: .duration)
    case .characters(let characters): try members.encode(characters, forKey: .characters)
    case .text(let text): try members.encode(text, forKey: .text)
    case .tokens(let tokens): try members.encode(tokens, forKey: .tokens)
    case .requests(let requests): try members.encode(requests, forKey: .requests)
    case .units(let units): try members.encode(units, forKey: .units)
    case .unspecified: break
    case .images(let size, let count):
      try members.encode(size.width, forKey: .width)
      try members.encode(size.height, forKey: .height)
      try members.encode(count, forKey: .count)
    }
  }

  private enum MeasureKey: String, CodingKey {
    case duration = "duration_ms"
    case characters, text, width, height, count, tokens, requests, units

    var kind: Measure.Kind {
      switch self {
      case .duration: .duration
      case .characters: .characters
      case .text: .text
      case .width, .height, .count: .images
      case .tokens: .tokens
      case .requests: .requests
      case .units: .units
      }
    }
  }
}
