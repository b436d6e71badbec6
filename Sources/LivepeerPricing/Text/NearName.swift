/// Returns the name that a misspelled one was probably meant for.
///
/// Case, `_`, `-` and spaces are ignored: `pricePerUnit` is `price_per_unit`, and `Audio To Text` is
/// `audio-to-text`. The result is the nearest name if at most two letters in five differ, or else
/// the first name that begins with the misspelled one, if that is its first word (`eth` of
/// `eth-usd`) or has at least four letters.
///
/// - Parameters:
///   - name: The misspelled name.
///   - names: The known names.
/// - Returns: One of `names`, or nil if none is near.
/// - Complexity: O(*n*) in the total length of `names`; at most 60 characters of `name` are read.
package func nearName(to name: String, in names: [String]) -> String? {
  let letters = letters(of: name)
  guard (3...30).contains(letters.count) else { return nil }
  var nearest: (name: String, distance: Int)?
  var beginning: String?
  for known in names {
    let knownLetters = LivepeerPricing.letters(of: known)
    let maximum = max(letters.count, knownLetters.count) * 2 / 5
    if abs(letters.count - knownLetters.count) <= maximum {
      let distance = editDistance(letters, knownLetters)
      if distance <= maximum, distance < nearest?.distance ?? .max { nearest = (known, distance) }
    }
    if beginning == nil, knownLetters.starts(with: letters),
      letters.count >= 4 || letters == firstWord(of: known)
    {
      beginning = known
    }
  }
  return nearest?.name ?? beginning
}

/// Returns the name with words between hyphens that a misspelled one was probably meant for:
/// `--eth-usd` for `--eth-price` and `--usd`.
///
/// It is a near name or any other with the same first word, or else a near one, or else one that has
/// a word in common.
package func likeName(to name: String, in names: [String]) -> String? {
  let words = name.split(separator: "-")
  let alike = names.filter { $0.split(separator: "-").first == words.first }
  return nearName(to: name, in: alike) ?? alike.first ?? nearName(to: name, in: names)
    ?? names.first { !Set($0.split(separator: "-")).isDisjoint(with: words) }
}

/// Returns the letters that names are compared by, in lower case.
private func letters(of name: String) -> [Unicode.Scalar] {
  // No name that is much longer resembles a known one.
  name.unicodeScalars.prefix(60).filter { !separators.contains($0) }
    .map { ("A"..."Z").contains($0) ? Unicode.Scalar($0.value | 0x20) ?? $0 : $0 }
}

/// Returns the letters of a name before its first separator.
private func firstWord(of name: String) -> [Unicode.Scalar] {
  let words = name.unicodeScalars.split { separators.contains($0) }.map { String($0) }
  return letters(of: words.first ?? "")
}

/// The characters between the words of a name.
private let separators: [Unicode.Scalar] = ["_", "-", " "]

/// Returns the number of letters to change, add, remove or swap with the next one to turn one text
/// into the other.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for (i, letter) in left.enumerated() {
    var row = [i + 1]
    for (j, other) in right.enumerated() {
      var distance = min(last[j] + (letter == other ? 0 : 1), last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other {
        distance = min(distance, beforeLast[j - 1] + 1)
      }
      row.append(distance)
    }
    (beforeLast, last) = (last, row)
  }
  return last[right.count]
}

extension [String] {
  /// The texts as alternatives in a sentence: `a`, `a or b`, `a, b or c`.
  package var alternatives: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " or " + last
  }
}
