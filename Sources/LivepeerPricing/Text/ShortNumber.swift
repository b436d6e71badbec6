package import ExactMath

/// Returns a value rounded for a message: with twelve significant digits unless said otherwise,
/// enough to know a price by, and with an exponent if it would be mostly zeros.
package func short(_ value: Rational, digits: Int = 12) -> String {
  let rounded = DecimalFormat(.significant(digits)).rounded(value)
  // The power of ten of the first digit.
  let power = rounded.exponent + rounded.coefficient.description.utf8.count - 1
  guard abs(power) >= 40 else { return rounded.description }
  let first = BigDecimal(coefficient: rounded.coefficient, exponent: rounded.exponent - power)
  return "\(first)e\(power)"
}

extension Rational {
  /// The digits that a message shows: all if they are few, otherwise 18 significant ones.
  package var shownShort: String { DecimalFormat.all.text(self).shown(upTo: 40) }
}
