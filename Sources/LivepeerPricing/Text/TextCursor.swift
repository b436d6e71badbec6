internal import ExactMath

/// A text form being read from left to right.
package struct TextCursor {
  package let form: TextFormError.Form
  package let bytes: [UInt8]
  private let limits: DecimalLimits
  package private(set) var offset = 0

  /// The most bytes that a name of a scale, a unit or a currency has.
  static let maximumWordLength = 64

  package init(_ text: String, as form: TextFormError.Form, limits: DecimalLimits = .default) {
    self.form = form
    self.limits = limits
    bytes = Array(text.utf8)
  }

  package var isAtEnd: Bool { offset == bytes.count }

  package var next: UInt8? { isAtEnd ? nil : bytes[offset] }

  package func error(_ reason: TextFormError.Reason, at place: Int? = nil) -> TextFormError {
    TextFormError(form, in: bytes, at: place ?? offset, reason)
  }

  /// The error for whatever comes next, where something else should have come.
  package func expected(_ what: String) -> TextFormError {
    guard !isAtEnd else { return error(.expected("\(what), and the text ends")) }
    return error(.expected("\(what), found \(bytes.span.scalar(at: offset).quoted)"))
  }

  package mutating func skipSpaces() {
    while next == UInt8(ascii: " ") { offset += 1 }
  }

  /// Passes over bytes that were looked at.
  mutating func skip(bytes count: Int) {
    offset += count
  }

  package mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    offset += 1
    return true
  }

  /// Reads the longest decimal number that begins here.
  package mutating func readNumber() throws(TextFormError) -> BigDecimal {
    try readNumber(isWhole: false)
  }

  private mutating func readNumber(isWhole: Bool) throws(TextFormError) -> BigDecimal {
    do throws(DecimalTextError) {
      let (number, end) = try BigDecimal.scan(bytes.span, from: offset, limits: limits)
      // No form has a separator there: it was meant to set digits apart.
      if let error = BigDecimal.separatorError(in: bytes.span, from: offset, at: end),
        !isNumeralScale(after: end)
      {
        throw error
      }
      offset = end
      return number
    } catch {
      // A count is whole: a fraction would be the next error.
      let error = isWhole ? error.ofWholeNumber : error
      guard case .misplacedSeparator(let separator, let spellings) = error.reason else {
        throw self.error(.number(error.reason), at: error.offset)
      }
      throw self.error(
        .number(
          .misplacedSeparator(separator, spellings: wholeTexts(spellings, fault: error.offset))),
        at: error.offset)
    }
  }

  /// Whether spaces and one of the scales that begin with digits come there: `2 720p-h`.
  private func isNumeralScale(after end: Int) -> Bool {
    let rest = bytes[end...].drop { $0 == UInt8(ascii: " ") }
    return rest.startIndex > end && ScaleDefinition.numeralName(beginning: rest) != nil
  }

  /// The whole text with the number that begins here written otherwise, if the text is short.
  private func wholeTexts(_ spellings: [String], fault: Int) -> [String] {
    guard bytes.count <= 40, bytes.allSatisfy({ (0x20...0x7E).contains($0) }),
      let number = SeparatedDigits(in: bytes.span, from: offset, fault: fault)
    else { return spellings }
    let rest = bytes[number.end...]
    // What else is wrong in the text is the next error.
    guard !rest.contains(where: { [UInt8(ascii: ","), UInt8(ascii: "'")].contains($0) }) else {
      return spellings
    }
    let before = String(decoding: bytes[..<offset], as: UTF8.self)
    let after = String(decoding: rest, as: UTF8.self)
    return spellings.map { before + $0 + after }
  }

  /// Reads a dollar sign and a number, `$0.0012` or `-$0.0012`; nil if neither sign is next.
  package mutating func readDollars() throws(TextFormError) -> BigDecimal? {
    let dollar = UInt8(ascii: "$")
    if skip(dollar) { return try readNumber() }
    guard bytes[offset...].starts(with: [UInt8(ascii: "-"), dollar]) else { return nil }
    offset += 2
    guard next?.decimalDigit != nil || next == UInt8(ascii: ".") else { throw expected("a digit") }
    let number = try readNumber()
    return BigDecimal(coefficient: -number.coefficient, exponent: number.exponent)
  }

  /// Reads a whole number that is not negative.
  package mutating func readCount(of what: String) throws(TextFormError) -> BigInt {
    let start = offset
    guard let count = try readNumber(isWhole: true).wholeNumber else {
      throw error(.outOfRange("\(what) is a whole number"), at: start)
    }
    guard !count.isNegative else {
      throw error(.outOfRange("\(what) is not negative"), at: start)
    }
    return count
  }

  /// Reads ASCII letters, up to ``maximumWordLength`` of them: no name has more.
  package mutating func readWord() -> String {
    let word = bytes[offset...].prefix(TextCursor.maximumWordLength).prefix(while: \.isLetter)
    offset = word.endIndex
    return String(decoding: word, as: UTF8.self)
  }

  package func requireEnd() throws(TextFormError) {
    guard isAtEnd else { throw expected("the text to end here") }
    guard bytes.last != UInt8(ascii: " ") else {
      throw error(.expected("no space at the end"), at: bytes.count - 1)
    }
  }
}
