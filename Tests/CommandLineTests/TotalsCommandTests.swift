import Foundation
import Testing

@Suite struct TotalsCommandTests {
  static let one = #"""
    {"rows":"1","rejected":"2","fee_wei":"5","groups":[{"pipeline":"upscale","model":"m",\#
    "unit":"pixel","rows":"1","units":"5","fee_wei":"5"}]}

    """#

  @Test func merges() throws {
    let merged = #"""
      {"rows":"2","rejected":"4","fee_wei":"10","groups":[{"pipeline":"upscale","model":"m",\#
      "unit":"pixel","rows":"2","units":"10","fee_wei":"10"}]}

      """#
    let run = try shell("livepeer-pricing totals a b", ["a": Self.one, "b": Self.one])
    #expect(run.status == 0 && run.errors == "")
    #expect(run.output == merged)
    #expect(try expectOutput("totals -", input: Self.one) == Self.one)
  }

  static let mistakes: [(arguments: String, input: String, status: Int32, message: String)] = [
    ("", "", 64, "Missing expected argument '<file> ...'"),
    ("none.json", "", 66, "none.json: No such file or directory"),
    ("/", "", 66, "/: Is a directory"),
    ("-", "", 65, "-:1:1: "),
    ("-", "{", 65, "-:1:2: "),
    ("-", "[]", 65, "-:1:1: expected an object"),
    ("-", "{}", 65, "is this a totals file?"),
    (
      "-", one.replacingOccurrences(of: #""fee_wei":"5","#, with: #""fee_wei":"6","#), 65,
      "fee_wei is 6"
    ),
  ]

  @Test(arguments: mistakes)
  func mistake(arguments: String, input: String, status: Int32, message: String) throws {
    expectFailure(try Program.run("totals \(arguments)", input: input), status: status, message)
  }
}
