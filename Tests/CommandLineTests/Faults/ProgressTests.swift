#if os(Linux)
  import Foundation
  import Testing

  /// What a terminal shows of a run that takes a while.
  @Suite(.serialized) struct ProgressTests {
    private static let clear = "\r\u{1B}[K"

    /// A run whose standard error is a terminal, fed a row at a time.
    private struct Session {
      /// What is seen on the terminal.
      var screen = ""
      var rowCount = 0
      private let master: Int32
      private let process: Process
      private let input = Pipe()

      // Without an output, standard output is the terminal.
      init(_ options: [String], output: FileHandle?, in folder: URL) throws {
        master = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK)
        var (lock, number): (Int32, UInt32) = (0, 0)
        // Safe: TIOCSPTLCK reads an int, TIOCGPTN writes an unsigned one.
        unsafe #expect(ioctl(master, 0x4004_5431, &lock) == 0)
        unsafe #expect(ioctl(master, 0x8004_5430, &number) == 0)
        let terminal = try #require(FileHandle(forUpdatingAtPath: "/dev/pts/\(number)"))
        process = Program.process(["batch", "--threads", "1"] + options, in: folder)
        process.standardInput = input
        process.standardOutput = output ?? terminal
        process.standardError = terminal
        try process.run()
        try terminal.close()
        try input.fileHandleForWriting.write(contentsOf: Data("pipeline,units\n".utf8))
      }

      mutating func writeRow() throws {
        rowCount += 1
        try input.fileHandleForWriting.write(contentsOf: Data("upscale,\(rowCount)\n".utf8))
      }

      mutating func look() {
        var bytes = [UInt8](repeating: 0, count: 1 << 12)
        // Safe: read fills as many bytes of the array as it returns.
        while case let count = unsafe read(master, &bytes, bytes.count), count > 0 {
          screen += String(decoding: bytes[..<count], as: UTF8.self).replacing("\r\n", with: "\n")
        }
      }

      /// Waits until the terminal shows something, a row at a time if it takes rows to be shown.
      mutating func wait(for text: String, writingRows: Bool = false) throws {
        for _ in 0..<600 where !screen.contains(text) {
          if writingRows { try writeRow() }
          usleep(50_000)
          look()
        }
      }

      mutating func end() throws -> Int32 {
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        look()
        close(master)
        return process.terminationStatus
      }

      /// The rows as they come out.
      var rows: String {
        "pipeline,units,fee_wei\n"
          + (1...rowCount).map { "upscale,\($0),\(4_768_371 * $0)\n" }.joined()
      }
    }

    /// Rows on the terminal stand alone, with the summary after them.
    @Test func rowsOnTheTerminal() throws {
      try withTemporaryFolder { folder in
        var session = try Session([], output: nil, in: folder)
        for row in 1...3 {
          try session.writeRow()
          try session.wait(for: "upscale,\(row),")
          // Progress would be shown five times a second.
          usleep(250_000)
        }
        #expect(try session.end() == 0)
        #expect(session.screen.hasPrefix(session.rows + "note: 3 rows priced, 0 rejected"))
        #expect(!session.screen.contains("\u{1B}"))
      }
    }

    /// Rows elsewhere leave the terminal to progress, which is gone when the summary comes.
    @Test(arguments: [false, true]) func rowsElsewhere(isStandardOutput: Bool) throws {
      try withTemporaryFolder { folder in
        let file = folder.appendingPathComponent("out.csv")
        try Data().write(to: file)
        var session = try Session(
          isStandardOutput ? [] : ["--output", "out.csv"],
          output: isStandardOutput ? try FileHandle(forWritingTo: file) : nil, in: folder)
        try session.wait(for: " MiB", writingRows: true)
        #expect(try session.end() == 0)
        let progress = try Regex("\r\u{1B}\\[K[0-9]+ rows?, 0 MiB")
        #expect(session.screen.contains(progress))
        let last = session.screen.split(separator: Self.clear).last ?? ""
        #expect(last.hasPrefix("note: \(session.rowCount) row") && last.hasSuffix("\n"))
        #expect(try String(contentsOf: file, encoding: .utf8) == session.rows)
      }
    }

    @Test func totalsOnTheTerminal() throws {
      try withTemporaryFolder { folder in
        var session = try Session(
          ["--output", "out.csv", "--totals", "-"], output: nil, in: folder)
        for _ in 0..<4 {
          try session.writeRow()
          usleep(250_000)
        }
        #expect(try session.end() == 0)
        #expect(session.screen.hasPrefix("{\"rows\":\"4\",") && !session.screen.contains("\u{1B}"))
      }
    }
  }
#endif
