internal import ExactMath
package import LivepeerPricing

/// The maximum difference between accounts that is accepted.
package struct Tolerance: Hashable, Sendable {
  private enum Bound: Hashable {
    case wei(Rational)
    /// A share of the quoted total.
    case share(Rational)
  }

  /// A text that is not a valid tolerance.
  package enum ParsingError: Error, Hashable, CustomStringConvertible {
    /// An amount in dollars, which has no fixed value in wei.
    case notInWei(String)
    case negative(String)

    package var description: String {
      switch self {
      case .notInWei(let text): "'\(text)': give wei, gwei or ETH, or a share such as 1%"
      case .negative(let text): "'\(text)': a tolerance cannot be negative"
      }
    }
  }

  private let bound: Bound
  /// The text from which the tolerance was read.
  package let text: String

  /// Creates a tolerance from `1000`, `5gwei`, `1%` or `500 ppm`.
  ///
  /// - Throws: ``ParsingError``, `TextFormError` or `DecimalTextError`.
  package init(parsing text: String) throws {
    self.text = text
    let shares: [(suffix: String, parts: Rational)] = [("%", 100), ("ppm", 1_000_000)]
    let number: Rational
    if let share = shares.first(where: { text.hasSuffix($0.suffix) }) {
      var digits = text.dropLast(share.suffix.count)
      while digits.last == " " { digits.removeLast() }
      number = try Rational(decimal: String(digits))
      bound = .share(number / share.parts)
    } else {
      let amount = try CurrencyAmount(text)
      guard let wei = try? amount.exactWei(at: nil) else {
        throw ParsingError.notInWei(text.shown())
      }
      number = wei
      bound = .wei(wei)
    }
    guard !number.isNegative else { throw ParsingError.negative(text.shown()) }
  }

  /// Returns the bound in wei for a quoted total.
  package func wei(of quoted: BigInt) -> Rational {
    switch bound {
    case .wei(let wei): wei
    case .share(let share): share * Rational(quoted)
    }
  }
}
