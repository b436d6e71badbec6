internal import LivepeerPricing

/// A table for people: aligned columns in plain characters.
///
/// Names come from files that others wrote: control characters for the terminal are shown as
/// U+FFFD.
package struct TextTable {
  package enum Alignment {
    case left, right
    /// Left-aligned, directly after the preceding column: the unit of a figure.
    case suffix
  }

  /// A line of the table: cells in the columns, or a text across them: about the rows beside it, or a
  /// note about the table.
  package enum Row {
    /// One of the cells may be the better one of those that are compared.
    case cells([String], better: Int? = nil)
    case text(String)
    case note(String)
  }

  package var alignments: [Alignment]
  package var header: [String]?
  package var rows: [Row]

  package init(_ alignments: [Alignment], header: [String]? = nil, rows: [Row] = []) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }

  /// Creates a table with names on the left and their values on the right.
  package init(pairs: [(String, String)]) {
    self.init([.left, .left], rows: pairs.map { .cells([$0, $1]) })
  }

  /// The lines, each ended by a line feed, without trailing spaces.
  package var text: String { text(isStyled: false) }

  /// Returns the lines, with styles for a terminal or without.
  package func text(isStyled: Bool) -> String {
    let rows = rows.map(\.shown)
    let cells = (header.map { [$0] } ?? []) + rows.compactMap(\.cells)
    let widths = alignments.indices.map { column in
      cells.map { $0[column].count }.max() ?? 0
    }
    var lines = (header.map { [line($0, widths)] } ?? [])
    for row in rows {
      switch row {
      case .cells(let cells, let better):
        lines.append(line(cells, widths, better: isStyled ? better : nil))
      case .text(let text), .note(let text): lines.append(text)
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func line(_ cells: [String], _ widths: [Int], better: Int? = nil) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() {
      let padding = String(repeating: " ", count: widths[column] - cell.count)
      let gap = column == 0 ? "" : alignments[column] == .suffix ? " " : "  "
      let text = TextStyle.better.text(cell, isShown: column == better)
      line += gap + (alignments[column] == .right ? padding + text : text + padding)
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}

extension TextTable.Row {
  fileprivate var cells: [String]? {
    if case .cells(let cells, _) = self { cells } else { nil }
  }

  fileprivate var shown: TextTable.Row {
    switch self {
    case .cells(let cells, let better): .cells(cells.map { $0.shown(upTo: .max) }, better: better)
    case .text(let text): .text(text.shown(upTo: .max))
    case .note(let text): .note(text.shown(upTo: .max))
    }
  }
}
