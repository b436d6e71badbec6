internal import ExactMath

/// A text form being read from left to right.
struct TextCursor {
  let form: TextFormError.Form
  let bytes: [UInt8]
  private let limits: DecimalLimits
  private(set) var offset = 0

  init(_ text: String, as form: TextFormError.Form, limits: DecimalLimits = .default) {
    self.form = form
    self.limits = limits
    bytes = Array(text.utf8)
  }

  var isAtEnd: Bool { offset == bytes.count }

  var next: UInt8? { isAtEnd ? nil : bytes[offset] }

  func error(_ reason: TextFormError.Reason, at place: Int? = nil) -> TextFormError {
    TextFormError(form, in: bytes, at: place ?? offset, reason)
  }

  /// The error for whatever comes next, where something else should have come.
  func expected(_ what: String) -> TextFormError {
    guard !isAtEnd else { return error(.expected("\(what), and the text ends")) }
    return error(.expected("\(what), found \(bytes.span.scalar(at: offset).quoted)"))
  }

  mutating func skipSpaces() {
    while next == UInt8(ascii: " ") { offset += 1 }
  }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    offset += 1
    return true
  }

  /// Reads the longest decimal number that begins here.
  mutating func readNumber() throws(TextFormError) -> BigDecimal {
    do throws(DecimalTextError) {
      let (number, end) = try BigDecimal.scan(bytes.span, from: offset, limits: limits)
      // No form has a comma: it was meant to group digits, and the error says how that is done.
      if end < bytes.count, bytes[end] == UInt8(ascii: ",") {
        throw BigDecimal.unexpected(in: bytes.span, at: end)
      }
      offset = end
      return number
    } catch {
      throw self.error(.number(error.reason), at: error.offset)
    }
  }

  /// Reads a dollar sign and a number, `$0.0012` or `-$0.0012`; nil where neither sign begins here.
  mutating func readDollars() throws(TextFormError) -> BigDecimal? {
    let dollar = UInt8(ascii: "$")
    if skip(dollar) { return try readNumber() }
    guard bytes[offset...].starts(with: [UInt8(ascii: "-"), dollar]) else { return nil }
    offset += 2
    guard next?.decimalDigit != nil else { throw expected("a digit") }
    let number = try readNumber()
    return BigDecimal(coefficient: -number.coefficient, exponent: number.exponent)
  }

  /// Reads a whole number that is not negative.
  mutating func readCount(of what: String) throws(TextFormError) -> BigInt {
    let start = offset
    guard let count = try readNumber().wholeNumber else {
      throw error(.outOfRange("\(what) is a whole number"), at: start)
    }
    guard !count.isNegative else {
      throw error(.outOfRange("\(what) is not negative"), at: start)
    }
    return count
  }

  /// Reads ASCII letters, as many as come.
  mutating func readWord() -> String {
    let start = offset
    while let byte = next, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) {
      offset += 1
    }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  func requireEnd() throws(TextFormError) {
    guard isAtEnd else { throw expected("the text to end here") }
    guard bytes.last != UInt8(ascii: " ") else {
      throw error(.expected("no space at the end"), at: bytes.count - 1)
    }
  }
}
