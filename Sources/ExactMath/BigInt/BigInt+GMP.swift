internal import CGMP

extension BigInt {
  /// An operation of GMP's `mpz` layer on two integers.
  typealias GMPOperation = (
    UnsafeMutablePointer<__mpz_struct>, UnsafePointer<__mpz_struct>, UnsafePointer<__mpz_struct>
  ) -> Void

  /// Returns the result of an operation of GMP's `mpz` layer on this number and another.
  ///
  /// It is for operations that are not on a hot path: the result is copied once.
  func throughGMP(_ other: BigInt, _ operation: GMPOperation) -> BigInt {
    BigInt.withLimbs(self, other) { a, b in
      var x = unsafe __mpz_struct()
      var y = unsafe __mpz_struct()
      var result = unsafe __mpz_struct()
      // Safe: x and y only read limbs that outlive them; result is initialized, used and cleared.
      unsafe mpz_roinit_n(&x, a.start, a.isNegative ? -a.count : a.count)
      unsafe mpz_roinit_n(&y, b.start, b.isNegative ? -b.count : b.count)
      unsafe mpz_init(&result)
      defer { unsafe mpz_clear(&result) }
      unsafe operation(&result, &x, &y)
      return unsafe BigInt(copying: &result)
    }
  }

  private init(copying integer: UnsafePointer<__mpz_struct>) {
    let count = unsafe mpz_size(integer)
    guard let limbs = unsafe mpz_limbs_read(integer), count > 0 else {
      self.init()
      return
    }
    // Safe: `count` limbs are read and written.
    unsafe self.init(capacity: count, isNegative: mpz_sgn(integer) == -1) { result in
      unsafe result.initialize(from: limbs, count: count)
      return count
    }
  }
}
