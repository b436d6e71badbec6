import Testing
import TestSupport

@testable import QuoteStream

/// Records are parsed alike by what is known of the records before, and each by itself.
@Suite struct LineTemplateTests {
  /// What a parser says of a record.
  private struct Parsed: Equatable {
    var outcome: ParsedRow.Outcome
    var insertAt = 0
    var next = 0
    var escaped: UInt32 = 0
    var filled: UInt32 = 0
    var fields: [String] = []
  }

  /// Parses all records of some bytes in turn; a parser that returns nil is one that starts anew.
  private static func parsed<Parser: RowParser>(
    _ file: [UInt8], _ parser: Parser,
    alone: ((RawSpan, Int, inout MutableSpan<FieldSlot>) -> ParsedRow)? = nil
  ) -> [Parsed] {
    let bytes = unsafe file.span.bytes
    var slots = Array(repeating: FieldSlot(), count: UsedColumn.slotCount)
    var span = slots.mutableSpan
    var scan = parser.makeScan(ofBytes: file.count)
    var all: [Parsed] = []
    var start = 0
    while start < file.count {
      let row =
        alone.map { $0(bytes, start, &span) }
        ?? parser.parse(bytes, from: start, &scan, into: &span)
      var parsed = Parsed(outcome: row.outcome)
      if row.outcome == .whole {
        parsed.insertAt = row.insertAt
        parsed.escaped = row.escaped
        // What passes through is not asked about.
        parsed.filled = row.filled & ~(1 << UInt32(UsedColumn.unusedSlot))
        parsed.fields = (0..<UsedColumn.unusedSlot).map { bytes.string(span[$0]) }
      }
      parsed.next = row.outcome == .faulty ? parser.recordEnd(bytes, from: start) : row.next
      start = parsed.next
      all.append(parsed)
    }
    return all
  }

  private static let jsonLines = [
    #"{"job_id":"#, #""job-1""#, #","pipeline":"#, #""audio-to-text""#, #","units":"#, "12345",
    "}\n",
    #"{"pipeline":"#, #""llm""#, #","model_id":"#, #""a/b""#, #","eth_usd":"#, "3000.5",
    #","tokens":"#, #""7""#, "}\r\n", " ", #"{"units":1,"x":true,"y":null,"pipeline":"u"}"#, "\n",
    #"{"n":{"a":[1,2]},"seconds":"#, "1.5e3", #", "pipeline" : "#, #""""#, "}", "\n", "-", "0",
    "01",
    #""\n""#, "\\", "\u{1}", #"{"a_name_that_is_longer_than_thirty_two_bytes":"#, "}\n", "}\n", "é",
  ].map { Array($0.utf8) }

