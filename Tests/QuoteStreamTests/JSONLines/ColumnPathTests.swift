import LivepeerPricing
import Testing
import TestSupport

@testable import QuoteStream

/// Values of nested objects are found by their paths.
@Suite struct ColumnPathTests {
  private static func names(_ texts: String...) throws -> ColumnNames {
    try ColumnNames(texts, of: UsedColumn.names(readingTime: true))
  }

  /// All rows are priced as the flat one, and pass through byte for byte.
  @Test(arguments: [
    #"{"pipeline":"audio-to-text","data":{"px":2}}"#,
    #"{"pipeline":"audio-to-text","data":{"px":"2"}}"#,
    #" { "data" : { "a" : {} , "px" : 2 , "b" : [ { "px" : 3 } ] } , "pipeline" : "audio-to-text" } "#,
    #"{"pipeline":"audio-to-text","data.px":2}"#,
    #"{"pipeline":"audio-to-text","data":null,"data.px":2}"#,
    #"{"pipeline":"audio-to-text","data":[{"px":1}],"data.px":2}"#,
    #"{"px":7,"pipeline":"audio-to-text","data":{"data":{"px":5},"px":2},"units":9}"#,
    #"{"pipeline":"audio-to-text","d\u0061ta":{"p\u0078":"\u0032"}}"#,
    #"{"pipeline":"audio-to-text","data":{"n":1},"data":{"px":2}}"#,
  ])
  func nestedValuesAreRead(line: String) throws {
    let run = try StreamRun(
      line + "\n" + line + "\n" + line + "\n", .ndjson, columns: Self.names("units=data.px"))
    #expect(run.errorText == nil)
    let end = line.lastIndex(of: "}") ?? line.endIndex
    let priced =
      line[..<end] + #","fee_wei":"25765622","fee_usd":"0.000000080581""# + line[end...] + "\n"
    #expect(run.text == String(repeating: String(priced), count: 3))
  }

