import Foundation
import Testing

/// Programs that hold `batch` open over two pipes, and inputs that pause.
@Suite(.serialized) struct BatchPipesTests {
  /// A client that writes rows and reads the answers.
  private final class Client {
    private let process: Process
    private let (input, output) = (Pipe(), Pipe())
    private var rest: [UInt8] = []

    init(_ arguments: [String], in folder: URL) throws {
      process = Program.process(["batch"] + arguments, in: folder)
      process.standardInput = input
      process.standardOutput = output
      process.standardError = FileHandle(forWritingAtPath: "/dev/null")
      try process.run()
    }

    func write(_ text: String) throws {
      try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    }

    /// The next line; nil if none comes within some seconds.
    func readLine() -> String? {
      while true {
        if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
          defer { rest.removeFirst(end + 1) }
          return String(decoding: rest[..<end], as: UTF8.self)
        }
        let file = output.fileHandleForReading
        var ready = pollfd(fd: file.fileDescriptor, events: Int16(POLLIN), revents: 0)
        // Safe: one request is one request long.
        guard unsafe poll(&ready, 1, 20_000) == 1 else { return nil }
        let bytes = file.availableData
        if bytes.isEmpty { return nil }
        rest += bytes
      }
    }

    func end() throws -> Int32 {
      try input.fileHandleForWriting.close()
      process.waitUntilExit()
      return process.terminationStatus
    }
  }

  /// Every row is answered before the next one is written, from the first on.
  @Test(arguments: ["1", "2", "8"], ["csv", "ndjson"])
  func requestsAndAnswers(threads: String, format: String) throws {
    try withTemporaryFolder { folder in
      let client = try Client(["--threads", threads, "--input", format], in: folder)
      if format == "csv" {
        try client.write("pipeline,units\n")
        #expect(client.readLine() == "pipeline,units,fee_wei")
      }
      var waits: [Duration] = []
      for units in 1...200 {
        let start = ContinuousClock.now
        let fee = 4_768_371 * units
        if format == "csv" {
          try client.write("upscale,\(units)\n")
          try #require(client.readLine() == "upscale,\(units),\(fee)")
        } else {
          try client.write("{\"pipeline\":\"upscale\",\"units\":\(units)}\n")
          try #require(
            client.readLine()
              == "{\"pipeline\":\"upscale\",\"units\":\(units),\"fee_wei\":\"\(fee)\"}")
        }
        waits.append(ContinuousClock.now - start)
      }
      #expect(try client.end() == 0)
      // About a millisecond at most on a quiet machine; tests run beside others.
      #expect(waits.sorted()[100] < .milliseconds(50))
    }
  }

  /// A pause within a row, and within a record of several lines: whole records are answered.
  @Test(arguments: ["1", "2", "8"])
  func pausesWithinRows(threads: String) throws {
    try withTemporaryFolder { folder in
      let client = try Client(["--threads", threads], in: folder)
      try client.write("pipeline,units,note\nupscale,1,\nupscale,2,\"a\n")
      #expect(client.readLine() == "pipeline,units,note,fee_wei")
      #expect(client.readLine() == "upscale,1,,4768371")
      try client.write("b\"\nupsc")
      #expect(client.readLine() == "upscale,2,\"a")
      #expect(client.readLine() == "b\",9536742")
      try client.write("ale,3,")
      #expect(try client.end() == 0)
      #expect(client.readLine() == "upscale,3,,14305113")
    }
  }

  /// A bad row ends the run at once, while the input is open.
  @Test(arguments: ["1", "2", "8"])
  func badRow(threads: String) throws {
    let run = try shell(
      """
      mkfifo pipe; timeout 20 livepeer-pricing batch pipe --threads \(threads) & exec 3>pipe
      printf 'pipeline,units\\nupscale,1\\nteleport,1\\nupscale,2\\n' >&3; wait $!; echo $?
      """, [:])
    #expect(run.output == "pipeline,units,fee_wei\nupscale,1,4768371\n65\n")
    #expect(run.errors.hasPrefix("livepeer-pricing: pipe:3: no price for teleport;"))
  }

  /// The reader of the output goes away while the input is quiet.
  @Test(arguments: ["1", "2"])
  func readerGoesAway(threads: String) throws {
    let run = try shell(
      """
      mkfifo in out; timeout 20 livepeer-pricing batch in --threads \(threads) >out & pid=$!
      exec 4<out 3>in; printf 'pipeline,units\\nupscale,1\\n' >&3; head -n 1 <&4 >/dev/null
      exec 4<&-; echo upscale,2 >&3; wait $pid; echo $?
      """, [:])
    #expect(run.output == "141\n" && run.errors == "")
  }

  /// Jobs of sorted accounts too large to hold are listed while both inputs pause.
  @Test func reconcile() throws {
    let rows = (200_000..<260_000).map { "\($0),1\n" }.joined()
    let run = try shell(
      """
      mkfifo one two out
      livepeer-pricing reconcile one two --all --format csv >out 2>/dev/null & pid=$!
      exec 5<out 3>one 4>two; cat rows >&3 & cat rows >&4 &
      timeout 20 head -n 50000 <&5 | tail -n 1; exec 3>&- 4>&-; cat <&5 >/dev/null; wait $pid; echo $?
      """, ["rows": "job_id,fee_wei\n" + rows])
    #expect(run.output == "249998,50000,,1,50000,,1,matched,,0,0,\n0\n", "\(run)")
  }
}
