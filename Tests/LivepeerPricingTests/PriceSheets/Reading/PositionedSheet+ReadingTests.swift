import LivepeerPricing
import Testing
import TestSupport

@Suite struct PositionedSheetReadingTests {
  @Test func theDocumentedFileLoadsExactly() throws {
    let sheet = try PriceSheet(json: multiPipelineFile)
    #expect(sheet.notes.isEmpty)
    #expect(
      try sheet.entries == [
        PriceEntry(
          pipeline: "text-to-image",
          modelID: "SG161222/RealVisXL_V4.0_Lightning",
          pricePerUnit: BigDecimal("4768371"),
          isWarm: true
        ),
        PriceEntry(
          pipeline: "audio-to-text",
          modelID: "openai/whisper-large-v3",
          pricePerUnit: BigDecimal("12882811"),
          pixelsPerUnit: 1,
          isWarm: true
        ),
        PriceEntry(
          pipeline: "image-to-text",
          modelID: "Salesforce/blip-image-captioning-large",
          pricePerUnit: BigDecimal("1192093")
        ),
      ]
    )
  }

  @Test func refusedValuesAreTold() {
    let sheet = PositionedSheet(
      json: Array(
        #"[{"pipeline":"llm","model_id":5,"warm":1},{"pipeline":"llm","model_id":"m"}]"#.utf8))
    let keys: [PriceKey] = [.pipeline, .modelID, .warm]
    #expect(keys.map { sheet.isReadable([$0], ofEntry: 0) } == [true, false, false])
    #expect(keys.map { sheet[0].isReadable([$0]) } == [true, false, false])
    #expect(!sheet.isReadable(keys, ofEntry: 0))
    #expect(sheet.isReadable(keys, ofEntry: 1))
  }

  @Test func theDocumentedLanguageModelLoadsExactly() throws {
    let sheet = try PriceSheet(json: "[\(llmEntry)]")
    #expect(
      try sheet.entries == [
        PriceEntry(
          pipeline: "llm",
          modelID: Pipeline.llm.documentedModel,
          pricePerUnit: BigDecimal("0.18"),
          pixelsPerUnit: 1_000_000,
          currency: .usd,
          isWarm: true
        )
      ]
    )
    #expect(sheet.entries == PriceSheet.documented.entries.filter { $0.pipeline == .llm })
  }

  @Test(
    arguments: [
      ("12882811", 12_882_811), ("0.5e-3", "1/2000"), ("1e13", "10000000000000"), ("0", 0),
      ("-0", 0), ("-0.0e5", 0), ("1E+2", 100), ("0.18", "9/50"), ("1.50", "3/2"),
      ("123456789012345678901234567890.5", "246913578024691357802469135781/2"),
      ("1e1000", Rational(.powerOfTen(1_000))), ("1e-1000", Rational(1, .powerOfTen(1_000))),
    ] as [(String, Rational)]
  )
  func numbersAreTakenExactly(text: String, price: Rational) throws {
    #expect(try entry("\"price_per_unit\":\(text)").pricePerUnit?.rational == price)
  }

  @Test(
    arguments: [("1", 1), ("1e6", 1_000_000), ("1000000.0", 1_000_000), ("10e-1", 1)]
      as [(String, BigInt)]
  )
  func unitsAreWholeNumbersInAnyForm(text: String, units: BigInt) throws {
    #expect(try entry("\"pixels_per_unit\":\(text)").pixelsPerUnit == units)
  }

  @Test func everyFieldIsRead() throws {
    let read = try entry(
      """
      "price_per_unit":5,"pixels_per_unit":2,"currency":"uSd","warm":true,"capacity":4,
      "url":"http://x:8000","token":"t","gateway":"0xabc","optimization_flags":{"SFAST":true}
      """
    )
    #expect(read.currency == .usd)
    #expect(read.isWarm)
    #expect(read.capacity == 4)
    #expect(read.url == "http://x:8000")
    #expect(read.token == "t")
    #expect(read.gateway == "0xabc")
    #expect(read.pipeline == .llm)
  }

  /// Go folds names by simple case folding: U+212A is a `k`, U+017F an `s`.
  @Test(
    arguments: [
      "Price_Per_Unit", "PRICE_PER_UNIT", "price_per_uniT", #"\u0070rice_per_unit"#,
    ]
  )
  func keysMatchInAnyCase(key: String) throws {
    let sheet = try PriceSheet(json: sheetText("\"\(key)\":5"))
    #expect(sheet.entries[0].pricePerUnit?.rational == 5)
    #expect(sheet.notes.isEmpty)
    #expect(try entry(#""to\u212Aen":"x""#).token == "x")
    #expect(try entry(#""pixel\u017F_per_unit":5"#).pixelsPerUnit == 5)
  }

  @Test func theLastOfSeveralKeysWinsAndIsNoted() throws {
    let members =
      #""price_per_unit":5,"PRICE_per_unit":6,"price_per_unit":7,"warm":null,"warm":true"#
    let sheet = try PriceSheet(json: sheetText(members))
    #expect(sheet.entries[0].pricePerUnit?.rational == 7)
    #expect(sheet.entries[0].isWarm)
    #expect(
      sheet.notes.map(\.description) == [
        "1:54: price_per_unit is repeated (first at 1:35): the node takes the last one",
        "1:73: price_per_unit is repeated (first at 1:35): the node takes the last one",
        "1:104: warm is repeated (first at 1:92): the node takes the last one",
      ]
    )
  }

  /// Go's encoding/json leaves a field as it is where it reads null.
  @Test func nullIsNothingInOrdinaryFields() throws {
    let read = try entry(
      #""url":"u","url":null,"warm":true,"warm":null,"capacity":3,"capacity":null,"token":null,"#
        + #""currency":"usd","currency":null,"gateway":null,"optimization_flags":null"#
    )
    #expect(read.url == "u")
    #expect(read.isWarm)
    #expect(read.capacity == 3)
    #expect(read.token == nil)
    #expect(read.currency == .usd)
    #expect(read.gateway == "default")
  }

  @Test func unknownKeysAreNoted() throws {
    let json = "[\n {\"pipeline\":\"x\\ny\",\"model_id\":\"m\",\n  \"n\\u001bte\":1,\"é\":2}]"
    let sheet = try PriceSheet(json: json)
    #expect(
      sheet.notes.map(\.description) == [
        "3:3: unknown key 'n\u{FFFD}te': the node ignores it",
        "3:17: unknown key 'é': the node ignores it",
      ]
    )
    #expect(sheet.entries[0].pipeline == "x\ny")
  }

  @Test func anEmptyFileOfEntriesIsAFile() throws {
    #expect(try PriceSheet(json: " [ ] ").entries.isEmpty)
  }

  /// Every prefix of a file is refused with a place, and none is a trap.
  @Test(arguments: [multiPipelineFile, "[\(llmEntry)]\n"])
  func aFileCutAtAnyByteIsRefused(file: String) throws {
    let bytes = Array(file.utf8.dropLast())
    #expect(try !PriceSheet(json: bytes).entries.isEmpty)
    for count in 0..<bytes.count - 1 {
      let cut = Array(bytes.prefix(count))
      let error = thrown { () throws(PriceSheet.ReadingError) in try PriceSheet(json: cut) }
      #expect(error?.description.isOnePlainLine == true, "\(count) bytes")
    }
  }

  /// Any byte changed is read or refused on one line.
  @Test(.tags(.property)) func aFileWithAnyByteChangedNeverTraps() {
    let bytes = Array("[\(llmEntry)]".utf8)
    forAll(cases: 2_000) { generator in
      var mutated = bytes
      mutated[Int.random(in: mutated.indices, using: &generator)] = UInt8.random(
        in: 0...255,
        using: &generator
      )
      guard
        let error = thrown({ () throws(PriceSheet.ReadingError) in try PriceSheet(json: mutated) })
      else { return nil }
      return error.description.isOnePlainLine
        ? nil
        : "\(error.description.debugDescription) for \(String(decoding: mutated, as: UTF8.self))"
    }
  }
}
