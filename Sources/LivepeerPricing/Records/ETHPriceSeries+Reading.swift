internal import ExactMath
internal import StrictJSON

extension ETHPriceSeries {
  /// Creates a series from a CSV file with the columns `time` and `eth_usd`.
  ///
  /// The header names the columns, in any order, and others are ignored. Records may be in any order
  /// of time. Times are read as by ``Timestamp/init(_:)``, prices as by ``ETHPrice/init(_:)-(String)``. Quotes
  /// are those of RFC 4180; a byte order mark, CRLF, and empty lines at the end are no faults.
  ///
  /// - Parameter csv: The file's bytes, UTF-8.
  /// - Throws: ``ReadingError`` with line and column.
  /// - Complexity: O(*n* log *n*) in bytes.
  public init(csv: [UInt8]) throws(ReadingError) {
    var reader = SeriesCSV(csv)
    guard try reader.next() else { throw reader.error(.noHeader, at: 0) }
    if csv[reader.start] == UInt8(ascii: "#") { throw reader.error(.comment, at: reader.start) }
    let names = reader.fields.map(reader.text)
    let columns = (
      time: try reader.column(SeriesKey.time, of: names),
      price: try reader.column(SeriesKey.price, of: names)
    )
    var records = SeriesRecords(csv)
    while try reader.next() {
      // No time begins like that, and neither does the name of a column.
      if csv[reader.start] == UInt8(ascii: "#") { throw reader.error(.comment, at: reader.start) }
      guard reader.fields.count == names.count else {
        throw reader.error(
          .fieldCount(reader.fields.count, expected: names.count), at: reader.start)
      }
      let time = reader.fields[columns.time]
      let price = reader.fields[columns.price]
      try records.addCSV(time: time, price: price, of: reader)
    }
    entries = try records.sorted()
  }

  /// Creates a series from JSON lines, each an object with the keys `time` and `eth_usd`.
  ///
  /// Values are strings or numbers, which are read exactly; other keys are ignored. Empty lines are
  /// no faults. See ``init(csv:)`` for the rest.
  ///
  /// - Parameter jsonLines: The file's bytes, UTF-8.
  /// - Throws: ``ReadingError`` with line and column.
  /// - Complexity: O(*n* log *n*) in bytes.
  public init(jsonLines: [UInt8]) throws(ReadingError) {
    var records = SeriesRecords(jsonLines)
    var start = jsonLines.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 1
    while start < jsonLines.count {
      let end = jsonLines[start...].firstIndex(of: 0x0A) ?? jsonLines.count
      let text = Array(jsonLines[start..<end])
      if text.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) {
        let node: JSONNode
        do throws(JSONError) {
          node = try JSONNode(parsing: text)
        } catch {
          throw ReadingError(
            .json(error.reason), at: error.position.moved(byLines: line - 1, bytes: start))
        }
        try records.addJSON(node, line: line, start: start)
      }
      start = end + 1
      line += 1
    }
    entries = try records.sorted()
  }
}

/// The names of what a record of a series has.
private enum SeriesKey {
  static let time = "time"
  static let price = "eth_usd"
}

extension SeriesCSV {
  /// Returns the index of a column that has to be there once.
  fileprivate func column(
    _ name: String, of names: [String]
  ) throws(ETHPriceSeries.ReadingError) -> Int {
    let found = names.indices.filter { names[$0].utf8.elementsEqual(name.utf8) }
    guard let index = found.first else {
      let shown = names.prefix(20).map { $0.shown() }
      throw error(.noColumn(name, found: shown, near: nearName(to: name, in: shown)), at: start)
    }
    guard found.count == 1 else {
      throw error(.repeatedColumn(name), at: fields[found[1]].range.lowerBound)
    }
    return index
  }
}

extension TextPosition {
  fileprivate func moved(byLines lines: Int, bytes: Int) -> TextPosition {
    TextPosition(line: line + lines, column: column, offset: offset + bytes)
  }
}

