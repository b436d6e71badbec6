package import LivepeerEarnings
internal import LivepeerPricing

extension IncomeReport {
  /// Why a file is not the JSON of an income, and where.
  package struct ReadingError: Error, Hashable, Sendable, CustomStringConvertible {
    let position: TextPosition
    let message: String

    /// One line: the place, what is wrong, and what would be right.
    package var description: String { "\(position): \(message)" }
  }

  /// Reads the totals that an income's JSON states; its sums have to be those of its periods.
  ///
  /// - Returns: The totals; nil for a text that is no income's, by the names of its members.
  /// - Complexity: O(*n* log² *n*) in bytes.
  package static func totals(json: [UInt8]) throws(ReadingError) -> IncomeTotals? {
    guard let document = try? JSONNode(parsing: json),
      case .object(let members) = document.value,
      members.contains(where: { $0.name == IncomeKey.periods.rawValue })
    else { return nil }
    let object = try IncomeObject(
      document,
      [.interval, .utcOffset, .columns, .periods, .total, .rejected, .repeated, .otherEvents])
    var totals = IncomeTotals(try object.grouping())
    for node in try object.list(.periods) {
      let row = try IncomeObject(node, [.period, .group] + IncomeObject.sums)
      totals.add(
        try row.sums(), of: try row.period(totals.grouping.interval),
        in: try row.names(totals.grouping.columns))
    }
    totals.rejected = try object.count(.rejected)
    totals.repeated = try object.count(.repeated)
    totals.otherEvents = try object.count(.otherEvents)
    let total = try object.required(.total)
    let stated = try IncomeObject(total, IncomeObject.sums).sums()
    guard stated == totals.total || stated == totals.total.pricedIfEmpty else {
      throw ReadingError(
        position: total.position,
        message: "total is not the sum of the periods; write the file anew")
    }
    return totals
  }
}

/// The members of an object of an income, each key once.
private struct IncomeObject {
  private var nodes: [IncomeKey: JSONNode] = [:]
  private let position: TextPosition

  typealias ReadingError = IncomeReport.ReadingError

  /// The keys of sums.
  static let sums: [IncomeKey] = [
    .records, .amount, .cost, .net, .roundingError, .amountUSD, .amountUSDExact, .costUSD,
    .costUSDExact, .netUSD, .netUSDExact,
  ]

  init(_ node: JSONNode, _ keys: [IncomeKey]) throws(ReadingError) {
    guard case .object(let members) = node.value else {
      throw ReadingError(
        position: node.position, message: "expected an object, found \(node.value.kind)")
    }
    position = node.position
    for member in members {
      guard let key = keys.first(where: { $0.rawValue == member.name }) else {
        throw ReadingError(
          position: member.namePosition,
          message: "unknown key '\(member.name.shown())'; use "
            + keys.map(\.rawValue).joined(separator: ", "))
      }
      guard nodes.updateValue(member.node, forKey: key) == nil else {
        throw ReadingError(
          position: member.namePosition, message: "'\(key.rawValue)' is repeated; remove one")
      }
    }
  }

  func required(_ key: IncomeKey) throws(ReadingError) -> JSONNode {
    guard let node = nodes[key] else {
      throw ReadingError(
        position: position,
        message: "no '\(key.rawValue)'; give JSON that income wrote")
    }
    return node
  }

  private func bad(_ key: IncomeKey, _ allowed: String) -> ReadingError {
    ReadingError(
      position: nodes[key]?.position ?? position, message: "\(key.rawValue): expected \(allowed)")
  }

  func text(_ key: IncomeKey) throws(ReadingError) -> String {
    guard case .string(let text) = try required(key).value else { throw bad(key, "a string") }
    return text
  }

  func list(_ key: IncomeKey) throws(ReadingError) -> [JSONNode] {
    guard case .array(let elements) = try required(key).value else { throw bad(key, "a list") }
    return elements
  }

