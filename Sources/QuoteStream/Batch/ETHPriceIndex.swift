internal import LivepeerPricing

/// A series of ETH prices made ready for the loop over rows.
///
/// The range of its times is divided into parts of one length, about as many as there are entries, so
/// that the entry in force is found by a shift and a look at the few of its part. Where those are in
/// memory follows no order if the rows do not: so the prices of many rows are looked up together, in a
/// loop that does nothing else, and the processor waits for several at once.
struct ETHPriceIndex: Sendable {
  /// The first nanosecond of a price, and USD per ETH times 10^8; zero if it has more decimals or does
  /// not fit.
  private struct Entry: BitwiseCopyable {
    var from: Int64
    var usdE8: UInt64
  }

  private let entries: [Entry]
  /// The number of entries before the end of each part of the range.
  private let counts: [UInt32]
  private let first: Int64
  /// The binary logarithm of the length of a part.
  private let shift: UInt64
  /// The most nanoseconds that may have passed since a price.
  private let maximumAge: UInt64
  /// The moments at all of which there is a price that a column takes; from above through if there are
  /// prices that none takes, or times without a price between others.
  private let covered: (from: Int64, through: Int64)

  /// Whether there is a series.
  var isActive: Bool { !entries.isEmpty }

  /// The index of no series.
  static let none = ETHPriceIndex()

  private init() {
    entries = []
    counts = []
    first = 0
    shift = 0
    maximumAge = 0
    covered = ETHPriceIndex.nothing
  }

  private static let nothing = (from: Int64.max, through: Int64.min)

  init(_ series: ETHPriceSeries, maximumAge: Duration?) {
    entries = series.entries.map { entry in
      Entry(
        from: entry.time.nanoseconds,
        usdE8: TariffTable.RowETHPrice(exactly: entry.price)?.usdE8 ?? 0)
    }
    let age =
      maximumAge.map { age in
        let (seconds, attoseconds) = age.components
        return UInt64(
          clamping: Int128(seconds) * 1_000_000_000 + Int128(attoseconds / 1_000_000_000))
      } ?? .max
    self.maximumAge = age
    first = series.first.time.nanoseconds
    let last = series.last.time.nanoseconds
    // Wraps on purpose, here and below: the difference of two moments is below 2^64.
    let range = UInt64(bitPattern: last &- first)
    var shift: UInt64 = 0
    while range >> shift >= UInt64(entries.count) { shift += 1 }
    self.shift = shift
    var counts = [UInt32](repeating: 0, count: Int(range >> shift) + 1)
    for entry in entries { counts[Int(UInt64(bitPattern: entry.from &- first) >> shift)] += 1 }
    for part in counts.indices.dropFirst() { counts[part] += counts[part - 1] }
    self.counts = counts
    let isGapless = zip(entries, entries.dropFirst()).allSatisfy { entry, next in
      UInt64(bitPattern: next.from &- entry.from) <= age
    }
    let isCovered =
      isGapless && first > ETHPriceIndex.noMoment && entries.allSatisfy { $0.usdE8 != 0 }
    covered =
      isCovered
      ? (first, Int64(clamping: Int128(last) + Int128(age))) : ETHPriceIndex.nothing
  }

  /// What is in a column of moments for a row that has its price already.
  static var noMoment: Int64 { .min }

  /// Returns the moment in a field; nil leaves the row to ``StreamOptions/ETHPrices/price(_:_:)`` for
  /// any reason.
  @inline(__always)
  static func moment(_ bytes: RawSpan, _ field: FieldSlot) -> Int64? {
    Timestamp(plain: bytes.extracting(field.start..<field.end))?.nanoseconds
  }

  /// Returns whether there is a price that a column takes at a moment, whichever it is.
  @inline(__always)
  func covers(_ moment: Int64) -> Bool { covered.from <= moment && moment <= covered.through }

  /// Returns the price in force at a moment, as a column takes it.
  ///
  /// - Returns: The price; nil leaves the row to ``StreamOptions/ETHPrices/price(_:_:)`` for any
  ///   reason.
  @inline(never)
  func short(_ moment: Int64) -> TariffTable.RowETHPrice? {
    guard let entry = find(moment) else { return nil }
    return TariffTable.RowETHPrice(usdE8: entry.usdE8)
  }

  /// Looks up the prices of moments that are covered; rows without a moment keep theirs.
  func lookUp(
    _ moments: Span<Int64>, into prices: inout MutableSpan<TariffTable.RowETHPrice>
  ) {
    precondition(moments.count == prices.count, "the columns are of one length")
    unsafe withUnsafeTemporaryAllocation(
      of: Int.self, capacity: ETHPriceIndex.rowsAtOnce
    ) { places in
      // Safe: integers have no other state than their value, and all are written before they are read.
      unsafe places.initialize(repeating: 0)
      var places = unsafe places.mutableSpan
      var start = 0
      while start < moments.count {
        let rows = start..<min(start + ETHPriceIndex.rowsAtOnce, moments.count)
        lookUp(rows, moments, &places, &prices)
        start = rows.upperBound
      }
    }
  }

  /// The number of rows that are looked up together.
  private static let rowsAtOnce = 128

  /// Looks up the prices of some rows, in loops that are so short that what they read of many rows is
  /// on its way from memory at the same time.
  private func lookUp(
    _ rows: Range<Int>, _ moments: Span<Int64>, _ places: inout MutableSpan<Int>,
    _ prices: inout MutableSpan<TariffTable.RowETHPrice>
  ) {
    let (entries, counts) = (entries.span, counts.span)
    let lastPart = UInt64(counts.count &- 1)
    for row in rows {
      let part = min(UInt64(bitPattern: moments[row] &- first) >> shift, lastPart)
      // No entry of a later part begins by then.
      places[row &- rows.lowerBound] = Int(counts[Int(part)]) &- 1
    }
    for row in rows {
      // Most parts have one entry or two: which it is follows no order, and takes no branch.
      let place = places[row &- rows.lowerBound]
      places[row &- rows.lowerBound] = place &- (entries[place].from > moments[row] ? 1 : 0)
    }
    for row in rows {
      let moment = moments[row]
      if moment == ETHPriceIndex.noMoment { continue }
      var place = places[row &- rows.lowerBound]
      // The first entry never begins after the moment.
      place &-= entries[place].from > moment ? 1 : 0
      if entries[place].from > moment { place = search(moment, before: place) }
      if let price = TariffTable.RowETHPrice(usdE8: entries[place].usdE8) { prices[row] = price }
    }
  }

  /// Returns the beginning of the entry in force at a moment, and its price; nil if there is none, or
  /// it is too old.
  func find(_ moment: Int64) -> (from: Int64, usdE8: UInt64)? {
    guard moment >= first else { return nil }
    let entry = entries[search(moment, before: entries.count)]
    guard UInt64(bitPattern: moment &- entry.from) <= maximumAge else { return nil }
    return (entry.from, entry.usdE8)
  }

  /// Returns the last entry at or before a moment, which is below an index.
  @inline(never)
  private func search(_ moment: Int64, before end: Int) -> Int {
    var (low, high) = (0, end)
    while low < high {
      let middle = low &+ (high &- low) / 2
      if entries[middle].from <= moment { low = middle &+ 1 } else { high = middle }
    }
    return low &- 1
  }
}
