extension RecordSplitter {
  /// The end of the last record, 0 if there is none, and the number of line feeds before it.
  struct Ends {
    var last = 0
    /// The number of line feeds seen before the end of the last record.
    var lineFeedsBeforeLast = 0
  }

  /// The state of scanning a file up to a place.
  struct Seen {
    var isInQuotes: Bool
    var lineFeeds: Int
  }

  /// The last 64 bytes in which a record ends, with a bit for each end and each line feed, and the
  /// number of line feeds before them.
  private struct Last {
    var recordEnds: UInt64 = 0
    var lineFeeds: UInt64 = 0
    var offset = 0
    var before = 0
  }

  /// Scans the bytes from `start`, which `seen` does not include yet.
  static func scan(
    _ bytes: RawSpan, from start: Int, quotes: Bool, _ seen: inout Seen
  ) -> Ends {
    var ends = Ends()
    var offset = start
    if !seen.isInQuotes {
      // Most files have no quotes, and every line feed ends a record.
      let plain = bytes.lineFeeds(from: start, before: quotes ? .quote : nil)
      offset = plain.end
      seen.lineFeeds &+= plain.count
      if let last = bytes.lastLineFeed(in: start..<offset) {
        ends.last = last &+ 1
        ends.lineFeedsBeforeLast = seen.lineFeeds
      }
    }
    var last = Last()
    let blocksEnd = bytes.endOfBlocks(of: 64, from: offset)
    while offset < blocksEnd {
      var lineFeeds: UInt64 = 0
      var marks: UInt64 = 0
      for part in 0..<4 {
        // Safe: blocks are within the bytes.
        let vector = bytes.vector(atChecked: offset &+ part &* 16)
        lineFeeds |= (vector .== .lineFeed).bits &<< (part &* 16)
        if quotes { marks |= (vector .== .quote).bits &<< (part &* 16) }
      }
      take(lineFeeds, marks, at: offset, &seen, &last)
      offset &+= 64
    }
    var lineFeeds: UInt64 = 0
    var marks: UInt64 = 0
    for index in offset..<bytes.byteCount {
      let byte = bytes.byte(at: index)
      if byte == .lineFeed { lineFeeds |= 1 &<< (index &- offset) }
      if quotes, byte == .quote { marks |= 1 &<< (index &- offset) }
    }
    take(lineFeeds, marks, at: offset, &seen, &last)
    if last.recordEnds != 0 {
      let bit = 63 &- last.recordEnds.leadingZeroBitCount
      ends.last = last.offset &+ bit &+ 1
      ends.lineFeedsBeforeLast =
        last.before &+ (last.lineFeeds &<< UInt64(63 &- bit)).nonzeroBitCount
    }
    return ends
  }

  /// Adds 64 bytes at `offset`, given as masks with a bit for each line feed and each quote.
  @inline(__always)
  private static func take(
    _ lineFeeds: UInt64, _ quotes: UInt64, at offset: Int, _ seen: inout Seen, _ last: inout Last
  ) {
    // Bit i of the sum without carries is the parity of the quotes up to and including i.
    var parity = quotes
    for shift in [1, 2, 4, 8, 16, 32] as [UInt64] { parity ^= parity &<< shift }
    if seen.isInQuotes { parity = ~parity }
    let recordEnds = lineFeeds & ~parity
    if recordEnds != 0 {
      last = Last(
        recordEnds: recordEnds, lineFeeds: lineFeeds, offset: offset, before: seen.lineFeeds)
    }
    seen.isInQuotes = parity &>> 63 != 0
    seen.lineFeeds &+= lineFeeds.nonzeroBitCount
  }

  /// Returns the end of the first record, after its line feed; nil if the record is incomplete.
  static func firstEnd(_ bytes: RawSpan, from start: Int, quotes: Bool, _ seen: inout Seen) -> Int?
  {
    var offset = start
    while true {
      offset = bytes.firstQuoteOrLineFeed(from: offset)
      guard offset < bytes.byteCount else { return nil }
      if bytes.byte(at: offset) == .lineFeed {
        seen.lineFeeds += 1
        if !seen.isInQuotes { return offset + 1 }
      } else if quotes {
        seen.isInQuotes.toggle()
      }
      offset += 1
    }
  }
}
