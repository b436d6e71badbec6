import ExactMath
import LivepeerPricing

@testable import QuoteStream

/// Nested values of JSON lines: chunks against the whole, and each line against the JSON reader.
///
/// The input is a ``UsageInput``.
func checkPaths(_ bytes: [UInt8]) {
  let input = UsageInput(bytes)
  let whole = ReadPaths([input.file])
  if input.comparison == .chunks {
    let pieces = ReadPaths(input.chunks)
    require(
      whole.error == pieces.error, "\(whole.error ?? "none"), in chunks \(pieces.error ?? "none")")
    // In chunks the records before a fault are read already.
    require(
      whole.error != nil || whole.records == pieces.records,
      "\(whole.records), in chunks \(pieces.records)")
    return
  }
  let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  let content = input.file.starts(with: mark) ? input.file.dropFirst(mark.count) : input.file[...]
  var expected: [[RecordReader.Value]] = []
  for line in content.split(separator: 0x0A).map({ Array($0) }) {
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
    let members: [JSONMember]
    do throws(JSONError) {
      guard case .object(let found) = try JSONNode(parsing: line).value else {
        return require(whole.error != nil, "\(line) is read")
      }
      members = found
    } catch {
      // What is not read may be of another encoding, or have half of a surrogate pair.
      if case .invalidUTF8 = error.reason { return }
      if case .loneSurrogate = error.reason { return }
      return require(whole.error != nil, "\(line) is read")
    }
    var tree = Tree()
    tree.add(members, after: "")
    guard !tree.isFaulty else { return require(whole.error != nil, "a fault is passed over") }
    expected.append(Tree.paths.map { tree.values[$0] ?? .missing })
  }
  require(whole.error == nil, "\(whole.error ?? ""): nothing is wrong")
  require(whole.records == expected, "\(whole.records), by the tree \(expected)")
}

/// What the reader of records makes of a file.
private struct ReadPaths {
  private(set) var records: [[RecordReader.Value]] = []
  private(set) var error: String?

  private static let columns = ["x", "y", "z"].map { RecordReader.Column($0) }
  private static let names = required("names") { () throws(ColumnNames.NamingError) in
    try ColumnNames(
      zip(columns, Tree.paths).map { "\($0.name)=\($1)" }, of: columns.map(\.name))
  }

  init(_ chunks: [[UInt8]]) {
    var reader = RecordReader(Self.columns, format: .ndjson, names: Self.names)
    do throws(StreamError) {
      for chunk in chunks where !chunk.isEmpty { try add(reader.read(chunk)) }
      try add(reader.read([]))
    } catch {
      self.error = "\(error.line): \(error)"
      requireOneLine(error)
    }
  }

  /// Adds what was read, up to the first record that cannot be.
  private mutating func add(_ entries: [RecordReader.Entry]) {
    for entry in entries where error == nil {
      switch entry {
      case .record(let record): records.append(record.values)
      case .fault(let error):
        self.error = "\(error.line): \(error)"
        requireOneLine(error)
      }
    }
  }
}

/// What is at the paths of an object, found by walking all of it.
private struct Tree {
  static let paths = ["a.b", "a.c.d", "e"]
  private(set) var values: [String: RecordReader.Value] = [:]
  private(set) var isFaulty = false

  mutating func add(_ members: [JSONMember], after path: String) {
    for member in members {
      let name = path + member.name
      guard let known = Self.paths.first(where: { $0.utf8.elementsEqual(name.utf8) }) else {
        if case .object(let inner) = member.node.value { add(inner, after: name + ".") }
        continue
      }
      if values[known] != nil { isFaulty = true }
      switch member.node.value {
      case .null, .string(""): values[known] = .empty
      case .string(let text), .number(let text): values[known] = .text(text)
      default: isFaulty = true
      }
    }
  }
}
