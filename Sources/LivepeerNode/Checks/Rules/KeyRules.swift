internal import LivepeerPricing

struct RepeatedKey: SheetRule {
  let code = "repeated-key"
  let severity = PriceSheetCheck.Rule.Severity.warning
  let explanation = "An entry has a key twice, and the node uses the last one."
  let consequence = "the last one applies"

  func findings(in sheet: CheckedSheet) -> [RuleFinding] {
    sheet.file.remarks.compactMap { remark in
      guard case .repeatedKey = remark.kind else { return nil }
      return RuleFinding(
        position: remark.position, message: remark.message, entry: remark.entry)
    }
  }
}

struct MisspeltKey: SheetRule {
  let code = "misspelt-key"
  let severity = PriceSheetCheck.Rule.Severity.warning
  let explanation = "A key that the node ignores looks like one that it knows."
  let consequence = "the node ignores it"

  func findings(in sheet: CheckedSheet) -> [RuleFinding] {
    sheet.file.remarks.compactMap { remark in
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
  let severity = PriceSheetCheck.Rule.Severity.warning
  let explanation = "The node does not know a key, and ignores it."
  let consequence = "the node ignores it"

  func findings(in sheet: CheckedSheet) -> [RuleFinding] {
    sheet.file.remarks.compactMap { remark in
      guard case .unknownKey(let name) = remark.kind, PriceKey(resembling: name) == nil else {
        return nil
      }
      return RuleFinding(
        position: remark.position, message: remark.message, entry: remark.entry)
    }
  }
}

extension PriceKey {
  /// Creates the key that a name was probably meant for, according to `nearName`.
  init?(resembling name: String) {
    guard let near = nearName(to: name, in: PriceKey.allCases.map(\.rawValue)) else { return nil }
    self.init(rawValue: near)
  }
}
