import Testing

@testable import QuoteStream

@Suite struct RowWriterTests {
  /// Figures of columns and figures of any size are written alike.
  @Test(
    arguments: [
      ("a,1\n", 3, "a,1,7,0.05\n"), ("a,1\r\n", 3, "a,1,7,0.05\r\n"), ("a,1", 3, "a,1,7,0.05\n"),
    ])
  func figuresAlike(record: String, insertAt: Int, row: String) {
    let marks = FeeMarks.csv(hasUSD: true)
    let place = RowPlace(start: 0, insertAt: insertAt, end: record.utf8.count)
    let columns = ColumnFigures(fee: 7, usd: 5, hasUSD: true, scale: DecimalScale(decimals: 2))
    #expect(Self.written(columns, place, record, marks) == row)
    let text = TextFigures(fee: Array("7".utf8), usd: Array("0.05".utf8))
    #expect(Self.written(text, place, record, marks) == row)
  }

  @Test func withoutDollars() {
    let place = RowPlace(start: 0, insertAt: 2, end: 4)
    let fee = Array(repeating: UInt8(ascii: "9"), count: 1_000)
    let figures = TextFigures(fee: fee, usd: [])
    let digits = String(decoding: fee, as: UTF8.self)
    #expect(Self.written(figures, place, "{}}\n", .ndjson) == "{},\"fee_wei\":\"\(digits)\"}\n")
    let csv = FeeMarks.csv(hasUSD: true)
    #expect(Self.written(figures, place, "a,\r\n", csv) == "a,,\(digits),\r\n")
  }

  private static func written(
    _ figures: some RowFigures, _ place: RowPlace, _ record: String, _ marks: FeeMarks
  ) -> String {
    let bytes = Array(record.utf8)
    var output = Array("before\n".utf8)
    output.append(room: bytes.count + 1_000 + OutputCursor.rowRoom) { cursor in
      unsafe cursor.put(figures, in: place, of: bytes.span.bytes, marks)
    }
    return String(decoding: output.dropFirst(7), as: UTF8.self)
  }
}
