import Foundation
import Testing

/// Signals that ask the program to stop, and signals that do not.
@Suite(.serialized) struct SignalTests {
  static let header = BatchLargeFilesTests.header
  static let stopping = [SIGHUP, SIGINT, SIGTERM]

  @Test(arguments: stopping, ["1", "2"])
  func stoppedWhileReading(signal: Int32, threads: String) throws {
    try withTemporaryFolder { folder in
      let process = Program.process(
        ["batch", "--threads", threads, "--output", "out.csv", "--totals", "t"], in: folder)
      let (input, errors) = (Pipe(), Pipe())
      process.standardInput = input
      process.standardError = errors
      try process.run()
      // When all of it is in the pipe, all but the last bytes have been read, and more may come.
      let rows = Data((Self.header + BatchLargeFilesTests.rows(9_000)).utf8)
      try input.fileHandleForWriting.write(contentsOf: rows)
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      try input.fileHandleForWriting.close()
      #expect(process.terminationReason == .exit && process.terminationStatus == 128 + signal)
      let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      let message = /livepeer-pricing: interrupted after [0-9]+ rows; no file was written\n/
      #expect(text.wholeMatch(of: message) != nil, "\(text)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }

  /// Nobody reads the pipe, so that writing waits for ever.
  @Test(arguments: stopping, ["1", "2"])
  func stoppedWhileWriting(signal: Int32, threads: String) throws {
    try withTemporaryFolder { folder in
      let jobs = folder.appendingPathComponent("jobs.csv")
      try Data((Self.header + BatchLargeFilesTests.rows(9_000)).utf8).write(to: jobs)
      let process = Program.process(
        ["batch", "jobs.csv", "--threads", threads, "--totals", "t"], in: folder)
      let (output, errors) = (Pipe(), Pipe())
      process.standardOutput = output
      process.standardError = errors
      try process.run()
      var ready = pollfd(
        fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
      // Safe: one request is one request long.
      unsafe #expect(poll(&ready, 1, 60_000) == 1)
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      #expect(process.terminationReason == .exit && process.terminationStatus == 128 + signal)
      let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      #expect(text.hasPrefix("livepeer-pricing: interrupted after "), "\(text)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["jobs.csv"])
    }
  }

  /// `nohup`, and background jobs of a shell without job control, have them ignored.
  @Test(arguments: stopping)
  func ignoredByTheParent(signal: Int32) throws {
    let run = try shell(
      """
      mkfifo pipe
      (trap '' \(signal); exec livepeer-pricing batch pipe --output out.csv) & exec 3>pipe
      cat jobs.csv >&3; kill -\(signal) $!; echo 9001,upscale,,1, >&3; exec 3>&-
      wait $!; echo $?; tail -n 1 out.csv
      """, ["jobs.csv": Self.header + BatchLargeFilesTests.rows(9_000)])
    #expect(run.output == "0\n9001,upscale,,1,,4768371\n" && run.complaints == "")
  }

  /// A new size of the window, a stop and its end: calls are interrupted, and nothing changes.
  @Test func signalsThatDoNotStop() throws {
    let run = try shell(
      """
      livepeer-pricing batch jobs.csv --threads 2 --output whole.csv
      mkfifo in out; livepeer-pricing batch --threads 2 <in >out & pid=$!
      (head -c 1000 jobs.csv; sleep 0.1; tail -c +1001 jobs.csv) >in &
      (sleep 0.3; cat) <out >out.csv & reader=$!
      for n in 0 1 2 3 4 5 6 7 8 9; do
        kill -WINCH $pid; kill -STOP $pid; sleep 0.03; kill -CONT $pid; kill -CHLD $pid
      done 2>/dev/null
      wait $pid; echo $?; wait $reader; cmp out.csv whole.csv
      """, ["jobs.csv": Self.header + BatchLargeFilesTests.rows(9_000)])
    #expect(run.output == "0\n" && run.complaints == "")
  }
}
