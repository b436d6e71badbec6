package import ExactMath

/// Returns a value rounded for a message, with an exponent if it would be mostly zeros.
///
/// - Parameters:
///   - value: The value.
///   - digits: The number of significant digits; the default of 12 identifies a price.
/// - Returns: The rounded decimal.
package func short(_ value: Rational, digits: Int = 12) -> String {
  let rounded = DecimalFormat(.significant(digits)).rounded(value)
  // The power of ten of the first digit.
  let power = rounded.exponent + rounded.coefficient.description.utf8.count - 1
  guard abs(power) >= 40 else { return rounded.description }
  let first = BigDecimal(coefficient: rounded.coefficient, exponent: rounded.exponent - power)
  return "\(first)e\(power)"
}

extension Rational {
  /// The number as a message shows it: all digits if the expansion terminates, otherwise 18
  /// significant ones; at most 40 characters of them.
  package var shownShort: String { DecimalFormat.all.text(self).shown(upTo: 40) }
}
