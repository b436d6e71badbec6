/// The text around a fee in the output.
struct FeeMarks: Sendable {
  let beforeFee: ShortText
  let beforeUSD: ShortText
  let afterUSD: ShortText
  /// The text after a fee whose amount in dollars is not known.
  let afterFeeAlone: ShortText

  static let ndjson = FeeMarks(
    beforeFee: ShortText(#","fee_wei":""#), beforeUSD: ShortText(#"","fee_usd":""#),
    afterUSD: ShortText("\""), afterFeeAlone: ShortText("\""))

  static func csv(hasUSD: Bool) -> FeeMarks {
    FeeMarks(
      beforeFee: ShortText(","), beforeUSD: ShortText(","), afterUSD: ShortText(""),
      afterFeeAlone: ShortText(hasUSD ? "," : ""))
  }
}

/// The figures that a priced row gets.
protocol RowFigures {
  /// Whether the fee is known in dollars.
  var hasUSD: Bool { get }
  func putFee(_ cursor: inout OutputCursor)
  func putUSD(_ cursor: inout OutputCursor)
}

/// Figures of up to 128 bits, as columns have them.
struct ColumnFigures: RowFigures {
  let fee: UInt128
  let usd: UInt128
  let hasUSD: Bool
  let scale: DecimalScale

  @inline(__always)
  func putFee(_ cursor: inout OutputCursor) { cursor.put(fee) }

  @inline(__always)
  func putUSD(_ cursor: inout OutputCursor) { cursor.put(usd, scale) }
}

/// Figures of any size, as text.
struct TextFigures: RowFigures {
  let fee: [UInt8]
  /// The fee in dollars; empty if it is not known.
  let usd: [UInt8]

  var hasUSD: Bool { !usd.isEmpty }
  var count: Int { fee.count + usd.count }

  func putFee(_ cursor: inout OutputCursor) { put(fee, &cursor) }
  func putUSD(_ cursor: inout OutputCursor) { put(usd, &cursor) }

  private func put(_ text: [UInt8], _ cursor: inout OutputCursor) {
    unsafe cursor.put(text.span.bytes, from: 0, to: text.count)
  }
}

extension OutputCursor {
  /// Writes a priced row: its record, with the figures at the place for them, and a line end.
  ///
  /// There is room for the record, the figures and ``rowRoom``.
  @inline(__always)
  mutating func put(
    _ figures: some RowFigures, in place: RowPlace, of bytes: RawSpan, _ marks: FeeMarks
  ) {
    put(bytes, from: place.start, to: place.insertAt)
    put(marks.beforeFee)
    figures.putFee(&self)
    if figures.hasUSD {
      put(marks.beforeUSD)
      figures.putUSD(&self)
      put(marks.afterUSD)
    } else {
      put(marks.afterFeeAlone)
    }
    put(endOf: bytes, from: place.insertAt, to: place.end)
    if bytes.byte(at: place.end &- 1) != .lineFeed { put(.lineFeed) }
  }
}

extension [UInt8] {
  /// Appends what a cursor writes into room for so many bytes.
  @inline(__always)
  mutating func append(room: Int, _ write: (inout OutputCursor) -> Void) {
    append(addingCapacity: room) { output in
      // Safe: the cursor writes into the room that was added, and reports how much it wrote.
      unsafe output.withUnsafeMutableBufferPointer { buffer, written in
        let free = unsafe UnsafeMutableRawBufferPointer(
          UnsafeMutableBufferPointer(rebasing: buffer[written...]))
        var cursor = unsafe OutputCursor(free)
        write(&cursor)
        unsafe written += cursor.distance(from: free)
      }
    }
  }
}
