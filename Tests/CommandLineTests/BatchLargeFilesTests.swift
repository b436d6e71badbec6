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
    #expect(run.errors == "")
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
    #expect(run.status == 0 && run.output == "" && run.errors == "")
  }

  @Test(arguments: ["1", "2"])
  func interrupted(threads: String) throws {
    try withTemporaryFolder { folder in
      let process = Process()
      process.executableURL = Program.folder.appendingPathComponent(Program.name)
      process.currentDirectoryURL = folder
      process.arguments = ["batch", "--threads", threads, "--output", "out.csv", "--totals", "t"]
      let (input, errors) = (Pipe(), Pipe())
      process.standardInput = input
      process.standardError = errors
      try process.run()
      // When all of it is in the pipe, all but the last bytes have been read, and more may come.
      let rows = Data((Self.header + Self.rows(9_000)).utf8)
      try input.fileHandleForWriting.write(contentsOf: rows)
      process.interrupt()
      process.waitUntilExit()
      try input.fileHandleForWriting.close()
      #expect(process.terminationReason == .exit && process.terminationStatus == 130)
      let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      let message = /livepeer-pricing: interrupted after [1-9][0-9]* rows; no file was written\n/
      #expect(text.wholeMatch(of: message) != nil, "\(text)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }

  /// Half of the runs have an old file under the name.
  @Test func killed() throws {
    let files = ["jobs.csv": Self.header + Self.rows(30_000), "old.csv": "old\n"]
    let command = "livepeer-pricing batch jobs.csv --eth-usd 3127.45 --output"
    let clock = ContinuousClock()
    let start = clock.now
    #expect(try shell("\(command) out.csv", files).status == 0)
    let whole = clock.now - start
    let seconds = min(whole / .seconds(1), 0.4)
    var script = "\(command) whole.csv\n"
    for number in 0..<50 {
      let wait = String(format: "%.4f", Double.random(in: 0...seconds))
      script += """
        rm -f out.csv; \(number % 2 == 0 ? "cp old.csv out.csv" : "")
        \(command) out.csv & sleep \(wait); kill -KILL $! 2>/dev/null; wait $! 2>/dev/null
        if test -e out.csv; then
          cmp -s out.csv whole.csv || cmp -s out.csv old.csv || echo half a file after \(wait) s
        fi

        """
    }
    script += "\(command) out.csv && cmp out.csv whole.csv"
    let run = try shell(script, files)
    #expect(run.status == 0 && run.output == "")
  }

  #if os(Linux)
    @Test(
      .enabled(
        if: FileManager.default.isExecutableFile(atPath: "/usr/bin/time"),
        "GNU time measures the memory"))
    func memory() throws {
      let run = try shell(
        """
        cat header rows rows rows rows rows rows rows rows rows rows >jobs.csv
        /usr/bin/time -f %M livepeer-pricing batch jobs.csv --eth-usd 3000 --output out.csv
        wc -c <jobs.csv
        """, ["header": Self.header, "rows": Self.rows(60_000)])
      let kibibytes = try #require(Int(run.errors.dropLast()))
      #expect(kibibytes < 64 * 1_024)
      #expect(try #require(Int(run.output.dropLast())) > 30_000_000)
    }
  #endif
}
