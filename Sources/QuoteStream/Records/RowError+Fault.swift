public import LivepeerPricing

extension RowError {
  /// The reason why a row cannot be priced.
  public enum Fault: Error, Hashable, Sendable {
    /// The row has more or fewer fields than the header has columns.
    case fieldCount(Int, expected: Int)
    /// A quote opens a field but is not closed.
    case unclosedQuote(column: String)
    /// A quote is within a field that is not in quotes.
    case strayQuote(column: String)
    /// There is text between a closing quote and the next comma.
    case textAfterQuote(column: String)
    /// There is an empty line between rows of CSV.
    case emptyLine
    /// The line begins as a comment, and does not have the fields of a row.
    case comment
    /// Lines within the row end only in a carriage return.
    case carriageReturn
    /// The line is not JSON.
    case json(JSONError)
    /// A byte order mark is before the object on a line other than the first.
    case byteOrderMark
    /// The line is the header of a CSV file.
    case csvHeader
    /// A column that every row needs has another name.
    case otherName(HeaderError.ColumnSuggestion)
    /// The line is JSON, but not an object.
    case notAnObject(found: String)
    /// The object has a used key twice.
    case duplicateKey(String)
    /// A key that the output adds is already in the object.
    case feeKey(String)
    /// A used key has a value of a type that it does not take.
    case wrongType(String, found: String)
    /// A used field has bytes that are not UTF-8.
    case invalidUTF8(UsedColumn)
    /// A used field has a NUL byte.
    case nulByte(UsedColumn)
    /// No pipeline is named.
    case noPipeline
    /// The sheet's entry has no price at the row's ETH price.
    case unpriced(PriceSheet.LookupError)
    /// No measure gives the amount of work.
    case noMeasure
    /// More than one measure gives the amount of work.
    case severalMeasures([UsedColumn])
    /// An image has a width or a height, but not both.
    case incompleteSize(missing: UsedColumn)
    /// The pipeline is not priced by the measure; the allowed columns are given.
    case measureNotPriced(UsedColumn, Pipeline, WorkUnitKind, allowed: [UsedColumn])
    /// A measure is not a whole number.
    case notWhole(UsedColumn, excerpt: String, RowError.WholeNumberFault)
    /// A number of seconds is not a decimal number of zero or more.
    case notSeconds(excerpt: String)
    /// An image has no pixels.
    case emptyImage(UsedColumn)
    /// An ETH price is not a decimal number above zero.
    case badETHPrice(excerpt: String)
    /// The column that identifies the job is empty or absent.
    case noKey(column: String)
    /// A column that is not a ``UsedColumn`` has bytes that are not UTF-8.
    case textNotUTF8(column: String)
    /// No fee is given.
    case noFee
    /// A fee is not a whole number of wei.
    case feeNotWhole(excerpt: String, RowError.WholeNumberFault)
  }
}

extension RowError {
  /// The reason why a text is not a whole number.
  public enum WholeNumberFault: Error, Hashable, Sendable {
    /// The text has a minus sign.
    case negative
    /// The text has a plus sign.
    case plusSign
    /// The text has a decimal point.
    case fraction
    /// The text has an exponent.
    case exponent
    /// The text has white space.
    case space
    /// The text has an underscore.
    case underscore
    /// The text has the given number of digits, which is more than the maximum.
    case tooLong(Int)
    /// The text has any other character.
    case notADigit
  }
}

extension RowError.Fault: CustomStringConvertible {
  /// One line: what is wrong, and what to do.
  public var description: String {
    switch self {
    case .fieldCount(let count, let expected):
      "\(count) field\(count == 1 ? "" : "s"), but the header has \(expected) columns"
    case .unclosedQuote(let column): "\(column): a quote opens and never closes"
    case .strayQuote(let column):
      "\(column): a quote within a field; put the field in quotes and double the quote"
    case .textAfterQuote(let column):
      "\(column): text after the closing quote; double a quote that belongs to the field"
    case .emptyLine: "an empty line between rows; remove it"
    case .comment: "a comment; remove the line: CSV has no comments"
    case .carriageReturn:
      "a carriage return (CR) without a line feed; end each row with a line feed (LF or CRLF)"
    case .json(let error): "not JSON, column \(error.position.column): \(error.reason)"
    case .byteOrderMark: "a byte order mark, which only a file's first line may have; remove it"
    case .csvHeader: "the header of a CSV file; read the file as csv"
    case .otherName(let suggestion): "no \(suggestion.meant); \(suggestion)"
    case .notAnObject(let found): "expected a JSON object, found \(found)"
    case .duplicateKey(let column): "the key '\(column)' is repeated"
    case .feeKey(let name): "the key '\(name)', which the output adds; rename or drop it"
    case .wrongType(let column, let found):
      "\(column): \(found); write \(UsedColumn(rawValue: column).jsonForm)"
    case .invalidUTF8(let column): "\(column.rawValue): bytes that are not UTF-8"
    case .nulByte(let column): "\(column.rawValue): a NUL byte"
    case .noPipeline: "pipeline: empty; name one, as in audio-to-text"
    case .unpriced(let error): "\(error)"
    case .noMeasure: "no measure; give \(UsedColumn.measureChoice)"
    case .severalMeasures(let columns):
      "several measures: \(columns.map(\.rawValue).joined(separator: ", ")); give one of them"
    case .incompleteSize(let missing): "\(missing.rawValue): empty; an image has width and height"
    case .measureNotPriced(let column, let pipeline, let unit, let allowed):
      "\(column.rawValue): \(pipeline) priced per \(unit.rawValue) does not take it; give "
        + allowed.map(\.rawValue).alternatives
    case .notWhole(let column, let excerpt, let fault):
      "\(column.rawValue) '\(excerpt)': \(fault); write a whole number in digits only"
    case .notSeconds(let excerpt):
      "seconds '\(excerpt)': not a time; write seconds of zero or more, as in 12.5"
    case .emptyImage(let column): "\(column.rawValue): an image is at least 1x1 pixels"
    case .badETHPrice(let excerpt):
      "eth_usd '\(excerpt)': not a price; write dollars above zero, as in 3127.45"
    case .noKey(let column): "\(column): empty; it names the job, and every row needs one"
    case .textNotUTF8(let column): "\(column): bytes that are not UTF-8"
    case .noFee: "fee_wei: empty; give the fee in whole wei"
    case .feeNotWhole(let excerpt, let fault):
      "fee_wei '\(excerpt)': \(fault); write whole wei in digits only"
    }
  }
}

extension RowError.WholeNumberFault: CustomStringConvertible {
  /// The fault in a few words.
  public var description: String {
    switch self {
    case .negative: "negative"
    case .plusSign: "a plus sign"
    case .fraction: "a decimal point"
    case .exponent: "an exponent"
    case .space: "white space"
    case .underscore: "an underscore"
    case .tooLong(let digits):
      "\(digits) digits, more than the maximum of \(WholeNumber.mostDigits)"
    case .notADigit: "not a number"
    }
  }
}

extension UsedColumn? {
  fileprivate var jsonForm: String {
    switch self {
    case .pipeline, .modelID: "a string"
    case .seconds: "a number or a string, as in 12.5"
    case .ethUSD: "a number or a string, as in 3127.45"
    case nil: "a string or a number"
    default: "a whole number, or a string of digits"
    }
  }
}
