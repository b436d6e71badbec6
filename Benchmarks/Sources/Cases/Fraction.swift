internal import BigInt

/// A fraction over attaswift/BigInt, which has none of its own: in lowest terms by its own gcd.
struct Fraction {
  let numerator: AttaswiftBigInt
  let denominator: AttaswiftBigInt

  /// The denominator is above zero.
  init(_ numerator: AttaswiftBigInt, _ denominator: AttaswiftBigInt) {
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    self.init(lowestTerms: numerator / divisor, denominator / divisor)
  }

  init(lowestTerms numerator: AttaswiftBigInt, _ denominator: AttaswiftBigInt) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Reads digits with at most one point among them.
  init(decimal text: Substring) {
    let parts = text.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first else { preconditionFailure("no digits") }
    let fraction = parts.count > 1 ? parts[1] : ""
    guard let digits = AttaswiftBigInt(whole + fraction) else {
      preconditionFailure("not a decimal number")
    }
    self.init(digits, AttaswiftBigInt(10).power(fraction.count))
  }

  /// Reads `numerator/denominator`.
  init(_ text: String) {
    let parts = text.split(separator: "/")
    guard parts.count == 2, let numerator = AttaswiftBigInt(parts[0]),
      let denominator = AttaswiftBigInt(parts[1])
    else { preconditionFailure("not a fraction") }
    self.init(numerator, denominator)
  }

  /// This times `factor`, with the denominator times `divisor`.
  func times(_ factor: AttaswiftBigInt, over divisor: AttaswiftBigInt) -> Fraction {
    Fraction(numerator * factor, denominator * divisor)
  }

  /// The value times a power of ten as a whole number; halves go to the even neighbour.
  func scaled(byTenTo decimals: Int) -> AttaswiftBigInt {
    let scaled = numerator * AttaswiftBigInt(10).power(decimals)
    let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: denominator)
    let twice = remainder << 1
    let isUp = twice > denominator || (twice == denominator && !quotient.isMultiple(of: 2))
    return isUp ? quotient + 1 : quotient
  }

  /// The value, above zero and below a million, with 6 significant digits.
  var significantText: String {
    // 0.30103 is log10(2); the first attempt has up to two digits too many.
    let places = (denominator.bitWidth - numerator.bitWidth) * 30103 / 100_000
    var decimals = 6 + places + 1
    while true {
      let digits = scaled(byTenTo: decimals)
      if digits <= 1_000_000 { return plainDecimal(digits.description, decimals: decimals) }
      decimals -= 1
    }
  }
}

extension Fraction: CustomStringConvertible {
  /// The fraction, or the whole number alone.
  var description: String {
    denominator == 1 ? numerator.description : "\(numerator)/\(denominator)"
  }
}

let weiPerETH = AttaswiftBigInt(1_000_000_000_000_000_000)

/// Digits with a point before the last `decimals` of them, and no zeros at the end.
func plainDecimal(_ text: String, decimals: Int) -> String {
  var digits = Array(text.utf8)
  if digits.count <= decimals {
    digits.insert(
      contentsOf: repeatElement(UInt8(ascii: "0"), count: decimals - digits.count + 1), at: 0)
  }
  let wholeCount = digits.count - decimals
  while digits.count > wholeCount, digits.last == UInt8(ascii: "0") { digits.removeLast() }
  if digits.count > wholeCount { digits.insert(UInt8(ascii: "."), at: wholeCount) }
  return String(decoding: digits, as: UTF8.self)
}
