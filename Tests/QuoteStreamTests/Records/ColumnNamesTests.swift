import QuoteStream
import Testing
import TestSupport

@Suite struct ColumnNamesTests {
  private static let columns = UsedColumn.names(readingTime: true)

  @Test func namesAreThoseOfTheFile() throws {
    let names = try ColumnNames(["units=data.px", "time=a=b", "pipeline=é"], of: Self.columns)
    #expect(names.name(of: "units") == "data.px")
    #expect(names.name(of: "time") == "a=b")
    #expect(names.name(of: "pipeline") == "é")
    #expect(names.name(of: "eth_usd") == "eth_usd")
  }

  @Test(
    arguments: [
      (["units"], .noEqualsSign("units")), ([""], .noEqualsSign("")),
      (
        ["unit=x"],
        .unknownColumn("unit", known: columns, near: "units")
      ),
      (["zz=x"], .unknownColumn("zz", known: columns, near: nil)),
      (["units=x", "units=y"], .repeatedColumn("units")),
      (["units=x", "units=x"], .repeatedColumn("units")),
      (["units=x", "tokens=x"], .sharedName("x", of: "units", and: "tokens")),
      (["units="], .emptyName(of: "units")),
    ] as [([String], ColumnNames.NamingError)])
  func otherTextsAreRefused(texts: [String], error: ColumnNames.NamingError) {
    let thrown = thrown { () throws(ColumnNames.NamingError) in
      try ColumnNames(texts, of: Self.columns)
    }
    #expect(thrown == error)
    #expect(error.description.isOnePlainLine)
  }

  @Test func namesOfOneFileComeFirst() throws {
    let shared = try ColumnNames(["units=a", "time=b"], of: Self.columns)
    let own = try ColumnNames(["units=b", "time=c"], of: Self.columns)
    let names = try shared.overridden(by: own)
    #expect(names.renamed == ["units": "b", "time": "c"])
    let clash = try ColumnNames(["tokens=b"], of: Self.columns)
    #expect(throws: ColumnNames.NamingError.sharedName("b", of: "time", and: "tokens")) {
      try shared.overridden(by: clash)
    }
  }

  /// A column that has to be there needs a name that no other one has.
  @Test func requiredColumnsHaveANameOfTheirOwn() throws {
    let names = try ColumnNames(["units=pipeline", "tokens=units"], of: Self.columns)
    let error = ColumnNames.NamingError.takenName("pipeline", by: "units")
    #expect(throws: error) { try names.require(["time", "pipeline"]) }
    #expect(error.description.isOnePlainLine)
    try names.require(["tokens", "units", "time"])
    try ColumnNames(["units=pipeline", "pipeline=units"], of: Self.columns).require(["pipeline"])
  }

  /// A column that the file has for another one of ours is not read as its own.
  @Test func aNameIsTakenOnce() throws {
    let names = try ColumnNames(["units=tokens", "model_id=units"], of: Self.columns)
    let model = "openai/whisper-large-v3"
    let run = try StreamRun(
      "pipeline,tokens,units\naudio-to-text,2,\(model)\n", columns: names)
    #expect(
      run.text
        == "pipeline,tokens,units,fee_wei,fee_usd\naudio-to-text,2,\(model),25765622,0.000000080581\n"
    )
  }

  @Test(
    arguments: [
      (
        "pipeline,px\n", ["units=pixels"],
        .noColumn("pixels", for: "units", found: ["pipeline", "px"], near: nil)
      ),
      (
        "pipeline,pixel\n", ["units=pixels"],
        .noColumn("pixels", for: "units", found: ["pipeline", "pixel"], near: "pixel")
      ),
      (
        "p,units\n", ["pipeline=pi"],
        .noColumn("pi", for: "pipeline", found: ["p", "units"], near: nil)
      ),
    ] as [(String, [String], HeaderError)])
  func aNameThatIsNotInTheHeaderIsRefused(
    file: String, texts: [String], error: HeaderError
  ) throws {
    let names = try ColumnNames(texts, of: Self.columns)
    #expect(try StreamRun(file, columns: names).error == .header(error))
    #expect(error.description.isOnePlainLine)
  }
}
