public import StrictJSON

extension ETHPriceSeries {
  /// An error in a file of prices, and its place.
  public struct ReadingError: Error, Hashable, Sendable {
    /// What is wrong with the file.
    public enum Reason: Hashable, Sendable {
      /// The file has no lines, or empty ones alone.
      case noHeader
      /// A column, or a key, is missing; those that are there are given, and one that may be meant.
      case noColumn(String, found: [String], near: String?)
      /// A column, or a key, is there twice.
      case repeatedColumn(String)
      /// A record has more or fewer fields than the header.
      case fieldCount(Int, expected: Int)
      /// A quote is within a field that is not in quotes.
      case strayQuote
      /// A quote opens a field and is not closed.
      case unclosedQuote
      /// There is text between a closing quote and the next comma.
      case textAfterQuote
      /// An empty line is between records.
      case emptyLine
      /// A line is a comment.
      case comment
      /// A line is not JSON.
      case json(JSONError.Reason)
      /// A line is JSON, but no object.
      case notAnObject(found: String)
      /// A key has a value of a type that it does not take.
      case wrongType(String, found: String)
      /// A time or a price cannot be read.
      case text(TextFormError)
      /// There are no prices, or two at one moment.
      case entries(EntriesError)
    }

    /// What is wrong.
    public let reason: Reason
    /// The place in the file.
    public let position: TextPosition

    init(_ reason: Reason, at position: TextPosition) {
      self.reason = reason
      self.position = position
    }
  }
}

extension ETHPriceSeries.ReadingError: CustomStringConvertible {
  /// One line: the place, what is wrong, and what to do.
  public var description: String { "\(position): \(reason)" }
}

extension ETHPriceSeries.ReadingError.Reason: CustomStringConvertible {
  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .noHeader: "no header; the first line names the columns: time,eth_usd"
    case .noColumn(let name, let found, let near):
      "no '\(name)' among \(found.map { "'\($0)'" }.joined(separator: ", "))"
        + (near.map { "; rename '\($0)' to \(name)" } ?? "; a record has time and eth_usd")
    case .repeatedColumn(let name): "'\(name)' is here a second time; rename or drop one"
    case .fieldCount(let count, let expected):
      "\(count) field\(count == 1 ? "" : "s"), but the header has \(expected) columns"
    case .strayQuote:
      "a quote within a field; put the field in quotes and double the quote"
    case .unclosedQuote: "a quote opens and never closes"
    case .textAfterQuote:
      "text after the closing quote; double a quote that belongs to the field"
    case .emptyLine: "an empty line between records; remove it"
    case .comment: "a comment; remove the line: CSV has no comments"
    case .json(let reason): "not JSON: \(reason)"
    case .notAnObject(let found): "expected a JSON object, found \(found)"
    case .wrongType(let key, let found): "\(key) takes a string or a number, found \(found)"
    case .text(let error): "\(error)"
    case .entries(let error): "\(error)"
    }
  }
}
