internal import LivepeerPricing

/// Rows gathered into columns, which are quoted and written together.
///
/// Either all rows have their own ETH prices, or none has.
struct RowColumns {
  private(set) var count = 0
  private var units: [UInt64]
  private var tariffs: [UInt32]
  /// The ETH prices; empty if the rows have none.
  private var ethPrices: [TariffTable.RowETHPrice] = []
  private var places: [RowPlace]
  private var fees: [UInt128]
  private var usd: [UInt128]

  /// The maximum number of rows: enough to amortize the fixed cost, and few enough to stay in the
  /// cache.
  private static let mostRows = 1_024

  init(atMost rows: Int) {
    let capacity = min(rows, RowColumns.mostRows)
    units = Array(repeating: 0, count: capacity)
    tariffs = Array(repeating: 0, count: capacity)
    places = Array(repeating: RowPlace(), count: capacity)
    fees = Array(repeating: 0, count: capacity)
    usd = Array(repeating: 0, count: capacity)
  }

  var capacity: Int { units.count }

  subscript(index: Int) -> (row: RowResolver.PlainRow, place: RowPlace) {
    let ethPrice = ethPrices.isEmpty ? nil : ethPrices[index]
    let row = RowResolver.PlainRow(
      units: units[index], tariff: tariffs[index], ethPrice: ethPrice)
    return (row, places[index])
  }

  /// Returns whether a row is of the same kind as the rows that are already there.
  @inline(__always)
  func takes(_ row: RowResolver.PlainRow) -> Bool {
    count == 0 || ethPrices.isEmpty == (row.ethPrice == nil)
  }

  /// Adds a row that ``takes(_:)`` allows; returns true if there is no room for another.
  @inline(__always)
  mutating func add(_ row: RowResolver.PlainRow, _ place: RowPlace) -> Bool {
    units[count] = row.units
    tariffs[count] = row.tariff
    places[count] = place
    if let ethPrice = row.ethPrice { ethPrices.append(ethPrice) }
    count &+= 1
    return count == units.count
  }

  mutating func removeAll() {
    count = 0
    ethPrices.removeAll(keepingCapacity: true)
  }

  /// Quotes the rows from the given one on.
  ///
  /// - Throws: `TariffTable.QuotingError`, with its row counted from `first`; all rows before it
  ///   are quoted.
  mutating func quote(
    from first: Int, by table: TariffTable, _ totals: inout BatchTotals
  ) throws(TariffTable.QuotingError) {
    let rows = first..<count
    let (units, tariffs, ethPrices) = (units, tariffs, ethPrices)
    // Safe: a part of each column is used, while nothing else accesses the column.
    try unsafe fees.withUnsafeMutableBufferPointer { fees throws(TariffTable.QuotingError) in
      try unsafe usd.withUnsafeMutableBufferPointer { usd throws(TariffTable.QuotingError) in
        let fees = unsafe UnsafeMutableBufferPointer(rebasing: fees[rows])
        let usd = unsafe UnsafeMutableBufferPointer(rebasing: usd[rows])
        var feeSpan = unsafe fees.mutableSpan
        var usdSpan = unsafe usd.mutableSpan
        let unitSpan = units.span.extracting(rows)
        let tariffSpan = tariffs.span.extracting(rows)
        if !ethPrices.isEmpty {
          try table.quote(
            units: unitSpan, tariffs: tariffSpan, ethPrices: ethPrices.span.extracting(rows),
            fees: &feeSpan, usd: &usdSpan, totals: &totals)
        } else if table.ethPrice == nil {
          try table.quote(units: unitSpan, tariffs: tariffSpan, fees: &feeSpan, totals: &totals)
        } else {
          try table.quote(
            units: unitSpan, tariffs: tariffSpan, fees: &feeSpan, usd: &usdSpan, totals: &totals)
        }
      }
    }
  }

  /// Writes rows that are quoted, each with its fee.
  func write(
    _ rows: Range<Int>, of bytes: RawSpan, by quoter: BlockQuoter, to output: inout [UInt8]
  ) {
    guard let first = rows.first, let last = rows.last else { return }
    let room = places[last].end - places[first].start + rows.count * OutputCursor.rowRoom
    let marks = quoter.marks
    let hasUSD = quoter.table.ethPrice != nil || !ethPrices.isEmpty
    let scale = DecimalScale(decimals: quoter.table.usdDecimals)
    output.append(room: room) { cursor in
      for row in rows {
        let place = places[row]
        cursor.requireRoom(forRecord: place.end &- place.start)
        let figures = ColumnFigures(fee: fees[row], usd: usd[row], hasUSD: hasUSD, scale: scale)
        cursor.put(figures, in: place, of: bytes, marks)
      }
    }
  }
}

/// The place of a record in its block, and the place for its fee.
struct RowPlace: BitwiseCopyable {
  var start = 0
  var insertAt = 0
  /// The end, after the record's line end.
  var end = 0
}

extension RawSpan {
  /// Returns a record without its line end.
  func content(of place: RowPlace) -> [UInt8] {
    copy(FieldSlot(start: place.start, end: contentEnd(of: place)))
  }

  /// Returns the end of a record without its line end.
  func contentEnd(of place: RowPlace) -> Int {
    var end = place.end
    if end > place.start, byte(at: end - 1) == .lineFeed {
      end -= 1
      if end > place.start, byte(at: end - 1) == .carriageReturn { end -= 1 }
    }
    return end
  }
}
