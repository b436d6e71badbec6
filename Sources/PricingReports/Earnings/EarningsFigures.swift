internal import LivepeerPricing

/// The forms of money amounts and counts in the table of earnings.
extension Rational {
  /// Dollars without a currency sign, as in columns of tables; a bound for a very small amount.
  var dollarsText: String {
    guard isZero || magnitude >= Rational.smallestShown else {
      return isNegative ? "above -0.000001" : "below 0.000001"
    }
    return USD(self).text()
  }

  /// Dollars with their sign, in a sentence: `$3.50`, `-$3.50`, `below $0.000001`.
  var signedDollarsText: String {
    guard isZero || magnitude >= Rational.smallestShown else {
      return isNegative ? "above -$0.000001" : "below $0.000001"
    }
    return (isNegative ? "-$" : "$") + USD(magnitude).text()
  }

  /// The number to at most six significant digits, or all digits of a whole number.
  var shortText: String {
    let whole = rounded(.towardZero)
    return DecimalFormat(.significant(max(6, "\(whole.magnitude)".count))).text(self)
  }

  /// The number as an average count: two significant digits, grouped, and whole from 10 up.
  var averageText: String {
    guard isZero || self >= Rational.smallestShown else { return "fewer than 0.000001" }
    return DecimalFormat(self < 10 ? .significant(2) : .decimals(0), grouping: .commas).text(self)
  }

  /// The smallest number that is shown in digits, of which smaller ones may have a thousand.
  private static let smallestShown = Rational(1, 1_000_000)
}

extension [String] {
  /// The figures of a column, padded on the right to align their decimal points.
  var alignedAtPoint: [String] {
    let tails = map { figure in
      figure.firstIndex(of: ".").map { figure.distance(from: $0, to: figure.endIndex) } ?? 0
    }
    let longest = tails.max() ?? 0
    return zip(self, tails).map { $0 + String(repeating: " ", count: longest - $1) }
  }
}

extension String {
  /// Returns the text in lines of a maximum width, broken at spaces.
  func wrapped(at width: Int) -> [String] {
    split(separator: " ").reduce(into: [String]()) { lines, word in
      guard let last = lines.last, last.count + 1 + word.count <= width else {
        lines.append(String(word))
        return
      }
      lines[lines.count - 1] += " " + word
    }
  }
}
