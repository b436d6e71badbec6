import Foundation
import Testing

/// Places for the output that are not there, not what they seem, or go away.
@Suite struct OutputPlaceTests {
  static let rows = "pipeline,units\nupscale,1\n"
  static let priced = "pipeline,units,fee_wei\nupscale,1,4768371\n"

  /// What a link stands for is created, and the link stays.
  @Test(arguments: ["there/new.csv", "$PWD/there/new.csv", "second", "there/../there/new.csv"])
  func linkToNothing(target: String) throws {
    let run = try shell(
      """
      mkdir there; ln -s there/new.csv second; ln -s "\(target)" link
      livepeer-pricing batch ok.csv --output link && test -h link && test -h second
      cat there/new.csv; ls -A . there | tr '\\n' ' '
      """, ["ok.csv": Self.rows])
    #expect(run.output == Self.priced + ".: link ok.csv second there  there: new.csv ")
    #expect(run.complaints == "")
  }

  @Test(arguments: [
    ("ln -s none/new.csv link", "No such file or directory"),
    ("ln -s other link; ln -s link other", "Too many levels of symbolic links"),
    ("mkdir link", "Is a directory"),
    ("ln -s ok.csv/new link", "Not a directory"),
  ])
  func linkToNowhere(preparation: String, message: String) throws {
    let run = try shell(
      """
      \(preparation); before=$(ls -lA)
      livepeer-pricing batch ok.csv --output link; status=$?
      test "$before" = "$(ls -lA)" || echo changed; exit $status
      """, ["ok.csv": Self.rows])
    expectFailure(run, status: 73, "link: cannot create it: \(message)")
  }

  #if os(Linux)
    @Test func pipeUnderAName() throws {
      let run = try shell(
        "livepeer-pricing batch ok.csv --output /dev/stdout | cat; ls -A", ["ok.csv": Self.rows])
      #expect(run.output == Self.priced + "ok.csv\n" && run.complaints == "")
    }

    /// A file that is open is written to as it is: nothing takes its name, and no row is lost.
    @Test(arguments: [
      "livepeer-pricing batch ok.csv --output /dev/stdout >out",
      "livepeer-pricing batch ok.csv --output link >out",
      "livepeer-pricing batch ok.csv --output /dev/fd/3 3>out",
      // Rows and totals go to one file, one after the other.
      "livepeer-pricing batch ok.csv --totals /dev/stdout >both; head -n 2 both >out",
      "exec 3>gone 4<gone; rm gone; livepeer-pricing batch ok.csv --output /dev/fd/3; cat <&4 >out",
    ])
    func openFile(commandLine: String) throws {
      let run = try shell(
        """
        ln -s /dev/stdout link; \(commandLine)
        cat out; readlink link; test -L /dev/stdout || echo lost
        """, ["ok.csv": Self.rows])
      #expect(run.output == Self.priced + "/dev/stdout\n", "\(run)")
    }
  #endif

  /// A shell stands in a folder that was removed.
  @Test(arguments: [
    ("quote upscale --size 1x1 --format csv", 0, ""),
    ("batch $OLDPWD/ok.csv", 0, ""),
    ("batch $OLDPWD/ok.csv --output $OLDPWD/out.csv", 0, ""),
    ("batch ok.csv", 66, "ok.csv: No such file or directory"),
    ("prices ok.json", 66, "ok.json: No such file or directory"),
    ("batch $OLDPWD/ok.csv --output out.csv", 73, "out.csv: cannot create it: No such file"),
  ])
  func workingFolderThatIsGone(commandLine: String, status: Int32, message: String) throws {
    let run = try shell(
      "mkdir gone; cd gone; rmdir ../gone; livepeer-pricing \(commandLine)", ["ok.csv": Self.rows])
    #expect(run.status == status)
    if status == 0 {
      #expect(run.complaints == "")
    } else {
      expectFailure(run, status: status, message)
    }
  }

  /// The folder is removed while rows are still to come.
  @Test func folderRemovedDuringTheRun() throws {
    let run = try shell(
      """
      mkfifo pipe; mkdir gone
      livepeer-pricing batch pipe --output gone/out.csv & exec 3>pipe
      cat jobs.csv >&3; rm -r gone; exec 3>&-
      wait $!; status=$?; ls -A; exit $status
      """,
      ["jobs.csv": BatchLargeFilesTests.header + BatchLargeFilesTests.rows(3_000)])
    #expect(run.status == 74 && run.output == "jobs.csv\npipe\n")
    #expect(run.errors == "livepeer-pricing: gone/out.csv: No such file or directory\n")
  }
}
