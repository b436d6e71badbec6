// Every integer converts exactly: the clamping, truncating and exact forms are all the same.
extension BigInt: BinaryInteger {
  /// Creates the number that an integer of any type has.
  @inlinable
  public init<T: BinaryInteger>(_ source: T) {
    if let value = Int128(exactly: source) {
      self.init(inPlace: value)
    } else if let same = source as? BigInt {
      self = same
    } else {
      self.init(wordsOf: source)
    }
  }

  /// Creates the same number; the result is never nil.
  @inlinable
  public init?<T: BinaryInteger>(exactly source: T) {
    self.init(source)
  }

  /// Creates the same number; nothing is truncated.
  @inlinable
  public init<T: BinaryInteger>(truncatingIfNeeded source: T) {
    self.init(source)
  }

  /// Creates the same number; nothing is clamped.
  @inlinable
  public init<T: BinaryInteger>(clamping source: T) {
    self.init(source)
  }

  @usableFromInline
  init<T: BinaryInteger>(wordsOf source: T) {
    var words = [UInt](source.words)
    // An unsigned number has no sign bit of its own.
    if !T.isSigned { words.append(0) }
    self.init(twosComplementWords: words)
  }
}

extension BigInt {
  /// The number if it fits 64 signed bits; nil for any other.
  ///
  /// It is that of `Int64(exactly:)`, which takes several times as long: that goes over words.
  @inlinable
  package var int64: Int64? { inPlaceValue.flatMap { Int64(exactly: $0) } }
}

// The protocol's floating-point initializers, which nothing in this package calls: they truncate
// toward zero or fail as those of `Int` do, and a finite value of any size has an integer.
extension BigInt {
  /// Creates the integer part of a finite number.
  ///
  /// - Precondition: The number is finite, as for `Int`.
  public init<T: BinaryFloatingPoint>(_ source: T) {
    precondition(source.isFinite, "A value that is infinite or not a number has no integer part")
    let whole = source.rounded(.towardZero)
    guard let exact = BigInt(exactly: whole) else {
      preconditionFailure("a finite number without a fraction is an integer")
    }
    self = exact
  }

  /// Creates the same number, or nil if it is infinite, not a number, or has a fraction.
  public init?<T: BinaryFloatingPoint>(exactly source: T) {
    guard source.isFinite, source.rounded(.towardZero) == source else { return nil }
    guard !source.isZero else {
      self.init()
      return
    }
    // |source| = significand · 2^exponent with 1 ≤ significand < 2, whose fraction bits all belong
    // to the integer part.
    let fractionBits = source.significandWidth
    let significand =
      source.significand * T(sign: .plus, exponent: T.Exponent(fractionBits), significand: 1)
    guard let bits = UInt64(exactly: significand) else { return nil }
    let magnitude = BigInt(bits) << (Int(source.exponent) - fractionBits)
    self = source.sign == .minus ? -magnitude : magnitude
  }
}

extension BigInt: Strideable {
  /// Returns the distance to another number, exactly.
  @inlinable
  public func distance(to other: BigInt) -> BigInt {
    other - self
  }

  /// Returns the number at a distance.
  @inlinable
  public func advanced(by n: BigInt) -> BigInt {
    self + n
  }
}
