import LivepeerPricing
import Foundation
import Testing

@Suite struct DiffCommandTests {
  private static let old = """
    [
      {"pipeline": "audio-to-text", "model_id": "w", "price_per_unit": 12882811, "warm": true},
      {"pipeline": "upscale", "model_id": "x4", "price_per_unit": 4768371},
      {"pipeline": "llm", "model_id": "l", "price_per_unit": 0.18, "currency": "USD",
       "pixels_per_unit": 1000000}
    ]
    """

  private static let new = """
    [
      {"pipeline": "audio-to-text", "model_id": "w", "price_per_unit": 14171092.1,
       "token": "secret"},
      {"pipeline": "image-to-text", "model_id": "b", "price_per_unit": 1192093, "gateway": "0xa"},
      {"pipeline": "llm", "model_id": "l", "price_per_unit": 0.15, "currency": "USD",
       "pixels_per_unit": 1000000}
    ]
    """

  /// Runs `diff old.json new.json` with those files.
  private func diff(_ options: String, old: String = old, new: String = new) throws -> Run {
    try withTemporaryFolder { folder in
      try Data(old.utf8).write(to: folder.appendingPathComponent("old.json"))
      try Data(new.utf8).write(to: folder.appendingPathComponent("new.json"))
      return try Program.shell("livepeer-pricing diff old.json new.json \(options)", in: folder)
    }
  }

  @Test func table() throws {
    let run = try diff("")
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(
      run.output == """
        old price per unit  new price per unit       change
        audio-to-text w
              12882811 wei      14171092.1 wei        +10 %
          warm: true -> false
          token: differs
        llm l
               $0.00000018         $0.00000015  ~-16.6667 %
        image-to-text b for gateway 0xa
                         -         1192093 wei        added
        upscale x4
               4768371 wei                   -      removed
        1 added, 1 removed, 2 changed, 0 unchanged

        """
    )
  }

