internal import ExactMath

extension AnyScale {
  /// Reads a scale's name; errors suggest scales of the unit, if one is given.
  ///
  /// - Parameters:
  ///   - cursor: The text.
  ///   - unit: The unit whose scales can stand there; nil for any.
  ///   - declared: Units besides the standard ones whose names are read.
  /// - Returns: The scale.
  /// - Throws: ``TextFormError``.
  static func read(
    from cursor: inout TextCursor, of unit: WorkUnitKind? = nil, declared: [WorkUnitKind] = []
  ) throws(TextFormError) -> AnyScale {
    let start = cursor.offset
    let word = cursor.readScaleWord()
    guard !word.isEmpty else {
      throw cursor.expected("a scale such as ms, min, char, px, token or request")
    }
    if let scale = AnyScale(name: word) { return scale }
    var whole = cursor
    let name = word + whole.readNameRest()
    if let unit = declared.first(where: { $0.rawValue == name }) {
      cursor = whole
      return .one(unit)
    }
    throw cursor.error(
      .unknown(
        "scale", name: String(name.prefix(40)),
        allowed: suggestions(for: name, of: unit, declared: declared)),
      at: start)
  }

  /// The names that an error suggests: those that are nearly written so, or else every symbol.
  private static func suggestions(
    for name: String, of unit: WorkUnitKind?, declared: [WorkUnitKind]
  ) -> [String] {
    let scales = (unit.map { all(of: $0) } ?? all) + declared.map { one($0) }
    let symbols = scales.map(\.symbol)
    let spellings = scales.flatMap { scale in
      [scale.symbol] + ScaleDefinition.all.filter { $0.symbol == scale.symbol }.flatMap(\.aliases)
    }
    return nearName(to: name, in: spellings).map { [$0] } ?? symbols
  }
}

extension TextCursor {
  /// Reads the letters of a scale's name; `720p-s` and `720p-h` begin with digits.
  fileprivate mutating func readScaleWord() -> String {
    let rest = bytes[offset...].prefix(6)
    let text = String(decoding: rest, as: UTF8.self).lowercased()
    guard rest.count == 6, text == "720p-s" || text == "720p-h" else { return readWord() }
    for byte in rest { _ = skip(byte) }
    return text
  }

  /// Whether a scale that begins with digits is next, which is no count.
  var isAtVideoScale: Bool {
    var copy = self
    return copy.readScaleWord().utf8.first?.decimalDigit != nil
  }

  /// Reads what may follow the letters of a unit's name: letters, digits and hyphens.
  fileprivate mutating func readNameRest() -> String {
    let start = offset
    while let byte = next, byte.isLetter || byte.decimalDigit != nil || byte == UInt8(ascii: "-") {
      _ = skip(byte)
    }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}
