import LivepeerPricing
import Foundation
import Testing

/// Input that fails, ends too early, comes slowly, or is not there.
@Suite struct ReadErrorTests {
  static let rows = "pipeline,units\nupscale,1\naudio-to-text,200000\n"
  static let priced =
    "pipeline,units,fee_wei\nupscale,1,4768371\naudio-to-text,200000,2576562200000\n"

  @Test(arguments: [
    ("batch . --output new", 66, "Is a directory"),
    ("batch <. --output new", 66, "Is a directory"),
    ("prices .", 66, "Is a directory"),
    ("totals .", 66, "Is a directory"),
  ])
  func directory(commandLine: String, status: Int32, message: String) throws {
    let run = try shell("livepeer-pricing \(commandLine); status=$?; ls -A; exit $status", [:])
    expectFailure(run, status: status, message)
  }

  #if os(Linux)
    /// The first bytes of a process's memory are nobody's.
    @Test(arguments: [
      "batch ok.csv /proc/self/mem --output new --totals t", "batch --output new </proc/self/mem",
      "prices /proc/self/mem", "totals /proc/self/mem",
      "quote text-to-speech --text-file /proc/self/mem",
    ])
    func readErrorInTheMiddle(commandLine: String) throws {
      let run = try shell(
        "livepeer-pricing \(commandLine); status=$?; rm ok.csv; ls -A; exit $status",
        ["ok.csv": Self.rows])
      expectFailure(run, status: 74, "Input/output error")
    }
  #endif

  /// The program waits for the reader of its output when the file is cut: between two rows, where a
  /// shorter file would look whole.
  @Test(arguments: ["1", "2"])
  func fileCutWhileItIsRead(threads: String) throws {
    let padding = String(repeating: "x", count: 2_000)
    let rows = "pipeline,units,note\n" + String(repeating: "upscale,1,\(padding)\n", count: 4_000)
    let run = try shell(
      """
      mkfifo pipe
      livepeer-pricing batch jobs.csv --threads \(threads) --totals t.json >pipe & exec 3<pipe
      head -n 1 <&3 >/dev/null; head -n 10 jobs.csv >short; cat short >jobs.csv
      cat <&3 >/dev/null; wait $!; echo $?; test ! -e t.json || echo totals of a part
      """, ["jobs.csv": rows])
    #expect(run.output == "74\n")
    #expect(run.errors.hasPrefix("livepeer-pricing: jobs.csv: it shrank from 8044020 to "))
  }

  @Test func pipesByteByByte() throws {
    let run = try shell(
      """
      dd bs=1 if=jobs.csv 2>/dev/null | livepeer-pricing batch - --totals t.json | dd bs=1 2>/dev/null
      dd bs=1 if=t.json 2>/dev/null | livepeer-pricing totals - | cmp - t.json
      """, ["jobs.csv": Self.rows])
    #expect(run.output == Self.priced && run.complaints == "")
  }

  /// A pipe with a name is opened once, and its writer writes all of it.
  @Test func namedPipe() throws {
    let run = try shell(
      """
      mkfifo one two; for p in one two; do (cat jobs.csv >$p || echo lost its reader) & done
      timeout 20 livepeer-pricing batch one two --output out.csv && cat out.csv
      """, ["jobs.csv": Self.rows])
    #expect(
      run.output == Self.priced
        + Self.priced.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n")
    #expect(run.complaints == "")
  }

  /// What another program left in the files that all of them share.
  @Test func nonBlockingPipes() throws {
    try withTemporaryFolder { folder in
      let rows = "pipeline,units\n" + String(repeating: "upscale,1\n", count: 20_000)
      try Data(rows.utf8).write(to: folder.appendingPathComponent("jobs.csv"))
      let sheet = folder.appendingPathComponent("sheet.json")
      let entries = (0..<5_000).map {
        #"{"pipeline":"upscale","model_id":"m\#($0)","price_per_unit":1}"#
      }
      try Data("[\(entries.joined(separator: ","))]".utf8).write(to: sheet)
      for arguments in [["batch", "-"], ["prices", "-", "--format", "csv"]] {
        let file = folder.appendingPathComponent(
          arguments[0] == "batch" ? "jobs.csv" : "sheet.json")
        let whole = try Program.run(arguments, input: Data(contentsOf: file)).output
        let (input, output) = (Pipe(), Pipe())
        for pipe in [input.fileHandleForReading, output.fileHandleForWriting] {
          try #require(fcntl(pipe.fileDescriptor, F_SETFL, O_NONBLOCK) == 0)
        }
        let process = Program.process(arguments, in: folder)
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try output.fileHandleForWriting.close()
        let bytes = try Data(contentsOf: file)
        try input.fileHandleForWriting.write(contentsOf: bytes.prefix(1_000))
        usleep(100_000)
        DispatchQueue.global().async {
          try? input.fileHandleForWriting.write(contentsOf: bytes.dropFirst(1_000))
          try? input.fileHandleForWriting.close()
        }
        // The pipe is full for a while.
        usleep(300_000)
        let text = String(
          decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0 && text == whole, "\(arguments)")
      }
    }
  }
}
