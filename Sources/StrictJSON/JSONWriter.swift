/// The layout of written JSON.
package enum JSONStyle: Sendable {
  /// One line without white space: `{"warm":true,"capacity":1}`.
  case compact
  /// A line for each element and member, indented by two spaces per level, and `"key": value`.
  case pretty
}

extension JSONValue {
  /// Returns the value as JSON text, without a newline at its end.
  ///
  /// Numbers are written unchanged and characters beyond ASCII unescaped, so that a text that was
  /// read is written with the same numbers, order and names.
  ///
  /// - Precondition: Every number is valid in JSON.
  package func jsonText(_ style: JSONStyle) -> String {
    String(decoding: jsonBytes(style), as: UTF8.self)
  }

  /// Returns the value as UTF-8 JSON text, without a newline at its end.
  package func jsonBytes(_ style: JSONStyle) -> [UInt8] {
    var writer = JSONWriter(style: style)
    writer.write(self)
    return writer.output
  }
}

/// A writer that makes one pass over a value, and appends its text to `output`.
struct JSONWriter {
  let style: JSONStyle
  private(set) var output: [UInt8] = []
  private var depth = 0

  init(style: JSONStyle) {
    self.style = style
  }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null:
      output += "null".utf8
    case .bool(let bool):
      output += (bool ? "true" : "false").utf8
    case .number(let text):
      precondition(JSONValue.isNumberText(text), "not a JSON number: \(text)")
      output += text.utf8
    case .string(let text):
      writeString(text)
    case .array(let elements):
      writeList(elements, between: "[", and: "]") { writer, element in
        writer.write(element.value)
      }
    case .object(let members):
      writeList(members, between: "{", and: "}") { writer, member in
        writer.writeString(member.name)
        writer.output += (writer.style == .pretty ? ": " : ":").utf8
        writer.write(member.node.value)
      }
    }
  }

  private mutating func writeList<Item>(
    _ items: [Item],
    between openingBracket: Unicode.Scalar,
    and closingBracket: Unicode.Scalar,
    writeItem: (inout JSONWriter, Item) -> Void
  ) {
    output += openingBracket.utf8
    depth += 1
    for (index, item) in items.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      startLine()
      writeItem(&self, item)
    }
    depth -= 1
    if !items.isEmpty { startLine() }
    output += closingBracket.utf8
  }

  private mutating func startLine() {
    guard style == .pretty else { return }
    output.append(UInt8(ascii: "\n"))
    output += repeatElement(UInt8(ascii: " "), count: 2 * depth)
  }

  private mutating func writeString(_ text: String) {
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): output += #"\""#.utf8
      case UInt8(ascii: "\\"): output += #"\\"#.utf8
      case 0x08: output += #"\b"#.utf8
      case 0x09: output += #"\t"#.utf8
      case 0x0A: output += #"\n"#.utf8
      case 0x0C: output += #"\f"#.utf8
      case 0x0D: output += #"\r"#.utf8
      case 0x00..<0x10: output += (#"\u000"# + String(byte, radix: 16)).utf8
      case 0x10..<0x20: output += (#"\u00"# + String(byte, radix: 16)).utf8
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
