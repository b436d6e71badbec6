import LivepeerPricing

/// JSON, written in both styles and read back.
func checkJSON(_ input: [UInt8]) {
  do throws(JSONError) {
    let node = try JSONNode(parsing: input)
    let compact = node.value.jsonBytes(.compact)
    let pretty = node.value.jsonBytes(.pretty)
    for text in [compact, pretty] {
      let again = required(String(decoding: text, as: UTF8.self)) { () throws(JSONError) in
        try JSONNode(parsing: text)
      }
      require(again == node, "\(String(decoding: text, as: UTF8.self)) is another value")
      require(again.value.jsonBytes(.compact) == compact, "two ways of writing one value")
    }
    require(String(validating: compact, as: UTF8.self) != nil, "written JSON is not UTF-8")
    require(!compact.contains(0x0A), "compact JSON of several lines")
  } catch {
    requireGoodError(error, at: error.position.offset, in: input.count)
    requirePlace(error.position, in: input)
  }
}

/// Requires that line and column are those of the offset.
func requirePlace(_ position: TextPosition, in input: [UInt8]) {
  let before = input.prefix(position.offset)
  let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  let line = 1 + before.count { $0 == 0x0A }
  let column = 1 + before[lineStart...].count { $0 & 0xC0 != 0x80 }
  require(
    position.line == line && position.column == column,
    "offset \(position.offset) is \(line):\(column), not \(position)")
}
