import Testing

/// The results of generic code over `SignedInteger` for two numbers, line by line.
///
/// Such code cannot distinguish two types that agree on every line, whatever it computes.
func arithmeticTranscript<T: SignedInteger>(_ a: T, _ b: T, shift: Int) -> [String]
where T.Stride: SignedInteger {
  var lines = [
    "a + b = \(a + b)", "a - b = \(a - b)", "a * b = \(a * b)", "-a = \(-a)", "+a = \(+a)",
    "~a = \(~a)", "a & b = \(a & b)", "a | b = \(a | b)", "a ^ b = \(a ^ b)",
    "a << shift = \(a << shift)", "a >> -shift = \(a >> -shift)",
    "a >> shift = \(a >> shift)", "a << -shift = \(a << -shift)",
    "a >> 3 * shift = \(a >> (3 * shift))", "a >> T(shift) = \(a >> T(shift))",
    "|a| = \(a.magnitude)", "abs(a) = \(abs(a))", "signum = \(a.signum())",
    "order = \(a < b) \(a <= b) \(a == b) \(a != b) \(a >= b) \(a > b) \(max(a, b)) \(min(a, b))",
    "order beside Int8 = \(a < Int8.min) \(a == Int8(5)) \(a != UInt8.max) \(a >= Int.max)",
    "is multiple = \(a.isMultiple(of: b)) \(a.isMultiple(of: 0)) \(a.isMultiple(of: 2))",
    "distance = \((a >> 1).distance(to: b >> 1)), advanced = \(a.advanced(by: 12))",
    "zeros at the end = \(a == 0 ? 0 : a.trailingZeroBitCount)",
    "zero = \(T.zero), is signed = \(T.isSigned)",
    "range = \((a..<a + 5).map { $0 - a }), \((a ... a + 2).contains(b))",
    "stride = \(stride(from: a + 7, through: a, by: -3).map { $0 - a })",
    "sum = \([a, b, a, -b].reduce(0, +)), product = \([2, a, 3].reduce(1, *))",
    "nothing changes = \(a + 0 == a) \(a * 1 == a) \(a ^ 0 == a) \((a | b) ^ (a & b) == a ^ b)",
  ]
  if b != 0 {
    let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
    lines += ["a / b = \(a / b)", "a % b = \(a % b)", "\(quotient), \(remainder)"]
  }
  var x = a
  x += b
  lines.append("+= \(x)")
  x -= a
  lines.append("-= \(x)")
  x *= 3
  lines.append("*= \(x)")
  x <<= shift / 2
  lines.append("<<= \(x)")
  x >>= shift
  lines.append(">>= \(x)")
  x |= a
  lines.append("|= \(x)")
  x &= ~b
  lines.append("&= \(x)")
  x ^= a
  lines.append("^= \(x)")
  x /= 5
  lines.append("/= \(x)")
  x %= 7
  lines.append("%= \(x)")
  x.negate()
  lines.append("negate \(x)")
  return lines
}

/// An integer type of the standard library.
struct FixedWidthType: Sendable, CustomTestStringConvertible {
  let type: any (FixedWidthInteger & Sendable).Type

  var testDescription: String { "\(type)" }

  static let all = [
    FixedWidthType(type: Int8.self), FixedWidthType(type: UInt8.self),
    FixedWidthType(type: Int16.self), FixedWidthType(type: UInt16.self),
    FixedWidthType(type: Int32.self), FixedWidthType(type: UInt32.self),
    FixedWidthType(type: Int64.self), FixedWidthType(type: UInt64.self),
    FixedWidthType(type: Int.self), FixedWidthType(type: UInt.self),
    FixedWidthType(type: Int128.self), FixedWidthType(type: UInt128.self),
  ]
}

/// The results of generic conversions of a `BinaryInteger` to other types.
func conversionTranscript<T: SignedInteger>(_ a: T) -> [String] {
  func forms<U: FixedWidthInteger & Sendable>(_: U.Type) -> String {
    let exact = U(exactly: a)
    let back = [U.min, U.max, U(truncatingIfNeeded: a)].map { end in
      [T(end >> 1), T(truncatingIfNeeded: end >> 1), T(clamping: end >> 1)].description
        + (T(exactly: end >> 1)?.description ?? "nil")
    }
    return "\(U.self): \(U(truncatingIfNeeded: a)) \(U(clamping: a)) "
      + "\(exact.map(String.init) ?? "nil") back \(back)"
  }
  let radixes = [2, 3, 8, 10, 16, 36]
  return FixedWidthType.all.map { forms($0.type) }
    + radixes.map { "\($0): \(String(a, radix: $0)) \(String(a, radix: $0, uppercase: true))" }
    + [
      "\(a)", "Double \(Double(a)) \(Double(exactly: a)?.description ?? "nil")",
      "Float \(Float(a)) \(Float(exactly: a)?.description ?? "nil")",
      "words \((0..<2).map { [UInt](a.words).extended(to: $0) })",
    ]
}

extension [UInt] {
  /// Returns a word of the two's-complement number, extended without end.
  fileprivate func extended(to index: Int) -> UInt {
    index < count ? self[index] : (last ?? 0) >> 63 == 1 ? .max : 0
  }
}