  /// Lines of a few layouts, most of them whole, some damaged, in runs of the same one.
  private static func jsonFile(_ generator: inout SeededGenerator) -> [UInt8] {
    func value(_ generator: inout SeededGenerator) -> String {
      switch Int.random(in: 0...9, using: &generator) {
      case 0: #""\u0061\"""#
      case 1:
        ["-1", "0", "0.5", "1e9", "00", "-", "12a", ""].randomElement(using: &generator) ?? ""
      case 2: ["null", "true", "[1]", #"{"a":"b"}"#].randomElement(using: &generator) ?? ""
      case 3...5: "\(UInt64.random(in: 0...999_999_999, using: &generator))"
      default:
        #""\#(String(repeating: "x", count: Int.random(in: 0...20, using: &generator)))""#
      }
    }
    var keys = ["pipeline", "model_id", "units"]
    let names = ["pipeline", "model_id", "units", "duration_ms", "eth_usd", "note", "a b"]
    var file: [UInt8] = []
    for _ in 0..<Int.random(in: 1...40, using: &generator) {
      if Int.random(in: 0...9, using: &generator) == 0 {
        keys = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
          names.randomElement(using: &generator) ?? ""
        }
      }
      let members = keys.map { #""\#($0)":\#(value(&generator))"# }
      file += "{\(members.joined(separator: ","))}\n".utf8
      if Int.random(in: 0...5, using: &generator) == 0 {
        file += jsonLines.randomElement(using: &generator) ?? []
      }
    }
    return file
  }

  @Test func linesOfJSON() {
    forAll(cases: 3_000) { generator in
      let file = Self.jsonFile(&generator)
      let parser = NDJSONRowParser()
      let alone = Self.parsed(file, parser) { bytes, start, slots in
        parser.parseMembers(bytes, from: start, into: &slots)
      }
      return difference(Self.parsed(file, parser), alone, String(decoding: file, as: UTF8.self))
    }
  }

  /// From the third line of a layout on, lines are parsed by the template: one is made, and it is
  /// that of no other layout.
  @Test(
    arguments: [
      (#"{"pipeline":"llm","units":5}"#, true), (#"{"pipeline":"","units":12345678}"#, true),
      (#"{"pipeline":"x","units":-0.5e3}"#, true), (#"{"pipeline":"llm","units":05}"#, false),
      (#"{"pipeline":"llm","units":}"#, false), (#"{"pipeline":"llm", "units":5}"#, false),
      (#"{"pipeline":"l\"m\\","units":5}"#, true),
      (#"{"pipeline":"l\u0061","units":5}"#, true), (#"{"pipeline":"l\x","units":5}"#, false),
      (#"{"pipeline":"\","units":5}"#, false), (#"{"pipeline":"llm","Units":5}"#, false),
      (#"{"pipeline":"llm","units":5,"a":1}"#, false), (#"{"pipeline":"llm","units":"5"}"#, false),
    ])
  func taken(line: String, isTaken: Bool) throws {
    let first = #"{"pipeline":"audio-to-text","units":77}"# + "\n"
    let file = Array((first + line + "\n" + String(repeating: " ", count: 40)).utf8)
    let bytes = unsafe file.span.bytes
    var slots = Array(repeating: FieldSlot(), count: UsedColumn.slotCount)
    var span = slots.mutableSpan
    let row = NDJSONRowParser().parseMembers(bytes, from: 0, into: &span)
    let template = LineTemplate(row, from: 0, of: bytes, .pricing)
    #expect(!template.isEmpty)
    var marks = MarkIndex<JSONMarks>(forBytes: file.count)
    let parsed = template.parse(bytes, from: first.utf8.count, &marks, into: &span)
    #expect((parsed != nil) == isTaken)
  }

  /// Every byte of what is between two values counts, of which there are six and the key's.
  @Test(arguments: [1, 9, 10, 11, 12, 25, 26])
  func everyByteBetweenValues(keyLength: Int) {
    let key = String(repeating: "k", count: keyLength)
    let line = Array(#"{"pipeline":"llm","\#(key)":"text","units":5}"#.utf8)
    let values = [(13, 16), (22 + keyLength, 26 + keyLength), (36 + keyLength, 37 + keyLength)]
    var others: [[UInt8]] = []
    for place in line.indices where !values.contains(where: { ($0.0...$0.1).contains(place) }) {
      // Another byte, and one more; none is a mark.
      others.append(line)
      others[others.count - 1][place] = UInt8(ascii: "x")
      others.append(line)
      others[others.count - 1].insert(UInt8(ascii: "x"), at: place)
    }
    var slots = Array(repeating: FieldSlot(), count: UsedColumn.slotCount)
    var span = slots.mutableSpan
    for other in others + [line] {
      let padding = Array(repeating: UInt8.space, count: 40)
      let file = line + [.lineFeed] + other + [.lineFeed] + padding
      let bytes = unsafe file.span.bytes
      let row = NDJSONRowParser().parseMembers(bytes, from: 0, into: &span)
      let template = LineTemplate(row, from: 0, of: bytes, .pricing)
      var marks = MarkIndex<JSONMarks>(forBytes: file.count)
      let parsed = template.parse(bytes, from: line.count + 1, &marks, into: &span)
      #expect((parsed != nil) == (other == line), "\(String(decoding: other, as: UTF8.self))")
    }
  }

  @Test func rowsOfCSV() throws {
    let header = try CSVHeader(pricing: Array("job,pipeline,units,model_id\n".utf8))
    let parser = CSVRowParser(header: header)
    let parts = [
      "a", "bb", ",", ",", ",", "\n", "\n", "\r\n", "\"", "\"\"", "\"x,\ny\"", "1,2,3,4\n", "\r",
      "1,llm,5,m\n", "1,llm,5,m\r\n", ",,,\n", "\"1\",\"llm\",\"5\",\"a\"\"b\"\n",
    ].map { Array($0.utf8) }
    forAll(cases: 3_000) { generator in
      let file = (0..<Int.random(in: 1...60, using: &generator)).flatMap { _ in
        parts.randomElement(using: &generator) ?? []
      }
      let alone = Self.parsed(file, parser) { bytes, start, slots in
        parser.parseFieldByField(bytes, from: start, into: &slots)
      }
      return difference(Self.parsed(file, parser), alone, String(decoding: file, as: UTF8.self))
    }
  }
}
