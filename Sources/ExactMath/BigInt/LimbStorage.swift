internal import CGMP

/// The header of the limbs: their count, and the sign.
@usableFromInline
struct LimbHeader: Sendable {
  @usableFromInline var count: Int
  @usableFromInline var isNegative: Bool
}

/// A magnitude of GMP limbs, least significant first, with a sign: one allocation in all.
///
/// It is filled once, by the initializer of `BigInt` that creates it, and never changed after that.
@usableFromInline
final class LimbStorage: ManagedBuffer<LimbHeader, UInt> {
  @usableFromInline
  var isNegative: Bool { header.isNegative }

  /// The limbs, valid for the lifetime of the object.
  @inline(__always)
  var view: BigInt.Limbs {
    // Safe: the object stores `count` limbs that never change.
    unsafe withUnsafeMutablePointers { header, start in
      unsafe BigInt.Limbs(
        start: start,
        count: header.pointee.count,
        isNegative: header.pointee.isNegative
      )
    }
  }
}

extension BigInt {
  /// A view of a magnitude: the limbs without leading zeros, and the sign.
  ///
  /// Safe if it does not escape the closure that it was passed to and at most `count` limbs are
  /// read; only reading through `start` is marked `unsafe`.
  @safe
  struct Limbs {
    let start: UnsafePointer<UInt>
    let count: Int
    let isNegative: Bool
  }

  /// Passes this value's limbs to `body`; they are valid until it returns.
  @inline(__always)
  func withLimbs<Result>(_ body: (Limbs) -> Result) -> Result {
    switch storage {
    case .limbs(let limbs):
      // Safe: `self` keeps the object alive through the call.
      defer { withExtendedLifetime(self) {} }
      return body(limbs.view)
    case .inPlace(let value):
      let magnitude = value.magnitude
      let low = UInt(truncatingIfNeeded: magnitude)
      let high = UInt(truncatingIfNeeded: magnitude >> 64)
      // Safe: both limbs are written, and outlive the closure.
      return unsafe withUnsafeTemporaryAllocation(of: UInt.self, capacity: 2) { room in
        unsafe room.initializeElement(at: 0, to: low)
        unsafe room.initializeElement(at: 1, to: high)
        guard let start = room.baseAddress else { preconditionFailure("room for two limbs") }
        let count = high != 0 ? 2 : low != 0 ? 1 : 0
        return unsafe body(Limbs(start: start, count: count, isNegative: value < 0))
      }
    }
  }

  /// Passes the limbs of two values to `body`; they are valid until it returns.
  @inline(__always)
  static func withLimbs<Result>(
    _ a: BigInt,
    _ b: BigInt,
    _ body: (Limbs, Limbs) -> Result
  ) -> Result {
    // The usual case needs no buffer on the stack, whose protection would cost time on every call.
    if case .limbs(let x) = a.storage, case .limbs(let y) = b.storage {
      // Safe: `a` and `b` keep the objects alive through the call.
      defer { withExtendedLifetime((a, b)) {} }
      return body(x.view, y.view)
    }
    return withLimbsOneInPlace(a, b, body)
  }

  @inline(never)
  private static func withLimbsOneInPlace<Result>(
    _ a: BigInt,
    _ b: BigInt,
    _ body: (Limbs, Limbs) -> Result
  ) -> Result {
    a.withLimbs { a in b.withLimbs { b in body(a, b) } }
  }

  /// Creates a number from the limbs that `fill` writes: at most `capacity`, the highest not zero.
  ///
  /// `fill` returns their count. A result that fits 128 bits is stored in place.
  @inline(__always)
  init(
    capacity: Int,
    isNegative: Bool,
    filledBy fill: (UnsafeMutablePointer<UInt>) -> Int
  ) {
    let buffer = LimbStorage.create(minimumCapacity: capacity) { _ in
      LimbHeader(count: 0, isNegative: isNegative)
    }
    // Safe: `create` on the subclass returns the subclass; `fill` writes at most `capacity` limbs,
    // and there is no other reference to the buffer yet.
    let limbs = unsafe unsafeDowncast(buffer, to: LimbStorage.self)
    let count = unsafe limbs.withUnsafeMutablePointers { header, start in
      let count = unsafe fill(start)
      unsafe header.pointee.count = count
      return count
    }
    if count > 2 {
      self.init(limbs: limbs)
    } else {
      self.init(short: limbs)
    }
  }

  /// Creates a number from at most two limbs, in place if it fits.
  @inline(never)
  private init(short limbs: LimbStorage) {
    let view = limbs.view
    var magnitude: UInt128 = 0
    // Safe: all limbs are read, two at most.
    for index in 0..<view.count {
      magnitude |= unsafe UInt128(view.start[index]) << (index * UInt.bitWidth)
    }
    if let value = Int128(magnitude: magnitude, isNegative: view.isNegative) {
      self.init(inPlace: value)
    } else {
      self.init(limbs: limbs)
    }
  }

  /// Returns the number of limbs up to the highest that is not zero.
  ///
  /// Safe to call with a pointer to at least `count` limbs.
  @inline(__always)
  static func significantCount(_ limbs: UnsafeMutablePointer<UInt>, _ count: Int) -> Int {
    var count = count
    while count > 0, unsafe limbs[count - 1] == 0 { count -= 1 }
    return count
  }
}

extension Int128 {
  /// Creates a number from a magnitude and a sign, or nil if it does not fit.
  @inlinable
  init?(magnitude: UInt128, isNegative: Bool) {
    let lowest = Int128.min.magnitude
    guard magnitude < lowest || (isNegative && magnitude == lowest) else { return nil }
    // Cannot lose a bit: the magnitude is at most 2^127, and negating its pattern gives −2^127.
    let pattern = Int128(truncatingIfNeeded: magnitude)
    self = isNegative ? 0 &- pattern : pattern
  }
}
