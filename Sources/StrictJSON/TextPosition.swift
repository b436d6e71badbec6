/// A place in a text: the line, the column and the byte.
///
/// A line ends at a line feed; a carriage return before it belongs to the line. Columns count
/// Unicode code points, as in editors, so a two-byte `é` adds one to the column and two to the
/// offset.
public struct TextPosition: Hashable, Sendable {
  /// The line, counted from 1.
  public var line: Int

  /// The column in Unicode code points, counted from 1.
  public var column: Int

  /// The offset from the beginning of the text in UTF-8 bytes, counted from 0.
  public var offset: Int

  /// Creates a place from a line and a column, counted from 1, and a UTF-8 offset, counted from 0.
  public init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }

  /// The place of a value that was not read from a text: line, column and offset 0.
  package static let nowhere = TextPosition(line: 0, column: 0, offset: 0)
}

extension TextPosition: CustomStringConvertible {
  /// The line and the column as in compilers and editors: `12:5`.
  public var description: String { "\(line):\(column)" }
}
