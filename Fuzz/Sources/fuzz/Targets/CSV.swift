import LivepeerPricing
import QuoteStream

/// CSV usage: chunks against the whole, or every row against the same row in NDJSON.
func checkCSV(_ bytes: [UInt8]) {
  let input = UsageInput(bytes)
  let run = checkRuns(input, .csv)
  // A header that will not do.
  guard run.error == nil, input.comparison == .twin else { return }
  let records = NaiveCSV.records(of: input.file)
  guard let header = records.first, let names = header.fields else {
    fatalError("a header that no reader takes")
  }
  // Empty lines at the end are no rows.
  var rows = records.dropFirst()
  while let last = rows.last, last.content.isEmpty || last.content == [0x0D] && last.end.isEmpty {
    rows.removeLast()
  }
  require(rows.count == run.rows + run.rejected, "\(rows.count) records, \(run)")

  var lines: [UInt8] = []
  for (index, row) in rows.enumerated() {
    guard let line = row.ndjson(number: index, names: names) else { continue }
    lines += line
  }
  let twin = UsageRun(lines, .ndjson, .skip)
  require(twin.totals.groups == run.totals.groups, "CSV and NDJSON differ:\n\(run)\n\(twin)")
  var expected =
    header.content + Array(",fee_wei,fee_usd".utf8) + (header.end.isEmpty ? [0x0A] : header.end)
  for line in twin.output.split(separator: 0x0A).map({ Array($0) }) {
    let (number, fees) = fee(of: line)
    let row = rows[rows.startIndex + number]
    expected += row.content + fees.utf8 + (row.end.isEmpty ? [0x0A] : row.end)
  }
  require(
    expected == run.output,
    "\(String(decoding: run.output, as: UTF8.self))\nis not\n"
      + String(decoding: expected, as: UTF8.self))
}

/// The number of a row, and what is added to it.
private func fee(of line: [UInt8]) -> (Int, String) {
  let text = String(decoding: line, as: UTF8.self)
  guard let node = try? JSONNode(parsing: line), case .object(let members) = node.value,
    case .number(let number)? = members.first?.node.value, let number = Int(number),
    members.count >= 3,
    case .string(let fee) = members[members.count - 2].node.value,
    case .string(let usd) = members[members.count - 1].node.value
  else { fatalError("no row with a fee: \(text)") }
  return (number, ",\(fee),\(usd)")
}

/// A record of a CSV file, taken apart byte by byte.
private struct NaiveCSV {
  /// The record without its line end.
  let content: [UInt8]
  /// `\n`, `\r\n`, or nothing at the end of a file.
  let end: [UInt8]
  /// Nil where quotes stand wrong.
  let fields: [[UInt8]]?

  /// RFC 4180: a line feed within quotes ends no record.
  static func records(of file: [UInt8]) -> [NaiveCSV] {
    var records: [NaiveCSV] = []
    var record: [UInt8] = []
    var isInQuotes = false
    for byte in file {
      record.append(byte)
      if byte == UInt8(ascii: "\"") { isInQuotes.toggle() }
      if byte == 0x0A, !isInQuotes {
        records.append(NaiveCSV(record, isEnded: true, isFirst: records.isEmpty))
        record = []
      }
    }
    if !record.isEmpty {
      records.append(NaiveCSV(record, isEnded: false, isFirst: records.isEmpty))
    }
    return records
  }

  private init(_ record: [UInt8], isEnded: Bool, isFirst: Bool) {
    let endCount = !isEnded ? 0 : record.dropLast().last == 0x0D ? 2 : 1
    content = Array(record.dropLast(endCount))
    end = Array(record.suffix(endCount))
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    fields = Self.fields(
      of: isFirst && content.starts(with: mark) ? Array(content.dropFirst(3)) : content)
  }

  private static func fields(of content: [UInt8]) -> [[UInt8]]? {
    var fields: [[UInt8]] = []
    var rest = content[...]
    while true {
      var field: [UInt8] = []
      if rest.first == UInt8(ascii: "\"") {
        rest.removeFirst()
        while true {
          guard let byte = rest.popFirst() else { return nil }
          if byte == UInt8(ascii: "\"") {
            guard rest.first == byte else { break }
            rest.removeFirst()
          }
          field.append(byte)
        }
      } else {
        field = Array(rest.prefix { $0 != UInt8(ascii: ",") })
        if field.contains(UInt8(ascii: "\"")) { return nil }
        rest = rest.dropFirst(field.count)
      }
      fields.append(field)
      guard let separator = rest.popFirst() else { return fields }
      guard separator == UInt8(ascii: ",") else { return nil }
    }
  }

  /// The fields that pricing reads as a line of NDJSON; nil where CSV alone can have the row.
  func ndjson(number: Int, names: [[UInt8]]) -> [UInt8]? {
    guard let fields, fields.count == names.count else { return nil }
    var members = [JSONMember("number", .number(String(number)))]
    for (name, field) in zip(names, fields) {
      guard let column = UsedColumn(rawValue: String(decoding: name, as: UTF8.self)) else {
        continue
      }
      // What is no text is refused in any used column.
      guard let text = String(validating: field, as: UTF8.self) else { return nil }
      members.append(JSONMember(column.rawValue, .string(text)))
    }
    return JSONValue.object(members).jsonBytes(.compact) + [0x0A]
  }
}
