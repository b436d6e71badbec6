internal import ExactMath

extension AnyScale {
  /// Reads a scale's name; errors suggest scales of the unit, if one is given.
  ///
  /// - Parameters:
  ///   - cursor: The text.
  ///   - unit: The unit whose scales are suggested; nil for any.
  ///   - declared: Units whose names are read in addition to the standard ones.
  /// - Returns: The scale.
  /// - Throws: A ``TextFormError`` at the scale's offset, with suggestions.
  static func read(
    from cursor: inout TextCursor, of unit: WorkUnitKind? = nil, declared: [WorkUnitKind] = []
  ) throws(TextFormError) -> AnyScale {
    let start = cursor
    if !declared.isEmpty {
      // A unit may begin with the name of a scale: `token-hour`.
      var whole = cursor
      let name = whole.readUnitName()
      if let unit = declared.first(where: { $0.rawValue == name }) {
        cursor = whole
        return .one(unit)
      }
    }
    let word = cursor.readScaleWord()
    guard !word.isEmpty else {
      throw cursor.expected("a scale such as ms, min, char, px, token or request")
    }
    if let scale = AnyScale(name: word) { return scale }
    var whole = start
    let name = whole.readUnitName()
    throw start.error(
      .unknown(
        "scale", name: String(name.prefix(40)),
        allowed: suggestions(for: name, of: unit, declared: declared)))
  }

  /// Returns the names that an error suggests: the nearest one, or every symbol if none is near.
  private static func suggestions(
    for name: String, of unit: WorkUnitKind?, declared: [WorkUnitKind]
  ) -> [String] {
    let scales = (unit.map { all(of: $0) } ?? all) + declared.map { one($0) }
    let symbols = scales.map(\.symbol)
    let spellings = scales.flatMap { [$0.symbol] + $0.aliases }
    return nearName(to: name, in: spellings).map { [$0] } ?? symbols
  }
}

extension TextCursor {
  /// Reads the letters of a scale's name; `720p-s` and `720p-h` begin with digits.
  fileprivate mutating func readScaleWord() -> String {
    guard let name = ScaleDefinition.numeralName(beginning: bytes[offset...]) else {
      return readWord()
    }
    skip(bytes: name.utf8.count)
    return name
  }

  /// Whether a scale that begins with digits is next; its digits are not a count.
  var isAtNumeralScale: Bool { ScaleDefinition.numeralName(beginning: bytes[offset...]) != nil }

  /// Reads the characters of a unit's name, and one byte more if there are too many for a name.
  fileprivate mutating func readUnitName() -> String {
    let name = bytes[offset...].prefix(TextCursor.maximumWordLength + 1).prefix(
      while: \.isOfUnitName)
    skip(bytes: name.count)
    return String(decoding: name, as: UTF8.self)
  }
}
