extension BigInt: Comparable {
  /// Returns whether the two are the same number.
  @inlinable
  public static func == (lhs: BigInt, rhs: BigInt) -> Bool {
    switch (lhs.storage, rhs.storage) {
    case (.inPlace(let a), .inPlace(let b)): a == b
    case (.limbs, .limbs): lhs.orderOfLimbs(against: rhs) == 0
    default: false  // A number is always stored in the same way.
    }
  }

  /// Returns whether the first number is smaller.
  @inlinable
  public static func < (lhs: BigInt, rhs: BigInt) -> Bool {
    if case .inPlace(let a) = lhs.storage, case .inPlace(let b) = rhs.storage { return a < b }
    return lhs.orderOfLimbs(against: rhs) < 0
  }

  /// Returns −1, 0 or 1 if this number is smaller than, equal to or larger than the other.
  @usableFromInline
  func orderOfLimbs(against other: BigInt) -> Int {
    if isNegative != other.isNegative { return isNegative ? -1 : 1 }
    let order = BigInt.withLimbs(self, other) { a, b in BigInt.magnitudeOrder(a, b) }
    return isNegative ? -order : order
  }
}

extension BigInt: Hashable {
  /// Adds the number to a hasher; equal numbers add equal bits.
  ///
  /// The number of words comes first, so that two numbers in a row do not hash like two others with
  /// the same words.
  public func hash(into hasher: inout Hasher) {
    switch storage {
    case .inPlace(let value):
      // Zero words: a value in place does not hash like the words of a longer number.
      hasher.combine(0)
      hasher.combine(value)
    case .limbs: hasher.combine(words.elements)
    }
  }
}
