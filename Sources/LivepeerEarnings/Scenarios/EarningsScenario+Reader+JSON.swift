internal import LivepeerPricing

extension EarningsScenario.Reader {
  /// Creates a reader of a JSON file.
  ///
  /// - Parameter json: The file's bytes, UTF-8.
  /// - Throws: ``EarningsScenario/ReadingError`` with line and column: for a text that is not
  ///   JSON, unknown and repeated keys, and values of the wrong type.
  /// - Complexity: O(*n*) in bytes.
  public init(json: [UInt8]) throws(EarningsScenario.ReadingError) {
    let document: JSONNode
    do throws(JSONError) {
      document = try JSONNode(parsing: json)
    } catch {
      throw EarningsScenario.ReadingError(.json(error.reason), at: error.position)
    }
    switch document.value {
    case .array(let elements):
      self.init(works: try Self.works(elements, at: document.position), common: [:])
    case .object(let members):
      self = try Self.reader(of: members, at: document.position)
    default:
      throw EarningsScenario.ReadingError(
        .wrongType(allowed: "an object or a list of entries", found: document.value.kind),
        at: document.position)
    }
  }

  /// Creates a reader of JSON text; see ``init(json:)-([UInt8])``.
  ///
  /// - Throws: ``EarningsScenario/ReadingError`` with line and column.
  public init(json: String) throws(EarningsScenario.ReadingError) {
    try self.init(json: Array(json.utf8))
  }

  /// The maximum number of entries of a file: more than any machine has pipelines.
  public static let maximumEntryCount = 100

  private static let entriesKey = "entries"

  private static func reader(
    of members: [JSONMember], at position: TextPosition
  ) throws(EarningsScenario.ReadingError) -> Self {
    let entries = members.filter { $0.name == entriesKey }
    if entries.count > 1 {
      throw EarningsScenario.ReadingError(
        .repeatedKey(first: entries[0].namePosition), at: entries[1].namePosition)
    }
    var texts = try texts(
      members.filter { $0.name != entriesKey },
      allowed: entries.isEmpty
        ? EarningsScenario.Key.allCases : EarningsScenario.Key.allCases.filter { !$0.isOfWork },
      also: [entriesKey])
    guard let list = entries.first?.node else {
      let work = texts.filter { $0.key.isOfWork }
      for key in work.keys { texts[key] = nil }
      return Self(works: [Work(texts: work, position: position)], common: texts)
    }
    guard case .array(let elements) = list.value else {
      throw EarningsScenario.ReadingError(
        .wrongType(allowed: "a list of entries", found: list.value.kind),
        at: list.position)
    }
    return Self(works: try works(elements, at: list.position), common: texts)
  }

  private static func works(
    _ elements: [JSONNode], at position: TextPosition
  ) throws(EarningsScenario.ReadingError) -> [Work] {
    guard !elements.isEmpty else {
      throw EarningsScenario.ReadingError(.impossible(.noWork), at: position)
    }
    guard elements.count <= maximumEntryCount else {
      throw EarningsScenario.ReadingError(
        .tooManyEntries(elements.count), at: elements[maximumEntryCount].position)
    }
    let allowed = EarningsScenario.Key.allCases.filter(\.isOfWork)
    var works: [Work] = []
    for element in elements {
      guard case .object(let members) = element.value else {
        throw EarningsScenario.ReadingError(
          .wrongType(allowed: "an entry, {\"pipeline\": …}", found: element.value.kind),
          at: element.position)
      }
      for member in members {
        if let key = EarningsScenario.Key(rawValue: member.name), !key.isOfWork {
          throw EarningsScenario.ReadingError(.notOfWork(key), key, at: member.namePosition)
        }
      }
      works.append(
        Work(texts: try texts(members, allowed: allowed, also: []), position: element.position))
    }
    return works
  }

  private static func texts(
    _ members: [JSONMember], allowed: [EarningsScenario.Key], also: [String]
  ) throws(EarningsScenario.ReadingError) -> Texts {
    var texts: Texts = [:]
    var places: [EarningsScenario.Key: TextPosition] = [:]
    for member in members {
      guard let key = EarningsScenario.Key(rawValue: member.name), allowed.contains(key) else {
        if let key = EarningsScenario.Key(rawValue: member.name) {
          throw EarningsScenario.ReadingError(.ofWork, key, at: member.namePosition)
        }
        throw EarningsScenario.ReadingError(
          .unknownKey(member.name, allowed: allowed.map(\.rawValue) + also),
          at: member.namePosition)
      }
      if let first = places[key] {
        throw EarningsScenario.ReadingError(
          .repeatedKey(first: first), key, at: member.namePosition)
      }
      places[key] = member.namePosition
      texts[key] = Text(
        text: try text(of: member.node, for: key), position: member.node.position)
    }
    return texts
  }

  private static func text(
    of node: JSONNode, for key: EarningsScenario.Key
  ) throws(EarningsScenario.ReadingError) -> String {
    let allowed: String
    switch (key, node.value) {
    case (.exactContract, .bool(let truth)): return "\(truth)"
    case (.exactContract, _): allowed = "true or false"
    case (_, .string(let text)): return text
    case (.pipeline, _), (.model, _), (.prices, _), (.unit, _), (.records, _):
      allowed = "a string"
    case (_, .number(let text)): return text
    default: allowed = "a string or a number"
    }
    throw EarningsScenario.ReadingError(
      .wrongType(allowed: allowed, found: node.value.kind), key, at: node.position)
  }
}
