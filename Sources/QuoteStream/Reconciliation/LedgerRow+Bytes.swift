internal import LivepeerPricing

// A row as the value of a record in a run, under its key: what it has, its line, and then that.

extension LedgerRow {
  /// What a row has.
  private struct Contents: OptionSet {
    let rawValue: UInt8
    static let units = Contents(rawValue: 1)
    static let fee = Contents(rawValue: 2)
    static let pipeline = Contents(rawValue: 4)
    static let tariff = Contents(rawValue: 8)
    static let text = Contents(rawValue: 16)
    static let ethPrice = Contents(rawValue: 32)
  }

  /// Appends the row without its key.
  func write(to bytes: inout [UInt8]) {
    var contents: Contents = []
    if entry.units != nil { contents.insert(.units) }
    if entry.fee != nil { contents.insert(.fee) }
    if namesPipeline { contents.insert(.pipeline) }
    if tariff != nil { contents.insert(.tariff) }
    if text != nil { contents.insert(.text) }
    if ethPrice != nil { contents.insert(.ethPrice) }
    bytes.append(contents.rawValue)
    bytes.append(count: UInt64(entry.line))
    if let units = entry.units { bytes.append(number: units) }
    if let fee = entry.fee { bytes.append(number: fee) }
    if let tariff { bytes.append(count: UInt64(tariff)) }
    if let text {
      bytes.append(count: UInt64(text.utf8Bytes))
      bytes.append(count: UInt64(text.codePoints))
    }
    if let ethPrice {
      bytes.append(number: ethPrice.usdPerETH.numerator)
      bytes.append(number: ethPrice.usdPerETH.denominator)
    }
  }

  /// Reads a row that was written.
  init(_ record: KeyedRecord, of bytes: RawSpan) {
    key = bytes.copy(record.key)
    var reader = NumberReader(offset: record.value.start + 1)
    let contents = Contents(rawValue: bytes.byte(at: record.value.start))
    let line = Int(reader.count(bytes))
    let units = contents.contains(.units) ? reader.number(bytes) : nil
    let fee = contents.contains(.fee) ? reader.number(bytes) : nil
    entry = ReconciledJob.LedgerEntry(line: line, units: units, fee: fee, rows: 1)
    namesPipeline = contents.contains(.pipeline)
    tariff = contents.contains(.tariff) ? Int(reader.count(bytes)) : nil
    text =
      contents.contains(.text)
      ? TextCounts(utf8Bytes: Int(reader.count(bytes)), codePoints: Int(reader.count(bytes))) : nil
    if contents.contains(.ethPrice) {
      let usdPerETH = Rational(reader.number(bytes), reader.number(bytes))
      ethPrice = try? ETHPrice(usdPerETH)
    } else {
      ethPrice = nil
    }
  }
}

extension [UInt8] {
  /// Appends a count, seven bits in each byte, the lowest first; all but the last have the eighth.
  fileprivate mutating func append(count: UInt64) {
    var rest = count
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest &>>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  /// Appends a number that is not negative: itself and a zero bit below if it has 63 bits, or else
  /// the count of its digits and a one below, and the digits.
  fileprivate mutating func append(number: BigInt) {
    if let small = UInt64(exactly: number), small >> 63 == 0 {
      append(count: small << 1)
    } else {
      let digits = number.description.utf8
      append(count: UInt64(digits.count) << 1 | 1)
      append(contentsOf: digits)
    }
  }
}

/// Reads the numbers of a row that was written.
private struct NumberReader {
  var offset: Int

  mutating func count(_ bytes: RawSpan) -> UInt64 {
    var count: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = bytes.byte(at: offset)
      offset += 1
      count |= UInt64(byte & 0x7F) &<< shift
      guard byte >= 0x80 else { return count }
      shift += 7
    }
  }

  mutating func number(_ bytes: RawSpan) -> BigInt {
    let head = count(bytes)
    guard head & 1 == 1 else { return BigInt(head >> 1) }
    let digits = FieldSlot(start: offset, end: offset + Int(head >> 1))
    offset = digits.end
    guard let number = BigInt(bytes.string(digits)) else {
      preconditionFailure("digits were written")
    }
    return number
  }
}
