/// The format of decimal text: which digits are written, how they are rounded and grouped.
///
/// ```swift
/// import ExactMath
///
/// let third = Rational(1, 3)
/// print(DecimalFormat(.decimals(4)).text(third))  // 0.3333
/// print(DecimalFormat(.significant(2)).text(Rational(1, 4096)))
/// // 0.00024
/// ```
public struct DecimalFormat: Hashable, Sendable {
  /// Which digits are written.
  ///
  /// A count of significant digits below one counts as one, and counts are clamped to
  /// ±``maximumDigits``.
  public enum Digits: Hashable, Sendable {
    /// Every digit, or 18 significant digits if the expansion does not terminate.
    case all
    /// The given number of digits after the point, including trailing zeros.
    case decimals(Int)
    /// At most the given number of significant digits, without trailing zeros of a fraction.
    case significant(Int)
    /// The given number of significant digits, and at least the given number of decimals.
    ///
    /// For money: `$0.00247774` keeps six digits, `$1234567.89` its cents.
    case significantWithDecimals(Int, decimals: Int)
  }

  /// Which digits are written.
  public var digits: Digits

  /// How digits that are not written are rounded.
  public var rounding: RoundingRule

  /// How the digits before the point are grouped.
  public var grouping: DigitGrouping

  /// Creates a format; by default, rounding to the nearest with ties to even, and no grouping.
  public init(
    _ digits: Digits,
    rounding: RoundingRule = .toNearestOrEven,
    grouping: DigitGrouping = .ungrouped
  ) {
    self.digits = digits
    self.rounding = rounding
    self.grouping = grouping
  }

  /// A format of every digit, or 18 significant digits if the expansion does not terminate.
  public static let all = DecimalFormat(.all)

  /// The maximum number of digits that can be requested: 1,000,000.
  public static let maximumDigits = DecimalLimits.lossless.digits

  /// The number of significant digits of an expansion that does not terminate.
  public static let significantDigitsOfEndless = 18

  /// Returns the number as text.
  ///
  /// - Complexity: That of a division of numbers with as many digits as the fraction and the text.
  public func text(_ value: Rational) -> String {
    rounded(value).text(minimumDecimals: minimumDecimals, grouping: grouping)
  }

  /// Returns the number as text; all digits of a decimal are written without a division.
  public func text(_ value: BigDecimal) -> String {
    rounded(value).text(minimumDecimals: minimumDecimals, grouping: grouping)
  }

  /// Returns the number as text.
  public func text(_ value: BigInt) -> String {
    text(BigDecimal(coefficient: value, exponent: 0))
  }

  /// Returns the rounded number that is written.
  public func rounded(_ value: Rational) -> BigDecimal {
    switch digits.bounded {
    case .all:
      BigDecimal(exactly: value)
        ?? BigDecimal(
          rounding: value,
          toSignificantDigits: Self.significantDigitsOfEndless,
          rounding
        )
    case .decimals(let count):
      BigDecimal(rounding: value, toDecimals: count, rounding)
    case .significant(let count):
      BigDecimal(rounding: value, toSignificantDigits: count, rounding)
    case .significantWithDecimals(let count, let decimals):
      roundedKeepingDecimals(value, significant: count, decimals: decimals)
    }
  }

  private func rounded(_ value: BigDecimal) -> BigDecimal {
    switch digits.bounded {
    case .all: value
    case .decimals(let count): value.rounded(toDecimals: count, rounding)
    case .significant, .significantWithDecimals: rounded(value.rational)
    }
  }

  private func roundedKeepingDecimals(
    _ value: Rational,
    significant: Int,
    decimals: Int
  ) -> BigDecimal {
    let number = BigDecimal(rounding: value, toSignificantDigits: significant, rounding)
    // Fewer decimals than requested: the significant digits end before them.
    return -number.exponent >= decimals
      ? number : BigDecimal(rounding: value, toDecimals: decimals, rounding)
  }

  private var minimumDecimals: Int {
    switch digits.bounded {
    case .all, .significant: 0
    case .decimals(let count): max(count, 0)
    case .significantWithDecimals(_, let decimals): max(decimals, 0)
    }
  }
}

extension DecimalFormat.Digits {
  /// The digits with every count within its bounds.
  fileprivate var bounded: DecimalFormat.Digits {
    func within(_ count: Int, from lowest: Int) -> Int {
      min(max(count, lowest), DecimalFormat.maximumDigits)
    }
    let lowest = -DecimalFormat.maximumDigits
    return switch self {
    case .all: .all
    case .decimals(let count): .decimals(within(count, from: lowest))
    case .significant(let count): .significant(within(count, from: 1))
    case .significantWithDecimals(let count, let decimals):
      .significantWithDecimals(within(count, from: 1), decimals: within(decimals, from: lowest))
    }
  }
}
