internal import ExactMath

/// The members of an object in a totals file, each key once.
struct TotalsObject {
  private var nodes: [TotalsKey: JSONNode] = [:]
  private let position: TextPosition

  /// - Parameters:
  ///   - node: What has to be an object.
  ///   - keys: The keys that it may have.
  /// - Throws: ``Totals/ReadingError`` for something else, and for other and repeated keys.
  init(_ node: JSONNode, keys: [TotalsKey]) throws(Totals.ReadingError) {
    guard case .object(let members) = node.value else {
      throw .refused(
        .wrongType(key: nil, allowed: "an object", found: node.value.kind), at: node.position)
    }
    position = node.position
    for member in members {
      guard let key = keys.first(where: { $0.rawValue == member.name }) else {
        throw .refused(
          .unknownKey(member.name, allowed: keys.map(\.rawValue)), at: member.namePosition)
      }
      guard nodes.updateValue(member.node, forKey: key) == nil else {
        throw .refused(.repeatedKey(key.rawValue), at: member.namePosition)
      }
    }
  }

  /// Returns the place of a key's value, or of the object that lacks it.
  func position(of key: TotalsKey) -> TextPosition { nodes[key]?.position ?? position }

  func required(_ key: TotalsKey) throws(Totals.ReadingError) -> JSONNode {
    guard let node = nodes[key] else {
      throw .refused(.missing(key: key.rawValue), at: position)
    }
    return node
  }

  func text(_ key: TotalsKey) throws(Totals.ReadingError) -> String {
    let node = try required(key)
    guard case .string(let text) = node.value else {
      throw .refused(
        .wrongType(
          key: key.rawValue, allowed: "a string, numbers included", found: node.value.kind),
        at: node.position)
    }
    return text
  }

  /// A whole number of zero or more, in plain digits.
  func count(_ key: TotalsKey) throws(Totals.ReadingError) -> BigInt {
    let text = try text(key)
    guard text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
      let count = BigInt(text)
    else { throw bad(key, text, "a whole number in plain digits") }
    return count
  }

  func optional(_ key: TotalsKey) -> JSONNode? { nodes[key] }

  /// A name that is not empty.
  func nonemptyText(_ key: TotalsKey) throws(Totals.ReadingError) -> String {
    let text = try text(key)
    guard !text.isEmpty else {
      throw .refused(.emptyName(key: key.rawValue), at: position(of: key))
    }
    return text
  }

  /// The name of a unit.
  func unit(_ key: TotalsKey) throws(Totals.ReadingError) -> WorkUnitKind {
    let text = try text(key)
    guard let unit = WorkUnitKind(rawValue: text) else {
      throw .refused(.notAUnit(text), at: position(of: key))
    }
    return unit
  }

  /// Refuses a sum that the groups do not add up to; nil stands for dollars that are not known.
  func check(_ key: TotalsKey, _ stated: String?, _ sum: String?) throws(Totals.ReadingError) {
    guard stated == sum else {
      throw .refused(
        .wrongSum(key: key.rawValue, stated: stated, sum: sum), at: position(of: key))
    }
  }

  func bad(_ key: TotalsKey, _ text: String, _ allowed: String) -> Totals.ReadingError {
    // 164 bytes hold 41 characters of any script: one more tells that the text was cut.
    let excerpt = String(decoding: text.utf8.prefix(164), as: UTF8.self)
    return .refused(
      .badNumber(key: key.rawValue, text: excerpt, allowed: allowed), at: position(of: key))
  }
}
