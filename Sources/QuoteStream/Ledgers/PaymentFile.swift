internal import LivepeerNode
internal import LivepeerPricing

/// One file of payments: where its records have what.
struct PaymentFile: Sendable {
  var records: RecordReader

  /// What the columns of a record are.
  private let kind: Kind
  /// The columns that may have the value of each group, the first that is there first.
  private let groups: [[Int]]
  /// The columns of units: their number, or the pipeline, the seconds and the pixels of an event.
  private let units: [Int]
  /// The columns that may have the unique value.
  private let unique: [Int]
  /// The file's names of the columns.
  private let paths: [String]

  private enum Kind {
    /// Records with our columns.
    case plain
    /// The node's events.
    case events
  }

  /// The columns of plain records, in the order of ``Plain``.
  static let columns = ["time", "amount_wei", "cost_wei"]
  /// How many of them every record has.
  static let requiredCount = 2
  /// Our name for the column of units.
  static let unitsColumn = "units"

  private enum Plain { static let time = 0, amount = 1, cost = 2 }
  private enum Event {
    static let type = 0, timestamp = 1, time = 2, fee = 3, tickets = 4, faceValue = 5
    static let probability = 6
    static let paths = [
      "type", "timestamp", "data.current_time_unix", "data.computed_fee", "data.numTickets",
      "data.faceValue", "data.winProb",
    ]
  }

  init(_ options: PaymentReader.Options, _ format: RecordFormat, hasEvents: Bool) {
    let names = options.columns
    let isRenamed = (PaymentFile.columns + [PaymentFile.unitsColumn]).contains {
      names.renamed[$0] != nil
    }
    kind = hasEvents && !isRenamed ? .events : .plain
    var paths =
      kind == .events ? Event.paths : PaymentFile.columns.map { names.name(of: $0) }
    func column(of path: String) -> Int {
      if let index = paths.firstIndex(where: { $0.utf8.elementsEqual(path.utf8) }) { return index }
      paths.append(path)
      return paths.count - 1
    }
    let isOfEvents = kind == .events
    func columns(of name: String) -> [Int] {
      guard names.renamed[name] == nil, isOfEvents else {
        return [column(of: names.name(of: name))]
      }
      return NodeEvent.paths(of: name).map { column(of: $0) }
    }
    groups = options.groups.map { columns(of: $0) }
    unique = options.unique.map { columns(of: $0) } ?? []
    units =
      !options.readsUnits
      ? []
      : isOfEvents
        ? ["data.pipeline", "data.billable_secs", "data.pixels"].map { column(of: $0) }
        : [column(of: names.name(of: PaymentFile.unitsColumn))]
    self.paths = paths
    let required = isOfEvents ? 0 : PaymentFile.requiredCount
    records = RecordReader(
      paths.enumerated().map { index, path in
        index < required
          ? RecordReader.Column(path, ourName: PaymentFile.columns[index], isRequired: true)
          : RecordReader.Column(path)
      },
      format: format)
  }
}

extension PaymentFile {
  /// Returns the payment of a record; nil if it is an event of another type.
  func payment(
    _ record: RecordReader.Record, _ options: PaymentReader.Options
  ) throws(RowError.Fault) -> PaymentReader.Payment? {
    guard let payment = try payment(record) else { return nil }
    var price = options.ethPrice
    if let prices = options.ethPrices {
      do throws(ETHPriceSeries.LookupError) {
        price = try prices.series.price(at: payment.time, maximumAge: prices.maximumAge)
      } catch {
        throw .noETHPrice(error, series: prices.name)
      }
    }
    return PaymentReader.Payment(
      record: payment, work: try work(record), groups: groups.map { first(of: $0, record) ?? "" },
      ethPrice: price,
      line: record.line)
  }

  private func payment(_ record: RecordReader.Record) throws(RowError.Fault) -> PaymentRecord? {
    guard kind == .events else {
      let cost = try optional(Plain.cost, record).map { (text) throws(RowError.Fault) in
        try wei(text, Plain.cost)
      }
      return PaymentRecord(
        time: try time(Plain.time, record),
        amount: PaymentRecord.Amount(try wei(required(Plain.amount, record), Plain.amount)),
        cost: cost ?? 0)
    }
    switch try required(Event.type, record) {
    case NodeEvent.signedTicket:
      return PaymentRecord(
        time: try time(Event.time, record),
        amount: .signedTicket(computedFee: try wei(required(Event.fee, record), Event.fee)))
    case "create_new_payment":
      let tickets = try required(Event.tickets, record)
      guard let count = BigInt(tickets), !count.isNegative else {
        throw .notACount(column: paths[Event.tickets], excerpt: tickets.shown(upTo: 40))
      }
      return PaymentRecord(
        time: try time(Event.timestamp, record),
        amount: .newPayment(
          tickets: count,
          faceValue: try wei(required(Event.faceValue, record), Event.faceValue),
          winProbability: try probability(record)))
    default: return nil
    }
  }

  /// Returns the work that a record pays for; nil if it does not state it.
  private func work(_ record: RecordReader.Record) throws(RowError.Fault) -> PaymentRecord.Work? {
    func number(_ column: Int) throws(RowError.Fault) -> Rational? {
      guard case .text(let text) = record.values[column] else { return nil }
      guard let number = try? BigDecimal(decimal: text).rational, !number.isNegative else {
        throw .notANumber(column: paths[column], excerpt: text.shown(upTo: 40))
      }
      return number
    }
    guard let first = units.first else { return nil }
    guard kind == .events else {
      return try number(first).map { PaymentRecord.Work($0, of: nil) }
    }
    return .signedTicket(
      pipeline: optional(first, record) ?? "", seconds: try number(units[1]),
      pixels: try number(units[2]))
  }

  private func probability(_ record: RecordReader.Record) throws(RowError.Fault) -> BigDecimal {
    let text = try required(Event.probability, record)
    guard let number = try? BigDecimal(decimal: text), number.rational >= 0, number.rational <= 1
    else {
      throw .notAProbability(column: paths[Event.probability], excerpt: text.shown(upTo: 40))
    }
    return number
  }

  /// Returns the value that a record has for itself.
  func uniqueValue(
    _ record: RecordReader.Record, of column: String
  ) throws(RowError.Fault) -> String {
    if let value = first(of: unique, record) { return value }
    let isMissing = unique.allSatisfy { record.values[$0] == .missing }
    throw .noValue(column: column, isMissing: isMissing)
  }

  /// Returns the first of some columns that is there and not empty.
  private func first(of columns: [Int], _ record: RecordReader.Record) -> String? {
    for column in columns {
      if case .text(let text) = record.values[column] { return text }
    }
    return nil
  }

  private func optional(_ column: Int, _ record: RecordReader.Record) -> String? {
    first(of: [column], record)
  }

  private func required(
    _ column: Int, _ record: RecordReader.Record
  ) throws(RowError.Fault) -> String {
    if case .text(let text) = record.values[column] { return text }
    throw .noValue(column: paths[column], isMissing: record.values[column] == .missing)
  }

  private func time(
    _ column: Int, _ record: RecordReader.Record
  ) throws(RowError.Fault) -> Timestamp {
    let text = try required(column, record)
    do throws(TextFormError) {
      return try Timestamp(text)
    } catch {
      throw .badTime(error)
    }
  }

  private func wei(_ text: String, _ column: Int) throws(RowError.Fault) -> Wei {
    do throws(RowError.WholeNumberFault) {
      return Wei(try WeiText.exact(text))
    } catch {
      throw .notWei(column: paths[column], excerpt: text.shown(upTo: 40), error)
    }
  }
}
