internal import ExactMath

// The errors for what a shell leaves of a price in dollars that was not in single quotes.

extension TextCursor {
  /// Throws an error if the text begins with a shell's name, to which a shell expands the `$0` of
  /// `$0.0012/min`.
  ///
  /// - Throws: A ``TextFormError`` with the price in single quotes.
  package func refuseShellName() throws(TextFormError) {
    // Nearly every text begins with a digit.
    guard bytes.first?.decimalDigit == nil else { return }
    let name = bytes.prefix(64).prefix { $0.decimalDigit == nil }
    var rest = bytes[name.endIndex...]
    guard !rest.isEmpty, name.count < 64 else { return }
    var letters = name
    if letters.last == UInt8(ascii: ".") {
      letters.removeLast()
      rest = bytes[letters.endIndex...]
    }
    // bash, -zsh, /bin/sh, ./prices.sh
    guard letters.suffix(2).elementsEqual("sh".utf8) else { return }
    throw error(
      .shellVariable(example: "'$0\(String(decoding: rest, as: UTF8.self).shown())'"), at: 0)
  }

  /// Throws an error if a number without a currency begins with a decimal point: `.50/h` may be what
  /// a shell left of `$2.50/h`.
  ///
  /// - Parameters:
  ///   - start: The offset of the number; the cursor is after it.
  ///   - otherwise: The text after the number if no dollars were meant.
  /// - Throws: A ``TextFormError`` with the price in single quotes.
  package func refuseBarePoint(at start: Int, otherwise: String) throws(TextFormError) {
    guard bytes[start...].first == UInt8(ascii: ".") else { return }
    let number = String(decoding: bytes[start..<offset], as: UTF8.self)
    throw error(
      .shellVariable(example: dollarExample, otherwise: "0\(number)\(otherwise)".shown()),
      at: start)
  }

  /// Throws an error if a rate has no amount: `/min` may be what a shell left of `$2/min`.
  ///
  /// - Throws: A ``TextFormError`` with a price in single quotes.
  package func refuseMissingAmount() throws(TextFormError) {
    try refuseShellName()
    guard next == UInt8(ascii: "/") else { return }
    throw error(.shellVariable(example: dollarExample), at: offset)
  }

  /// A price in dollars in single quotes, in the form that is read.
  private var dollarExample: String {
    switch form {
    case .rate: "'$0.0012/min'"
    case .ethPrice: "'$3127.45'"
    default: "'$0.0012'"
    }
  }
}
