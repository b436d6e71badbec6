public import ExactMath

/// Why an amount cannot be split as asked.
public enum SplitError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There has to be one part at least, and ``limit`` at most.
  case partCount(Int)
  /// A share below zero, at that position.
  case negativeShare(index: Int)
  /// No share is above zero.
  case noShares

  /// The most parts of one split.
  public static let limit = 1_000_000

  /// One line: what is wrong and what would be right.
  public var description: String {
    switch self {
    case .partCount(let count): "cannot split into \(count) parts; use 1 to \(SplitError.limit)"
    case .negativeShare(let index): "share number \(index + 1) is negative"
    case .noShares: "at least one share has to be above zero"
    }
  }
}

extension Wei {
  /// Splits the amount into equal parts; they differ by 1 wei at most and add up to the amount.
  ///
  /// The wei that do not divide go to the first parts. A negative amount splits as its magnitude.
  ///
  /// - Throws: ``SplitError/partCount(_:)``.
  /// - Complexity: O(`parts`).
  ///
  /// ```swift
  /// import LivepeerPricing
  ///
  /// let parts = try Wei(10).split(into: 3)
  /// print(parts.map(\.count))  // [4, 3, 3]
  /// ```
  public func split(into parts: Int) throws(SplitError) -> [Wei] {
    guard (1...SplitError.limit).contains(parts) else { throw .partCount(parts) }
    let (share, rest) = count.quotientAndRemainder(dividingBy: BigInt(parts))
    let unit = rest.signum()
    return (0..<parts).map { index in
      Wei(BigInt(index) < rest.magnitude ? share + unit : share)
    }
  }

  /// Splits the amount in proportion to the shares; the parts add up to the amount.
  ///
  /// Every part is first cut to whole wei; the wei that are left go one each to the parts that
  /// lost the most, the earlier one first where two lost the same (the largest remainder method).
  /// A negative amount splits as its magnitude.
  ///
  /// - Throws: ``SplitError`` for no shares, a share below zero, or too many.
  /// - Complexity: O(*n* log *n*) in shares.
  ///
  /// ```swift
  /// import LivepeerPricing
  ///
  /// let parts = try Wei(100).split(by: [1, 1, 1])
  /// print(parts.map(\.count))  // [34, 33, 33]
  /// ```
  public func split(by shares: [Rational]) throws(SplitError) -> [Wei] {
    guard (1...SplitError.limit).contains(shares.count) else { throw .partCount(shares.count) }
    if let index = shares.firstIndex(where: \.isNegative) { throw .negativeShare(index: index) }
    let total = shares.reduce(.zero, +)
    guard !total.isZero else { throw .noShares }

    let whole = Rational(count.magnitude)
    let exact = shares.map { whole * $0 / total }
    var parts = exact.map { $0.rounded(.down) }
    let leftOver = count.magnitude - parts.reduce(0, +)
    let losses = zip(exact, parts).map { $0 - Rational($1) }
    // The sort is stable in effect: positions break ties.
    let byLoss = parts.indices.sorted { (losses[$1], $0) < (losses[$0], $1) }
    for index in byLoss.prefix(Int(leftOver)) { parts[index] += 1 }
    return parts.map { Wei(count.isNegative ? -$0 : $0) }
  }
}
