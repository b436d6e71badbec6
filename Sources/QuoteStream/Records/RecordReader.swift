internal import LivepeerPricing

/// Reads some columns of the records of a file, as texts, from its bytes in chunks of any size.
///
/// ``PaymentReader`` is built on it: it walks CSV and NDJSON as pricing does, by one loop, and finds
/// nested keys by their paths.
package struct RecordReader: Sendable {
  /// A column to read.
  package struct Column: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// Our name for it, for messages.
    package let ourName: String
    /// Whether a CSV file has to have it.
    package let isRequired: Bool

    /// Creates a column; without a name of ours the name is that.
    package init(_ name: String, ourName: String? = nil, isRequired: Bool = false) {
      self.name = name
      self.ourName = ourName ?? name
      self.isRequired = isRequired
    }
  }

  /// The value of a column in a record.
  package enum Value: Hashable, Sendable {
    /// The record does not have the column, or key.
    case missing
    /// The field is empty, or null.
    case empty
    /// The text of a field, of a string, or of a number as it is written.
    case text(String)
  }

  /// The columns of one record.
  package struct Record: Sendable {
    /// The line on which the record begins, counted from 1.
    package let line: Int
    /// The values, in the order of the columns.
    package let values: [Value]
  }

  /// A record, or one that cannot be read.
  package enum Entry: Sendable {
    case record(Record)
    case fault(RowError)
  }

  /// The maximum number of columns.
  package static var mostColumns: Int { ColumnMap.mostExtra }

  private let columns: [Column]
  private let map: ColumnMap
  private var splitter: RecordSplitter
  private var parser: RecordParser?

  /// Creates a reader at the beginning of a file.
  ///
  /// - Parameters:
  ///   - columns: The columns to read, at most ``mostColumns``.
  ///   - format: The format of the file.
  ///   - names: The file's names for the columns; in NDJSON they may be paths.
  package init(_ columns: [Column], format: RecordFormat, names: ColumnNames = ColumnNames()) {
    self.columns = columns
    map = ColumnMap(only: columns.map(\.name), names: names)
    splitter = RecordSplitter(format)
  }

  /// Returns the records that a chunk completes; an empty chunk ends the file.
  ///
  /// - Throws: ``StreamError`` for a record that is too long, and for a header without a required
  ///   column.
  /// - Complexity: O(*n*) in bytes.
  package mutating func read(_ chunk: [UInt8]) throws(StreamError) -> [Entry] {
    let block = chunk.isEmpty ? try splitter.finish() : try splitter.append(chunk)
    if parser == nil, splitter.isPastHeader { parser = try makeParser() }
    guard let block, let parser else { return [] }
    var texts = RecordTexts(columns, in: parser.header)
    parser.walk(block, &texts)
    return texts.entries
  }

  private func makeParser() throws(StreamError) -> RecordParser {
    guard splitter.format == .csv else { return .ndjson(NDJSONRowParser(map)) }
    do throws(HeaderError) {
      let required = columns.filter(\.isRequired).map { map.names.shown($0.name) }
      let header = try CSVHeader(
        splitter.header ?? [], map, wanted: required.joined(separator: " and "))
      for (index, column) in columns.enumerated()
      where column.isRequired && !header.slots.contains(UInt8(UsedColumn.slotCount + index)) {
        let name = map.names.shown(column.name)
        throw header.likely(
          .noColumn(
            name, for: column.ourName, found: header.shownNames,
            near: nearName(to: name, in: header.shownNames)),
          columns: columns.map { map.names.name(of: $0.name) })
      }
      return .csv(CSVRowParser(header: header))
    } catch {
      throw .header(error)
    }
  }
}

/// The records of a block as they are read.
private struct RecordTexts: RecordVisitor {
  private(set) var entries: [RecordReader.Entry] = []
  /// For each column of a CSV file, whether the header has it; empty for NDJSON.
  private let isInHeader: [Bool]
  private let columns: [RecordReader.Column]

  init(_ columns: [RecordReader.Column], in header: CSVHeader?) {
    self.columns = columns
    isInHeader =
      header.map { header in
        columns.indices.map { header.slots.contains(UInt8(UsedColumn.slotCount + $0)) }
      } ?? []
  }

  var isFinished: Bool { false }

  mutating func refuse(_ error: RowError, _ place: RowPlace, of bytes: RawSpan) {
    entries.append(.fault(error))
  }

  mutating func leave(_ bytes: RawSpan) {}

  mutating func visit(
    _ fields: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>, filled: UInt32,
    _ place: RowPlace, of bytes: RawSpan, line: Int
  ) throws(RowError.Fault) {
    var values: [RecordReader.Value] = []
    values.reserveCapacity(columns.count)
    for column in columns.indices {
      let field = slots[UsedColumn.slotCount + column]
      if field.isEmpty {
        // A value of JSON does not begin at the start of a line.
        let isMissing = isInHeader.isEmpty ? field.start == 0 : !isInHeader[column]
        values.append(isMissing ? .missing : .empty)
      } else {
        guard let text = String(validating: fields.copy(field), as: UTF8.self) else {
          throw .textNotUTF8(column: columns[column].name)
        }
        values.append(.text(text))
      }
    }
    entries.append(.record(RecordReader.Record(line: line, values: values)))
  }
}
