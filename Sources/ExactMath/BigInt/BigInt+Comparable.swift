extension BigInt: Comparable {
  /// Whether the two are the same number.
  @inlinable
  public static func == (lhs: BigInt, rhs: BigInt) -> Bool {
    switch (lhs.storage, rhs.storage) {
    case (.inPlace(let a), .inPlace(let b)): a == b
    case (.limbs, .limbs): lhs.orderOfLimbs(against: rhs) == 0
    default: false  // A number is always stored in the same way.
    }
  }

  /// Whether the first number is smaller.
  @inlinable
  public static func < (lhs: BigInt, rhs: BigInt) -> Bool {
    if case .inPlace(let a) = lhs.storage, case .inPlace(let b) = rhs.storage { return a < b }
    return lhs.orderOfLimbs(against: rhs) < 0
  }

  /// −1, 0 or 1: how this number stands to the other.
  @usableFromInline
  func orderOfLimbs(against other: BigInt) -> Int {
    if isNegative != other.isNegative { return isNegative ? -1 : 1 }
    let order = BigInt.withLimbs(self, other) { a, b in BigInt.magnitudeOrder(a, b) }
    return isNegative ? -order : order
  }
}

extension BigInt: Hashable {
  /// Feeds the number to a hasher; equal numbers feed equal bits.
  ///
  /// The number of words comes first, so that two numbers fed one after the other are not taken for
  /// two others of the same words.
  public func hash(into hasher: inout Hasher) {
    switch storage {
    case .inPlace(let value):
      // No number of words: the two of a value in place are not those of a longer number.
      hasher.combine(0)
      hasher.combine(value)
    case .limbs: hasher.combine(words.elements)
    }
  }
}
