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

  /// Files too large to hold: in order, from the end, and in order for long.
  @Test func anyOrder() throws {
    func file(_ keys: some Sequence<Int>, extra: Int = 0) -> String {
      Self.header + Self.rows(keys, extra: extra)
    }
    let keys = 100_000..<160_000
    let run = try shell(
      """
      for quoted in sorted reversed late; do
        livepeer-pricing reconcile $quoted settled --tolerance 0.001% --format csv 2>>errors |
          cut -d, -f1,3-4,6- | cksum
      done
      cat late | livepeer-pricing reconcile - settled --format csv 2>&1 >/dev/null
      cat errors >&2
      """,
      [
        "sorted": file(keys), "reversed": file(keys.reversed()),
        "late": file(Array(keys.dropFirst(1_000)) + keys.prefix(1_000)),
        "settled": file(keys, extra: 1),
      ])
    let sums = run.output.split(separator: "\n")
    #expect(sums.count == 4 && Set(sums.prefix(3)).count == 1, "\(run)")
    #expect(
      sums.last == """
        livepeer-pricing: -:59002: job_id '100000' comes after '159999', and jobs before it were \
        matched as they came; save it as a file, which may have any order, or sort it by that column
        """)
    // 100,002 is the first key that 7 divides, 159,999 the last is 159,999: 8,572 of them.
    let note = "note: 60000 jobs, 51428 matched; settled is +8572 wei from quoted"
    #expect(run.errors.split(separator: "\n").map { $0.hasPrefix(note) } == [true, true, true])
  }

  /// Nothing is left in the folder; one that is not there is named, with the way out.
  @Test func temporaryFolder() throws {
    let run = try shell(
      """
      mkdir here
      livepeer-pricing reconcile rows none --temporary-directory here 2>/dev/null | head -n 2; ls here
      TMPDIR=away livepeer-pricing reconcile rows none; echo $?
      """,
      [
        // Keys so long that a run of 16 MiB is full.
        "rows": Self.header
          + (100_000..<220_000).reversed()
          .map { "\(String(repeating: "k", count: 120))\($0),1\n" }.joined(),
        "none": Self.header,
      ])
    #expect(run.output.hasSuffix("73\n") && run.output.split(separator: "\n").count == 3, "\(run)")
    #expect(
      run.errors == """
        livepeer-pricing: away: cannot create a temporary file: No such file or directory; \
        --temporary-directory takes another folder

        """)
  }

  /// What is held back until the order is certain is printed whole, and needs no folder while it is small.
  @Test func heldBack() throws {
    func file(_ keys: some Sequence<Int>) -> String { Self.header + Self.rows(keys, extra: 0) }
    let keys = 100_000..<160_000
    let run = try shell(
      """
      for folder in here away; do
        for options in '' --all; do
          livepeer-pricing reconcile sorted sorted --format csv $options \
            --temporary-directory $folder 2>errors | cksum
        done
        grep cannot errors
      done
      livepeer-pricing reconcile reversed sorted --format csv --all 2>/dev/null |
        cut -d, -f1,3-4,6- | cksum
      livepeer-pricing reconcile sorted sorted --format csv --all 2>/dev/null |
        cut -d, -f1,3-4,6- | cksum
      livepeer-pricing reconcile sorted sorted --format csv --all 2>/dev/null | wc -l
      """.replacing("here", with: "$PWD"),
      ["sorted": file(keys), "reversed": file(keys.reversed())])
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 8, "\(run)")
    #expect(lines[0] == lines[2] && lines[1] != lines[3], "\(run)")
    #expect(lines[4].hasPrefix("livepeer-pricing: away: cannot create a temporary file"), "\(run)")
    #expect(lines[5] == lines[6] && lines[7].hasSuffix("60001"), "\(run)")
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
