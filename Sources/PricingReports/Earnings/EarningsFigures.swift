internal import LivepeerPricing

/// How the table of earnings writes amounts of money and counts.
extension Rational {
  /// Dollars without a currency sign, as in every table; a very small amount as a bound.
  var dollarsText: String {
    guard isZero || magnitude >= Rational.smallestShown else {
      return isNegative ? "above -0.000001" : "below 0.000001"
    }
    return USD(self).text()
  }

  /// At most six significant digits, and all of a whole number.
  var shortText: String {
    let whole = rounded(.towardZero)
    return DecimalFormat(.significant(max(6, "\(whole.magnitude)".count))).text(self)
  }

  /// A count that is an average: two significant digits, grouped, and whole from 10 up.
  var averageText: String {
    guard isZero || self >= Rational.smallestShown else { return "fewer than 0.000001" }
    return DecimalFormat(self < 10 ? .significant(2) : .decimals(0), grouping: .commas).text(self)
  }

  /// Below it digits say nothing, and there may be a thousand of them.
  private static let smallestShown = Rational(1, 1_000_000)
}

extension [String] {
  /// The figures of a column, padded on the right so that their decimal points line up.
  var alignedAtPoint: [String] {
    let tails = map { figure in
      figure.firstIndex(of: ".").map { figure.distance(from: $0, to: figure.endIndex) } ?? 0
    }
    let longest = tails.max() ?? 0
    return zip(self, tails).map { $0 + String(repeating: " ", count: longest - $1) }
  }
}

extension String {
  /// The text in lines of at most so many characters, broken at spaces.
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
