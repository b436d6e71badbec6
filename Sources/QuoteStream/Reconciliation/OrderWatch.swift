/// Whether the rows of a file come in the order of their keys.
struct OrderWatch: Sendable {
  /// The first row whose key sorts before that of the preceding row.
  private(set) var disorder: (line: Int, key: [UInt8], previous: [UInt8])?
  private var last: [UInt8] = []

  mutating func add(_ rows: [LedgerRow]) {
    for row in rows where disorder == nil {
      if row.key.sortsBefore(last) { disorder = (row.entry.line, row.key, last) }
      last = row.key
    }
  }
}
