/// A place in a text: the line, the column and the byte.
///
/// A line ends at a line feed (a carriage return before it belongs to the line). Columns count
/// Unicode code points, as editors do, so a two-byte `é` moves the column by one and the offset
/// by two.
public struct TextPosition: Hashable, Sendable {
  /// The line, counted from 1.
  public var line: Int

  /// The column in Unicode code points, counted from 1.
  public var column: Int

  /// The offset from the beginning of the text in UTF-8 bytes, counted from 0.
  public var offset: Int

  /// A place with the given line and column, counted from 1, and UTF-8 offset, counted from 0.
  public init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }

  /// The place of a value that the program built and no text holds: line, column and offset 0.
  package static let nowhere = TextPosition(line: 0, column: 0, offset: 0)
}

extension TextPosition: CustomStringConvertible {
  /// The line and the column, `12:5`, as compilers and editors write them.
  public var description: String { "\(line):\(column)" }
}
