/// How long a decimal text may be before it is refused.
///
/// A short text can ask for a huge number (`1e999999999`), and a long one takes time and memory in
/// proportion. Texts past a limit are errors, found before any number is made of them.
public struct DecimalLimits: Hashable, Sendable {
  /// The most digits that a text may have before its exponent, leading zeros included.
  public var digits: Int

  /// The largest magnitude of an exponent.
  public var exponent: Int

  /// Limits of one's own; neither may be negative.
  public init(digits: Int = 1_000, exponent: Int = 1_000) {
    precondition(digits >= 0 && exponent >= 0, "a limit is not negative")
    self.digits = digits
    self.exponent = exponent
  }

  /// 1,000 digits, exponents from −1,000 through 1,000: more than any price or amount needs.
  public static let `default` = DecimalLimits()

  /// A million digits, and the exponents of ``default``: what the types' own text forms and
  /// `Codable` read back.
  ///
  /// They write every digit and no exponent. A larger one would let a text of ten bytes ask for a
  /// number of half a megabyte.
  public static let lossless = DecimalLimits(digits: 1_000_000)
}
