extension Array {
  /// The elements combined pair by pair, then the results pair by pair, and so on.
  ///
  /// Numbers that grow as they are added, such as fractions with unrelated denominators, take
  /// O(*n*²) one after the other, and O(*n* log *n*) times what combining costs this way.
  ///
  /// - Parameter combine: An associative operation.
  /// - Returns: The result, or nil if there are no elements.
  package func balancedReduction(_ combine: (Element, Element) -> Element) -> Element? {
    var level = self
    while level.count > 1 {
      level = stride(from: 0, to: level.count, by: 2).map { index in
        index + 1 < level.count ? combine(level[index], level[index + 1]) : level[index]
      }
    }
    return level.first
  }
}

extension Array where Element: AdditiveArithmetic {
  /// The sum of the elements; see ``balancedReduction(_:)``.
  package var balancedSum: Element { balancedReduction(+) ?? .zero }
}
