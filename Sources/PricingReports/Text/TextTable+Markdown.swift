internal import LivepeerPricing

/// The table as GitHub's Markdown, whose tables have one heading, and no text across columns.
extension TextTable {
  /// A table of Markdown, and lines below it; without a header the lines stand where they are.
  package var markdown: String {
    header.map { markdown(under: $0) } ?? markdownInPlace
  }

  /// Texts go into the first cell of the row that they are about: of the next one, and if they are
  /// indented, of the one before.
  private func markdown(under header: [String]) -> String {
    let hasTexts = rows.contains { row in
      if case .text = row { true } else { false }
    }
    let addsColumn = hasTexts && alignments.first != .left
    var table: [[String]] = []
    var pending: [String] = []
    var notes: [String] = []
    func add(_ cells: [String]) {
      let own = joined(addsColumn ? [""] + cells : cells)
      let first = (pending + [own.first ?? ""]).filter { !$0.isEmpty }.joined(separator: "<br>")
      table.append([first] + own.dropFirst())
      pending = []
    }
    let empty = alignments.map { _ in "" }
    for row in rows {
      switch row {
      case .cells(let cells, _):
        add(cells.map(\.markdownText))
      case .text(let text):
        if !text.hasPrefix(" "), !pending.isEmpty { add(empty) }
        if text.hasPrefix(" "), pending.isEmpty, let last = table.indices.last {
          table[last][0] += "<br>\(text.markdownText)"
        } else {
          pending.append(text.markdownText)
        }
      case .note(let text):
        notes.append(text.markdownText)
      }
    }
    if !pending.isEmpty { add(empty) }
    let columns = (addsColumn ? [.left] : []) + alignments.filter { $0 != .suffix }
    let titles = joined((addsColumn ? [""] : []) + header.map(\.markdownText))
    let lines = table.isEmpty ? [] : TextTable.markdown(columns, titles, table)
    let below = notes.drop(while: \.isEmpty)
    return (lines + (lines.isEmpty || below.isEmpty ? [] : [""]) + below)
      .map { $0 + "\n" }.joined()
  }

  /// Cells that follow one another become a table, of which the first row is the heading; texts become
  /// a block of lines as they are.
  private var markdownInPlace: String {
    var blocks: [[String]] = []
    var cells: [[String]] = []
    var texts: [String] = []
    func end() {
      if let header = cells.first {
        blocks.append(
          TextTable.markdown(
            alignments.filter { $0 != .suffix }, joined(header), cells.dropFirst().map(joined)))
      }
      while texts.last?.isEmpty == true { texts.removeLast() }
      let block = Array(texts.drop(while: \.isEmpty))
      if !block.isEmpty {
        let fence = String(repeating: "`", count: max(3, block.map(\.backticks).max() ?? 0))
        blocks.append(["\(fence)text"] + block + [fence])
      }
      (cells, texts) = ([], [])
    }
    for row in rows {
      switch row {
      case .cells(let row, _):
        if cells.isEmpty { end() }
        cells.append(row.map(\.markdownText))
      case .text(let text):
        if texts.isEmpty { end() }
        texts.append(text.shown(upTo: .max))
      case .note(let text):
        end()
        blocks.append([text.markdownText])
      }
    }
    end()
    return blocks.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }

  /// Returns cells of which a unit is in the cell of its figure.
  private func joined(_ cells: [String]) -> [String] {
    let added = cells.count - alignments.count
    return cells.enumerated().reduce(into: []) { joined, cell in
      let column = cell.offset - added
      guard column > 0, alignments[column] == .suffix, let last = joined.last else {
        return joined.append(cell.element)
      }
      joined[joined.count - 1] = [last, cell.element].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  private static func markdown(
    _ alignments: [Alignment], _ header: [String], _ rows: [[String]]
  ) -> [String] {
    let rule = alignments.map { $0 == .right ? "---:" : "---" }
    return ([header, rule] + rows).map { "| \($0.joined(separator: " | ")) |" }
  }
}

extension String {
  /// The text on one line, of which Markdown makes nothing else.
  fileprivate var markdownText: String {
    var scalars = shown(upTo: .max).unicodeScalars.drop { $0 == " " }
    while scalars.last == " " { scalars.removeLast() }
    var text = String.UnicodeScalarView()
    // By scalars: a sign that shares a character with an accent is a sign all the same.
    for scalar in scalars {
      if "\\`*_|~<>[]&$#".unicodeScalars.contains(scalar) { text.append("\\") }
      text.append(scalar)
    }
    return String(text)
  }

  /// A number of backticks that is not in the text.
  fileprivate var backticks: Int {
    1 + (unicodeScalars.split { $0 != "`" }.map(\.count).max() ?? 0)
  }
}
