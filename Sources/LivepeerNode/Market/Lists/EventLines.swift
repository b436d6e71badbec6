internal import LivepeerPricing

/// The lines of a file that has a JSON object on each.
struct EventLines {
  /// A line that is not empty.
  struct Line {
    let start: TextPosition
    let range: Range<Int>
  }

  let lines: [Line]
  private let all: [UInt8]

  /// Cuts a text into lines; returns nil for a text of one value.
  ///
  /// The first line decides: a document that is written over several lines has no whole value on it.
  ///
  /// - Complexity: O(*n*) in bytes.
  init?(_ bytes: [UInt8]) {
    all = bytes
    var lines: [Line] = []
    var (offset, number) = (0, 1)
    while offset < bytes.count {
      let end = bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count
      if bytes[offset..<end].contains(where: { !$0.isJSONSpace }) {
        lines.append(
          Line(
            start: TextPosition(line: number, column: 1, offset: offset), range: offset..<end))
      }
      (offset, number) = (end + 1, number + 1)
    }
    self.lines = lines
    guard lines.count > 1, let first = lines.first,
      bytes[first.range].first(where: { !$0.isJSONSpace }) == UInt8(ascii: "{"),
      bytes[first.range].last(where: { !$0.isJSONSpace }) == UInt8(ascii: "}"),
      (try? JSONNode.readElements(
        of: self.bytes(of: first), under: MarketListReader.listNames, { _ in })) != nil
    else { return nil }
  }

  /// Returns the bytes of a line.
  func bytes(of line: Line) -> [UInt8] { Array(all[line.range]) }
}

extension UInt8 {
  fileprivate var isJSONSpace: Bool {
    self == 0x20 || self == 0x09 || self == 0x0D || self == 0x0A
  }
}
