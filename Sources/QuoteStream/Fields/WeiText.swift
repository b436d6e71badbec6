internal import LivepeerPricing

/// Amounts of whole wei in the notations that records have.
///
/// | text | wei |
/// |---|---|
/// | `3240740740740` | 3240740740740 |
/// | `1.23e+12`, `1230000000000.0` | 1230000000000 |
/// | `0.024024 ETH`, `24024000 gwei` | 24024000000000000 |
/// | `123 WEI` | 123 |
/// | `1.5`, `-3`, `NaN`, `$5`, `1_000`, ` 7` | none |
enum WeiText {
  /// Returns the wei that a field spells exactly.
  ///
  /// - Throws: The fault of a text that is not a whole number of zero or more in wei, or in another
  ///   unit of ether.
  static func exact(
    _ bytes: RawSpan, _ field: FieldSlot
  ) throws(RowError.WholeNumberFault) -> BigInt {
    do throws(RowError.WholeNumberFault) {
      return try WholeNumber.exact(bytes, field)
    } catch {
      // A longer text is an error of any kind.
      guard error != .underscore, error != .negative, error != .plusSign,
        field.count <= WholeNumber.mostDigits + 16,
        let amount = try? CurrencyAmount(bytes.string(field)), amount.currency != .usd,
        let wei = try? amount.exactWei(at: nil), !wei.isNegative
      else { throw error }
      guard let whole = wei.wholeNumber else { throw .fraction }
      return whole
    }
  }

  /// Returns the wei that a text spells exactly.
  static func exact(_ text: String) throws(RowError.WholeNumberFault) -> BigInt {
    let bytes = Array(text.utf8)
    // Safe: every byte of an array is initialized.
    return try unsafe exact(bytes.span.bytes, FieldSlot(start: 0, end: bytes.count))
  }
}
