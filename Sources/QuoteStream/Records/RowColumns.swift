internal import LivepeerPricing

/// Rows gathered into columns, which are quoted and written together.
///
/// Either all rows have ETH prices of their own, or of their times, or none has.
///
/// The columns are memory of their own, not arrays: an array asks with every row whether it is
/// shared.
@safe
struct RowColumns: ~Copyable {
  private(set) var count = 0
  /// The maximum number of rows, for which each column has room.
  let capacity: Int
  private let units: UnsafeMutableBufferPointer<UInt64>
  private let tariffs: UnsafeMutableBufferPointer<UInt32>
  /// Whether the rows have ETH prices, which are in their column then.
  private var haveETHPrices = false
  private let ethPrices: UnsafeMutableBufferPointer<TariffTable.RowETHPrice>
  /// Whether there are moments at which the prices have to be looked up.
  private var haveMoments = false
  private let moments: UnsafeMutableBufferPointer<Int64>
  private let places: UnsafeMutableBufferPointer<RowPlace>
  private let fees: UnsafeMutableBufferPointer<UInt128>
  private let usd: UnsafeMutableBufferPointer<UInt128>

  /// The maximum number of rows: enough to amortize the fixed cost, and few enough to stay in the
  /// cache.
  private static let mostRows = 256

  init(atMost rows: Int) {
    capacity = min(rows, RowColumns.mostRows)
    // Every place is initialized, and stays so.
    unsafe units = RowColumns.column(of: 0, capacity)
    unsafe tariffs = RowColumns.column(of: 0, capacity)
    unsafe ethPrices = RowColumns.column(of: RowColumns.noPrice, capacity)
    unsafe moments = RowColumns.column(of: ETHPriceIndex.noMoment, capacity)
    unsafe places = RowColumns.column(of: RowPlace(), capacity)
    unsafe fees = RowColumns.column(of: 0, capacity)
    unsafe usd = RowColumns.column(of: 0, capacity)
  }

  /// What is in the column of prices for a row without one.
  private static var noPrice: TariffTable.RowETHPrice {
    guard let price = TariffTable.RowETHPrice(usdE8: 1) else {
      preconditionFailure("a price above zero")
    }
    return price
  }

  private static func column<Value: BitwiseCopyable>(
    of value: Value, _ count: Int
  ) -> UnsafeMutableBufferPointer<Value> {
    let column = UnsafeMutableBufferPointer<Value>.allocate(capacity: count)
    unsafe column.initialize(repeating: value)
    return unsafe column
  }

  deinit {
    // Safe: the columns are of plain bytes, and nothing else has their memory.
    unsafe units.deallocate()
    unsafe tariffs.deallocate()
    unsafe ethPrices.deallocate()
    unsafe moments.deallocate()
    unsafe places.deallocate()
    unsafe fees.deallocate()
    unsafe usd.deallocate()
  }

  /// A row, to be quoted separately.
  subscript(index: Int) -> (
    units: UInt64, tariff: Int, ethPrice: TariffTable.RowETHPrice?, place: RowPlace
  ) {
    precondition(index >= 0 && index < count, "a row of the columns")
    // Safe: the index is that of a row.
    return unsafe (
      units[index], Int(tariffs[index]), haveETHPrices ? ethPrices[index] : nil, places[index]
    )
  }

  /// Returns whether rows with ETH prices, or without, can be added to those that are already there.
  @inline(__always)
  func takeRows(withETHPrices: Bool) -> Bool {
    haveETHPrices == withETHPrices || count == 0
  }

  /// Adds a row without an ETH price; returns true if there is no room for another.
  ///
  /// - Precondition: ``takeRows(withETHPrices:)`` allows it.
  @inline(__always)
  mutating func add(_ row: PlainRow, _ place: RowPlace) -> Bool {
    haveETHPrices = false
    return addRow(row, place)
  }

  /// Adds a row with an ETH price; returns true if there is no room for another.
  ///
  /// - Precondition: ``takeRows(withETHPrices:)`` allows it.
  @inline(__always)
  mutating func add(
    _ row: PlainRow, _ price: TariffTable.RowETHPrice, _ place: RowPlace
  ) -> Bool {
    addETHPrice(price, at: ETHPriceIndex.noMoment)
    return addRow(row, place)
  }

