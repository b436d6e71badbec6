/// A JSON value that preserves the text of numbers, the order of members, and repeated names.
///
/// A price is an exact rational, and `0.1` read as a `Double` is a different price. So a number is
/// text until it is converted to an exact number of a unit.
package enum JSONValue: Sendable {
  /// The value `null`.
  case null
  /// A Boolean.
  case bool(Bool)
  /// A number as it is written in the source: `1E+400`, `-0` and `0.10` are not changed.
  case number(String)
  /// A string with its escapes decoded.
  case string(String)
  /// An array.
  case array([JSONNode])
  /// An object with its members in the order of the source.
  case object([JSONMember])

  /// Whether the value is `null`.
  package var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// The kind of the value for messages: `a number`, `an array`.
  package var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension JSONValue: Equatable {
  /// Returns whether both values have the same text, whatever their places are.
  ///
  /// Numbers are equal if their texts are: `1.0` differs from `1`. Strings are equal if their code
  /// points are: unlike `String`'s own equality, a composed `é` differs from `e` with a
  /// combining accent, as it does to the network's node. Members are compared in order.
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left.utf8.elementsEqual(right.utf8)
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }
}
