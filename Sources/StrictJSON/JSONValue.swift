/// A JSON value that keeps what other readers lose: the text of numbers, the order of members,
/// and members whose name repeats.
///
/// A price is an exact rational, and `0.1` read as a `Double` is another price; so a number stays
/// text until whoever knows its unit makes an exact number of it.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  /// A number as the source writes it: `1E+400`, `-0` and `0.10` stay exactly that.
  case number(String)
  /// A string with its escapes decoded.
  case string(String)
  case array([JSONNode])
  case object([JSONMember])

  /// What the value is, for messages: `a number`, `an array`.
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
  /// Whether both values have the same text, wherever it stands.
  ///
  /// Numbers are equal when their texts are: `1.0` differs from `1`. Strings are equal when their
  /// code points are: unlike `String`'s own equality, a composed `é` differs from `e` with a
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
