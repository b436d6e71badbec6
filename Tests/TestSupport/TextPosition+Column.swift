package import StrictJSON

extension TextPosition {
  /// A place on the first line of an ASCII text.
  package static func column(_ column: Int) -> TextPosition {
    TextPosition(line: 1, column: column, offset: column - 1)
  }
}
