internal import ExactMath

/// The number grammar of RFC 8259, section 6.
///
/// `-? (0 | [1-9][0-9]*) (\.[0-9]+)? ([eE][+-]?[0-9]+)?`.
///
/// The reader uses it to find the end of a number, the writer to refuse a number that is not valid.
struct JSONNumberGrammar {
  let bytes: [UInt8]
  var cursor: Int

  /// The first fault, at the cursor, or nil if a number ends there.
  private(set) var fault: Fault?

  /// The reason why there is no number.
  enum Fault: Equatable {
    /// The number is not valid in JSON.
    case malformed(JSONError.NumberFault)
    /// Letters follow the minus sign, as in `-Infinity`.
    case word
    /// The text ends before a required digit.
    case cutShort
  }

  /// Creates a scan of the number that begins at `start`; the cursor is then at its end.
  init(scanning bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    cursor = start
    fault = nil
    fault = firstFault()
  }

  private mutating func firstFault() -> Fault? {
    if skip(UInt8(ascii: "-")), current?.isLetter == true { return .word }
    if current == UInt8(ascii: "0"), digit(at: cursor + 1) { return .malformed(.leadingZero) }
    if !skipDigits() {
      return current == UInt8(ascii: ".")
        ? .malformed(.noDigitBeforePoint)
        : missingDigit(.noDigitAfterMinus)
    }
    if skip(UInt8(ascii: ".")), !skipDigits() { return missingDigit(.noDigitAfterPoint) }
    if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
      _ = skip(UInt8(ascii: "+")) || skip(UInt8(ascii: "-"))
      if !skipDigits() { return missingDigit(.noDigitInExponent) }
    }
    switch current {
    case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      return strayCharacter()
    case let byte? where byte.isLetter:
      return strayCharacter()
    default:
      return nil
    }
  }

  private var current: UInt8? { cursor < bytes.count ? bytes[cursor] : nil }

  private func missingDigit(_ fault: JSONError.NumberFault) -> Fault {
    current == nil ? .cutShort : .malformed(fault)
  }

  private func strayCharacter() -> Fault {
    .malformed(.stray(Unicode.Scalar(bytes[cursor])))
  }

  private func digit(at index: Int) -> Bool {
    index < bytes.count && bytes[index].decimalDigit != nil
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    cursor += 1
    return true
  }

  /// Skips digits, and returns whether there was one.
  private mutating func skipDigits() -> Bool {
    let start = cursor
    while digit(at: cursor) { cursor += 1 }
    return cursor > start
  }
}

extension JSONValue {
  /// Returns whether all of `text` is a JSON number, as `.number` requires.
  ///
  /// - Returns: False for what JSON does not allow: `+1`, `.5`, `1_000`, `007`, the empty text.
  package static func isNumberText(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let number = JSONNumberGrammar(scanning: bytes, from: 0)
    return number.fault == nil && number.cursor == bytes.count
  }
}
