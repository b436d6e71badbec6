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

  /// The command of the error sorts the file, and the sorted file is taken.
  @Test(arguments: ["csv", "ndjson"])
  func theErrorSaysHowToSort(format: String) throws {
    let keys = Array(100_000..<160_000)
    func text(_ keys: [Int], _ extra: Int) -> String {
      let rows = Self.rows(keys, extra: extra)
      guard format == "ndjson" else { return Self.header + rows }
      return rows.split(separator: "\n").map { row in
        let fields = row.split(separator: ",")
        return "{\"fee_wei\":\"\(fields[1])\", \"job_id\":\"\(fields[0])\"}\n"
      }.joined()
    }
    let run = try shell(
      """
      livepeer-pricing reconcile 'the quoted.\(format)' settled.\(format) 2>error >/dev/null
      echo $?; cat error >&2
      sed 's/.*have to be sorted: //' error | sh
      livepeer-pricing reconcile sorted.\(format) settled.\(format) --tolerance 0.001% \
        --format csv 2>/dev/null | wc -l | tr -d ' '
      """,
      [
        "the quoted.\(format)": text(keys.reversed(), 0), "settled.\(format)": text(keys, 1),
      ])
    let line = format == "csv" ? 3 : 2
    #expect(
      run.errors.hasPrefix(
        "livepeer-pricing: the quoted.\(format):\(line): job_id '159998' comes after '159999'; "
          + "files of more than 100000 rows in all have to be sorted: "))
    #expect(run.output == "65\n8573\n")
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
