/// The first record of a CSV file: what its columns are.
struct CSVHeader: Sendable {
  /// The slot of each column.
  private(set) var slots: [UInt8] = []
  /// The columns' names.
  private(set) var names: [[UInt8]] = []
  /// The record without its line end, and the line end.
  let record: [UInt8]
  let lineEnd: [UInt8]
  /// Whether rows can bring an ETH price of their own.
  var hasETHPrice: Bool { slots.contains(UInt8(UsedColumn.ethUSD.slot)) }

  /// Reads the record of a file to be priced, which may begin with a byte order mark.
  init(_ bytes: [UInt8]) throws(HeaderError) {
    try self.init(bytes, extra: .none)
    for (index, name) in names.enumerated()
    where UsedColumn.added.contains(where: { Array($0.utf8) == name }) {
      throw .feeColumn(shown(name), column: index + 1)
    }
    try checkColumns()
  }

  /// Reads a record in which other columns are looked for as well; none of all is required.
  init(_ bytes: [UInt8], extra: ExtraColumns) throws(HeaderError) {
    let endCount = bytes.last != .lineFeed ? 0 : bytes.dropLast().last == .carriageReturn ? 2 : 1
    lineEnd = endCount == 0 ? [.lineFeed] : Array(bytes.suffix(endCount))
    record = Array(bytes.dropLast(endCount))
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = record.starts(with: mark) ? Array(record.dropFirst(mark.count)) : record
    if content.isEmpty { throw .missing }
    try readNames(content)
    for (index, name) in names.enumerated() {
      let slot = UInt8(extra.slot(of: name))
      if slot != UsedColumn.unusedSlot, let first = slots.firstIndex(of: slot) {
        throw .duplicate(shown(name), first: first + 1, second: index + 1)
      }
      slots.append(slot)
    }
  }

  private mutating func readNames(_ content: [UInt8]) throws(HeaderError) {
    let bytes = unsafe content.span.bytes
    var offset = 0
    while true {
      var field = FieldSlot(start: offset, end: bytes.firstCSVSeparator(from: offset))
      var end = field.end
      var hasEscapes = false
      if end < content.count, content[end] == .quote {
        guard end == offset, let quoted = QuotedField(bytes, from: offset) else {
          throw likely(.badQuotes(column: names.count + 1))
        }
        (field, end, hasEscapes) = (quoted.content, quoted.end, quoted.hasEscapes)
      }
      let name = Array(content[field.start..<field.end])
      names.append(hasEscapes ? QuotedField.decoded(name) : name)
      guard end < content.count else { return }
      offset = end + 1
    }
  }

  private func checkColumns() throws(HeaderError) {
    func has(_ column: UsedColumn) -> Bool { slots.contains(UInt8(column.slot)) }
    guard has(.pipeline) else { throw likely(.noPipeline(found: shownNames)) }
    guard has(.width) == has(.height) else {
      throw has(.width) ? .incompleteSize(.width, .height) : .incompleteSize(.height, .width)
    }
    guard has(.width) || !has(.count) else { throw .incompleteSize(.count, .width) }
    guard has(.units) || has(.durationMS) || has(.characters) || has(.width) else {
      throw .noMeasure(found: shownNames)
    }
  }

  /// The error, or what accounts for it: a file that is no CSV.
  func likely(_ error: HeaderError) -> HeaderError {
    OtherFormat(firstRecord: record).map { .otherFormat($0) } ?? error
  }

  /// A column's name for messages, or its number where the header has no such column.
  func name(ofColumn index: Int) -> String {
    index < names.count && !names[index].isEmpty ? shown(names[index]) : "column \(index + 1)"
  }

  /// Some of the names, for messages.
  var shownNames: [String] { names.prefix(20).map { shown($0) } }
}
