// Every integer converts exactly: the clamping, truncating and exact forms are all the same.
extension BigInt: BinaryInteger {
  /// The same number as an integer of any other type.
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

  /// The same number; it always fits.
  @inlinable
  public init?<T: BinaryInteger>(exactly source: T) {
    self.init(source)
  }

  /// The same number; nothing is ever cut off.
  @inlinable
  public init<T: BinaryInteger>(truncatingIfNeeded source: T) {
    self.init(source)
  }

  /// The same number; nothing is ever clamped.
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

// The protocol's floating-point initializers, which nothing in this package calls: they truncate
// toward zero or fail as those of `Int` do, and a finite value of any size has an integer.
extension BigInt {
  /// The integer part of a finite number.
  ///
  /// Traps for infinities and NaN, as `Int` does.
  public init<T: BinaryFloatingPoint>(_ source: T) {
    precondition(source.isFinite, "A value that is infinite or not a number has no integer part")
    let whole = source.rounded(.towardZero)
    guard let exact = BigInt(exactly: whole) else {
      preconditionFailure("a finite number without a fraction is an integer")
    }
    self = exact
  }

  /// The same number, or nil where it is infinite, not a number, or has a fraction.
  public init?<T: BinaryFloatingPoint>(exactly source: T) {
    guard source.isFinite, source.rounded(.towardZero) == source else { return nil }
    guard !source.isZero else {
      self.init()
      return
    }
    // |source| = significand · 2^exponent with 1 ≤ significand < 2 and at most so many bits after
    // its point, all of them inside the integer part.
    let fractionBits = source.significandWidth
    let significand =
      source.significand * T(sign: .plus, exponent: T.Exponent(fractionBits), significand: 1)
    guard let bits = UInt64(exactly: significand) else { return nil }
    let magnitude = BigInt(bits) << (Int(source.exponent) - fractionBits)
    self = source.sign == .minus ? -magnitude : magnitude
  }
}

extension BigInt: Strideable {
  /// How far it is to the other number; any distance can be told.
  @inlinable
  public func distance(to other: BigInt) -> BigInt {
    other - self
  }

  /// The number that far away.
  @inlinable
  public func advanced(by n: BigInt) -> BigInt {
    self + n
  }
}
