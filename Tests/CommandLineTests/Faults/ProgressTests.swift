#if os(Linux)
  import Foundation
  import Testing

  /// What a terminal shows of a run that takes a while.
  @Suite(.serialized) struct ProgressTests {
    /// What is seen on the terminal, and what is in the output file.
    ///
    /// - Parameters:
    ///   - options: The command's options.
    ///   - hasOutput: Whether standard output is the terminal, as standard error is.
    private func run(_ options: [String], hasOutput: Bool) throws -> (screen: String, file: String)
    {
      try withTemporaryFolder { folder in
        let master = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY)
        var (lock, number): (Int32, UInt32) = (0, 0)
        // Safe: TIOCSPTLCK reads an int, TIOCGPTN writes an unsigned one.
        unsafe #expect(ioctl(master, 0x4004_5431, &lock) == 0)
        unsafe #expect(ioctl(master, 0x8004_5430, &number) == 0)
        let terminal = try #require(FileHandle(forUpdatingAtPath: "/dev/pts/\(number)"))
        let file = folder.appendingPathComponent("out.csv")
        try Data().write(to: file)
        let process = Program.process(["batch", "--threads", "1"] + options, in: folder)
        let input = Pipe()
        process.standardInput = input
        process.standardOutput = hasOutput ? terminal : try FileHandle(forWritingTo: file)
        process.standardError = terminal
        try process.run()
        try terminal.close()
        for part in ["pipeline,units\nupscale,1\n", "upscale,2\n", "upscale,3\n"] {
          try input.fileHandleForWriting.write(contentsOf: Data(part.utf8))
          // Progress is shown five times a second.
          usleep(300_000)
        }
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        var screen: [UInt8] = []
        var bytes = [UInt8](repeating: 0, count: 1 << 12)
        // Safe: read fills as many bytes of the array as it returns.
        while case let count = unsafe read(master, &bytes, bytes.count), count > 0 {
          screen += bytes[..<count]
        }
        close(master)
        let text = String(decoding: screen, as: UTF8.self).replacing("\r\n", with: "\n")
        return (text, try String(contentsOf: file, encoding: .utf8))
      }
    }

    private static let rows = """
      pipeline,units,fee_wei
      upscale,1,4768371
      upscale,2,9536742
      upscale,3,14305113

      """
    private static let clear = "\r\u{1B}[K"

    /// Rows on the terminal stand alone, with the summary after them.
    @Test func rowsOnTheTerminal() throws {
      let (screen, file) = try run([], hasOutput: true)
      #expect(screen.hasPrefix(Self.rows + "note: 3 rows priced, 0 rejected"))
      #expect(!screen.contains("\u{1B}") && file.isEmpty)
    }

    /// Rows elsewhere leave the terminal to progress, which is gone when the totals come.
    @Test(arguments: [false, true]) func rowsElsewhere(hasOutput: Bool) throws {
      let (screen, file) = try run(hasOutput ? ["--output", "out.csv"] : [], hasOutput: hasOutput)
      #expect(
        screen.contains(Self.clear + "1 row, 0 MiB")
          || screen.contains(Self.clear + "2 rows, 0 MiB"))
      let last = screen.split(separator: Self.clear).last ?? ""
      #expect(last.hasPrefix("note: 3 rows priced, 0 rejected: ") && last.hasSuffix("\n"))
      #expect(file == Self.rows)
    }

    @Test func totalsOnTheTerminal() throws {
      let (screen, _) = try run(["--output", "out.csv", "--totals", "-"], hasOutput: true)
      #expect(screen.hasPrefix("{\"rows\":\"3\",") && !screen.contains("\u{1B}"))
    }
  }
#endif
