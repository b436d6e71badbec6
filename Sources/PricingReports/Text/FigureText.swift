internal import LivepeerPricing

// The forms of exact numbers in reports.

extension Rational {
  /// The number with all digits, or 18 significant ones if they never end, and whether it is exact.
  var decimalText: (text: String, isExact: Bool) {
    (DecimalFormat.all.text(self), BigDecimal(exactly: self) != nil)
  }

  /// A price in wei for a table: twelve digits, with `~` if there are more.
  var shownWei: String { DecimalFormat(.significant(12)).markedText(self) }

  /// A price in dollars for a table: `$0.18`, `~$0.333333333333`.
  var shownUSD: String { DecimalFormat(.significant(12)).markedText(self, symbol: "$") }

  /// Parts per million as a percentage, to six significant digits.
  var percentText: String { DecimalFormat(.significant(6)).markedText(self / 10_000) }
}

extension DecimalFormat {
  /// Returns the number as text, with `~` if digits are omitted.
  func markedText(_ value: Rational, signed: Bool = false, symbol: String = "") -> String {
    (rounded(value).rational == value ? "" : "~")
      + (signed && value > 0 ? "+" : "") + symbol + text(value)
  }
}

extension BigInt {
  /// The number with its sign, including a plus.
  var signedText: String { self > 0 ? "+\(self)" : "\(self)" }

  /// The number with commas between groups of three digits.
  var groupedText: String { DecimalFormat(.all, grouping: .commas).text(Rational(self)) }
}

extension ETHPrice {
  /// The price as a plain decimal.
  var text: String { usdPerETH.decimalText.text }
}

/// Returns a count with its noun: `1 row`, `2 rows`.
package func counted(_ count: Int, _ noun: String) -> String { counted(BigInt(count), noun) }

/// Returns a count with its noun: `1 row`, `2 rows`; its thousands are apart only if that is requested.
func counted(_ count: BigInt, _ noun: String, isGrouped: Bool = false) -> String {
  "\(isGrouped ? count.groupedText : "\(count)") \(noun)\(count == 1 ? "" : "s")"
}
