internal import ExactMath

extension TariffTable {
  /// Quotes columns of jobs: fees in wei and in dollars, and their totals.
  ///
  /// A fee is units · price, rounded up to whole wei. Its dollars are those of the whole wei, in
  /// units of 10^−``usdDecimals`` dollars, rounded to the nearest, halfway to the even one.
  ///
  /// Nothing is allocated unless a tariff takes ``Tariff/ArithmeticWidth/anySize``.
  ///
  /// - Parameters:
  ///   - units: The number of units of each job.
  ///   - tariffs: The position of each job's tariff in ``tariffs``.
  ///   - fees: Room for the fees.
  ///   - usd: Room for the dollars.
  ///   - totals: The totals to which the rows are added.
  /// - Precondition: the table has an ETH price, the columns have one length below 2^32, every tariff
  ///   exists, and the totals are of this table, or of one with the same prices.
  /// - Throws: ``TariffTable/QuotingError`` at the first row that cannot be quoted; all before it
  ///   are done.
  public func quote(
    units: Span<UInt64>, tariffs: Span<UInt32>, fees: inout MutableSpan<UInt128>,
    usd: inout MutableSpan<UInt128>, totals: inout BatchTotals
  ) throws(TariffTable.QuotingError) {
    precondition(ethPrice != nil, "dollars need an ETH price")
    precondition(usd.count == units.count, "the columns are of one length")
    try quote(units, tariffs, &fees, &usd, &totals, inUSD: true)
  }

  /// Quotes columns of jobs in wei alone; see
  /// ``quote(units:tariffs:fees:usd:totals:)``.
  public func quote(
    units: Span<UInt64>, tariffs: Span<UInt32>, fees: inout MutableSpan<UInt128>,
    totals: inout BatchTotals
  ) throws(TariffTable.QuotingError) {
    var none = MutableSpan<UInt128>()
    try quote(units, tariffs, &fees, &none, &totals, inUSD: false)
  }

  /// Rows that take two registers are quoted in runs that the first-level cache holds: first all
  /// fees, each with its tariff's constants, then all dollars, with those of the ETH price in
  /// registers.
  private func quote(
    _ units: Span<UInt64>, _ tariffs: Span<UInt32>, _ fees: inout MutableSpan<UInt128>,
    _ usd: inout MutableSpan<UInt128>, _ totals: inout BatchTotals, inUSD: Bool
  ) throws(TariffTable.QuotingError) {
    let count = units.count
    precondition(
      tariffs.count == count && fees.count == count, "the columns are of one length")
    totals.makeRoom(forRows: count, of: self)
    var sums = totals.sums.mutableSpan
    var row = 0
    while row < count {
      let end = min(row + TariffTable.longestRun, count)
      let endOfRun = quoteFees(row..<end, units, tariffs, &fees, &sums)
      if inUSD, row < endOfRun { quoteUSD(row..<endOfRun, fees.span, &usd) }
      row = endOfRun
      while row < end {
        let index = Int(tariffs[row])
        guard constants[index].step > .twoRegisters else { break }
        let wide = try wideQuote(units[row], index, row: row, inUSD: inUSD)
        fees[row] = wide.fee
        if inUSD { usd[row] = wide.usd }
        let turn = BatchTotals.turn(of: index, row: row)
        if !constants[index].isWholeWei { sums[turn].add(fee: wide.fee) }
        sums[turn].add(units: units[row])
        row += 1
      }
    }
  }

  private static let longestRun = 512

  /// The fees of rows up to the first that takes more than two registers; returns its position.
  private func quoteFees(
    _ rows: Range<Int>, _ units: Span<UInt64>, _ tariffs: Span<UInt32>,
    _ fees: inout MutableSpan<UInt128>, _ sums: inout MutableSpan<TariffSums>
  ) -> Int {
    let constants = constants.span
    let units = units.extracting(rows)
    let tariffs = tariffs.extracting(rows)
    return unsafe fees.withUnsafeMutableBufferPointer { fees in
      let fees = unsafe UnsafeMutableBufferPointer(rebasing: fees[rows])
      return unsafe sums.withUnsafeMutableBufferPointer { sums in
        for row in units.indices {
          let index = Int(tariffs[row])
          let rowUnits = units[row]
          let step = constants[index].step
          if step > .twoRegisters { return rows.lowerBound + row }
          // Safe: there are `turns` sums for each tariff, and the tariff's index was checked.
          let turn = BatchTotals.turn(of: index, row: row)
          unsafe sums[turn].add(units: rowUnits)
          if step == .wholeWei {
            // Safe: fees and units have one count. Cannot wrap: both factors are below 2^64.
            unsafe fees[row] = UInt128(rowUnits) &* UInt128(constants[index].weiPerUnit)
          } else {
            let fee = constants[index].ratio.productRoundedUp(rowUnits)
            unsafe fees[row] = fee
            unsafe sums[turn].add(fee: fee)
          }
        }
        return rows.upperBound
      }
    }
  }