  /// Adds a row with the ETH price of a moment, which ``lookUpPrices(in:)`` finds; returns true if
  /// there is no room for another.
  ///
  /// - Precondition: ``takeRows(withETHPrices:)`` allows it.
  @inline(__always)
  mutating func add(_ row: PlainRow, at moment: Int64, _ place: RowPlace) -> Bool {
    addETHPrice(RowColumns.noPrice, at: moment)
    haveMoments = true
    return addRow(row, place)
  }

  @inline(__always)
  private mutating func addETHPrice(_ price: TariffTable.RowETHPrice, at moment: Int64) {
    precondition(count < capacity, "room for a row")
    haveETHPrices = true
    // Safe: there is room.
    unsafe ethPrices[count] = price
    unsafe moments[count] = moment
  }

  @inline(__always)
  private mutating func addRow(_ row: PlainRow, _ place: RowPlace) -> Bool {
    precondition(count < capacity, "room for a row")
    // Safe: there is room.
    unsafe units[count] = row.units
    unsafe tariffs[count] = row.tariff
    unsafe places[count] = place
    count &+= 1
    return count == capacity
  }

  mutating func removeAll() {
    count = 0
    haveMoments = false
  }

  /// Looks up the ETH prices of the rows that have them by their times.
  mutating func lookUpPrices(in index: ETHPriceIndex) {
    guard haveMoments else { return }
    // Safe: these are the rows of both columns, and nothing else accesses them.
    let rows = 0..<count
    let priceColumn = unsafe UnsafeMutableBufferPointer(rebasing: ethPrices[rows])
    var prices = unsafe priceColumn.mutableSpan
    unsafe index.lookUp(moments.span.extracting(rows), into: &prices)
  }

  /// Quotes the rows from the given one on.
  ///
  /// - Throws: `TariffTable.QuotingError`, with its row counted from `first`; all rows before it
  ///   are quoted.
  mutating func quote(
    from first: Int, by table: TariffTable, _ totals: inout BatchTotals
  ) throws(TariffTable.QuotingError) {
    let rows = first..<count
    // Safe: a part of each column is used, while nothing else accesses the column.
    let feeColumn = unsafe UnsafeMutableBufferPointer(rebasing: fees[rows])
    let usdColumn = unsafe UnsafeMutableBufferPointer(rebasing: usd[rows])
    var fees = unsafe feeColumn.mutableSpan
    var usd = unsafe usdColumn.mutableSpan
    let units = unsafe units.span.extracting(rows)
    let tariffs = unsafe tariffs.span.extracting(rows)
    if haveETHPrices {
      let ethPrices = unsafe ethPrices.span.extracting(rows)
      try table.quote(
        units: units, tariffs: tariffs, ethPrices: ethPrices,
        fees: &fees, usd: &usd, totals: &totals)
    } else if table.ethPrice == nil {
      try table.quote(units: units, tariffs: tariffs, fees: &fees, totals: &totals)
    } else {
      try table.quote(units: units, tariffs: tariffs, fees: &fees, usd: &usd, totals: &totals)
    }
  }

  /// Writes rows that are quoted, each with its fee.
  func write(
    _ rows: Range<Int>, of bytes: RawSpan, by quoter: BlockQuoter, to output: inout [UInt8]
  ) {
    guard let first = rows.first, let last = rows.last else { return }
    precondition(first >= 0 && last < count, "rows of the columns")
    // Safe, here and below: these are rows.
    let room = unsafe places[last].end - places[first].start + rows.count * OutputCursor.rowRoom
    let marks = quoter.marks
    let hasUSD = quoter.table.ethPrice != nil || haveETHPrices
    let scale = DecimalScale(decimals: quoter.table.usdDecimals)
    output.append(room: room) { output in
      // A copy of its own, which nothing else can read, stays in registers.
      var cursor = output
      defer { output = cursor }
      for row in rows {
        let place = unsafe places[row]
        cursor.requireRoom(forRecord: place.end &- place.start)
        let figures = unsafe ColumnFigures(
          fee: fees[row], usd: usd[row], hasUSD: hasUSD, scale: scale)
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
