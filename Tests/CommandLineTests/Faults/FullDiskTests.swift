#if os(Linux)
  import Foundation
  import Testing

  /// A disk without room, a file without room, a device that takes nothing.
  @Suite struct FullDiskTests {
    /// 100 KB of rows, and an older result that stays what it was.
    static let files = [
      "jobs.csv": "pipeline,units\n" + String(repeating: "upscale,1\n", count: 10_000),
      "out.csv": "old\n",
    ]

    @Test(arguments: OutputTests.commandLines)
    func outputToAFullDevice(commandLine: String) throws {
      let run = try Program.shell("livepeer-pricing \(commandLine) >/dev/full")
      expectFailure(run, status: 74, "standard output: No space left on device")
    }

    @Test(arguments: [
      "--output /dev/full --totals t", "--output new --totals /dev/full", ">/dev/full",
    ])
    func batchToAFullDevice(options: String) throws {
      let run = try shell(
        "livepeer-pricing batch jobs.csv \(options); echo $? >&2; ls -A >&2", Self.files)
      #expect(run.errors.hasSuffix(": No space left on device\n74\njobs.csv\nout.csv\n"))
    }

    /// Past 4 KB the system sends SIGXFSZ, which would end the program with what it had written.
    @Test(arguments: ["batch jobs.csv --output out.csv", "batch jobs.csv >new", "prices >new"])
    func fileLargerThanTheLimit(commandLine: String) throws {
      let blocks = commandLine.hasPrefix("prices") ? 1 : 8
      let run = try shell(
        """
        (ulimit -f \(blocks); livepeer-pricing \(commandLine)); echo $? >&2
        rm -f new; ls -A >&2; cat out.csv
        """, Self.files)
      #expect(run.output == "old\n")
      #expect(run.errors.hasSuffix(": File too large\n74\njobs.csv\nout.csv\n"))
    }

    /// In a name space of its own, where the system lets anybody mount.
    private static let mount =
      "unshare --map-root-user --mount sh -c 'mount -t tmpfs -o size=64k none disk"

    private static let canMount =
      (try? shell("mkdir disk; \(mount)'", [:]))?.status == 0

    @Test(.enabled(if: canMount, "mounting a small disk needs the right to do so"))
    func batchToASmallDisk() throws {
      let run = try shell(
        """
        mkdir disk; \(Self.mount) && cp out.csv disk
        livepeer-pricing batch jobs.csv --output disk/out.csv; echo $? >&2; ls -A disk; cat disk/out.csv
        '
        """, Self.files)
      #expect(run.errors.hasSuffix("disk/out.csv: No space left on device\n74\n"))
      #expect(run.output == "out.csv\nold\n")
    }
  }
#endif
