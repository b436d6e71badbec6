import Foundation
import Testing

/// Standard input, output and error closed, alone and together.
@Suite struct StandardFilesTests {
  /// All eight ways.
  static let closings = (0..<8).map { bits in
    ["<&-", ">&-", "2>&-"].enumerated().filter { bits >> $0.offset & 1 == 1 }
      .map(\.element).joined(separator: " ")
  }

  /// No file of the program comes to be a standard one.
  @Test(arguments: closings)
  func closedAndNotNeeded(closing: String) throws {
    let run = try shell(
      """
      livepeer-pricing batch ok.csv bad.csv --on-error skip --output out.csv --rejects r.csv \(closing)
      echo $?; cat out.csv r.csv; ls -A
      """, ["ok.csv": "pipeline,units\nupscale,1\n", "bad.csv": "pipeline,units\nteleport,1\n"])
    #expect(run.output.hasPrefix("0\npipeline,units,fee_wei\nupscale,1,4768371\nfile,line,"))
    #expect(run.output.hasSuffix(",\"teleport,1\"\nbad.csv\nok.csv\nout.csv\nr.csv\n"))
  }

  @Test(arguments: closings.filter { $0.contains("<&-") })
  func closedInput(closing: String) throws {
    for command in ["batch --output new", "totals -", "prices - --format csv"] {
      let run = try shell(
        "livepeer-pricing \(command) \(closing); echo $? >status; ls -A; cat status", [:])
      #expect(run.output == "status\n74\n", "\(command)")
      #expect(run.errors.contains("-: Bad file descriptor") != closing.contains("2>&-"))
    }
  }

  @Test(arguments: OutputTests.commandLines)
  func closedOutput(commandLine: String) throws {
    let run = try Program.shell("livepeer-pricing \(commandLine) >&-")
    expectFailure(run, status: 74, "standard output: Bad file descriptor")
  }

  /// The exit code says it all.
  @Test func closedErrors() throws {
    let run = try shell("livepeer-pricing batch none.csv --output new 2>&-; echo $?; ls -A", [:])
    #expect(run.output == "66\n" && run.errors == "")
  }
}
