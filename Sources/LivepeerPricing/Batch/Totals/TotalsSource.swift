/// What totals of a table have to know of it: what its tariffs stand for, and the ETH price.
///
/// A class, so that totals are a pointer larger and no more.
final class TotalsSource: Sendable {
  let tariffs: [Tariff]
  let ethPrice: ETHPrice?

  init(_ tariffs: [Tariff], at ethPrice: ETHPrice?) {
    self.tariffs = tariffs
    self.ethPrice = ethPrice
  }

  /// Whether rows of both add up: the same tariffs in the same order, at the same prices.
  ///
  /// - Complexity: O(1) for totals of one table, O(*n*) in tariffs for those of equal tables.
  func matches(_ other: TotalsSource) -> Bool {
    self === other
      || ethPrice == other.ethPrice
        && tariffs.elementsEqual(other.tariffs) { $0.isSame(as: $1) }
  }
}

extension Tariff {
  /// Whether rows of both add up.
  fileprivate func isSame(as other: Tariff) -> Bool {
    pipeline == other.pipeline && unit == other.unit && modelID == other.modelID
      && entry.amountPerUnit == other.entry.amountPerUnit
  }
}