  /// The dollars of fees whose tariffs take two registers.
  private func quoteUSD(
    _ rows: Range<Int>, _ fees: Span<UInt128>, _ usd: inout MutableSpan<UInt128>
  ) {
    let ratio = usdRatio
    let fees = fees.extracting(rows)
    unsafe usd.withUnsafeMutableBufferPointer { usd in
      let usd = unsafe UnsafeMutableBufferPointer(rebasing: usd[rows])
      for row in fees.indices {
        // Safe: fees and dollars have one count. The width is proven: the fee times the price is
        // below 2^127.
        unsafe usd[row] = ratio.productRoundedHalfToEven(fees[row])
      }
    }
  }

  /// Adds jobs to totals without quoting each.
  ///
  /// If one unit costs whole wei, the fees follow from the sum of the units; other fees are
  /// computed, as each is rounded up by itself. Fees and dollars may have any size.
  ///
  /// - Parameters:
  ///   - units: The number of units of each job.
  ///   - tariffs: The position of each job's tariff in ``tariffs``.
  ///   - totals: The totals to which the rows are added.
  /// - Precondition: the columns have one length below 2^32, every tariff exists, and the totals are
  ///   of this table, or of one with the same prices.
  /// - Throws: ``TariffTable/QuotingError/unpriced(_:row:)`` at the first row whose tariff has no
  ///   price; all before it are done.
  public func total(
    units: Span<UInt64>, tariffs: Span<UInt32>, totals: inout BatchTotals
  ) throws(TariffTable.QuotingError) {
    precondition(tariffs.count == units.count, "the columns are of one length")
    totals.makeRoom(forRows: units.count, of: self)
    var row = totalRun(from: 0, units, tariffs, &totals)
    while row < units.count {
      let index = Int(tariffs[row])
      totals.add(try exactQuote(units[row], index, row: row), tariff: index)
      row = totalRun(from: row + 1, units, tariffs, &totals)
    }
  }

  /// Adds rows up to the first whose fee needs more than four limbs; returns its position.
  private func totalRun(
    from start: Int, _ units: Span<UInt64>, _ tariffs: Span<UInt32>, _ totals: inout BatchTotals
  ) -> Int {
    let isAllWholeWei = isAllWholeWei
    let constants = constants.span
    var sums = totals.sums.mutableSpan
    for row in start..<units.count {
      let index = Int(tariffs[row])
      let rowUnits = units[row]
      let turn = BatchTotals.turn(of: index, row: row)
      if !isAllWholeWei, !constants[index].isWholeWei {
        switch constants[index].step {
        case .wholeWei: break
        case .twoRegisters:
          sums[turn].add(fee: constants[index].ratio.productRoundedUp(rowUnits))
        case .fourLimbs:
          sums[turn].add(fee: wideRatios[index].productRoundedUp(UInt128(rowUnits)))
        case .anySize:
          return row
        }
      }
      sums[turn].add(units: rowUnits)
    }
    return units.count
  }

  /// A row of a tariff that takes more than two registers.
  @inline(never)
  private func wideQuote(
    _ units: UInt64, _ index: Int, row: Int, inUSD: Bool
  ) throws(TariffTable.QuotingError) -> (fee: UInt128, usd: UInt128) {
    if constants[index].step == .fourLimbs {
      // The width is proven: the results fit.
      let fee = wideRatios[index].productRoundedUp(UInt128(units))
      let usd = inUSD ? wideUSDRatio.productRoundedHalfToEven(fee) : 0
      return (fee, usd)
    }
    let quote = try exactQuote(units, index, row: row)
    guard let fee = UInt128(exactly: quote.fee.count),
      let usd = (inUSD ? quote.usd : 0).flatMap({ UInt128(exactly: $0) })
    else { throw .beyond128Bits(row: row) }
    return (fee, usd)
  }

  private func exactQuote(
    _ units: UInt64, _ index: Int, row: Int
  ) throws(TariffTable.QuotingError) -> TariffTable.RowQuote {
    do throws(PriceSheet.LookupError) {
      return try quote(units: BigInt(units), tariff: index)
    } catch {
      throw .unpriced(error, row: row)
    }
  }
}

extension TariffTable {
  /// Why a column could not be quoted to its end.
  ///
  /// The rows before that one are done: their results are written and in the totals. The caller
  /// deals with the row and continues with those after it.
  public enum QuotingError: Error, Hashable, Sendable {
    /// The row's fee, or its dollars, do not fit 128 bits; quote it by
    /// ``TariffTable/quote(units:tariff:ethPrice:)``.
    case beyond128Bits(row: Int)
    /// The row's tariff has no price.
    case unpriced(PriceSheet.LookupError, row: Int)

    /// The row, counted from 0.
    public var row: Int {
      switch self {
      case .beyond128Bits(let row), .unpriced(_, let row): row
      }
    }
  }
}

extension TariffTable.QuotingError: CustomStringConvertible {
  /// One line: which row, and what is wrong.
  public var description: String {
    switch self {
    case .beyond128Bits(let row):
      "row \(row): the fee has more than 128 bits; quote the row alone"
    case .unpriced(let error, let row): "row \(row): \(error)"
    }
  }
}
