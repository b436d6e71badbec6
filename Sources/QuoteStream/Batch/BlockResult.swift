public import LivepeerPricing

/// The result of pricing a block.
public struct BlockResult: Sendable {
  /// The priced rows, in the block's order.
  public internal(set) var output: [UInt8] = []
  /// The rejected rows, as CSV: ``BlockQuoter/rejectsHeader`` names the columns.
  public internal(set) var rejects: [UInt8] = []
  /// The totals of the rows, and the number of rejected rows.
  public internal(set) var totals: BatchTotals
  /// The number of priced rows.
  public internal(set) var rows = 0
  /// The first row that cannot be priced, if the policy is ``StreamOptions/BadRowPolicy/stop``;
  /// rows after it are not read.
  public internal(set) var failure: RowError?
  /// The number of bytes of the block's records.
  public internal(set) var byteCount = 0
  /// The columns that pass through unread, given with the header of a file that is the first of a
  /// ``QuoteStream/QuoteStream``; see ``BlockQuoter/unreadColumns``.
  public internal(set) var unreadColumns: [HeaderError.UnreadColumn] = []
}
