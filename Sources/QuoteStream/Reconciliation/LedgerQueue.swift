/// The rows of a file in the order of their keys that have not been matched yet.
struct LedgerQueue: Sendable {
  let side: ReconciledJob.LedgerSide
  /// Whether rows with the same key become their sum.
  private let sums: Bool
  /// Whether no further rows are added.
  private(set) var isFinished = false

  private var rows: [LedgerRow] = []
  private var head = 0

  init(side: ReconciledJob.LedgerSide, sums: Bool) {
    self.side = side
    self.sums = sums
  }

  /// The end of the rows that can be matched: the last sum may grow until the file ends.
  private var end: Int { sums && !isFinished ? max(head, rows.count - 1) : rows.count }

  var isEmpty: Bool { head == end }
  var first: LedgerRow? { isEmpty ? nil : rows[head] }

  /// Adds rows, in order.
  mutating func add(_ added: [LedgerRow]) {
    rows.removeFirst(head)
    head = 0
    if sums {
      for row in added { add(row) }
    } else if rows.isEmpty {
      rows = added
    } else {
      rows += added
    }
  }

  private mutating func add(_ row: LedgerRow) {
    if let last = rows.last, last.key == row.key {
      rows[rows.count - 1] = last.adding(row)
    } else {
      rows.append(row)
    }
  }

  mutating func finish() { isFinished = true }

  mutating func removeFirst() -> LedgerRow {
    defer { head += 1 }
    return rows[head]
  }
}
