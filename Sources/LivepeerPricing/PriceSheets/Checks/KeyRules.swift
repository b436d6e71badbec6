struct RepeatedKey: SheetRule {
  let code = "repeated-key"
  let severity = PriceSheetRule.Severity.warning
  let explanation = "A key stands in an entry twice, and the node takes the last one."
  let consequence = "the last one holds"

  func findings(in sheet: CheckedSheet) -> [RuleFinding] {
    sheet.remarks.compactMap { remark in
      guard case .repeatedKey = remark.kind else { return nil }
      return RuleFinding(
        position: remark.position, message: remark.message, entry: remark.entry)
    }
  }
}

struct MisspeltKey: SheetRule {
  let code = "misspelt-key"
  let severity = PriceSheetRule.Severity.warning
  let explanation = "A key that the node ignores looks like one that it knows."
  let consequence = "the node ignores it"

  func findings(in sheet: CheckedSheet) -> [RuleFinding] {
    sheet.remarks.compactMap { remark in
      guard case .unknownKey(let name) = remark.kind, let key = PriceKey(resembling: name) else {
        return nil
      }
      return RuleFinding(
        position: remark.position,
        message: "the node ignores '\(name.shown(upTo: 100))'; did you mean \(key.rawValue)?",
        entry: remark.entry)
    }
  }
}

struct UnknownKey: SheetRule {
  let code = "unknown-key"
  let severity = PriceSheetRule.Severity.warning
  let explanation = "A key is none that the node knows, and the node ignores it."
  let consequence = "the node ignores it"

  func findings(in sheet: CheckedSheet) -> [RuleFinding] {
    sheet.remarks.compactMap { remark in
      guard case .unknownKey(let name) = remark.kind, PriceKey(resembling: name) == nil else {
        return nil
      }
      return RuleFinding(
        position: remark.position, message: remark.message, entry: remark.entry)
    }
  }
}

extension PriceKey {
  /// The key that a name was probably meant for: the nearest one, where at most two letters in
  /// five differ, or else one that begins with the name, of four letters or more.
  ///
  /// Case, `_`, `-` and spaces do not count: `pricePerUnit` is `price_per_unit`.
  init?(resembling name: String) {
    let letters = PriceKey.letters(of: name)
    guard (3...30).contains(letters.count) else { return nil }
    var nearest: (key: PriceKey, distance: Int)?
    for (key, known) in PriceKey.spelt {
      let most = max(letters.count, known.count) * 2 / 5
      guard abs(letters.count - known.count) <= most else { continue }
      let distance = editDistance(letters, known)
      if distance <= most, distance < nearest?.distance ?? .max { nearest = (key, distance) }
    }
    let beginning = PriceKey.spelt.first { letters.count >= 4 && $0.letters.starts(with: letters) }
    guard let key = nearest?.key ?? beginning?.key else { return nil }
    self = key
  }

  private static let spelt = allCases.map { (key: $0, letters: letters(of: $0.rawValue)) }

  static func letters(of name: String) -> [Unicode.Scalar] {
    // No name that is much longer resembles a key.
    name.unicodeScalars.prefix(60).filter { !["_", "-", " "].contains($0) }
      .map { ("A"..."Z").contains($0) ? Unicode.Scalar($0.value | 0x20) ?? $0 : $0 }
  }
}

/// How many letters have to be changed, added or removed to turn one text into the other.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var row = Array(0...right.count)
  for (i, letter) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in right.enumerated() {
      let change = diagonal + (letter == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(change, diagonal + 1, row[j] + 1)
    }
  }
  return row[right.count]
}
