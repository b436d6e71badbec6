/// The maximum size of decimal text.
///
/// A short text can require a huge number (`1e999999999`), and a long one takes time and memory in
/// proportion. Text beyond a limit is an error, which is found before the number is computed.
public struct DecimalLimits: Hashable, Sendable {
  /// The maximum number of digits before the exponent, including leading zeros.
  public let digits: Int

  /// The maximum magnitude of an exponent.
  public let exponent: Int

  /// Creates limits for digits and exponents.
  ///
  /// - Precondition: Neither limit is negative.
  public init(digits: Int = 1_000, exponent: Int = 1_000) {
    precondition(digits >= 0 && exponent >= 0, "a limit is not negative")
    self.digits = digits
    self.exponent = exponent
  }

  /// At most 1,000 digits, and exponents from −1,000 through 1,000: more than a price or an amount
  /// needs.
  public static let `default` = DecimalLimits()

  /// At most 1,000,000 digits, and the exponents of ``default``: the limits of
  /// `LosslessStringConvertible` and `Codable`.
  ///
  /// These write every digit and no exponent. A larger exponent would let a text of ten bytes
  /// require a number of half a megabyte.
  public static let lossless = DecimalLimits(digits: 1_000_000)
}
