internal import ExactMath

// The form of amounts in JSON, in totals files and in the reports of commands. Whether a number is
// written as an amount is decided by its key, never by its value: the type of a key does not depend
// on the data.

extension JSONMember {
  /// Returns the two members of a number whose decimal expansion may not terminate.
  ///
  /// - Parameters:
  ///   - name: The name of the decimal.
  ///   - exactName: The name of the fraction; nil for the decimal's name with `_exact` at its end.
  ///   - value: The number.
  /// - Returns: A decimal string, with all digits if the expansion terminates and otherwise with 18
  ///   significant digits, rounded half to even; and the number itself as a fraction in either
  ///   case.
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