/// The records of a file that were read so far.
private struct SeriesRecords {
  private let bytes: [UInt8]
  private var records: [(entry: ETHPriceSeries.Entry, offset: Int)] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func addCSV(
    time timeField: SeriesCSV.Field, price priceField: SeriesCSV.Field, of reader: SeriesCSV
  ) throws(ETHPriceSeries.ReadingError) {
    let time: Timestamp
    do throws(TextFormError) {
      // Safe: every byte of an array is initialized.
      let plain = unsafe Timestamp(plain: bytes.span.bytes.extracting(timeField.range))
      if let plain { time = plain } else { time = try Timestamp(reader.text(timeField)) }
    } catch {
      throw reader.error(.text(error), at: timeField.range.lowerBound)
    }
    let price: ETHPrice
    do throws(TextFormError) {
      let plain = ETHPrice(plain: bytes[priceField.range])
      if let plain { price = plain } else { price = try ETHPrice(reader.text(priceField)) }
    } catch {
      throw reader.error(.text(error), at: priceField.range.lowerBound)
    }
    records.append((ETHPriceSeries.Entry(time: time, price: price), reader.start))
  }

  mutating func addJSON(
    _ node: JSONNode, line: Int, start: Int
  ) throws(ETHPriceSeries.ReadingError) {
    func refused(
      _ reason: ETHPriceSeries.ReadingError.Reason, at position: TextPosition
    ) -> ETHPriceSeries.ReadingError {
      ETHPriceSeries.ReadingError(reason, at: position.moved(byLines: line - 1, bytes: start))
    }
    guard case .object(let members) = node.value else {
      throw refused(.notAnObject(found: node.value.kind), at: node.position)
    }
    func text(
      _ key: String
    ) throws(ETHPriceSeries.ReadingError) -> (text: String, position: TextPosition) {
      let found = members.filter { $0.name.utf8.elementsEqual(key.utf8) }
      guard let member = found.first else {
        let names = members.prefix(20).map { $0.name.shown() }
        throw refused(
          .noColumn(key, found: names, near: nearName(to: key, in: names)), at: node.position)
      }
      guard found.count == 1 else { throw refused(.repeatedColumn(key), at: found[1].namePosition) }
      switch member.node.value {
      case .string(let text), .number(let text): return (text, member.node.position)
      default:
        throw refused(.wrongType(key, found: member.node.value.kind), at: member.node.position)
      }
    }
    let (time, price) = (try text(SeriesKey.time), try text(SeriesKey.price))
    var position = time.position
    do throws(TextFormError) {
      let moment = try Timestamp(time.text)
      position = price.position
      records.append(
        (ETHPriceSeries.Entry(time: moment, price: try ETHPrice(price.text)), start))
    } catch {
      throw refused(.text(error), at: position)
    }
  }

  /// Returns the entries in the order of time.
  func sorted() throws(ETHPriceSeries.ReadingError) -> [ETHPriceSeries.Entry] {
    do throws(ETHPriceSeries.EntriesError) {
      return try ETHPriceSeries.sorted(records) { $0.entry }
    } catch {
      throw ETHPriceSeries.ReadingError(.entries(error), at: place(of: error))
    }
  }

  /// Returns the place of the later of two records with different prices.
  private func place(of error: ETHPriceSeries.EntriesError) -> TextPosition {
    guard case .twoPrices(let first, let second, let time) = error else {
      return TextPosition(of: bytes.count, in: bytes)
    }
    // The first record with each of the prices.
    let offsets = [first, second].compactMap { price in
      records.first { $0.entry.time == time && $0.entry.price == price }?.offset
    }
    return TextPosition(of: offsets.max() ?? 0, in: bytes)
  }
}

extension ETHPrice {
  /// Creates a price from up to 16 characters of digits, with a decimal point or none, as most texts
  /// of prices are; returns nil for any other text.
  fileprivate init?(plain text: ArraySlice<UInt8>) {
    guard (1...16).contains(text.count) else { return nil }
    var number: Int64 = 0
    var point: Int?
    for (index, byte) in text.enumerated() {
      if let digit = byte.decimalDigit {
        number = number * 10 + Int64(digit)
      } else {
        guard byte == UInt8(ascii: "."), point == nil, index > 0, index + 1 < text.count else {
          return nil
        }
        point = text.count - index - 1
      }
    }
    let decimal = BigDecimal(coefficient: BigInt(number), exponent: -(point ?? 0))
    guard let price = try? ETHPrice(decimal.rational) else { return nil }
    self = price
  }
}
