internal import CGMPPeer
internal import RawPricing

/// A fraction for raw GMP: set once, then only read, and never freed (see ``GMPInteger``).
struct RawFraction {
  let pointer: UnsafePointer<raw_fraction>

  init(_ text: String) {
    let fraction = UnsafeMutablePointer<raw_fraction>.allocate(capacity: 1)
    raw_fraction_init(fraction, text)
    pointer = UnsafePointer(fraction)
  }
}

/// A result that raw GMP makes, and that is cleared after it was used.
@inline(__always)
func withFreshFraction<Result>(
  _ body: (UnsafeMutablePointer<__mpq_struct>) -> Result
) -> Result {
  var fresh = __mpq_struct()
  return withUnsafeMutablePointer(to: &fresh) { pointer in
    raw_mpq_init(pointer)
    defer { raw_mpq_clear(pointer) }
    return body(pointer)
  }
}

/// The fraction as `numerator/denominator`, or the whole number alone.
func fractionText(_ value: UnsafePointer<__mpq_struct>) -> String {
  rawText { raw_fraction_text($0, value) }
}

/// A text of up to 256 bytes, written by C straight into a Swift string.
@inline(__always)
func rawText(_ write: (UnsafeMutablePointer<CChar>) -> Int) -> String {
  String(unsafeUninitializedCapacity: 256) { utf8 in
    utf8.withMemoryRebound(to: CChar.self) { characters in
      guard let start = characters.baseAddress else { return 0 }
      return write(start)
    }
  }
}
