extension Array {
  /// Returns the elements combined pair by pair, then the results pair by pair, and so on.
  ///
  /// Adding numbers that grow, such as fractions with unrelated denominators, takes O(*n*²) one
  /// after the other. Here the cost of a combination is paid O(*n* log *n*) times.
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
