internal import ExactMath
package import LivepeerPricing

/// The most that accounts may differ by.
package struct Tolerance: Hashable, Sendable {
  private enum Bound: Hashable {
    case wei(Rational)
    /// A share of what was quoted.
    case share(Rational)
  }

  /// An amount or a share that is no tolerance.
  package enum ParsingError: Error, Hashable, CustomStringConvertible {
    /// An amount in dollars, which have no fixed value in wei.
    case notInWei(String)
    case negative(String)

    package var description: String {
      switch self {
      case .notInWei(let text): "'\(text)': give wei, gwei or ETH, or a share such as 1%"
      case .negative(let text): "'\(text)': a tolerance is not negative"
      }
    }
  }

  private let bound: Bound
  /// The text that the tolerance was read from.
  package let text: String

  /// Reads `1000`, `5gwei`, `1%` or `500 ppm`.
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

  /// Returns the bound in wei for what was quoted in all.
  package func wei(of quoted: BigInt) -> Rational {
    switch bound {
    case .wei(let wei): wei
    case .share(let share): share * Rational(quoted)
    }
  }
}
