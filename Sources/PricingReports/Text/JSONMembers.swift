internal import LivepeerPricing

/// The members of one JSON object of a report, in the order in which they are added.
///
/// The function that adds a member fixes the member's type, and a value that is nil adds none. No
/// member changes its type with the data, and none is null.
///
/// | function | JSON | for |
/// |---|---|---|
/// | `amount` | a decimal string, and an exact fraction beside it | a number whose digits may never end |
/// | `decimal` | a decimal string | a number that always terminates: an ETH price, a fee |
/// | `whole` | a string of digits | wei, units, and counts of rows and jobs |
/// | `number` | a number | places in a text: lines and columns |
/// | `fraction` | an object of two strings | a number that is a fraction by definition: a price |
struct JSONMembers {
  private(set) var list: [JSONMember] = []

  /// Creates the members that a closure adds.
  init(_ add: (inout JSONMembers) -> Void) { add(&self) }

  /// The object of the members.
  var object: JSONValue { .object(list) }

  /// Adds a number whose digits may never end, and its exact fraction as `…_exact`.
  mutating func amount(_ name: String, exactName: String? = nil, _ value: Rational?) {
    if let value { list += JSONMember.amount(name, exactName: exactName, value) }
  }

  /// Adds a number that terminates, with all its digits.
  mutating func decimal(_ name: String, _ value: Rational?) {
    append(name, value.map { .string($0.decimalText.text) })
  }

  /// Adds a whole number as a string.
  mutating func whole(_ name: String, _ value: BigInt?) {
    append(name, value.map { .string("\($0)") })
  }

  /// Adds a count as a string.
  mutating func whole(_ name: String, _ value: Int) {
    append(name, .string("\(value)"))
  }

  /// Adds the number of a line or a column.
  mutating func number(_ name: String, _ value: Int) {
    append(name, .number("\(value)"))
  }

  /// Adds a number that is a fraction by definition.
  mutating func fraction(_ name: String, _ value: Rational?) {
    append(name, value?.fractionJSON)
  }

  mutating func string(_ name: String, _ value: String?) {
    append(name, value.map { .string($0) })
  }

  mutating func bool(_ name: String, _ value: Bool) {
    append(name, .bool(value))
  }

  mutating func strings(_ name: String, _ values: [String]) {
    append(name, .array(values.map { JSONNode(.string($0)) }))
  }

  mutating func object(_ name: String, _ value: JSONMembers?) {
    append(name, value?.object)
  }

  mutating func object(_ name: String, _ add: (inout JSONMembers) -> Void) {
    append(name, JSONMembers(add).object)
  }

  mutating func array(_ name: String, _ values: [JSONMembers]) {
    append(name, .array(values))
  }

  /// Adds the members of another object to this one.
  mutating func add(_ other: JSONMembers?) {
    list += other?.list ?? []
  }

  private mutating func append(_ name: String, _ value: JSONValue?) {
    if let value { list.append(JSONMember(name, value)) }
  }
}

extension JSONValue {
  /// Returns an array of objects.
  static func array(_ objects: [JSONMembers]) -> JSONValue {
    .array(objects.map { JSONNode($0.object) })
  }
}
