// Literals let a caller write ordered JSON as it is printed:
//
//     let entry: JSONValue = ["pipeline": "llm", "price_per_unit": .number("0.18"), "warm": true]

extension JSONValue: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) {
    self = .string(text)
  }
}

extension JSONValue: ExpressibleByBooleanLiteral {
  package init(booleanLiteral bool: Bool) {
    self = .bool(bool)
  }
}

extension JSONValue: ExpressibleByIntegerLiteral {
  package init(integerLiteral integer: Int) {
    self = .number(String(integer))
  }
}

extension JSONValue: ExpressibleByArrayLiteral {
  package init(arrayLiteral values: JSONValue...) {
    self = .array(values.map { JSONNode($0) })
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  /// Creates an object whose members have the order of the literal, including repeated names.
  package init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { JSONMember($0.0, $0.1) })
  }
}
