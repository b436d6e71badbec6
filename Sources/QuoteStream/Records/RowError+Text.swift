internal import LivepeerPricing

extension RowError.Fault: CustomStringConvertible {
  /// One line: what is wrong, and what to do, with our names of columns.
  public var description: String { text(ColumnNames()) }

  /// Returns one line: what is wrong, and what to do, with a file's names of columns.
  func text(_ names: ColumnNames) -> String {
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
    case .missingKey(let column, let near):
      "no key '\(names.shown(column))', which every row needs"
        + (names.renamed[column] == nil ? "" : " for \(column)")
        + (near.map { "; did you mean \($0)?" } ?? "")
    case .notAnObject(let found): "expected a JSON object, found \(found)"
    case .duplicateKey(let column): "the key '\(names.shown(column))' is repeated"
    case .feeKey(let name): "the key '\(name)', which the output adds; rename or drop it"
    case .wrongType(let column, let found):
      "\(names.shown(column)): \(found); write \(UsedColumn(rawValue: column).jsonForm)"
    case .invalidUTF8(let column): "\(names.shown(column)): bytes that are not UTF-8"
    case .nulByte(let column): "\(names.shown(column)): a NUL byte"
    case .noPipeline: "\(names.shown(.pipeline)): empty; name one, as in audio-to-text"
    case .unpriced(let error): "\(error)"
    case .noMeasure: noMeasure(names)
    case .severalMeasures(let columns):
      "several measures: \(columns.map(names.shown).joined(separator: ", ")); give one of them"
    case .incompleteSize(let missing):
      "\(names.shown(missing)): empty; an image has width and height"
    case .measureNotPriced(let column, let pipeline, let unit, let allowed):
      "\(names.shown(column)): \(pipeline.shown) priced per \(unit.rawValue) does not take it; give "
        + allowed.map(names.shown).alternatives
    case .notWhole(let column, let excerpt, let fault):
      "\(names.shown(column)) '\(excerpt)': \(fault); write a whole number in digits only"
    case .notSeconds(let excerpt):
      "\(names.shown(.seconds)) '\(excerpt)': not a time; write seconds of zero or more, as in 12.5"
    case .noTime:
      "\(names.shown(.time)): empty; a series has the ETH price of each row at its time"
    case .badTime(let error):
      (names.renamed["time"] == nil ? "" : "\(names.shown(.time)): ") + "\(error)"
    case .noETHPrice(let error, let series): "\(error) (\(series.shown(upTo: 200)))"
    case .emptyImage(let column): "\(names.shown(column)): an image is at least 1x1 pixels"
    case .badETHPrice(let excerpt):
      "\(names.shown(.ethUSD)) '\(excerpt)': not a price; write dollars above zero, as in 3127.45"
    case .noKey(let column):
      "\(names.shown(column)): empty; it names the job, and every row needs one"
    case .textNotUTF8(let column): "\(names.shown(column)): bytes that are not UTF-8"
    case .noFee: "\(names.shown("fee_wei")): empty; give the fee in whole wei"
    case .noValue(let column, let isMissing):
      "\(column.shown()): \(isMissing ? "missing" : "empty"), and every payment has one"
    case .notWei(let column, let excerpt, let fault):
      "\(column.shown()) '\(excerpt)': \(fault); write whole wei in digits"
    case .notACount(let column, let excerpt):
      "\(column.shown()) '\(excerpt)': not a count; write a whole number in digits only"
    case .notANumber(let column, let excerpt):
      "\(column.shown()) '\(excerpt)': not a number of zero or more; write a decimal, as in 12.5"
    case .notAProbability(let column, let excerpt):
      "\(column.shown()) '\(excerpt)': not a probability; write a decimal from 0 to 1"
    case .repeatedRecord(let column, let excerpt):
      "\(column.shown()) '\(excerpt)' is that of an earlier record; a payment counts once"
    case .feeNotWhole(let excerpt, let fault):
      "\(names.shown("fee_wei")) '\(excerpt)': \(fault); write whole wei in digits only"
    }
  }
}

extension RowError.Fault {
  private func noMeasure(_ names: ColumnNames) -> String {
    let renamed = UsedColumn.measureNames.filter { names.renamed[$0] != nil }
    return renamed.isEmpty
      ? "no measure; give \(UsedColumn.measureChoice)"
      : "\(renamed.map { names.shown($0) }.alternatives): empty; the amount of work is in it"
  }
}

extension UsedColumn? {
  fileprivate var jsonForm: String {
    switch self {
    case .pipeline, .modelID: "a string"
    case .seconds: "a number or a string, as in 12.5"
    case .ethUSD: "a number or a string, as in 3127.45"
    case .time: "ISO 8601 with an offset in a string, or Unix seconds or milliseconds"
    case nil: "a string or a number"
    default: "a whole number, or a string of digits"
    }
  }
}
