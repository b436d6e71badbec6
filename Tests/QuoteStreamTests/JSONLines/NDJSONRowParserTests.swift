import LivepeerPricing
import Testing
import TestSupport

@testable import QuoteStream

@Suite struct NDJSONRowParserTests {
  /// The parser and the package's reader agree on what is JSON, for lines with random damage.
  @Test func agreesWithTheReader() throws {
    var generator = SeededGenerator(seed: 20_250_914)
    let lines = [
      #"{"job_id":"job-00000001","pipeline":"audio-to-text","model_id":null,"units":1234567}"#,
      #" { "a" : [1, -2.5e+3, {"b":"c\n\u00e9"}], "units" : "12" , "x":true,"y":false } "#,
      #"{"width":10,"height":0,"count":"","eth_usd":1.5,"z":{},"w":[],"v":[[],[0,[]]]}"#,
      #"{"duration_ms":1E9,"characters":-0,"pipe\u006cine":"llm","fee":0.0}"#,
    ].map { Array($0.utf8) }
    let marks = Array(#"{}[]":,\ "#.utf8) + Array("019-+.eEutrn\tx".utf8)
    var accepted = 0
    for _ in 0..<20_000 {
      var line = lines.randomElement(using: &generator) ?? []
      for _ in 0..<Int.random(in: 0...3, using: &generator) {
        let place = Int.random(in: 0..<line.count, using: &generator)
        switch Int.random(in: 0...2, using: &generator) {
        case 0: line.remove(at: place)
        case 1: line.insert(marks.randomElement(using: &generator) ?? 0, at: place)
        default: line[place] = marks.randomElement(using: &generator) ?? 0
        }
        if line.isEmpty { line = [0x7B] }
      }
      let outcome = Self.outcome(line)
      let isRight = Self.isTakenByReader(line)
      accepted += outcome == .whole ? 1 : 0
      if (outcome == .whole) != isRight, outcome != .blank {
        Issue.record("\(String(decoding: line, as: UTF8.self)): \(outcome)")
        return
      }
    }
    #expect(accepted > 2_000)
  }

  /// Fields without escapes are read where they are; only those with escapes are decoded.
  @Test(
    arguments: [
      (#"{"pipeline":"llm","units":2}"#, []), (#"{"pipeline":"llm","units":null}"#, []),
      (#"{"pipeline":"llm","units":"2","eth_usd":1.5e3,"x":"\n"}"#, []),
      (#"{"pipeline":"l\u006cm","units":null}"#, [.pipeline]),
      (#"{"model_id":"\/","units":"\u0032","width":-0.5}"#, [.modelID, .units]),
    ] as [(String, [UsedColumn])])
  func escapes(line: String, columns: [UsedColumn]) {
    var slots = Array(repeating: FieldSlot(), count: UsedColumn.slotCount)
    var span = slots.mutableSpan
    let row = unsafe NDJSONRowParser().parseMembers(
      Array(line.utf8).span.bytes, from: 0, into: &span)
    #expect(row.outcome == .whole)
    #expect(row.escaped == columns.reduce(0) { $0 | 1 << UInt16($1.slot) })
  }

  /// A field is decoded where it is: nothing around it changes, and nothing outgrows it.
  @Test(
    arguments: [
      (#"a\/b"#, "a/b"), (#"\"\\\/"#, #""\/"#), (#"\u0041\/b"#, "A/b"), (#"x\/\n\/y"#, "x/\n/y"),
      (#"\ud83d\ude00é\u00e9"#, "😀éé"), (#"\""#, "\""), ("none", "none"), (#"é\/ü"#, "é/ü"),
      (
        #"openai\/whisper-large-v3-of-more-than-a-vector"#,
        "openai/whisper-large-v3-of-more-than-a-vector"
      ),
      (#"\ud83d"#, nil), (#"a\/\udc00"#, nil), (#"\x"#, nil), (#"a\"#, nil),
    ] as [(String, String?)])
  func decodes(text: String, decoded: String?) {
    let around = Array("\"before\\".utf8)
    var bytes = around + Array(text.utf8) + around
    let field = FieldSlot(start: around.count, end: around.count + text.utf8.count)
    let end = NDJSONRowParser().decode(field, of: &bytes)
    #expect(end.map { String(decoding: bytes[field.start..<$0], as: UTF8.self) } == decoded)
    #expect(Array(bytes.prefix(around.count)) == around)
    #expect(Array(bytes.suffix(around.count)) == around)
  }

  /// A key is told by its first eight bytes, if as many are there; the longest two by all of it.
  @Test(
    arguments: [
      ("pipeline", .slot(0)), ("model_id", .slot(1)), ("units", .slot(2)), ("width", .slot(8)),
      ("seconds", .slot(4)), ("tokens", .slot(6)),
      ("requests", .slot(7)),
      ("height", .slot(9)), ("count", .slot(10)), ("eth_usd", .slot(11)), ("fee_wei", .added),
      ("fee_usd", .added), ("duration_ms", .unclear), ("characters", .unclear),
      ("duration_xx", .unclear), ("job_id", .slot(13)), ("unit", .slot(13)), ("a", .slot(13)),
      ("", .slot(13)), ("Units", .slot(13)), ("unitsx", .slot(13)), ("pipelines", .slot(13)),
      ("fee_weis", .slot(13)), ("eth_usdx", .slot(13)), ("counts", .slot(13)),
      ("twelve_bytes", .slot(13)),
    ] as [(String, KeyHead)])
  func keyHeads(key: String, head: KeyHead) {
    let field = FieldSlot(start: 1, end: 1 + key.utf8.count)
    let isShort = key.utf8.count < 5 || key.utf8.count > 11
    for after in ["", "\"", "\":", "\":2", "\":23", "\":234567890"] {
      let bytes = Array("\"\(key)\(after)".utf8)
      let expected = isShort || bytes.count >= 9 ? head : .unclear
      unsafe #expect(KeyHead(field, bytes.span.bytes) == expected, "\(after)")
    }
  }

  /// No used column is missing among the heads; times are found in another way.
  @Test(arguments: UsedColumn.allCases.filter { $0 != .time })
  func everyColumnHasAHead(column: UsedColumn) {
    let bytes = Array("\"\(column.rawValue)\":234567890".utf8)
    let head = unsafe KeyHead(
      FieldSlot(start: 1, end: 1 + column.rawValue.utf8.count), bytes.span.bytes)
    #expect(head == .slot(column.slot) || head == .unclear)
  }

  private static func outcome(_ line: [UInt8]) -> ParsedRow.Outcome {
    var slots = Array(repeating: FieldSlot(), count: UsedColumn.slotCount)
    var span = slots.mutableSpan
    return unsafe NDJSONRowParser().parseMembers(line.span.bytes, from: 0, into: &span).outcome
  }

  private static func isTakenByReader(_ line: [UInt8]) -> Bool {
    guard let node = try? JSONNode(parsing: line), case .object(let members) = node.value else {
      return false
    }
    let used = members.filter { UsedColumn(rawValue: $0.name).map { $0 != .time } ?? false }
    return Set(used.map(\.name)).count == used.count
      && !members.contains { UsedColumn.added.contains($0.name) }
      && used.allSatisfy { member in
        switch member.node.value {
        case .string, .null: true
        case .number: member.name != "pipeline" && member.name != "model_id"
        default: false
        }
      } && !members.isEmpty
  }
}
