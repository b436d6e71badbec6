/// A number with separators that the grammar does not allow, such as `3127,45`, `1,234.5`, `1'234`,
/// `1 234` or `3127_45`, and the ways to write it.
package struct SeparatedDigits {
  /// The separator that the grammar refused.
  package let separator: Unicode.Scalar
  /// The valid ways to write the number; empty if it is not clear what was meant.
  package let spellings: [String]
  /// The offset after the number as it was written, its exponent included.
  package let end: Int

  /// Reads digits and separators from an offset; nil if the refused byte is not a separator within
  /// a number.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - start: The offset of the first digit, or of a separator before it; a sign is skipped.
  ///   - fault: The offset of the byte that the grammar refused.
  package init?(in bytes: borrowing Span<UInt8>, from start: Int, fault: Int) {
    guard let (separator, width) = Separator.read(bytes, at: fault) else { return nil }
    // A space ends a number, unless more digits follow it.
    guard separator != .space || bytes.hasDigit(at: fault + width) else { return nil }
    self.separator = bytes.scalar(at: fault)

    var groups = [""]
    var separators: [Separator] = []
    var position = start
    if start < bytes.count, [UInt8(ascii: "-"), UInt8(ascii: "+")].contains(bytes[start]) {
      position += 1
    }
    let sign = position > start && bytes[start] == UInt8(ascii: "-") ? "-" : ""
    while position < bytes.count, position - start <= SeparatedDigits.maximumLength {
      if bytes.hasDigit(at: position) {
        groups[groups.count - 1].unicodeScalars.append(Unicode.Scalar(bytes[position]))
        position += 1
      } else if let (separator, width) = Separator.read(bytes, at: position),
        separator != .space || bytes.hasDigit(at: position + width)
      {
        separators.append(separator)
        groups.append("")
        position += width
      } else {
        break
      }
    }
    let exponent = bytes.exponent(at: position)
    end = position + exponent.utf8.count
    let isWhole = fault < position && end - start <= SeparatedDigits.maximumLength
    spellings =
      isWhole
      ? SeparatedDigits.spellings(groups, separators).map { sign + $0 + exponent } : []
  }

  /// Returns whether the byte at an offset may begin a separator.
  ///
  /// Nearly every number ends before a byte that may not, and is not read again.
  static func mayBegin(_ bytes: borrowing Span<UInt8>, at offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    return switch bytes[offset] {
    case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "'"), 0x80...: true
    case UInt8(ascii: " "): bytes.hasDigit(at: offset + 1)
    default: false
    }
  }

  /// The maximum length of a number that gets a proposal: a longer one would not fit on a line.
  fileprivate static let maximumLength = 40
}

/// A character that separates digits in common notations.
private enum Separator {
  case comma, point, underscore, apostrophe, space

  /// Returns the separator at an offset, and its length in bytes.
  static func read(_ bytes: borrowing Span<UInt8>, at offset: Int) -> (Separator, width: Int)? {
    guard offset < bytes.count else { return nil }
    return switch bytes.scalar(at: offset) {
    case ",": (.comma, 1)
    case ".": (.point, 1)
    case "_": (.underscore, 1)
    case "'": (.apostrophe, 1)
    case " ": (.space, 1)
    case "\u{2019}": (.apostrophe, 3)
    case "\u{A0}": (.space, 2)
    case "\u{2009}", "\u{202F}": (.space, 3)
    default: nil
    }
  }
}

extension SeparatedDigits {
  /// Returns the ways to write a number of groups of digits, with a separator between each two.
  private static func spellings(_ groups: [String], _ separators: [Separator]) -> [String] {
    guard let last = separators.last else { return [] }
    if separators.count == 1 { return spellings(groups[0], last, groups[1]) }
    if separators.allSatisfy({ $0 == last }) {
      return last == .underscore || isGrouped(groups) ? whole(groups) : []
    }
    // The only point or comma begins the fraction: the other separators group digits.
    let points = separators.indices.filter { [.comma, .point].contains(separators[$0]) }
    guard let point = points.last else { return whole(groups) }
    let isOnly = points.count { separators[$0] == separators[point] } == 1
    guard isOnly else { return [] }
    let hasGroups = separators[..<point].contains { $0 != .underscore }
    guard !hasGroups || isGrouped(Array(groups[...point])) else { return [] }
    return decimal(groups[...point].joined(), groups[(point + 1)...].joined())
  }

  /// Returns the ways to write a number with a single separator.
  private static func spellings(
    _ left: String, _ separator: Separator, _ right: String
  ) -> [String] {
    if right.isEmpty { return left.isEmpty ? [] : whole([left]) }
    let isGroup = right.utf8.count == 3 && (1...3).contains(left.utf8.count)
    switch separator {
    case .comma where left.isEmpty || left.hasPrefix("0"): return decimal(left, right)
    case .comma: return ["\(left).\(right)", left + right]
    case .underscore where left.isEmpty || right.utf8.count >= 3: return whole([left, right])
    case .underscore: return ["\(left).\(right)", left + right]
    case .apostrophe, .space: return isGroup ? whole([left, right]) : []
    case .point: return []
    }
  }

  /// Returns whether all groups but the first have three digits, or two as in `1,23,45,678`.
  private static func isGrouped(_ groups: [String]) -> Bool {
    let counts = groups.map(\.utf8.count)
    return (1...3).contains(counts[0]) && counts.last == 3
      && counts.dropFirst().allSatisfy { (2...3).contains($0) }
  }

  private static func whole(_ groups: [String]) -> [String] {
    distinct(groups.joined(), "")
  }

  private static func decimal(_ whole: String, _ fraction: String) -> [String] {
    distinct(whole.isEmpty ? "0" : whole, fraction.isEmpty ? "" : "." + fraction)
  }

  /// Returns the number without groups, and with groups if that differs.
  private static func distinct(_ digits: String, _ fraction: String) -> [String] {
    guard !digits.isEmpty else { return [] }
    let grouped = digits.utf8.enumerated().reduce(into: "") { text, digit in
      if digit.offset > 0, (digits.utf8.count - digit.offset) % 3 == 0 { text += "_" }
      text.unicodeScalars.append(Unicode.Scalar(digit.element))
    }
    return grouped == digits ? [digits + fraction] : [digits + fraction, grouped + fraction]
  }
}

extension Span<UInt8> {
  fileprivate func hasDigit(at offset: Int) -> Bool {
    offset < count && self[offset].decimalDigit != nil
  }

  /// Returns the exponent that begins at an offset, `e-3`; empty if there is none.
  fileprivate func exponent(at offset: Int) -> String {
    guard offset < count, self[offset] | 0x20 == UInt8(ascii: "e") else { return "" }
    var text = String(Unicode.Scalar(self[offset]))
    var end = offset + 1
    if end < count, [UInt8(ascii: "-"), UInt8(ascii: "+")].contains(self[end]) {
      text.unicodeScalars.append(Unicode.Scalar(self[end]))
      end += 1
    }
    guard hasDigit(at: end) else { return "" }
    while hasDigit(at: end), text.utf8.count <= SeparatedDigits.maximumLength {
      text.unicodeScalars.append(Unicode.Scalar(self[end]))
      end += 1
    }
    return text
  }
}
