internal import CGMP

/// What stands before the limbs: how many are in use, and the sign.
@usableFromInline
struct LimbHeader: Sendable {
  @usableFromInline var count: Int
  @usableFromInline var isNegative: Bool
}

/// A magnitude of GMP limbs, least significant first, with a sign: one allocation in all.
///
/// It is filled once, by the initializer of `BigInt` that makes it, and never changes after that.
@usableFromInline
final class LimbStorage: ManagedBuffer<LimbHeader, UInt> {
  @usableFromInline
  var isNegative: Bool { header.isNegative }
}

extension BigInt {
  /// A magnitude to read: the limbs without leading zeros, and the sign.
  ///
  /// Safe as long as it stays inside the closure that it was lent to and at most `count` limbs are
  /// read; only reading through `start` is marked `unsafe`.
  @safe
  struct Limbs {
    let start: UnsafePointer<UInt>
    let count: Int
    let isNegative: Bool
  }

  /// Lends this value's limbs to `body`; a value kept in place is spread over two on the stack.
  ///
  /// The pointer is good until `body` returns, and `count` limbs may be read from it.
  func withLimbs<Result>(_ body: (Limbs) throws -> Result) rethrows -> Result {
    switch storage {
    case .limbs(let limbs):
      // Safe: the elements stay alive while the closure runs, and `count` of them are initialized.
      return try unsafe limbs.withUnsafeMutablePointers { header, start in
        try unsafe body(
          Limbs(start: start, count: header.pointee.count, isNegative: header.pointee.isNegative))
      }
    case .inPlace(let value):
      let magnitude = value.magnitude
      let words = (
        UInt(truncatingIfNeeded: magnitude), UInt(truncatingIfNeeded: magnitude >> 64)
      )
      let count = words.1 != 0 ? 2 : words.0 != 0 ? 1 : 0
      // Safe: a tuple of two `UInt` lies in memory as an array of two, for the closure's duration.
      return try unsafe withUnsafeBytes(of: words) { bytes in
        let start = unsafe bytes.assumingMemoryBound(to: UInt.self).baseAddress
        guard let start = unsafe start else { preconditionFailure("a tuple of two has an address") }
        return try unsafe body(Limbs(start: start, count: count, isNegative: value < 0))
      }
    }
  }

  /// Makes a number of limbs that `fill` writes: at most `capacity`, and it says how many.
  ///
  /// Leading zero limbs are dropped; a result that fits 128 bits moves in place.
  init(
    capacity: Int, isNegative: Bool, filledBy fill: (UnsafeMutablePointer<UInt>) throws -> Int
  ) rethrows {
    let buffer = LimbStorage.create(minimumCapacity: capacity) { _ in
      LimbHeader(count: 0, isNegative: isNegative)
    }
    let limbs = unsafe unsafeDowncast(buffer, to: LimbStorage.self)
    // Safe: `create` on the subclass returns the subclass; `fill` writes at most `capacity` limbs,
    // and no one else holds the buffer yet.
    let small: UInt128? = try unsafe limbs.withUnsafeMutablePointers { header, start in
      var count = try unsafe fill(start)
      while count > 0, unsafe start[count - 1] == 0 { count -= 1 }
      unsafe header.pointee.count = count
      switch count {
      case 0: return 0
      case 1: return unsafe UInt128(start[0])
      case 2: return unsafe UInt128(start[1]) << 64 | UInt128(start[0])
      default: return nil
      }
    }
    if let small, let value = Int128(magnitude: small, isNegative: isNegative) {
      self.init(inPlace: value)
    } else {
      self.init(limbs: limbs)
    }
  }
}

extension Int128 {
  /// The number of that magnitude and sign, or nil past the ends of the type.
  @inlinable
  init?(magnitude: UInt128, isNegative: Bool) {
    let lowest = Int128.min.magnitude
    guard magnitude < lowest || (isNegative && magnitude == lowest) else { return nil }
    // Cannot lose a bit: the magnitude is at most 2^127, and negating its pattern gives −2^127.
    let pattern = Int128(truncatingIfNeeded: magnitude)
    self = isNegative ? 0 &- pattern : pattern
  }
}
