public import ExactMath

/// Why an amount cannot be split as asked.
public enum SplitError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There has to be one part at least, and ``limit`` at most.
  case partCount(Int)
  /// A share below zero, at that position.
  case negativeShare(index: Int)
  /// No share is above zero.
  case noShares
  /// The parts, over the common denominator of the shares, would take more than ``maximumBits``.
  case tooManyDigits

  /// The most parts of one split.
  public static let limit = 1_000_000

  /// The most bits of a split's parts in all, each with the amount, the longest share and their
  /// common denominator: 64 MiB.
  ///
  /// A million shares in tenths of a percent, or 1/1 through 1/16000, stay below.
  public static let maximumBits = 1 << 29

  /// One line: what is wrong and what would be right.
  public var description: String {
    switch self {
    case .partCount(let count): "cannot split into \(count) parts; use 1 to \(SplitError.limit)"
    case .negativeShare(let index): "share number \(index + 1) is negative"
    case .noShares: "at least one share has to be above zero"
    case .tooManyDigits:
      "the shares have too many digits over their common denominator; round them to the same "
        + "number of decimals"
    }
  }
}

extension Wei {
  /// Splits the amount into equal parts; they differ by 1 wei at most and add up to the amount.
  ///
  /// The wei that do not divide go to the first parts. A negative amount splits as its magnitude.
  ///
  /// - Throws: ``SplitError/partCount(_:)``.
  /// - Complexity: O(`parts`), whatever the amount: equal parts share their digits.
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
    let larger = Wei(share + rest.signum())
    // Below the number of parts.
    let largerCount = Int(rest.magnitude)
    return Array(repeating: larger, count: largerCount)
      + Array(repeating: Wei(share), count: parts - largerCount)
  }

  /// Splits the amount in proportion to the shares; the parts add up to the amount.
  ///
  /// Every part is first cut to whole wei; the wei that are left go one each to the parts that
  /// lost the most, the earlier one first where two lost the same (the largest remainder method).
  /// A negative amount splits as its magnitude.
  ///
  /// - Throws: ``SplitError`` for no shares, a share below zero, too many of them, and shares whose
  ///   denominators have too little in common.
  /// - Complexity: O(*n* log *n*) in the digits of the parts over the shares' common denominator,
  ///   of which there are at most ``SplitError/maximumBits`` bits.
  ///
  /// ```swift
  /// import ExactMath
  /// import LivepeerPricing
  ///
  /// let parts = try Wei(100).split(by: [1, 1, 1])
  /// print(parts.map(\.count))  // [34, 33, 33]
  /// ```
  public func split(by shares: [Rational]) throws(SplitError) -> [Wei] {
    guard (1...SplitError.limit).contains(shares.count) else { throw .partCount(shares.count) }
    if let index = shares.firstIndex(where: \.isNegative) { throw .negativeShare(index: index) }
    guard shares.contains(where: { !$0.isZero }) else { throw .noShares }

    // Over one denominator shares are whole numbers, and an amount of wei times a share divided by
    // their sum loses a remainder that compares with the others as it is.
    let denominator = try commonDenominator(of: shares)
    func weight(_ share: Rational) -> BigInt {
      share.numerator * (denominator / share.denominator)
    }
    let whole = shares.reduce(0) { $0 + weight($1) }
    var parts: [BigInt] = []
    var losses: [BigInt] = []
    for share in shares {
      let (part, loss) = (count.magnitude * weight(share)).quotientAndRemainder(dividingBy: whole)
      parts.append(part)
      losses.append(loss)
    }
    let leftOver = Int(count.magnitude - parts.reduce(0, +))
    // The sort is stable in effect: positions break ties.
    let byLoss = parts.indices.sorted { (losses[$1], $0) < (losses[$0], $1) }
    for index in byLoss.prefix(leftOver) { parts[index] += 1 }
    return parts.map { Wei(count.isNegative ? -$0 : $0) }
  }

  /// The common denominator of the shares, if parts over it are not too long.
  private func commonDenominator(of shares: [Rational]) throws(SplitError) -> BigInt {
    let ownBits = count.magnitude.bitWidth + (shares.map(\.numerator.bitWidth).max() ?? 0)
    func check(_ denominator: BigInt) throws(SplitError) {
      guard denominator.bitWidth + ownBits <= SplitError.maximumBits / shares.count else {
        throw .tooManyDigits
      }
    }
    var denominator: BigInt = 1
    try check(denominator)
    for share in shares where share.denominator != denominator {
      let divisor = denominator.greatestCommonDivisor(with: share.denominator)
      if divisor == share.denominator { continue }
      denominator *= share.denominator / divisor
      try check(denominator)
    }
    return denominator
  }
}
