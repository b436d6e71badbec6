import LivepeerPricing
import ExactMath

/// Decimal text against a naive reader, and back to text.
func checkDecimalText(_ input: [UInt8]) {
  let text = String(decoding: input, as: UTF8.self)
  let count = text.utf8.count
  let naive = NaiveDecimal(Array(text.utf8))
  do throws(DecimalTextError) {
    let number = try BigDecimal(decimal: text)
    guard let naive else { fatalError("no grammar has \(text.debugDescription)") }
    require(
      number.coefficient == naive.coefficient && number.exponent == naive.exponent,
      "\(text) was read as \(number)")
    checkText(of: number)
    checkFormats(of: number)
    checkWholeNumber(text, number)
  } catch {
    requireGoodError(error, at: error.offset, in: count)
    if case .misplacedSeparator(_, let spellings) = error.reason { checkSpellings(spellings, text) }
    // The naive reader knows no limits.
    let isBeyond =
      switch error.reason {
      case .exponentTooLarge, .tooManyDigits: true
      default: false
      }
    require(naive == nil || isBeyond, "\(text) was refused: \(error)")
  }
}

/// What an error proposes to write is read, unless its exponent is beyond the limit.
private func checkSpellings(_ spellings: [String], _ text: String) {
  for spelling in spellings {
    do throws(DecimalTextError) {
      _ = try BigDecimal(decimal: spelling)
    } catch {
      guard case .exponentTooLarge = error.reason else {
        fatalError("\(text.debugDescription) is to be written \(spelling): \(error)")
      }
    }
  }
}

/// Plain digits, and the fraction's own text, spell the number again.
private func checkText(of number: BigDecimal) {
  let plain = number.description
  let again = BigDecimal(plain)
  require(again == number, "\(plain) reads back as another number")
  require(again?.description == plain, "\(plain) is written in two ways")
  let fraction = number.rational
  require(Rational(fraction.description) == fraction, "\(fraction) reads back as another number")
  require(BigDecimal(exactly: fraction) == number, "\(fraction) is not \(plain)")
}

/// What a format writes is the number that it says it rounds to, and no further off than a unit
/// of the last digit.
private func checkFormats(of number: BigDecimal) {
  let places = Int((number.coefficient.words.first ?? 0) & 31)
  for format in [
    DecimalFormat(.decimals(places), rounding: .toNearestOrEven, grouping: .underscores),
    DecimalFormat(.significant(places + 1), rounding: .down),
    DecimalFormat(.significantWithDecimals(places + 1, decimals: 2), rounding: .up),
  ] {
    let text = format.text(number)
    let rounded = format.rounded(number.rational)
    require(BigDecimal(text) == rounded, "\(text) is not the rounded number \(rounded)")
    require(format.text(number.rational) == text, "a decimal and its fraction differ: \(text)")
    let unit = BigDecimal(coefficient: 1, exponent: rounded.exponent).rational
    require(
      (rounded.rational - number.rational).magnitude < unit, "\(text) is far from \(number)")
  }
}

private func checkWholeNumber(_ text: String, _ number: BigDecimal) {
  let whole = try? BigInt(decimal: text)
  require(whole == number.wholeNumber, "\(text) is whole in one way only")
  guard let whole else { return }
  require(BigInt(whole.description) == whole, "\(whole) reads back as another number")
  require(whole.isZero || Rational(whole) == number.rational, "\(whole) is not \(number)")
}

/// The grammar as it is written down, digit by digit.
private struct NaiveDecimal {
  private(set) var coefficient: BigInt = 0
  private(set) var exponent = 0
  private let bytes: [UInt8]
  private var offset = 0

  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    let isNegative = skip("-")
    if !isNegative { _ = skip("+") }
    let whole = readDigits(isFraction: false)
    guard whole >= 0 else { return nil }
    let hasPoint = skip(".")
    let places = hasPoint ? readDigits(isFraction: true) : 0
    guard places >= 0, whole + places > 0 else { return nil }
    exponent = -places
    if skip("e") || skip("E") {
      let isBelow = skip("-")
      if !isBelow { _ = skip("+") }
      let start = offset
      var power = 0
      while let digit = next, (48...57).contains(digit) {
        power = min(power * 10 + Int(digit - 48), 1_000_000)
        offset += 1
      }
      guard offset > start else { return nil }
      exponent += isBelow ? -power : power
    }
    guard offset == bytes.count else { return nil }
    if isNegative { coefficient = -coefficient }
  }

  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  /// Reads digits in groups: any number of them, or groups of three with underscores between them,
  /// counted from the point; -1 if a group has another length.
  private mutating func readDigits(isFraction: Bool) -> Int {
    var groups = [0]
    while let byte = next, (48...57).contains(byte) || byte == 95 {
      if byte == 95 {
        groups.append(0)
      } else {
        coefficient = coefficient * 10 + BigInt(byte - 48)
        groups[groups.count - 1] += 1
      }
      offset += 1
    }
    if groups.count > 1 {
      let full = isFraction ? groups.dropLast() : groups.dropFirst()
      let short = isFraction ? groups[groups.count - 1] : groups[0]
      guard full.allSatisfy({ $0 == 3 }), (1...3).contains(short) else { return -1 }
    }
    return groups.reduce(0, +)
  }
}
