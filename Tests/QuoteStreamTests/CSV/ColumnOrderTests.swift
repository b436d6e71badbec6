import LivepeerPricing
import Testing
import TestSupport

@testable import QuoteStream

/// Files whose headers differ only in line ends, byte order mark, quotes or order.
@Suite struct ColumnOrderTests {
  /// What files come to that follow one another, in chunks of so many bytes.
  private func output(_ files: [String], chunk size: Int, at price: String? = nil) throws -> String
  {
    let table = try TariffTable(.documented, at: try price.map { try ETHPrice($0) })
    var output: [UInt8] = []
    var first: BlockQuoter?
    for (number, file) in files.enumerated() {
      let options = StreamOptions(onBadRow: .skip, fileName: "\(number).csv")
      var splitter = RecordSplitter(.csv)
      let bytes = Array(file.utf8)
      var blocks: [RecordBlock?] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        blocks.append(try splitter.append(Array(bytes[start..<min(start + size, bytes.count)])))
      }
      blocks.append(try splitter.finish())
      let quoter =
        if let first { try first.following(options: options, header: splitter.header) } else {
          try BlockQuoter(table, options: options, header: splitter.header)
        }
      output += quoter.header
      for case let block? in blocks {
        let result = quoter.quote(block)
        output += result.output + result.rejects
      }
      first = first ?? quoter
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// cases/f1.csv with f6 (CRLF), f7 (a byte order mark), f8 (quotes) and f3 (another order).
  @Test func oneHeader() throws {
    let files = [
      "job_id,pipeline,units\na,audio-to-text,1", "job_id,pipeline,units\r\nd,audio-to-text,4\r\n",
      "\u{FEFF}job_id,pipeline,units\nd,audio-to-text,4\n",
      "\"job_id\",\"pipeline\",\"units\"\nd,audio-to-text,4\n",
      "pipeline,job_id,units\naudio-to-text,c,3\n",
      "\u{FEFF}\"units\",pipeline,\"job_id\"\r\n5,audio-to-text,\"e,\"\"\n\"\r\n\r\n\r\n",
    ]
    for size in chunkSizes {
      #expect(
        try output(files, chunk: size) == """
          job_id,pipeline,units,fee_wei
          a,audio-to-text,1,12882811
          d,audio-to-text,4,51531244\r
          d,audio-to-text,4,51531244
          d,audio-to-text,4,51531244
          c,audio-to-text,3,38648433
          "e,""
          ",audio-to-text,5,64414055\r

          """)
    }
    #expect(
      try output([files[4], files[0]], chunk: 100, at: "1000") == """
        pipeline,job_id,units,fee_wei,fee_usd
        audio-to-text,c,3,38648433,0.000000038648
        audio-to-text,a,1,12882811,0.000000012883

        """)
  }

  /// Rejected rows stay as they are in their file, and empty dollars stay empty.
  @Test func rejectsKeepTheirOrder() throws {
    let files = [
      "pipeline,units,eth_usd,\n", "eth_usd,,units,pipeline\n,x,2,audio-to-text\n1000,,-1,llm\n",
    ]
    #expect(
      try output(files, chunk: 1_000) == """
        pipeline,units,eth_usd,,fee_wei,fee_usd
        audio-to-text,2,,x,25765622,
        1.csv,3,units '-1': negative; write a whole number in digits only,"1000,,-1,llm"

        """)
  }

  /// Columns of one name are matched in the order in which they are.
  @Test(
    arguments: [
      (["a", "b"], ["a", "b"], nil), (["b", "a"], ["a", "b"], [1, 0]),
      (["x", "a", "x"], ["x", "x", "a"], [0, 2, 1]),
      (["c", "a", "b"], ["a", "b", "c"], [1, 2, 0]),
    ] as [([String], [String], [Int]?)])
  func order(names: [String], first: [String], sources: [Int]?) throws {
    let order = try ColumnOrder(
      of: names.map { Array($0.utf8) }, in: first.map { Array($0.utf8) }, file: "f")
    #expect(order?.sources == sources)
  }

  @Test(arguments: [
    ("pipeline,units\n", "the header lacks job_id;"),
    ("pipeline,units,job_id,note\n", "the header adds note;"),
    ("pipeline,units,Job_ID\n", "the header lacks job_id and adds Job_ID;"),
    ("pipeline,units,job_id,job_id\n", "the header adds job_id;"),
    ("pipeline,units,job_id,z,\"\n\",c\n", "the header adds z, \u{FFFD}, c;"),
  ])
  func otherColumns(header: String, error: String) throws {
    let first = try BlockQuoter(
      TariffTable(.documented), options: StreamOptions(fileName: "a.csv"),
      header: Array("job_id,pipeline,units\n".utf8))
    let thrown = #expect(throws: StreamError.self) {
      _ = try first.following(options: StreamOptions(), header: Array(header.utf8))
    }
    #expect(
      thrown?.description
        == "compared with that of a.csv, \(error) price the file in a separate run")
    #expect(thrown?.line == 1)
  }

  @Test func ndjsonHasNoColumns() throws {
    let options = StreamOptions(format: .ndjson)
    let first = try BlockQuoter(TariffTable(.documented), options: options)
    let second = try first.following(options: options)
    #expect(first.header.isEmpty && second.header.isEmpty && second.order == nil)
  }

  /// Random fields in random orders, put back by hand.
  @Test func randomFields() throws {
    var generator = SeededGenerator(seed: 20_261_126)
    let texts = ["", "x", "\"\"", "\"a,\"\"\nb\"", "é\r", String(repeating: "y", count: 40)]
    for _ in 0..<300 {
      let count = Int.random(in: 1...6, using: &generator)
      let first = (0..<count).map { "c\($0 % 4)" }
      let places = Array(0..<count).shuffled(using: &generator)
      // Those of one name keep their order, so that there is one way to put them back.
      let names = places.map { first[$0] }
      let order = try ColumnOrder(
        of: names.map { Array($0.utf8) }, in: first.map { Array($0.utf8) }, file: "f")
      var rows = ""
      var expected = ""
      for _ in 0..<Int.random(in: 0...5, using: &generator) {
        let fields = names.map { _ in texts.randomElement(using: &generator) ?? "" }
        let added =
          [",1\n", ",1\r\n", ",12,0.5\n", ",12,\r\n"].randomElement(using: &generator) ?? ""
        rows += fields.joined(separator: ",") + added
        var rest = Array(zip(names, fields))
        expected +=
          first.map { name in
            let index = rest.firstIndex { $0.0 == name } ?? 0
            return rest.remove(at: index).1
          }.joined(separator: ",") + added
      }
      let arranged = order?.arranged(Array(rows.utf8)) ?? Array(rows.utf8)
      #expect(String(decoding: arranged, as: UTF8.self) == expected)
    }
  }
}
