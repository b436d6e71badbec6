/// Returns a number in base 16, with leading zeros if it has fewer digits.
package func hexadecimal(_ number: some BinaryInteger, digits: Int) -> String {
  let text = String(number, radix: 16, uppercase: true)
  return String(repeating: "0", count: Swift.max(0, digits - text.utf8.count)) + text
}

/// Returns bytes in base 16, two digits each.
package func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { hexadecimal($0, digits: 2) }.joined()
}
