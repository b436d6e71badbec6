/// Whole records of one file, in its order.
public struct RecordBlock: Sendable {
  /// The number of empty lines before the first record, always zero for NDJSON.
  let emptyLines: Int
  /// The record that an earlier chunk began, now complete, if there is one.
  let head: [UInt8]
  /// The chunk that ends that record; `body` is the range of the other records.
  let chunk: [UInt8]
  let body: Range<Int>
  /// The line on which the block begins; the file's first line is 1.
  public let firstLine: Int
  /// The number of line feeds in the block.
  public let lineFeeds: Int

  /// The number of bytes of the records.
  public var count: Int { head.count + body.count }
  /// The maximum number of rows of the block: one for each line, and one without a line end.
  var maximumRowCount: Int { lineFeeds - emptyLines + 1 }
}
