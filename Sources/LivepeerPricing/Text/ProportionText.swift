package import ExactMath

/// The text forms of proportions, for thresholds and bounds.
package enum ProportionText {
  /// Reads a number of percent, zero or more: `5%`, `5 %` or `5`.
  ///
  /// - Throws: A ``TextFormError`` with the offset of the first fault and the reason.
  package static func percent(_ text: String) throws(TextFormError) -> Rational {
    try read(text, "as in 5%") { cursor in
      cursor.isAtEnd || cursor.skip(UInt8(ascii: "%")) ? 1 : nil
    }
  }

  /// Reads a number of parts per million, zero or more: `100`, `100 ppm` or `0.01%`.
  ///
  /// - Throws: A ``TextFormError`` with the offset of the first fault and the reason.
  package static func partsPerMillion(_ text: String) throws(TextFormError) -> Rational {
    try read(text, "as in 100ppm or 0.01%") { cursor in
      if cursor.skip(UInt8(ascii: "%")) { return 10_000 }
      return ["", "ppm"].contains(cursor.readWord()) ? 1 : nil
    }
  }

  private static func read(
    _ text: String, _ example: String, factor: (inout TextCursor) -> Rational?
  ) throws(TextFormError) -> Rational {
    var cursor = TextCursor(text, as: .share)
    let number = try cursor.readNumber().rational
    cursor.skipSpaces()
    let start = cursor.offset
    guard let factor = factor(&cursor) else {
      throw cursor.error(.expected("a number alone or with its unit, \(example)"), at: start)
    }
    try cursor.requireEnd()
    guard !number.isNegative else {
      throw cursor.error(.outOfRange("a bound is not negative; write it \(example)"), at: 0)
    }
    return number * factor
  }
}
