public import LivepeerPricing

/// A file that describes a scenario of earnings: JSON whose keys are the flags of the command
/// `earnings`.
///
/// The file is an object with the flags' names as keys, without their dashes:
///
/// ```json
/// {"pipeline": "audio-to-text", "jobs-per-day": 500, "duration": "3m20s",
///  "eth-usd": 3127.45, "fee-share": "50%", "watts": 350, "electricity": 0.15}
/// ```
///
/// Several kinds of work on one machine are entries with their shares of time, which add up to at
/// most 100 %. The terms of the machine are next to them:
///
/// ```json
/// {"eth-usd": 3000, "hardware": 1600, "entries": [
///   {"pipeline": "audio-to-text", "share-of-time": "60%",
///    "units-per-second": 20000, "utilization": "50%"},
///   {"pipeline": "llm", "share-of-time": "40%", "units-per-second": 2000, "utilization": "80%"}]}
/// ```
///
/// A file may also be only a list of entries. An entry describes the work that the machine would do
/// if it did nothing else; its share of time is the share of that work that it does.
///
/// A value is a string in the form that the flag takes, or a number if the flag takes a plain
/// number.
///
/// ```swift
/// import LivepeerEarnings
///
/// let file = try ScenarioFile(
///   json: #"{"pipeline": "llm", "price": "5wei/token", "jobs-per-day": 2, "units": 10}"#)
/// let request = try file.request()
/// print(try Earnings(request.scenario).statement(per: .day).income.gross)  // 100
/// ```
public struct ScenarioFile: Hashable, Sendable {
  /// The terms that the file states.
  package let stated: StatedEarnings

  /// Creates a scenario file from its bytes, exactly.
  ///
  /// - Parameter json: The file's bytes, UTF-8.
  /// - Throws: ``ScenarioError`` with line and column: for a text that is not JSON, unknown and
  ///   repeated keys, and values of the wrong type.
  /// - Complexity: O(*n*) in bytes.
  public init(json: [UInt8]) throws(ScenarioError) {
    let document: JSONNode
    do throws(JSONError) {
      document = try JSONNode(parsing: json)
    } catch {
      throw ScenarioError(.json(error.reason), at: error.position)
    }
    switch document.value {
    case .array(let elements):
      stated = StatedEarnings(
        works: try ScenarioFile.works(elements, at: document.position), common: [:])
    case .object(let members):
      stated = try ScenarioFile.stated(members, at: document.position)
    default:
      throw ScenarioError(
        .wrongType(allowed: "an object or a list of entries", found: document.value.kind),
        at: document.position)
    }
  }

  /// Creates a scenario file from a string; see ``init(json:)-([UInt8])``.
  ///
  /// - Throws: ``ScenarioError`` with line and column.
  public init(json: String) throws(ScenarioError) {
    try self.init(json: Array(json.utf8))
  }

  /// Returns the scenario that the file requests.
  ///
  /// - Parameters:
  ///   - sheet: The prices of work without a price of its own. The key `prices` is for programs
  ///     that open files; here it is ignored.
  ///   - catalogue: The known pipelines, with the units of the sheet's prices.
  /// - Returns: The scenario, and the ETH prices to compute it at.
  /// - Throws: ``ScenarioError`` with line and column, for invalid values.
  public func request(
    prices sheet: PriceSheet = .documented, catalogue: PipelineCatalogue = .documented
  ) throws(ScenarioError) -> EarningsRequest {
    try stated.request(prices: sheet, catalogue: catalogue)
  }

  /// The maximum number of entries of a file: more than any machine has pipelines.
  public static let largestCount = 100

  private static let entriesKey = "entries"

  private static func stated(
    _ members: [JSONMember], at position: TextPosition
  ) throws(ScenarioError) -> StatedEarnings {
    let entries = members.filter { $0.name == entriesKey }
    if entries.count > 1 {
      throw ScenarioError(
        .repeatedKey(first: entries[0].namePosition), at: entries[1].namePosition)
    }
    var terms = try terms(
      members.filter { $0.name != entriesKey },
      allowed: entries.isEmpty
        ? EarningsTerm.allCases : EarningsTerm.allCases.filter { !$0.isOfWork },
      also: [entriesKey])
    guard let list = entries.first?.node else {
      let work = terms.filter { $0.key.isOfWork }
      for term in work.keys { terms[term] = nil }
      return StatedEarnings(works: [.init(terms: work, at: position)], common: terms)
    }
    guard case .array(let elements) = list.value else {
      throw ScenarioError(
        .wrongType(allowed: "a list of entries", found: list.value.kind),
        at: list.position)
    }
    return StatedEarnings(works: try works(elements, at: list.position), common: terms)
  }

  private static func works(
    _ elements: [JSONNode], at position: TextPosition
  ) throws(ScenarioError) -> [StatedEarnings.Work] {
    guard !elements.isEmpty else { throw ScenarioError(.impossible(.noWork), at: position) }
    guard elements.count <= largestCount else {
      throw ScenarioError(.tooManyEntries(elements.count), at: elements[largestCount].position)
    }
    let allowed = EarningsTerm.allCases.filter(\.isOfWork)
    var works: [StatedEarnings.Work] = []
    for element in elements {
      guard case .object(let members) = element.value else {
        throw ScenarioError(
          .wrongType(allowed: "an entry, {\"pipeline\": …}", found: element.value.kind),
          at: element.position)
      }
      for member in members {
        if let term = EarningsTerm(rawValue: member.name), !term.isOfWork {
          throw ScenarioError(.notOfWork, term, at: member.namePosition)
        }
      }
      works.append(
        StatedEarnings.Work(
          terms: try terms(members, allowed: allowed, also: []), at: element.position))
    }
    return works
  }

  private static func terms(
    _ members: [JSONMember], allowed: [EarningsTerm], also: [String]
  ) throws(ScenarioError) -> StatedEarnings.Terms {
    var terms: StatedEarnings.Terms = [:]
    var places: [EarningsTerm: TextPosition] = [:]
    for member in members {
      guard let term = EarningsTerm(rawValue: member.name), allowed.contains(term) else {
        throw ScenarioError(
          .unknownKey(member.name, allowed: allowed.map(\.rawValue) + also),
          at: member.namePosition)
      }
      if let first = places[term] {
        throw ScenarioError(.repeatedKey(first: first), term, at: member.namePosition)
      }
      places[term] = member.namePosition
      terms[term] = StatedTerm(try text(of: member.node, for: term), at: member.node.position)
    }
    return terms
  }

  private static func text(
    of node: JSONNode, for term: EarningsTerm
  ) throws(ScenarioError) -> String {
    let allowed: String
    switch (term, node.value) {
    case (.exactContract, .bool(let truth)): return "\(truth)"
    case (.exactContract, _): allowed = "true or false"
    case (_, .string(let text)): return text
    case (.pipeline, _), (.model, _), (.prices, _), (.unit, _): allowed = "a string"
    case (_, .number(let text)): return text
    default: allowed = "a string or a number"
    }
    throw ScenarioError(
      .wrongType(allowed: allowed, found: node.value.kind), term, at: node.position)
  }
}