  @Test func csv() throws {
    let run = try diff("--format csv")
    #expect(run.status == 0 && run.errors == "")
    let records = parseCSV(run.output)
    #expect(records.map(\.count) == [11, 11, 11, 11, 11])
    #expect(
      records[1] == [
        "audio-to-text", "w", "default", "changed", "12882811", "1", "141710921", "10", "percent",
        "10", "warm;token",
      ])
    #expect(
      records[2] == [
        "llm", "l", "default", "changed", "", "", "", "", "percent", "-16.6666666666666667", "",
      ])
    #expect(
      records[3] == ["image-to-text", "b", "0xa", "added", "", "", "1192093", "1", "", "", ""])
    #expect(
      records[4] == ["upscale", "x4", "default", "removed", "4768371", "1", "", "", "", "", ""])
  }

  /// Audio moved by 10 %, the llm by 16 2/3 %; one entry was added, and one removed: any percentage
  /// is less than that.
  @Test(
    arguments: [
      ("20%", "1 price added, 1 removed"), ("16.7 %", "1 price added, 1 removed"),
      ("16.6", "1 price moved by more than 16.6%, 1 added, 1 removed"),
      ("10%", "1 price moved by more than 10%, 1 added, 1 removed"),
      ("9.999999 %", "2 prices moved by more than 9.999999%, 1 added, 1 removed"),
      ("0", "2 prices moved by more than 0%, 1 added, 1 removed"),
    ]
  )
  func failAbove(percent: String, errors: String) throws {
    for format in ["table", "json", "csv"] {
      let plain = try diff("--format \(format)")
      let run = try diff("--format \(format) --fail-above '\(percent)'")
      #expect(run.status == 1)
      #expect(run.errors == "livepeer-pricing: \(errors)\n")
      #expect(run.output == plain.output)
    }
  }

  /// Prices alone moved, by 10 %.
  @Test(
    arguments: [("10", 0, ""), ("9.9 %", 1, "livepeer-pricing: 1 price moved by more than 9.9%\n")]
      as [(String, Int32, String)])
  func failAboveWithoutOtherChanges(percent: String, status: Int32, errors: String) throws {
    func sheet(_ price: Int) -> String {
      #"[{"pipeline":"upscale","model_id":"m","price_per_unit":\#(price)}]"#
    }
    let run = try diff("--fail-above '\(percent)'", old: sheet(100), new: sheet(110))
    #expect(run.status == status)
    #expect(run.errors == errors)
  }

  @Test(
    arguments: [("0", "1", 1), ("0", "0", 0), ("1", "0", 1), ("5", "4.75", 0)]
      as [(String, String, Int32)])
  func fromFreeAndToFree(old: String, new: String, status: Int32) throws {
    func sheet(_ price: String) -> String {
      #"[{"pipeline":"llm","model_id":"m","price_per_unit":\#(price)}]"#
    }
    let run = try diff("--fail-above 5", old: sheet(old), new: sheet(new))
    #expect(run.status == status)
    #expect(run.output.contains("from free") == (old == "0" && new == "1"))
    #expect(run.output.contains("-100 %") == (new == "0" && old == "1"))
  }

  private static let inWei = #"[{"pipeline":"llm","model_id":"m","price_per_unit":50000000}]"#
  private static let inUSD =
    #"[{"pipeline":"llm","model_id":"m","price_per_unit":15e-8,"currency":"USD"}]"#

  @Test func dollarsInOneSheetAlone() throws {
    let note = "llm m is in USD in only one sheet; give --eth-usd to compare its prices\n"
    let undecided = try diff("", old: Self.inUSD, new: Self.inWei)
    #expect(undecided.status == 0)
    #expect(undecided.errors == "note: " + note)
    #expect(
      undecided.output == """
        old price per unit  new price per unit  change
        llm m
               $0.00000015        50000000 wei       ?
          currency: USD -> wei
        0 added, 0 removed, 1 changed, 0 unchanged

        """)
    let refused = try diff("--fail-above 5", old: Self.inUSD, new: Self.inWei)
    expectFailure(refused, status: 64, note)
    let equal = try diff("--fail-above 0 --eth-usd 3000", old: Self.inUSD, new: Self.inWei)
    #expect(equal.status == 0 && equal.errors == "")
    #expect(equal.output.contains(" same price\n  price_per_unit: 0.00000015 -> 50000000\n"))
    let moved = try diff("--fail-above 5 --eth-usd 2000", old: Self.inUSD, new: Self.inWei)
    #expect(moved.status == 1)
    #expect(moved.output.contains("      75000000 wei        50000000 wei  ~-33.3333 %\n"))
  }

  @Test func repeatedNamesAreNoted() throws {
    let twice = """
      [{"pipeline":"llm","model_id":"m","price_per_unit":1},
       {"pipeline":"llm","model_id":"m","price_per_unit":50000000}]
      """
    let run = try diff("", old: twice, new: Self.inWei)
    #expect(run.status == 0)
    #expect(run.output == "0 added, 0 removed, 0 changed, 1 unchanged\n")
    #expect(run.errors.contains("old.json: note: llm m is repeated: the last one applies\n"))
  }

  @Test func oneFileFromStandardInput() throws {
    let run = try withTemporaryFolder { folder in
      try Data(Self.old.utf8).write(to: folder.appendingPathComponent("old.json"))
      return try Program.shell("livepeer-pricing diff - old.json < old.json", in: folder)
    }
    #expect(run.output == "0 added, 0 removed, 0 changed, 3 unchanged\n")
  }

  @Test func nothingThatATerminalObeys() throws {
    let hostile =
      #"[{"pipeline":"llm","model_id":"\u001b[31mred\n","price_per_unit":1,"url":"\u001b[0m"}]"#
    let table = try diff("", old: "[]", new: hostile).output
    #expect(table.contains("llm \u{FFFD}[31mred\u{FFFD}\n"))
    #expect(!table.contains("\u{1B}"))
  }

  @Test func largeSheets() throws {
    func sheet(_ price: (Int) -> Int) -> String {
      let entries = (0..<10_000).map {
        #"{"pipeline":"upscale","model_id":"m\#($0)","price_per_unit":\#(price($0))}"#
      }
      return "[\(entries.joined(separator: ","))]"
    }
    let run = try diff("--fail-above 3", old: sheet { $0 + 100 }, new: sheet { 10_099 - $0 })
    #expect(run.status == 1)
    #expect(run.output.hasSuffix("\n0 added, 0 removed, 10000 changed, 0 unchanged\n"))
  }

  static let mistakes: [(arguments: String, status: Int32, message: String)] = [
    ("", 64, "Missing expected argument '<old>'"),
    ("a.json", 64, "Missing expected argument '<new>'"),
    ("- -", 64, "standard input holds one price file; name the other"),
    ("- b.json --fail-above -1", 64, "a bound is not negative; write it as in 5%"),
    ("- b.json --fail-above 5ppm", 64, "as in 5%"),
    ("- b.json --fail-above five", 64, "--fail-above"),
    ("- b.json", 66, "b.json: No such file"),
  ]

  @Test(arguments: mistakes)
  func mistake(arguments: String, status: Int32, message: String) throws {
    expectFailure(try Program.run("diff \(arguments)", input: "[]"), status: status, message)
  }

  @Test func badSheet() throws {
    let run = try diff(
      "", old: "[]", new: #"[{"pipeline":"llm","model_id":"m","price_per_unit":"1"}]"#)
    expectFailure(run, status: 65, "new.json:1:")
  }
}
