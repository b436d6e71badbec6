internal import ExactMath

// The form of amounts in JSON, for totals files and for the reports of commands. Which of them are
// written as amounts is decided key by key, never by the value: the type of a key does not depend on
// the data.

extension JSONMember {
  /// Returns the two members of a number whose digits may never end.
  ///
  /// - Parameters:
  ///   - name: The name of the decimal.
  ///   - exactName: The name of the fraction; nil for the decimal's name with `_exact` at its end.
  ///   - value: The number.
  /// - Returns: A decimal string, with all digits if they end and 18 significant digits otherwise,
  ///   rounded half to even; and the number itself as a fraction, whether its digits end or not.
  package static func amount(
    _ name: String, exactName: String? = nil, _ value: Rational
  ) -> [JSONMember] {
    [
      JSONMember(name, .string(DecimalFormat.all.text(value))),
      JSONMember(exactName ?? name + "_exact", value.fractionJSON),
    ]
  }
}

extension Rational {
  /// An object of two strings, `numerator` and `denominator`, in lowest terms.
  package var fractionJSON: JSONValue {
    ["numerator": .string("\(numerator)"), "denominator": .string("\(denominator)")]
  }
}