  @Test(
    arguments: [
      (
        #"{"pipeline":"audio-to-text","data":{"something_else":2}}"#,
        "no key 'data.px', which every row needs for units"
      ),
      (
        #"{"pipeline":"audio-to-text","data":{"px":""}}"#,
        "data.px: empty; the amount of work is in it"
      ),
      (
        #"{"pipeline":"audio-to-text","data":{"px":null}}"#,
        "data.px: empty; the amount of work is in it"
      ),
      (
        #"{"pipeline":"audio-to-text","data":{"p_x":2}}"#,
        "no key 'data.px', which every row needs for units; did you mean data.p_x?"
      ),
      (#"{"data":{"px":2}}"#, "no key 'pipeline', which every row needs"),
      (#"{"pipeline":"","data":{"px":2}}"#, "pipeline: empty; name one, as in audio-to-text"),
      (
        #"{"pipelin":"audio-to-text","data":{"px":2}}"#, "no pipeline; rename 'pipelin' to pipeline"
      ),
      (
        #"{"pipeline":"audio-to-text","data":{"px":{}}}"#,
        "data.px: an object; write a whole number, or a string of digits"
      ),
      (#"{"pipeline":"audio-to-text","data":{"px":2,"px":2}}"#, "the key 'data.px' is repeated"),
      (
        #"{"pipeline":"audio-to-text","data":{"px":2},"data.px":2}"#,
        "the key 'data.px' is repeated"
      ),
      (
        #"{"pipeline":"audio-to-text","data":{"px":2.5}}"#,
        "data.px '2.5': a decimal point; write a whole number in digits only"
      ),
      (
        #"{"pipeline":"audio-to-text","data":{"px":2},"fee_wei":1}"#,
        "the key 'fee_wei', which the output adds; rename or drop it"
      ),
      (#"{"pipeline":"audio-to-text","data":{"px":2}"#, nil),
      (#"{"pipeline":"audio-to-text","data":{"px":2]}"#, nil),
      (#"{"pipeline":"audio-to-text","data":{"px":2,}}"#, nil),
      ("{}", nil),
    ] as [(String, String?)])
  func faultsAreToldByTheFilesNames(line: String, message: String?) throws {
    let names = try Self.names("units=data.px")
    let run = try StreamRun(line + "\n", .ndjson, onBadRow: .skip, columns: names)
    #expect(run.rejected == 1)
    let error = try StreamRun(line + "\n", .ndjson, columns: names).errorText
    if let message { #expect(error == "1: \(message)") }
    #expect(error?.isOnePlainLine == true)
  }

  /// A key of the output that lies deeper is none of its members.
  @Test func deeperKeysMayBeThoseOfTheOutput() throws {
    let line = #"{"pipeline":"audio-to-text","data":{"px":2,"fee_wei":1}}"#
    let run = try StreamRun(line + "\n", .ndjson, columns: Self.names("units=data.px"))
    #expect(run.errorText == nil)
  }

  /// Random lines are read as a tree of JSON is, by the template of their layout and alone.
  @Test(.tags(.property)) func linesAreReadAsTrees() throws {
    let names = try Self.names(
      "units=a.b", "tokens=a.c.d", "seconds=e", "pipeline=c.a", "eth_usd=a.b.e", "time=e.e.e")
    let map = ColumnMap(names: names, readsTime: true)
    let parser = NDJSONRowParser(map)
    let keys = ["a", "b", "c", "d", "e", "a.b", "b.e", "c.d", "f", "units"]
    forAll(cases: 3_000) { generator in
      func value(_ depth: Int, _ generator: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0...(depth > 0 ? 9 : 5), using: &generator) {
        case 0: .null
        case 1: .number(String(Int.random(in: 0...1_000, using: &generator)))
        case 2: .string("")
        case 3: .string("a\"b")
        case 4: .string("x")
        case 5: .bool(true)
        default:
          .object(
            (0..<Int.random(in: 0...4, using: &generator)).map { _ in
              JSONMember(keys.randomElement(using: &generator) ?? "", value(depth - 1, &generator))
            })
        }
      }
      // The same layout several times, with other values now and then.
      var lines: [JSONValue] = []
      while lines.count < 12 {
        let line = JSONValue.object(
          (0..<Int.random(in: 1...5, using: &generator)).map { _ in
            JSONMember(keys.randomElement(using: &generator) ?? "", value(3, &generator))
          })
        lines += Array(repeating: line, count: Int.random(in: 1...6, using: &generator))
      }
      let file: [UInt8] = lines.flatMap { $0.jsonBytes(.compact) + [0x0A] }
      let bytes = unsafe file.span.bytes
      var slots = Array(repeating: FieldSlot(), count: map.slotCount)
      var span = slots.mutableSpan
      var scan = parser.makeScan(ofBytes: file.count)
      var start = 0
      for line in lines {
        var tree = PathTree()
        guard case .object(let members) = line else { return "no object" }
        tree.add(members, after: "", map)
        let row = parser.parse(bytes, from: start, &scan, into: &span)
        let text = String(decoding: line.jsonBytes(.compact), as: UTF8.self)
        guard (row.outcome == .whole) == !tree.isFaulty else { return "\(text): \(row.outcome)" }
        start = row.outcome == .whole ? row.next : parser.recordEnd(bytes, from: start)
        guard row.outcome == .whole else { continue }
        for slot in 0..<map.slotCount where slot != UsedColumn.unusedSlot {
          let isMissing = span[slot].isEmpty && span[slot].start == 0
          let found: String? = isMissing ? nil : bytes.string(span[slot])
          if let fault = difference(found, tree.values[slot], "slot \(slot) of \(text)") {
            return fault
          }
        }
      }
      return nil
    }
  }
}

/// What is at the paths of an object, found by walking all of it.
private struct PathTree {
  var values: [Int: String] = [:]
  var isFaulty = false

  mutating func add(_ members: [JSONMember], after path: String, _ map: ColumnMap) {
    if members.isEmpty, path.isEmpty { isFaulty = true }
    for member in members {
      let name = path + member.name
      let slot = map.slots(of: UsedColumn.allCases.map(\.rawValue)).first {
        map.names.name(of: $0.column) == name
      }?.slot
      guard let slot else {
        if case .object(let inner) = member.node.value, !inner.isEmpty {
          add(inner, after: name + ".", map)
        }
        continue
      }
      if values[slot] != nil { isFaulty = true }
      switch member.node.value {
      case .null: values[slot] = ""
      // As it is written, with its escapes.
      case .string(let text): values[slot] = text.replacing("\"", with: "\\\"")
      case .number(let text) where slot > UsedColumn.modelID.slot: values[slot] = text
      default: isFaulty = true
      }
    }
  }
}
