internal import LivepeerPricing

// How reports write exact numbers.

extension Rational {
  /// All digits, or 18 significant ones if they never end; and which of the two it is.
  var decimalText: (text: String, isExact: Bool) {
    (DecimalFormat.all.text(self), BigDecimal(exactly: self) != nil)
  }

  /// A price in wei as a table shows it: twelve digits, with `~` if there are more.
  var shownWei: String { DecimalFormat(.significant(12)).markedText(self) }

  /// Parts per million as percent, to six significant digits.
  var percentText: String { DecimalFormat(.significant(6)).markedText(self / 10_000) }
}

extension DecimalFormat {
  /// The number as text, with `~` if digits are left out.
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
  /// The price in plain decimal.
  var text: String { usdPerETH.decimalText.text }
}

/// A count and what is counted: `1 row`, `2 rows`.
package func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
