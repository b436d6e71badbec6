/// The table as HTML, row by row.
extension TextTable {
  /// The element of the table, in one that scrolls.
  var html: String {
    let heading = header.map { "<thead>\n\(row(of: $0, "th"))\n</thead>\n" } ?? ""
    return "<div class=\"table\">\n<table>\n\(heading)<tbody>\n"
      + rows.compactMap(htmlRow).map { $0 + "\n" }.joined() + "</tbody>\n</table>\n</div>"
  }

  /// Returns the element of a row; nil for one that is only there for space.
  private func htmlRow(_ row: Row) -> String? {
    switch row {
    case .cells(let cells, _): self.row(of: cells, "td")
    case .text(""), .note(""): nil
    case .text(let text): across(text, text.hasPrefix(" ") ? "line" : "name")
    case .note(let text): across(text, "line")
    }
  }

  private func row(of cells: [String], _ element: String) -> String {
    let columns = zip(cells, alignments).map { cell, alignment in
      "<\(element)\(alignment == .right ? " class=\"right\"" : "")>\(cell.markupText)</\(element)>"
    }
    return "<tr>\(columns.joined())</tr>"
  }

  private func across(_ text: String, _ style: String) -> String {
    "<tr><td class=\"\(style)\" colspan=\"\(alignments.count)\">\(text.markupText)</td></tr>"
  }
}
