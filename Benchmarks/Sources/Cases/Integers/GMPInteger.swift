internal import CGMPPeer

/// An operand for raw GMP: set once, then only read.
///
/// It is never freed: Swift may drop an owner right after it has handed out its pointer.
struct GMPInteger {
  let pointer: UnsafePointer<__mpz_struct>

  init(_ digits: String) {
    let integer = UnsafeMutablePointer<__mpz_struct>.allocate(capacity: 1)
    peer_init(integer)
    precondition(peer_set_decimal(integer, digits) == 0, "not a decimal integer")
    pointer = UnsafePointer(integer)
  }
}

/// The decimal digits, written by GMP straight into a Swift string.
func decimal(_ integer: UnsafePointer<__mpz_struct>) -> String {
  String(unsafeUninitializedCapacity: peer_decimal_capacity(integer)) { utf8 in
    utf8.withMemoryRebound(to: CChar.self) { peer_get_decimal($0.baseAddress, integer) }
  }
}

/// What a C programmer would write for one result: make it, compute it, drop it.
@inline(__always)
func withFreshInteger<Result>(
  _ body: (UnsafeMutablePointer<__mpz_struct>) -> Result
) -> Result {
  var fresh = __mpz_struct()
  return withUnsafeMutablePointer(to: &fresh) { pointer in
    peer_init(pointer)
    defer { peer_clear(pointer) }
    return body(pointer)
  }
}
