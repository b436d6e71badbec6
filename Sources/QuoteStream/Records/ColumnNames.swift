internal import LivepeerPricing

/// The names that a file has for the columns that are read, as far as they are not ours.
///
/// In CSV a name is that of a column. In NDJSON it is a key, or the keys on the way to a value with
/// points between: `data.computed_fee` is `computed_fee` in the object `data`.
///
/// ```swift
/// import QuoteStream
///
/// var names = ColumnNames()
/// try names.rename("units", to: "data.pixels")
/// print(names.name(of: "units"), names.name(of: "pipeline"))
/// // data.pixels pipeline
/// ```
public struct ColumnNames: Hashable, Sendable {
  /// The file's name for each column that has another one than ours.
  public private(set) var renamed: [String: String] = [:]

  /// Creates our own names.
  public init() {}

  /// Creates names from texts such as `units=data.pixels`: ours, an equals sign, and the file's.
  ///
  /// - Parameters:
  ///   - texts: The texts, each for a column of its own.
  ///   - columns: The columns that are read.
  /// - Throws: ``NamingError``.
  public init(_ texts: [String], of columns: [String]) throws(NamingError) {
    for text in texts {
      guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else {
        throw .noEqualsSign(text)
      }
      let column = String(text[..<equals])
      guard columns.contains(where: { $0.utf8.elementsEqual(column.utf8) }) else {
        throw .unknownColumn(column, known: columns, near: nearName(to: column, in: columns))
      }
      guard renamed[column] == nil else { throw .repeatedColumn(column) }
      try rename(column, to: String(text[text.utf8.index(after: equals)...]))
    }
  }

  /// Takes a name for a column, in place of another one that it may have.
  ///
  /// - Throws: ``NamingError`` if the name is empty, or another column has it.
  public mutating func rename(_ column: String, to name: String) throws(NamingError) {
    guard !name.isEmpty else { throw .emptyName(of: column) }
    let other = renamed.filter { $0.value.utf8.elementsEqual(name.utf8) && $0.key != column }
      .keys.min()
    if let other { throw .sharedName(name, of: other, and: column) }
    renamed[column] = name
  }

  /// Returns these names with those of `others` in place of their own.
  ///
  /// - Throws: ``NamingError/sharedName(_:of:and:)`` if two columns have one name then.
  public func overridden(by others: ColumnNames) throws(NamingError) -> ColumnNames {
    var names = self
    for column in others.renamed.keys { names.renamed[column] = nil }
    for (column, name) in others.renamed.sorted(by: { $0.key < $1.key }) {
      try names.rename(column, to: name)
    }
    return names
  }

  /// Refuses names that leave a column without one, as another column has its name.
  package func require(_ columns: [String]) throws(NamingError) {
    for column in columns where renamed[column] == nil {
      let other = renamed.filter { $0.value.hasSameBytes(as: column) }.keys.min()
      if let other { throw .takenName(column, by: other) }
    }
  }

  /// Returns the file's name of a column.
  public func name(of column: String) -> String { renamed[column] ?? column }

  /// Returns the file's name of a column for messages.
  func shown(_ column: String) -> String { name(of: column).shown() }
  func shown(_ column: UsedColumn) -> String { shown(column.rawValue) }
}

extension ColumnNames {
  /// Names that columns cannot have.
  public enum NamingError: Error, Hashable, Sendable {
    /// A text does not have an equals sign.
    case noEqualsSign(String)
    /// A column that is not read; those that are, and one that may be meant.
    case unknownColumn(String, known: [String], near: String?)
    /// A column has two names.
    case repeatedColumn(String)
    /// Two columns have one name.
    case sharedName(String, of: String, and: String)
    /// A column that has to be there has its name taken by another one.
    case takenName(String, by: String)
    /// A name is empty.
    case emptyName(of: String)
  }
}

extension ColumnNames.NamingError: CustomStringConvertible {
  /// One line: what is wrong, and what to do.
  public var description: String {
    switch self {
    case .noEqualsSign(let text):
      "'\(text.shown())' has no '='; write our column and the file's, as in units=data.pixels"
    case .unknownColumn(let name, let known, let near):
      "no column '\(name.shown())' is read; "
        + (near.map { "did you mean \($0)?" } ?? "use one of \(known.joined(separator: ", "))")
    case .repeatedColumn(let column):
      "\(column.shown()) is named twice; give one of the names"
    case .sharedName(let name, let first, let second):
      "'\(name.shown())' is named for \(first.shown()) and for \(second.shown()); "
        + "give each a column of its own"
    case .takenName(let column, let other):
      "'\(column.shown())' is named for \(other.shown()); name another one for \(column.shown()) too, "
        + "as in \(column.shown())=data.value"
    case .emptyName(let column):
      "\(column.shown()) has no name; write the file's, as in \(column.shown())=data.value"
    }
  }
}
