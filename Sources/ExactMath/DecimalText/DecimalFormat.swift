/// How a number is written in decimal: which digits, how the rest is rounded, how they are grouped.
///
/// ```swift
/// import ExactMath
///
/// let third = Rational(1, 3)
/// print(DecimalFormat(.decimals(4)).text(third))  // 0.3333
/// print(DecimalFormat(.significant(2)).text(Rational(1, 4096)))  // 0.00024
/// ```
public struct DecimalFormat: Hashable, Sendable {
  /// Which digits are written.
  ///
  /// A count of significant digits below one counts as one, and every count outside of
  /// ±``maximumDigits`` as that.
  public enum Digits: Hashable, Sendable {
    /// Every digit; where they never end, 18 significant ones.
    case all
    /// That many after the point, with zeros to fill them.
    case decimals(Int)
    /// At most that many from the first that is not zero; no zeros at the end of a fraction.
    case significant(Int)
    /// As many as give that many significant digits, and at least so many after the point.
    ///
    /// For money: `$0.00247774` keeps six digits, `$1234567.89` its cents.
    case significantWithDecimals(Int, decimals: Int)
  }

  /// Which digits are written.
  public var digits: Digits

  /// What becomes of digits that are not written.
  public var rounding: RoundingRule

  /// How the digits before the point are set apart.
  public var grouping: DigitGrouping

  /// A format; by default nearest with ties to even, and no grouping.
  public init(
    _ digits: Digits,
    rounding: RoundingRule = .toNearestOrEven,
    grouping: DigitGrouping = .none
  ) {
    self.digits = digits
    self.rounding = rounding
    self.grouping = grouping
  }

  /// Every digit, or 18 significant ones where they never end.
  public static let all = DecimalFormat(.all)

  /// The largest number of digits that can be asked for: 1,000,000.
  public static let maximumDigits = DecimalLimits.lossless.digits

  /// How many significant digits stand for an expansion that never ends.
  public static let significantDigitsOfEndless = 18

  /// The number as text.
  ///
  /// - Complexity: That of a division of numbers of as many digits as the fraction and the text.
  public func text(_ value: Rational) -> String {
    rounded(value).text(minimumDecimals: minimumDecimals, grouping: grouping)
  }

  /// The number as text; a decimal needs no division to be written.
  public func text(_ value: BigDecimal) -> String {
    rounded(value).text(minimumDecimals: minimumDecimals, grouping: grouping)
  }

  /// The number as text.
  public func text(_ value: BigInt) -> String {
    text(BigDecimal(coefficient: value, exponent: 0))
  }

  /// The number that the text will spell.
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
    // Fewer decimals than asked for: the significant digits ended before them.
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
  /// The same digits with every count within its bounds.
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
