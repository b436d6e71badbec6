import CGMP
import ExactMath

/// An integer that is computed by GMP's `mpz` layer alone, to compare `BigInt` with.
///
/// Safe: each value owns its `mpz_t` from `init` to `deinit`, and passes it to GMP's functions
/// alone.
@safe
final class GMPInteger {
  private var value = unsafe __mpz_struct()

  init() {
    unsafe __gmpz_init(&value)
  }

  deinit {
    unsafe __gmpz_clear(&value)
  }

  /// Creates the number of a magnitude's words, least significant first, and a sign.
  convenience init(magnitude words: [UInt], isNegative: Bool) {
    self.init()
    unsafe __gmpz_import(&value, words.count, -1, 8, 0, 0, words)
    if isNegative { unsafe value._mp_size.negate() }
  }

  convenience init(_ small: Int) {
    self.init()
    unsafe __gmpz_set_si(&value, small)
  }

  /// Creates a number from digits of a base; zero if they are not valid.
  convenience init(_ text: String, base: Int32 = 10) {
    self.init()
    _ = unsafe __gmpz_set_str(&value, text, base)
  }

  /// Creates the integer part of a finite number.
  convenience init(truncating value: Double) {
    self.init()
    unsafe __gmpz_set_d(&self.value, value)
  }

  /// Returns −1, 0 or 1 if this number is smaller than, equal to or larger than the other.
  func order(against other: GMPInteger) -> Int {
    if self === other { return 0 }
    return unsafe Int(__gmpz_cmp(&value, &other.value)).signum()
  }

  var sign: Int { order(against: GMPInteger(0)) }

  /// The number of bits in two's complement, including the sign bit.
  var bitWidth: Int {
    let magnitude = sign < 0 ? ~self : self
    // GMP says that zero has one digit in every base.
    return magnitude.sign == 0 ? 1 : unsafe Int(__gmpz_sizeinbase(&magnitude.value, 2)) + 1
  }

  /// The number's two's-complement words, least significant first.
  var words: [UInt] {
    (0..<(bitWidth + 63) / 64).map { index in
      let (rest, word) = (shiftedRight(by: 64 * index), GMPInteger())
      unsafe __gmpz_fdiv_r_2exp(&word.value, &rest.value, 64)
      return unsafe __gmpz_get_ui(&word.value)
    }
  }

  func text(base: Int32 = 10) -> String {
    let capacity = unsafe Int(__gmpz_sizeinbase(&value, base)) + 2
    return unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
      guard let text = unsafe __gmpz_get_str(buffer.baseAddress, base, &value) else { return "" }
      return unsafe String(cString: text)
    }
  }
}

extension GMPInteger {
  static func + (a: GMPInteger, b: GMPInteger) -> GMPInteger { unsafe a.with(b, __gmpz_add) }
  static func - (a: GMPInteger, b: GMPInteger) -> GMPInteger { unsafe a.with(b, __gmpz_sub) }
  static func * (a: GMPInteger, b: GMPInteger) -> GMPInteger { unsafe a.with(b, __gmpz_mul) }
  static func / (a: GMPInteger, b: GMPInteger) -> GMPInteger { unsafe a.with(b, __gmpz_tdiv_q) }
  static func % (a: GMPInteger, b: GMPInteger) -> GMPInteger { unsafe a.with(b, __gmpz_tdiv_r) }
  static func & (a: GMPInteger, b: GMPInteger) -> GMPInteger { unsafe a.with(b, __gmpz_and) }
  static func | (a: GMPInteger, b: GMPInteger) -> GMPInteger { unsafe a.with(b, __gmpz_ior) }
  static func ^ (a: GMPInteger, b: GMPInteger) -> GMPInteger { unsafe a.with(b, __gmpz_xor) }
  static prefix func - (a: GMPInteger) -> GMPInteger { GMPInteger(0) - a }

  static prefix func ~ (a: GMPInteger) -> GMPInteger {
    let result = GMPInteger()
    unsafe __gmpz_com(&result.value, &a.value)
    return result
  }

  /// Returns the greatest integer that is not above the quotient.
  func floor(dividingBy other: GMPInteger) -> GMPInteger { unsafe with(other, __gmpz_fdiv_q) }

  func greatestCommonDivisor(with other: GMPInteger) -> GMPInteger {
    unsafe with(other, __gmpz_gcd)
  }

  func shiftedLeft(by count: Int) -> GMPInteger {
    let result = GMPInteger()
    unsafe __gmpz_mul_2exp(&result.value, &value, UInt(count))
    return result
  }

  /// Returns the floor of the division by a power of two.
  func shiftedRight(by count: Int) -> GMPInteger {
    let result = GMPInteger()
    unsafe __gmpz_fdiv_q_2exp(&result.value, &value, UInt(count))
    return result
  }

  func raised(to exponent: Int) -> GMPInteger {
    let result = GMPInteger()
    unsafe __gmpz_pow_ui(&result.value, &value, UInt(exponent))
    return result
  }

  private func with(
    _ other: GMPInteger,
    _ function: (
      UnsafeMutablePointer<__mpz_struct>?, UnsafePointer<__mpz_struct>?,
      UnsafePointer<__mpz_struct>?
    ) -> Void
  ) -> GMPInteger {
    let result = GMPInteger()
    // Safe: copies of the two headers are read, while the owners of the limbs live.
    withExtendedLifetime((self, other)) {
      var x = unsafe value
      var y = unsafe other.value
      unsafe function(&result.value, &x, &y)
    }
    return result
  }
}
