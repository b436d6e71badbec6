import LivepeerPricing
#if os(Linux)
  import Foundation
  import Testing

  /// What becomes of a run when the system's calls on its files fail, do less, or are interrupted.
  @Suite struct FailingCallsTests {
    static let rows = "pipeline,units\n" + String(repeating: "upscale,3\nteleport,1\n", count: 40)
    static let batch = """
      livepeer-pricing batch jobs.csv --on-error skip --output out.csv --rejects r.csv --totals t.json
      """

    static let note = "note: 40 rows priced, 40 rejected: 572,204,520 wei; "

    /// Runs lines of shell after which `$faulty` puts faults before the program.
    ///
    /// `LD_PRELOAD` has names between spaces, so the folder, which may have spaces, is given apart.
    static func shell(_ script: String) throws -> Run {
      let library = try faultyFiles.get()
      return try CommandLineTests.shell(
        """
        export LD_LIBRARY_PATH='\(library.deletingLastPathComponent().path)'
        faulty='env SWIFT_BACKTRACE=enable=no LD_PRELOAD=\(library.lastPathComponent)'
        \(script)
        """, ["jobs.csv": rows])
    }

    /// FaultyFiles.c, compiled by the compiler that came with Swift, or by the system's.
    private static let faultyFiles = Result {
      let library = Program.folder.appendingPathComponent("FaultyFiles.so")
      let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("FaultyFiles.c")
      let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
      let run = try Program.shell(
        """
        PATH="$PATH:\(path)"; compiler=$(command -v clang || command -v cc)
        "$compiler" -shared -fPIC -o '\(library.path)' '\(source.path)' -ldl
        """)
      try #require(run.status == 0, "\(run.errors)")
      return library
    }

    @Test(arguments: ["short", "interrupted"])
    func readsAndWritesThatAreShortOrInterrupted(fault: String) throws {
      let run = try Self.shell(
        """
        \(Self.batch) 2>/dev/null && mkdir whole && mv out.csv r.csv t.json whole
        FAULT=\(fault) $faulty \(Self.batch) --threads 2 && for f in out.csv r.csv t.json; do
          cmp $f whole/$f
        done
        FAULT=\(fault) $faulty livepeer-pricing totals t.json | cmp - whole/t.json
        cat jobs.csv | FAULT=\(fault) $faulty livepeer-pricing batch --on-error skip --rejects r.csv \
          | cat >piped.csv
        cmp piped.csv whole/out.csv
        """)
      #expect(run.output == "")
      let lines = run.errors.split(separator: "\n")
      #expect(!lines.isEmpty && lines.allSatisfy { $0.hasPrefix(Self.note) })
    }

    /// A signal that comes right after its handler was set is not lost.
    @Test func signalAtOnce() throws {
      let run = try Self.shell(
        "FAULT=signal $faulty \(Self.batch); echo $?; ls -A")
      #expect(run.output == "143\njobs.csv\n")
      #expect(
        run.errors == "livepeer-pricing: interrupted after 0 rows; no file was written\n")
    }

    /// The bytes are on the disk before the name, and the name before the program ends well.
    @Test func filesAndNamesAreSyncedInOrder() throws {
      let run = try Self.shell("FAULT=told $faulty \(Self.batch)")
      #expect(run.status == 0)
      let calls = run.errors.split(separator: "\n").filter { !$0.hasPrefix("note: ") }
      #expect(
        calls
          == ["r.csv", "out.csv", "t.json"].flatMap { name in
            ["sync a file", "rename to \(name)", "sync a folder"]
          })
    }

    /// The second sync is that of the first file's folder.
    @Test func aNameThatMayBeLostIsTold() throws {
      let run = try Self.shell(
        """
        FAULT=fsync:2:5 $faulty livepeer-pricing batch jobs.csv --on-error skip --output out.csv
        echo $?; wc -l <out.csv
        FAULT=fsync:2:22 $faulty livepeer-pricing batch jobs.csv --on-error skip --output out.csv
        echo $?; rm out.csv
        FAULT=fsync:1:5 $faulty livepeer-pricing batch jobs.csv --on-error skip --output out.csv
        echo $?; ls -A
        """)
      #expect(run.output == "74\n41\n0\n74\njobs.csv\n")
      let errors = run.errors.split(separator: "\n").filter { !$0.hasPrefix("note: ") }
      #expect(
        errors == [
          "livepeer-pricing: out.csv: the file is whole, but may not survive a power cut: "
            + "Input/output error",
          "livepeer-pricing: out.csv: Input/output error",
        ])
    }

    /// No descriptor is closed twice, however the program ends: FaultyFiles.c would tell.
    @Test(arguments: [
      "batch jobs.csv jobs.csv --on-error skip --output out.csv --totals t.json",
      "batch jobs.csv --output out.csv --totals t.json --threads 1", "batch jobs.csv none.csv",
      "batch jobs.csv --output same --totals ./same",
      "batch jobs.csv --output none/x --totals t.json",
      "batch /dev/stdin - --on-error skip <jobs.csv", "batch --on-error skip <jobs.csv >&-",
      "reconcile good.csv good.csv", "reconcile good.csv none.csv", "reconcile good.csv jobs.csv",
      "reconcile - good.csv <good.csv", "totals t.json", "totals none", "prices none", "prices .",
      "quote text-to-speech --text-file jobs.csv", "quote text-to-speech --text-file - <jobs.csv",
      "quote upscale --image-file jobs.csv", "quote upscale --image-file none",
    ])
    func noDescriptorIsClosedTwice(commandLine: String) throws {
      let run = try Self.shell(
        """
        printf 'job_id,fee_wei\\na,1\\n' >good.csv
        FAULT= $faulty livepeer-pricing \(commandLine)
        """)
      #expect(!run.errors.contains("twice"), "\(run.errors)")
    }

    /// Each call in turn fails: what is told, and that each file is the old one or a whole new one.
    @Test(arguments: [
      ("open", EMFILE, "Too many open files"), ("read", EIO, "Input/output error"),
      ("write", ENOSPC, "No space left on device"), ("write", EDQUOT, "Disk quota exceeded"),
      ("close", EIO, "Input/output error"), ("rename", EIO, "Input/output error"),
      ("fsync", EIO, "Input/output error"), ("poll", ENOMEM, ""),
    ])
    func everyCallInTurnFails(call: String, error: Int32, message: String) throws {
      let run = try Self.shell(
        """
        \(Self.batch) 2>/dev/null && mkdir whole && mv out.csv r.csv t.json whole
        for n in 1 2 3 4 5 6 7 8; do
          for f in out.csv r.csv t.json; do echo old >$f; done
          FAULT=\(call):$n:\(error) $faulty \(Self.batch) 2>errors; status=$?
          echo "$status $(cat errors)"
          for f in out.csv r.csv t.json; do
            test "$(cat $f)" = old && test $status != 0 || cmp $f whole/$f
          done
          rm errors; ls -A | tr '\\n' ' '; echo
        done
        """)
      #expect(run.errors == "")
      var failures = 0
      let lines = run.output.split(separator: "\n")
      #expect(lines.count == 16)
      for (index, line) in lines.enumerated() {
        if index % 2 == 1 {
          #expect(line == "jobs.csv out.csv r.csv t.json whole ")
        } else if !line.hasPrefix("0 \(Self.note)") {
          failures += 1
          #expect(line.hasPrefix("73 ") || line.hasPrefix("74 "))
          #expect(line.hasSuffix(message) && line.contains(" livepeer-pricing: "))
        }
      }
      #expect(failures > 0 || call == "poll")
    }
  }
#endif
