import Foundation
import Testing

/// `reconcile` over files of many blocks.
@Suite(.serialized) struct ReconcileLargeFilesTests {
  /// Rows with keys in order; every seventh was paid a wei more.
  static func rows(_ keys: some Sequence<Int>, extra: Int) -> String {
    keys.map { key in
      "\(key),\(1_000_000 + key % 7_919 + (key % 7 == 0 ? extra : 0))\n"
    }.joined()
  }

  private static let header = "job_id,fee_wei\n"

  /// Files out of order are taken up to the limit; above it they have to be sorted.
  ///
  /// The error says what to sort by, and no command: `sort` knows no quotes.
  @Test(arguments: ["csv", "ndjson"])
  func filesAboveTheLimit(format: String) throws {
    func text(_ keys: some Sequence<Int>, _ extra: Int) -> String {
      let rows = Self.rows(keys, extra: extra)
      guard format == "ndjson" else { return Self.header + rows }
      return rows.split(separator: "\n").map { row in
        let fields = row.split(separator: ",")
        return "{\"fee_wei\":\"\(fields[1])\", \"job_id\":\"\(fields[0])\"}\n"
      }.joined()
    }
    let keys = 100_000..<150_001
    let run = try shell(
      """
      for quoted in held large sorted; do
        livepeer-pricing reconcile $quoted.\(format) settled.\(format) --tolerance 0.001% \
          --format csv 2>errors | wc -l | tr -d ' '
        grep sorted errors >&2
      done
      """,
      [
        "held.\(format)": text(keys.dropLast(2).reversed(), 0),
        "large.\(format)": text(keys.reversed(), 0), "sorted.\(format)": text(keys, 0),
        "settled.\(format)": text(keys, 1),
      ])
    // Of 100,000 to 150,000 seven divides 7,143, and of the file without the last two as many.
    #expect(run.output == "7146\n0\n7144\n")
    let line = format == "csv" ? 3 : 2
    #expect(
      run.errors == """
        livepeer-pricing: large.\(format):\(line): job_id '149999' comes after '150000'; files of \
        more than 100000 rows or 32 MiB in all have to be sorted by the bytes of job_id

        """)
  }

  /// A pipe can be read once; none is opened or read again.
  @Test func pipes() throws {
    let run = try shell(
      """
      mkfifo one two; cat quoted.csv >one & cat settled.csv >two &
      livepeer-pricing reconcile one two --format csv 2>/dev/null
      cat quoted.csv | livepeer-pricing reconcile /dev/stdin settled.csv --format csv 2>/dev/null
      livepeer-pricing reconcile /dev/fd/3 settled.csv --format csv 3<quoted.csv 2>/dev/null
      """,
      ["quoted.csv": "fee_wei,job_id\n1,b\n1,a\n", "settled.csv": "job_id,fee_wei\n\"a\",2\nb,1\n"])
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 6 && Set(lines).count == 2 && lines[1].hasPrefix("a,3,,1,2,,2,differs,"))
  }

  #if os(Linux)
    @Test(
      .enabled(
        if: FileManager.default.isExecutableFile(atPath: "/usr/bin/time"),
        "GNU time measures the memory"))
    func memory() throws {
      let run = try shell(
        """
        for n in 1 2 3; do sed "s/^/$n/" rows; done | cat header - >quoted.csv
        for n in 1 2 3; do sed "s/^/$n/" paid; done | cat header - >settled.csv
        /usr/bin/time -f %M livepeer-pricing reconcile quoted.csv settled.csv --format json \
          --tolerance 1% | tail -n +2 | grep -c '"differs"'
        wc -c <quoted.csv
        """,
        [
          "header": Self.header, "rows": Self.rows(100_000..<200_000, extra: 0),
          "paid": Self.rows(100_000..<200_000, extra: 1),
        ])
      let kibibytes = try #require(Int(run.errors.split(separator: "\n").last ?? ""))
      #expect(kibibytes < 96 * 1_024)
      let figures = run.output.split(separator: "\n").compactMap { Int($0) }
      // 100,002 is the first key that 7 divides, 199,997 the last: 14,286 of them in each part.
      #expect(figures.first == 3 * 14_286 + 1)
      #expect(try #require(figures.last) > 4_500_000)
    }
  #endif
}
