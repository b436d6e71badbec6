internal import ExactMath

/// A text form and the offset up to which it was read.
package struct TextCursor {
  /// The kind of text, for errors.
  package let form: TextFormError.Form
  /// The text in UTF-8.
  package let bytes: [UInt8]
  /// The maximum size of a number.
  private let limits: DecimalLimits
  /// The offset of the next byte.
  package private(set) var offset = 0

  /// The maximum number of bytes in the name of a scale, a unit or a currency.
  static let maximumWordLength = 64

  /// Creates a cursor at the beginning of a text.
  package init(_ text: String, as form: TextFormError.Form, limits: DecimalLimits = .default) {
    self.form = form
    self.limits = limits
    bytes = Array(text.utf8)
  }

  /// Whether all of the text was read.
  package var isAtEnd: Bool { offset == bytes.count }

  /// The next byte; nil at the end.
  package var next: UInt8? { isAtEnd ? nil : bytes[offset] }

  /// Returns an error at an offset, by default that of the next byte.
  package func error(_ reason: TextFormError.Reason, at place: Int? = nil) -> TextFormError {
    TextFormError(form, in: bytes, at: place ?? offset, reason)
  }

  /// Returns the error for the next character if another one was expected.
  package func expected(_ what: String) -> TextFormError {
    guard !isAtEnd else { return error(.expected("\(what), and the text ends")) }
    return error(.expected("\(what), found \(bytes.span.scalar(at: offset).quoted)"))
  }

  /// Skips spaces.
  package mutating func skipSpaces() {
    while next == UInt8(ascii: " ") { offset += 1 }
  }

  /// Skips bytes that were read already.
  mutating func skip(bytes count: Int) {
    offset += count
  }

  /// Skips a byte, and returns false if another one is next.
  package mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    offset += 1
    return true
  }

  /// Reads the longest decimal number that begins at the offset.
  ///
  /// - Throws: A ``TextFormError`` with the offset of the first fault and the reason.
  package mutating func readNumber() throws(TextFormError) -> BigDecimal {
    try readNumber(isWhole: false)
  }

  private mutating func readNumber(isWhole: Bool) throws(TextFormError) -> BigDecimal {
    do throws(DecimalTextError) {
      let (number, end) = try BigDecimal.scan(bytes.span, from: offset, limits: limits)
      // No form has a separator after a number: it was meant to separate digits.
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

  /// Returns whether spaces and a scale that begins with digits follow an offset: `2 720p-h`.
  private func isNumeralScale(after end: Int) -> Bool {
    let rest = bytes[end...].drop { $0 == UInt8(ascii: " ") }
    return rest.startIndex > end && ScaleDefinition.numeralName(beginning: rest) != nil
  }

  /// Returns the whole text with each spelling in place of the number that begins at the offset, or
  /// the spellings alone if the text is long.
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

  /// Reads a dollar sign and a number, `$0.0012` or `-$0.0012`; returns nil if no dollar sign is
  /// next.
  ///
  /// - Throws: A ``TextFormError`` with the offset of the first fault and the reason.
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
  ///
  /// - Parameter what: What is counted, for errors: `a width`.
  /// - Returns: The number.
  /// - Throws: A ``TextFormError`` with the offset of the first fault and the reason.
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

  /// Throws an error unless all of the text was read and it does not end with a space.
  ///
  /// - Throws: A ``TextFormError`` with the offset of the first fault.
  package func requireEnd() throws(TextFormError) {
    guard isAtEnd else { throw expected("the text to end here") }
    guard bytes.last != UInt8(ascii: " ") else {
      throw error(.expected("no space at the end"), at: bytes.count - 1)
    }
  }
}

extension Sequence<UInt8> {
  /// The number of bytes before the first that is not UTF-8.
  package var lengthOfUTF8Prefix: Int {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = makeIterator()
    var length = 0
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { length += scalar.count }
    return length
  }
}
