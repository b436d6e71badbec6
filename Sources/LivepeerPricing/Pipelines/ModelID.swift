/// The ID of a model, such as `openai/whisper-large-v3`; compared byte for byte, as the node does.
///
/// Swift's own strings are equal if they look the same: a composed `é` and an `e` with a combining
/// accent. Two such IDs are two models.
public struct ModelID: Sendable {
  /// The ID as it was given.
  public let name: String

  /// Creates the model ID of the given name.
  public init(_ name: String) {
    self.name = name
  }

  /// Whether the name is empty, as that of work without a model is.
  public var isEmpty: Bool { name.isEmpty }
}

extension ModelID: Hashable {
  /// Returns whether two IDs have the same bytes.
  public static func == (lhs: ModelID, rhs: ModelID) -> Bool { lhs.name.hasSameBytes(as: rhs.name) }

  /// Feeds the ID to a hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(bytesOf: name) }
}

extension ModelID: ExpressibleByStringLiteral, CustomStringConvertible {
  /// Creates a model ID from a literal.
  public init(stringLiteral name: String) { self.init(name) }

  /// The ID as it was given.
  public var description: String { name }
}

extension ModelID: Codable, CodingKeyRepresentable {
  /// Reads a model ID from a string.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the ID as a string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }

  /// The ID as a key, so that a dictionary by models is encoded as an object.
  public var codingKey: any CodingKey { NameKey(name) }

  /// Creates the model ID that a key states.
  public init?(codingKey: some CodingKey) { self.init(codingKey.stringValue) }
}
