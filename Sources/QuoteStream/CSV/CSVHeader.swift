internal import LivepeerPricing

/// The first record of a CSV file, which defines its columns.
struct CSVHeader: Sendable {
  /// The slot of each column.
  private(set) var slots: [UInt8] = []
  /// The names of the columns.
  private(set) var names: [[UInt8]] = []
  /// The record without its line end, and the line end.
  let record: [UInt8]
  let lineEnd: [UInt8]
  /// The columns that are read.
  let columns: ColumnMap
  /// Whether rows can have their own ETH price.
  var hasETHPrice: Bool { slots.contains(UInt8(UsedColumn.ethUSD.slot)) }

  /// Creates the header of a file to be priced; it may begin with a byte order mark.
  init(pricing bytes: [UInt8], _ columns: ColumnMap = .pricing) throws(HeaderError) {
    try self.init(
      bytes, columns,
      wanted: "\(columns.names.shown(.pipeline)) and \(UsedColumn.measureChoice)")
    for (index, name) in names.enumerated()
    where UsedColumn.added.contains(where: { Array($0.utf8) == name }) {
      throw .feeColumn(shown(name), column: index + 1)
    }
    try checkColumns()
  }

  /// Creates a header that is searched for columns; those that have other names than ours are
  /// required.
  ///
  /// - Parameters:
  ///   - bytes: The first record of a file.
  ///   - columns: The columns.
  ///   - wanted: The columns that a header has at least, for a file without one.
  /// - Throws: `HeaderError` for a header that cannot be read, or lacks a column that is required.
  init(_ bytes: [UInt8], _ columns: ColumnMap, wanted: String) throws(HeaderError) {
    self.columns = columns
    let endCount = bytes.last != .lineFeed ? 0 : bytes.dropLast().last == .carriageReturn ? 2 : 1
    lineEnd = endCount == 0 ? [.lineFeed] : Array(bytes.suffix(endCount))
    record = Array(bytes.dropLast(endCount))
    if content.isEmpty { throw .missing(wanted: wanted) }
    try readNames()
    for (index, name) in names.enumerated() {
      let slot = UInt8(columns.slot(of: name))
      if slot != UsedColumn.unusedSlot, let first = slots.firstIndex(of: slot) {
        throw .duplicate(shown(name), first: first + 1, second: index + 1)
      }
      slots.append(slot)
    }
    for (column, slot) in columns.renamed where !slots.contains(UInt8(slot)) {
      let name = columns.names.shown(column)
      let error = HeaderError.noColumn(
        name, for: column, found: shownNames, near: nearName(to: name, in: shownNames))
      throw likely(error, columns: columns.columns.map { columns.names.name(of: $0) })
    }
  }

  /// The record without a byte order mark.
  private var content: [UInt8] {
    record.starts(with: byteOrderMark) ? Array(record.dropFirst(byteOrderMark.count)) : record
  }

  private mutating func readNames() throws(HeaderError) {
    let content = content
    let bytes = unsafe content.span.bytes
    var offset = 0
    while true {
      var field = FieldSlot(start: offset, end: bytes.firstCSVSeparator(from: offset))
      var end = field.end
      if end < content.count, content[end] == .quote {
        guard end == offset, let quoted = QuotedField(bytes, from: offset) else {
          throw likely(.badQuotes(column: names.count + 1))
        }
        (field, end) = (quoted.content, quoted.end)
      }
      // A name without quotes around it contains none.
      var name = bytes.copy(field)
      let nameEnd = QuotedField.decode(FieldSlot(start: 0, end: name.count), of: &name)
      name.removeSubrange(nameEnd...)
      names.append(name)
      guard end < content.count else { return }
      offset = end + 1
    }
  }

  private func has(_ column: UsedColumn) -> Bool { slots.contains(UInt8(column.slot)) }

  private func checkColumns() throws(HeaderError) {
    guard has(.pipeline) else { throw likely(.noPipeline(found: shownNames)) }
    guard has(.time) || !columns.readsTime else { throw likely(.noTime(found: shownNames)) }
    guard has(.width) == has(.height) else {
      throw has(.width) ? incompleteSize(.width, .height) : incompleteSize(.height, .width)
    }
    guard has(.width) || !has(.count) else { throw incompleteSize(.count, .width) }
    guard UsedColumn.measures.contains(where: has) else {
      throw likely(.noMeasure(found: shownNames))
    }
  }

  private func incompleteSize(_ column: UsedColumn, _ missing: UsedColumn) -> HeaderError {
    .incompleteSize(columns.names.shown(column), missing: columns.names.shown(missing))
  }

  /// Returns the likely cause of an error: a line before the header, or a file that is not CSV.
  ///
  /// - Parameters:
  ///   - error: The fault of the header.
  ///   - columns: Names of columns, at least one of which a header has.
  /// - Returns: The cause, or the error itself.
  func likely(_ error: HeaderError, columns: [String] = UsedColumn.allCases.map(\.rawValue))
    -> HeaderError
  {
    let content = content
    let start = String(decoding: content.prefix(16), as: UTF8.self).lowercased()
    if start.hasPrefix("sep=") || start.hasPrefix("\"sep=") {
      return .separatorLine(String(start.drop { $0 != "=" }.dropFirst().prefix(1)))
    }
    let isComment = ["#", "//", "--", "/*"].contains(where: start.hasPrefix)
    if isComment, HeaderError.ColumnSuggestion(among: shownNames, for: columns) == nil {
      return .comment
    }
    return HeaderError.OtherFormat(firstRecord: content, wanted: columns).map { .otherFormat($0) }
      ?? error
  }

  /// The columns that are not read, although their names resemble those of columns that would
  /// change the price of rows.
  var unreadColumns: [HeaderError.UnreadColumn] {
    let optional: [UsedColumn] = [.modelID, .ethUSD] + (has(.width) ? [.count] : [])
    let missing = optional.filter { !has($0) }.map(\.rawValue)
    return shownNames.enumerated().compactMap { index, name in
      guard slots[index] == UsedColumn.unusedSlot else { return nil }
      return HeaderError.ColumnSuggestion(
        among: [name], for: missing, meanings: [.sameLetters, .word]
      ).map {
        HeaderError.UnreadColumn(column: index + 1, suggestion: $0)
      }
    }
  }

  /// Returns a column's name for messages, or its number if the header does not have it.
  func name(ofColumn index: Int) -> String {
    index < names.count && !names[index].isEmpty ? shown(names[index]) : "column \(index + 1)"
  }

  /// The names for messages, limited to a useful number.
  var shownNames: [String] { names.prefix(1_000).map { shown($0) } }
}
