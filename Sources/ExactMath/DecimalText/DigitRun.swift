/// A run of decimal digits in a text, with underscores and a point among them.
struct DigitRun {
  let limit: Int
  /// The offset of the run.
  let start: Int
  /// The number of digits.
  private(set) var count = 0
  /// The offset after its last digit.
  private var end = 0

  /// Creates a run that is not read yet.
  init(from start: Int, limit: Int) {
    self.start = start
    self.limit = limit
  }

  /// Creates a run of the given number of digits, with nothing among them.
  init(from start: Int, count: Int) {
    self.init(from: start, limit: count)
    self.count = count
    end = start + count
  }

  /// Reads one digit or more, single underscores between groups of three.
  ///
  /// Groups are counted from the point: the first group of a whole part and the last one of a
  /// fraction may be shorter.
  mutating func read(
    _ text: borrowing Span<UInt8>,
    _ position: inout Int,
    isFraction: Bool = false
  ) throws(DecimalTextError) {
    let start = position
    var groupStart = position
    while position < text.count {
      if text[position].decimalDigit != nil {
        guard count < limit else {
          throw DecimalTextError(.tooManyDigits(limit: limit), at: position)
        }
        guard groupStart == start || position - groupStart < 3 else {
          throw BigDecimal.misplacedSeparator(in: text, from: self.start, at: groupStart - 1)
        }
        count += 1
        position += 1
      } else if text[position] == UInt8(ascii: "_") {
        let groupLength = position - groupStart
        let isFirst = groupStart == start && !isFraction
        guard isFirst ? (1...3).contains(groupLength) : groupLength == 3,
          position + 1 < text.count, text[position + 1].decimalDigit != nil
        else { throw BigDecimal.misplacedSeparator(in: text, from: self.start, at: position) }
        position += 1
        groupStart = position
      } else {
        break
      }
    }
    guard position > start else {
      guard position < text.count else { throw DecimalTextError(.digitExpected, at: position) }
      let error = BigDecimal.unexpected(in: text, at: position)
      let mayHaveMeantDigit = [".", "e", "E"].contains(text.scalar(at: position))
      throw mayHaveMeantDigit ? DecimalTextError(.digitExpected, at: position) : error
    }
    if groupStart > start, !isFraction, position - groupStart != 3 {
      throw BigDecimal.misplacedSeparator(in: text, from: self.start, at: groupStart - 1)
    }
    end = position
  }

  /// Returns the number of the digits, without the point.
  ///
  /// Up to 38 digits fit two registers; longer numbers are read by GMP.
  func value(in text: borrowing Span<UInt8>) -> BigInt {
    var position = start
    if count <= 19 { return BigInt(inPlace: Int128(register(text, &position, count))) }
    if count <= 38 {
      let high = register(text, &position, count - 19)
      let low = register(text, &position, 19)
      // Below 10^38, which fits.
      return BigInt(inPlace: Int128(high) &* Int128(UInt64.powersOfTen[19]) &+ Int128(low))
    }
    // Safe: every digit of the run is written, one after another.
    return unsafe BigInt(digitCount: count) { digits in
      var index = 0
      if end - start == count {
        // There is nothing among the digits; the lower four bits of an ASCII digit are its value.
        let run = text.extracting(start..<end)
        while index < run.count {
          unsafe digits.initializeElement(at: index, to: run[index] & 0x0F)
          index += 1
        }
      }
      while index < count {
        if let digit = text[position].decimalDigit {
          unsafe digits.initializeElement(at: index, to: digit)
          index += 1
        }
        position += 1
      }
    }
  }

  /// Returns the number of the next digits, 19 at most.
  private func register(_ text: borrowing Span<UInt8>, _ position: inout Int, _ count: Int)
    -> UInt64
  {
    var value: UInt64 = 0
    var remaining = count
    while remaining > 0 {
      if let digit = text[position].decimalDigit {
        // Cannot wrap: 19 digits stay below 2^64.
        value = value &* 10 &+ UInt64(digit)
        remaining -= 1
      }
      position += 1
    }
    return value
  }
}