  func count(_ key: IncomeKey) throws(ReadingError) -> BigInt {
    let text = try text(key)
    guard text.utf8.allSatisfy({ $0.decimalDigit != nil }), let count = BigInt(text) else {
      throw bad(key, "a whole number in plain digits")
    }
    return count
  }

  /// A decimal number of zero or more.
  private func decimal(_ key: IncomeKey) throws(ReadingError) -> Rational {
    let text = try text(key)
    guard text.utf8.allSatisfy({ $0.decimalDigit != nil || $0 == UInt8(ascii: ".") }),
      let number = Rational(text)
    else { throw bad(key, "a number in plain digits") }
    return number
  }

  /// A fraction of two whole numbers of zero or more; nil if there is none.
  private func dollars(_ key: IncomeKey) throws(ReadingError) -> USD? {
    guard let node = nodes[key] else { return nil }
    guard let parts = node.values(of: ["numerator", "denominator"])
    else { throw bad(key, "an object of numerator and denominator") }
    let numbers = parts.map { value -> BigInt? in
      guard case .string(let text) = value, text.utf8.allSatisfy({ $0.decimalDigit != nil })
      else { return nil }
      return BigInt(text)
    }
    guard let numerator = numbers[0], let denominator = numbers[1], denominator > 0 else {
      throw bad(key, "two whole numbers in plain digits, the second above zero")
    }
    return USD(Rational(numerator, denominator))
  }

  func sums() throws(ReadingError) -> IncomeTotals.Sums {
    let amountUSD = try dollars(.amountUSDExact)
    let costUSD = try dollars(.costUSDExact)
    guard (amountUSD == nil) == (costUSD == nil) else {
      throw bad(.costUSDExact, "it beside amount_usd_exact, or neither")
    }
    return IncomeTotals.Sums(
      records: try count(.records), amount: try decimal(.amount),
      roundingError: nodes[.roundingError] == nil ? 0 : try decimal(.roundingError),
      cost: Wei(try count(.cost)), amountUSD: amountUSD, costUSD: costUSD)
  }

  func grouping() throws(ReadingError) -> IncomeTotals.Grouping {
    guard let interval = IncomeTotals.Interval(rawValue: try text(.interval)) else {
      throw bad(.interval, IncomeTotals.Interval.allCases.map(\.rawValue).alternatives)
    }
    guard let offset = try? Timestamp.UTCOffset(text(.utcOffset)) else {
      throw bad(.utcOffset, "an offset from UTC, as in +02:00")
    }
    var columns: [String] = []
    if nodes[.columns] != nil {
      for node in try list(.columns) {
        guard case .string(let name) = node.value else { throw bad(.columns, "a list of strings") }
        columns.append(name)
      }
    }
    return IncomeTotals.Grouping(per: interval, at: offset, by: columns)
  }

  func period(_ interval: IncomeTotals.Interval) throws(ReadingError) -> IncomeTotals.Period {
    guard let period = IncomeTotals.Period(try text(.period), per: interval) else {
      throw bad(.period, "a \(interval.rawValue) by ISO 8601")
    }
    return period
  }

  func names(_ columns: [String]) throws(ReadingError) -> [String] {
    if columns.isEmpty, nodes[.group] == nil { return [] }
    guard let values = try required(.group).values(of: columns)
    else { throw bad(.group, "an object with the keys of 'by'") }
    var names: [String] = []
    for value in values {
      guard case .string(let name) = value else { throw bad(.group, "strings") }
      names.append(name)
    }
    return names
  }
}

extension JSONNode {
  /// Returns the values of an object with the given keys, in the order of these; nil for any other.
  fileprivate func values(of keys: [String]) -> [JSONValue]? {
    guard case .object(let members) = value, members.count == keys.count else { return nil }
    let values = keys.compactMap { key in
      members.first { $0.name.hasSameBytes(as: key) }?.node.value
    }
    return values.count == keys.count ? values : nil
  }
}
