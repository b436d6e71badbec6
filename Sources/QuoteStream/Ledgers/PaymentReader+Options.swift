public import LivepeerPricing

extension PaymentReader {
  /// The options for reading payments.
  public struct Options: Sendable {
    /// The columns whose values group payments; of events `app`, `pipeline`, `orchestrator` and every
    /// other key of `data`.
    public let groups: [String]
    /// The column of which every record has its own value; nil if records may repeat.
    public let unique: String?
    /// The files' names for the columns.
    public let columns: ColumnNames
    /// The treatment of records that cannot be used, and of repeated ones.
    public let onBadRecord: StreamOptions.BadRowPolicy
    /// Whether the work that is paid for is read: the column `units`, or what an event states.
    public let readsUnits: Bool
    /// The ETH prices over time; nil if all payments have one price or none.
    public let ethPrices: StreamOptions.ETHPrices?
    /// The ETH price of all payments, if there are no prices over time.
    public let ethPrice: ETHPrice?

    /// The maximum number of columns that group payments.
    public static let mostGroups = 5

    /// Creates options; by default nothing is grouped or unique, the columns have our names, the
    /// first bad record ends the reading, and no ETH price is known.
    ///
    /// - Throws: ``OptionsError`` for groups that are repeated, empty, or more than ``mostGroups``.
    public init(
      groups: [String] = [], unique: String? = nil, columns: ColumnNames = ColumnNames(),
      onBadRecord: StreamOptions.BadRowPolicy = .stop, readsUnits: Bool = false,
      ethPrices: StreamOptions.ETHPrices? = nil, ethPrice: ETHPrice? = nil
    ) throws(OptionsError) {
      guard groups.count <= Options.mostGroups else { throw .tooManyGroups(groups.count) }
      for (index, group) in groups.enumerated() {
        guard !group.isEmpty else { throw .emptyName }
        if groups[..<index].contains(where: { $0.utf8.elementsEqual(group.utf8) }) {
          throw .repeatedGroup(group)
        }
        // It would stand twice in the columns of the output.
        if Options.outputColumns.contains(group) { throw .takenName(group) }
      }
      if unique == "" { throw .emptyName }
      self.groups = groups
      self.unique = unique
      self.columns = columns
      self.onBadRecord = onBadRecord
      self.readsUnits = readsUnits
      self.ethPrices = ethPrices
      self.ethPrice = ethPrice
    }

    /// Our names for the columns that are read.
    public static func columnNames(
      groups: [String] = [], unique: String? = nil, readsUnits: Bool = false
    ) -> [String] {
      PaymentFile.columns + (readsUnits ? [PaymentFile.unitsColumn] : []) + groups
        + (unique.map { [$0] } ?? [])
    }

    /// Those of them that every record has.
    package static var requiredColumns: [String] {
      Array(PaymentFile.columns.prefix(PaymentFile.requiredCount))
    }

    private static let outputColumns: Set = [
      "period", "records", "amount_wei", "cost_wei", "net_wei", "amount_usd", "cost_usd", "net_usd",
    ]
  }

  /// Options that cannot be.
  public enum OptionsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// More columns to group by than ``Options/mostGroups``.
    case tooManyGroups(Int)
    /// A column to group by is given twice.
    case repeatedGroup(String)
    /// A column's name is empty.
    case emptyName
    /// A column to group by has the name of one that the output adds.
    case takenName(String)

    /// One line: what is wrong, and what would be right.
    public var description: String {
      switch self {
      case .tooManyGroups(let count):
        "\(count) columns to group by are too many; give at most \(Options.mostGroups)"
      case .repeatedGroup(let name): "'\(name.shown())' is given twice; give it once"
      case .emptyName: "a column's name is empty; name one, as in app"
      case .takenName(let name):
        "'\(name.shown())' is a column of the output; group by another one"
      }
    }
  }
}
