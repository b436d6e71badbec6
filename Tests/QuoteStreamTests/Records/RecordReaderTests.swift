import LivepeerPricing
import Testing
import TestSupport

@testable import QuoteStream

@Suite struct RecordReaderTests {
  private static func records(
    _ file: String, _ columns: [RecordReader.Column], _ format: RecordFormat,
    _ names: [String] = [], chunk size: Int = 1 << 20
  ) throws -> [String] {
    var reader = RecordReader(
      columns, format: format, names: try ColumnNames(names, of: columns.map(\.name)))
    let bytes = Array(file.utf8)
    var entries: [RecordReader.Entry] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      entries += try reader.read(Array(bytes[start..<min(start + size, bytes.count)]))
    }
    entries += try reader.read([])
    return try entries.map { entry in
      let record: RecordReader.Record
      switch entry {
      case .record(let read): record = read
      case .fault(let error): throw StreamError.row(error)
      }
      let values = record.values.map { value in
        switch value {
        case .missing: "-"
        case .empty: "''"
        case .text(let text): text
        }
      }
      return "\(record.line) " + values.joined(separator: "|")
    }
  }

  @Test(arguments: chunkSizes)
  func valuesAreMissingOrEmptyOrTexts(size: Int) throws {
    let columns = ["time", "amount_wei", "app"].map { RecordReader.Column($0) }
    let csv = "app,x,time\n,1,\n\"a\n\"\"b\",2,3\r\n"
    #expect(
      try Self.records(csv, columns, .csv, chunk: size) == ["2 ''|-|''", "3 3|-|a\n\"b"])
    let ndjson = """
      {"time":1.5e3,"data":{"fee":"","app":"a\\u0062"}}

      {"time":null,"data":{"fee":"0.024 ETH"}}
      {"pipeline":true,"units":{}}
      """
    #expect(
      try Self.records(
        ndjson, columns, .ndjson, ["amount_wei=data.fee", "app=data.app"], chunk: size)
        == ["1 1.5e3|''|ab", "3 ''|0.024 ETH|-", "4 -|-|-"])
  }

  /// Columns of pricing have no meaning here, and may be of any type.
  @Test func noColumnsAreReadByThemselves() throws {
    let line = #"{"pipeline":1,"units":[],"time":{},"fee_wei":true}"#
    #expect(try Self.records(line + "\n" + line, [], .ndjson) == ["1 ", "2 "])
  }

  @Test func requiredColumnsAreInTheHeader() throws {
    let columns = [RecordReader.Column("amount_wei", isRequired: true)]
    #expect(
      throws: StreamError.header(
        .noColumn("amount_wei", for: "amount_wei", found: ["amount_we"], near: "amount_we"))
    ) { try Self.records("amount_we\n1\n", columns, .csv) }
    #expect(throws: StreamError.self) {
      try Self.records("amount_wei\n1\n", columns, .csv, ["amount_wei=fee"])
    }
  }

  @Test func faultsHaveTheFilesNames() throws {
    let columns = [RecordReader.Column("amount_wei")]
    let error = thrown { () throws in
      try Self.records(
        "{}\n{\"a\":{\"b\":[]}}\n", columns, .ndjson, ["amount_wei=a.b"])
    }
    #expect((error as? StreamError)?.line == 2)
    #expect(error.map { "\($0)" } == "a.b: an array; write a string or a number")
  }

  @Test(
    arguments: [
      ("3240740740740", 3_240_740_740_740), ("1.23e+12", 1_230_000_000_000),
      ("1230000000000.0", 1_230_000_000_000), ("0.024024 ETH", 24_024_000_000_000_000),
      ("24024000 gwei", 24_024_000_000_000_000), ("123 WEI", 123), ("123wei", 123), ("0", 0),
      ("0.0", 0), ("1.5e1", 15), ("5e-1", nil), ("1.5", nil), ("0.0000000000000000001 ETH", nil),
      ("-3", nil), ("-3e0", nil), ("+3", nil), ("NaN", nil), ("nan", nil), ("Infinity", nil),
      ("$5", nil), ("5 USD", nil), ("1_000", nil), ("1,000", nil), (" 7", nil), ("7 ", nil),
      ("", nil), ("0x10", nil), ("1e1001", nil), ("ETH", nil),
    ] as [(String, BigInt?)])
  func amountsAreExactOrRefused(text: String, wei: BigInt?) {
    #expect((try? WeiText.exact(text)) == wei)
  }
}
