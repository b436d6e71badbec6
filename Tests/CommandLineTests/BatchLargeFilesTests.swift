import Foundation
import Testing

/// `batch` over files of many blocks.
@Suite(.serialized) struct BatchLargeFilesTests {
  static let header = "job,pipeline,model_id,units,note\n"

  /// About 60 bytes a row, a third of them with line breaks in quotes.
  static func rows(_ count: Int) -> String {
    let pipelines = [
      "audio-to-text,openai/whisper-large-v3", "upscale,",
      "text-to-image,SG161222/RealVisXL_V4.0_Lightning",
    ]
    var text = ""
    for number in 0..<count {
      let units = (number &* 7_919) % 10_000_000
      let note = number % 3 == 0 ? "\"a\nb, \"\"\(number)\"\"\"" : "none"
      text += "\(number),\(pipelines[number / 5 % 3]),\(units),\(note)\n"
    }
    return text
  }

  @Test func threads() throws {
    let run = try shell(
      """
      for n in 1 2 3 4 5 6 7 8; do
        livepeer-pricing batch jobs.csv --eth-usd 3127.45 --threads $n --output $n.csv \
          --totals $n.json || echo failed
        cmp 1.csv $n.csv; cmp 1.json $n.json
      done
      wc -l <jobs.csv | tr -d ' '; wc -l <1.csv | tr -d ' '
      """, ["jobs.csv": Self.header + Self.rows(70_000)])
    #expect(run.complaints == "")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2 && lines.first == lines.last)
  }

  @Test func shards() throws {
    var files = ["jobs.csv": Self.header + Self.rows(6_000)]
    let records = Self.rows(6_000).replacingOccurrences(of: "a\nb", with: "a\u{1}b")
      .split(separator: "\n")
    for shard in 0..<6 {
      files["shard\(shard).csv"] =
        Self.header
        + records[(shard * 1_000)..<((shard + 1) * 1_000)].joined(separator: "\n")
        .replacingOccurrences(of: "\u{1}", with: "\n") + "\n"
    }
    var script = """
      livepeer-pricing batch jobs.csv --eth-usd 3127.45 --output all.csv --totals all.json
      for n in 0 1 2 3 4 5; do
        livepeer-pricing batch shard$n.csv --eth-usd 3127.45 --output /dev/null --totals $n.json
      done

      """
    for _ in 0..<5 {
      let names = (0..<6).shuffled().map { "\($0).json" }.joined(separator: " ")
      script += "livepeer-pricing totals \(names) | cmp - all.json\n"
    }
    let run = try shell(script, files)
    #expect(run.status == 0 && run.output == "" && run.complaints == "")
  }

  #if os(Linux)
    private static let hasTime = FileManager.default.isExecutableFile(atPath: "/usr/bin/time")

    @Test(.enabled(if: hasTime, "GNU time measures the memory"), arguments: ["2", "8", "64"])
    func memory(threads: String) throws {
      let run = try shell(
        """
        cat header rows rows rows rows rows rows rows rows rows rows >jobs.csv
        /usr/bin/time -f %M livepeer-pricing batch jobs.csv --eth-usd 3000 --output out.csv \
          --threads \(threads)
        wc -c <jobs.csv
        """, ["header": Self.header, "rows": Self.rows(60_000)])
      let kibibytes = try #require(Int(run.complaints.dropLast()))
      #expect(kibibytes < 64 * 1_024)
      #expect(try #require(Int(run.output.dropLast())) > 30_000_000)
    }

    /// Rows of nearly 16 MiB, priced or rejected: four times their bytes more.
    @Test(.enabled(if: hasTime, "GNU time measures the memory"), arguments: ["1", "x"])
    func memoryOfLongRows(units: String) throws {
      let run = try shell(
        """
        head -c 16700000 /dev/zero | tr '\\0' x >note
        (printf 'pipeline,units,note\\n'
        for n in 1 2 3 4; do printf 'upscale,\(units),'; cat note; echo; done) >jobs.csv
        /usr/bin/time -f %M livepeer-pricing batch jobs.csv --on-error skip --rejects r.csv \
          --output out.csv --threads 64 2>&1 >/dev/null | tail -n 1; cat out.csv r.csv | wc -c
        """, [:])
      let figures = run.output.split(separator: "\n").compactMap { Int($0) }
      try #require(figures.count == 2)
      #expect(figures[0] < (64 + 4 * 16) * 1_024 && figures[1] > 4 * 16_700_000)
    }
  #endif
}
