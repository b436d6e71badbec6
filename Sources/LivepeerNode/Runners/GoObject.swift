internal import LivepeerPricing

/// The members of a JSON object as Go's `encoding/json` assigns them to the fields of a struct.
///
/// Names are matched regardless of case, the last of several wins, and null leaves a field as it is.
struct GoObject {
  /// A value that Go does not assign to its field, or that the node refuses.
  struct Fault {
    let reason: String
    let position: TextPosition
  }

  /// The faults that were found so far.
  var faults: [Fault] = []
  /// The place of the object.
  let position: TextPosition
  private let members: [JSONMember]

  /// Creates the members of a value; one that is not an object is a fault.
  init(_ node: JSONNode, _ expected: String) {
    position = node.position
    switch node.value {
    case .object(let found): members = found
    case .null: members = []
    default:
      members = []
      refuse("expected \(expected), found \(node.value.kind)", at: position)
    }
  }

  mutating func refuse(_ reason: String, at position: TextPosition) {
    faults.append(Fault(reason: reason, position: position))
  }

  mutating func refuse(_ name: String, _ reason: String) {
    refuse(reason, at: position(of: name))
  }

  /// The last value of a name that is not null.
  subscript(name: String) -> JSONNode? {
    members.last { $0.isNamed(name) && $0.node.value != .null }?.node
  }

  /// Returns the last value of a name, null included: a type with a reader of its own reads it.
  func lastValue(of name: String) -> JSONNode? { members.last { $0.isNamed(name) }?.node }

  /// The place of a value, or else that of the object.
  func position(of name: String) -> TextPosition { self[name]?.position ?? position }

  /// The text of a name; empty if there is none.
  mutating func string(_ name: String) -> String {
    guard let node = self[name] else { return "" }
    if case .string(let text) = node.value { return text }
    refuse("\(name) takes a string, found \(node.value.kind)", at: node.position)
    return ""
  }

  /// The whole number of a name; 0 if there is none.
  mutating func integer(_ name: String) -> Int64 {
    guard let node = self[name] else { return 0 }
    if case .number(let text) = node.value, let number = Int64(text) { return number }
    let found = if case .number(let text) = node.value { text.shown() } else { node.value.kind }
    refuse(
      "\(name) takes a whole number of 64 bits without point or exponent, found \(found)",
      at: node.position)
    return 0
  }

  /// Refuses a value that is not true or false.
  mutating func checkBool(_ name: String) {
    guard let node = self[name] else { return }
    if case .bool = node.value { return }
    refuse("\(name) takes true or false, found \(node.value.kind)", at: node.position)
  }
}
