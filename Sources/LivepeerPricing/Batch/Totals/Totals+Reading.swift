internal import ExactMath

extension Totals {
  /// Reads totals from the text that ``json`` writes.
  ///
  /// Members and groups may stand in any order; white space does not matter. Everything else is
  /// held against the shape: keys, names, digits, and that the sums are those of the groups.
  ///
  /// - Parameter json: The file's bytes, UTF-8.
  /// - Throws: ``Totals/ReadingError`` with line and column.
  /// - Complexity: O(*n* log² *n*) in bytes, and O(*m* log³ *m*) in the digits of dollars that are
  ///   fractions, of which there are at most ``maximumFractionDigits``.
  public init(json: [UInt8]) throws(Totals.ReadingError) {
    let document: JSONNode
    do throws(JSONError) {
      document = try JSONNode(parsing: json)
    } catch {
      throw .json(error)
    }
    let members = try TotalsObject(document, keys: TotalsKey.ofTotals)
    let groups = try Totals.groups(try members.required(.groups))
    let rejected = try members.count(.rejected)
    guard Totals.fractionDigitCount(groups) <= Totals.maximumFractionDigits else {
      throw .refused(
        .tooManyDigits(limit: Totals.maximumFractionDigits), at: members.position(of: .groups))
    }
    self.init(groups, rejectedCount: rejected)
    try members.check(.rows, try members.count(.rows).description, rows.description)
    try members.check(.feeWei, try members.count(.feeWei).description, fee.count.description)
    try members.check(
      .feeUSD, try members.dollars()?.dollars.shortestText, feeUSD?.dollars.shortestText)
  }

  /// Reads totals from a string; see ``init(json:)-([UInt8])``.
  public init(json: String) throws(Totals.ReadingError) {
    try self.init(json: Array(json.utf8))
  }

  private static func groups(_ node: JSONNode) throws(Totals.ReadingError) -> [Group] {
    guard case .array(let elements) = node.value else {
      throw .refused(
        .wrongType(key: TotalsKey.groups.rawValue, allowed: "an array", found: node.value.kind),
        at: node.position)
    }
    var groups: [(group: Group, position: TextPosition)] = []
    for element in elements { groups.append((try group(element), element.position)) }
    let sorted = groups.sorted { ($0.group.precedes($1.group)) }
    for (first, second) in zip(sorted, sorted.dropFirst())
    where !first.group.precedes(second.group) {
      let later = first.position.offset < second.position.offset ? second : first
      throw .refused(.repeatedGroup, at: later.position)
    }
    return groups.map(\.group)
  }

  private static func group(_ node: JSONNode) throws(Totals.ReadingError) -> Group {
    let members = try TotalsObject(node, keys: TotalsKey.ofGroup)
    return Group(
      pipeline: Pipeline(try members.nonemptyText(.pipeline)),
      modelID: ModelID(try members.text(.model)),
      unit: try members.unit(.unit),
      rowCount: try members.count(.rows),
      units: try members.count(.units),
      fee: Wei(try members.count(.feeWei)),
      feeUSD: try members.dollars())
  }
}

extension Totals {
  /// The most digits that the dollars of a totals file's groups may have in all, as far as they are
  /// fractions that no decimal spells, such as 1/3: 500,000.
  ///
  /// Their sum has as many, and no decimal ETH price brings one about.
  public static let maximumFractionDigits = 500_000

  /// The digits of the denominators of all dollars that no decimal spells.
  static func fractionDigitCount(_ groups: [Group]) -> Int {
    groups.reduce(0) { sum, group in
      guard let dollars = group.feeUSD?.dollars, BigDecimal(exactly: dollars) == nil else {
        return sum
      }
      return sum + dollars.denominator.description.utf8.count
    }
  }
}
