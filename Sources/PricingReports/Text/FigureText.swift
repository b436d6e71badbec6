internal import LivepeerPricing

// The forms of exact numbers in reports.

extension Rational {
  /// The number with all digits, or 18 significant ones if they never end, and whether it is exact.
  var decimalText: (text: String, isExact: Bool) {
    (DecimalFormat.all.text(self), BigDecimal(exactly: self) != nil)
  }

  /// A price in wei for a table: twelve digits, with `~` if there are more.
  var shownWei: String { DecimalFormat(.significant(12)).markedText(self) }

  /// Parts per million as a percentage, to six significant digits.
  var percentText: String { DecimalFormat(.significant(6)).markedText(self / 10_000) }
}

extension DecimalFormat {
  /// Returns the number as text, with `~` if digits are omitted.
  func markedText(_ value: Rational, signed: Bool = false) -> String {
    (rounded(value).rational == value ? "" : "~")
      + (signed && value > 0 ? "+" : "") + text(value)
  }
}

extension BigInt {
  /// The number with its sign, including a plus.
  var signedText: String { self > 0 ? "+\(self)" : "\(self)" }
}

extension ETHPrice {
  /// The price as a plain decimal.
  var text: String { usdPerETH.decimalText.text }
}

/// Returns a count with its noun: `1 row`, `2 rows`.
package func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
