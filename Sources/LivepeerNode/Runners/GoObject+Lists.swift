internal import LivepeerPricing

extension GoObject {
  /// Returns the elements of a list; a value that is none is a fault.
  mutating func elements(of node: JSONNode, _ name: String) -> [(Int, JSONNode)] {
    guard case .array(let list) = node.value else {
      refuse("\(name) takes an array, found \(node.value.kind)", at: node.position)
      return []
    }
    return list.enumerated().filter { $0.element.value != .null }.map { ($0.offset, $0.element) }
  }

  /// Returns the entries of a map by name; a value that is none is a fault.
  mutating func entries(of node: JSONNode, _ name: String) -> [(String, JSONNode)] {
    guard case .object(let members) = node.value else {
      refuse("\(name) takes an object, found \(node.value.kind)", at: node.position)
      return []
    }
    return members.filter { $0.node.value != .null }.map { ($0.name, $0.node) }
  }

  /// The Boolean of a name; false if there is none.
  mutating func bool(_ name: String) -> Bool {
    checkBool(name)
    return if case .bool(let value) = self[name]?.value { value } else { false }
  }

  /// The number of a name, which Go also reads in quotation marks; nil if there is none.
  mutating func number(_ name: String) -> Rational? {
    guard let node = self[name] else { return nil }
    switch node.value {
    case .number(let text), .string(let text):
      if JSONValue.isNumberText(text), let number = try? BigDecimal(text, limits: .priceFile),
        number.isWithinPriceFile
      {
        return number.rational
      }
      refuse("\(name) takes a number, found '\(text.shown())'", at: node.position)
    case let other: refuse("\(name) takes a number, found \(other.kind)", at: node.position)
    }
    return nil
  }

  /// The sum of two counts of jobs, as a number that fits.
  mutating func capacity(_ idle: Int64, _ used: Int64) -> Int {
    guard idle >= 0, used >= 0 else {
      refuse("capacity", "capacity takes a number of zero or more, found \(min(idle, used))")
      return 0
    }
    let (sum, overflow) = idle.addingReportingOverflow(used)
    return Int(clamping: overflow ? .max : sum)
  }

  /// The Unix milliseconds of a name, as text or as a number; nil if there are none.
  mutating func milliseconds(_ name: String) -> Int64? {
    guard let node = self[name] else { return nil }
    switch node.value {
    case .number(let text), .string(let text):
      if let time = Int64(text) { return time }
      refuse("\(name) takes Unix milliseconds, found '\(text.shown())'", at: node.position)
    case let other:
      refuse("\(name) takes Unix milliseconds, found \(other.kind)", at: node.position)
    }
    return nil
  }
}
