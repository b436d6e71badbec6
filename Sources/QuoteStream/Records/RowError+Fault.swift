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
    /// The object does not have a key that every row needs; one that may be meant.
    case missingKey(String, near: String?)
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
    /// The time of a row is empty, and a series has the ETH prices.
    case noTime
    /// The time of a row cannot be read.
    case badTime(TextFormError)
    /// A series has no ETH price at the time of a row; the series is named as it was given.
    case noETHPrice(ETHPriceSeries.LookupError, series: String)
    /// An ETH price is not a decimal number above zero.
    case badETHPrice(excerpt: String)
    /// The column that identifies the job is empty or absent.
    case noKey(column: String)
    /// A column that is not a ``UsedColumn`` has bytes that are not UTF-8.
    case textNotUTF8(column: String)
    /// No fee is given.
    case noFee
    /// A record has no value in a column that every one needs; whether the column, or key, is missing.
    case noValue(column: String, isMissing: Bool)
    /// An amount is not a whole number of wei, in digits or otherwise exactly.
    case notWei(column: String, excerpt: String, RowError.WholeNumberFault)
    /// A count is not a whole number of zero or more.
    case notACount(column: String, excerpt: String)
    /// A number is not a decimal of zero or more.
    case notANumber(column: String, excerpt: String)
    /// A probability is not a decimal number from 0 through 1.
    case notAProbability(column: String, excerpt: String)
    /// A record has the same value as an earlier one in a column of which each has its own.
    case repeatedRecord(column: String, excerpt: String)
    /// A fee is not a whole number of wei, in digits or otherwise exactly.
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
