/// A field in quotes, by its marks.
struct QuotedMarks {
  /// The offset of the closing quote.
  var end = 0
  /// The index of the mark after the field: a comma or a line feed.
  var separator: Int
  var lineFeeds = 0
  var hasEscapes = false

  /// Creates a field whose opening quote is a mark; returns nil if it does not end correctly, or
  /// not among the known marks.
  @inline(__always)
  init?(_ bytes: RawSpan, from opening: Int, _ marks: borrowing MarkIndex<CSVMarks>) {
    separator = opening &+ 1
    // Safe: marks are bytes of the span.
    while true {
      guard separator &+ 1 < marks.count else { return nil }
      end = marks[separator]
      let byte = bytes.byte(atChecked: end)
      separator &+= 1
      if byte == .quote {
        let next = marks[separator]
        guard next == end &+ 1, bytes.byte(atChecked: next) == .quote else { break }
        hasEscapes = true
        separator &+= 1
      } else if byte == .lineFeed {
        lineFeeds &+= 1
      }
    }
    let after = marks[separator]
    if after == end &+ 1 { return }
    guard after == end &+ 2, bytes.byte(atChecked: end &+ 1) == .carriageReturn,
      bytes.byte(atChecked: after) == .lineFeed
    else { return nil }
  }
}

/// A field in quotes.
struct QuotedField {
  /// The bytes between the quotes.
  var content: FieldSlot
  /// The offset of the comma or the line feed after the field, or the end of the bytes.
  var end: Int
  var lineFeeds = 0
  var hasEscapes = false

  /// Creates a field whose opening quote is at `start`; returns nil if it does not end correctly.
  @inline(never)
  init?(_ bytes: RawSpan, from start: Int) {
    content = FieldSlot(start: start &+ 1, end: start &+ 1)
    end = start &+ 1
    while true {
      let mark = bytes.firstQuoteOrLineFeed(from: end)
      guard mark < bytes.byteCount else { return nil }
      end = mark &+ 1
      if bytes.byte(at: mark) == .lineFeed {
        lineFeeds &+= 1
      } else if end < bytes.byteCount, bytes.byte(at: end) == .quote {
        hasEscapes = true
        end &+= 1
      } else {
        content.end = mark
        break
      }
    }
    guard end < bytes.byteCount else { return }
    switch bytes.byte(at: end) {
    case .comma, .lineFeed: return
    case .carriageReturn:
      end &+= 1
      guard end < bytes.byteCount, bytes.byte(at: end) == .lineFeed else { return nil }
    default: return nil
    }
  }

  /// Returns whether the quote at `start` has a closing quote.
  static func isClosed(_ bytes: RawSpan, from start: Int) -> Bool {
    var offset = start + 1
    while offset < bytes.byteCount {
      guard bytes.byte(at: offset) == .quote else {
        offset += 1
        continue
      }
      guard offset + 1 < bytes.byteCount, bytes.byte(at: offset + 1) == .quote else { return true }
      offset += 2
    }
    return false
  }

  /// Replaces each doubled quote of a content by one, and moves the bytes after it; returns the
  /// content's new end.
  static func decode(_ content: FieldSlot, of bytes: inout [UInt8]) -> Int {
    var target = content.start
    var start = content.start
    var offset = content.start
    while true {
      // Safe: every byte of an array is initialized.
      offset = unsafe bytes.span.bytes.firstQuoteOrLineFeed(from: offset)
      guard offset < content.end else { break }
      offset &+= 1
      guard bytes[offset &- 1] == .quote else { continue }
      // The second quote is not moved.
      target = bytes.move(start..<offset, to: target)
      offset = min(offset &+ 1, content.end)
      start = offset
    }
    return bytes.move(start..<content.end, to: target)
  }
}
