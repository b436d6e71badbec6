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
