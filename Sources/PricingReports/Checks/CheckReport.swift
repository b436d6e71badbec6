package import LivepeerNode
internal import LivepeerPricing

/// The format in which findings are printed.
package enum CheckFormat: String, CaseIterable, Sendable {
  case text, json, sarif, markdown
}

extension PriceSheetCheck.Report {
  /// Returns what the document is, if it is no price file, and what was not checked, in lines.
  ///
  /// - Parameter ethPriceAdvice: Advice on how to give an ETH price.
  /// - Returns: Lines, each about the document or one kind of price.
  package func notes(ethPriceAdvice: String) -> [String] {
    let unchecked = [(pricesWithoutETHPrice, "price"), (capsWithoutETHPrice, "cap")]
      .filter { $0.0 > 0 }
      .map { "\(counted($0, $1)) in USD not checked in wei; \(ethPriceAdvice)" }
    return [subject.map { "this is \($0), and is checked as that" }].compactMap(\.self) + unchecked
  }

  /// What the document is, unless it is a price file or a finding names it.
  private var subject: String? {
    if isInline { return "the inline value of -aiModels, all at the node's -pricePerUnit" }
    let isNamed = findings.contains {
      ["other-document", "entry-outside-list"].contains($0.rule.code)
    }
    return kind == .models || isNamed ? nil : kind.description
  }
}

/// The findings of a check, ready to be printed.
package struct CheckReport {
  /// The findings of each file, in the order of printing.
  let files: [(name: String, findings: [PriceSheetCheck.Finding])]
  /// The version of the program, for SARIF.
  let version: String

  package init(files: [(name: String, findings: [PriceSheetCheck.Finding])], version: String) {
    self.files = files
    self.version = version
  }

  /// Returns the number of findings of a severity in all files.
  package func count(of severity: PriceSheetCheck.Rule.Severity) -> Int {
    files.reduce(0) { $0 + $1.findings.count { $0.rule.severity == severity } }
  }

  /// The numbers of errors and warnings: `1 error, 2 warnings`.
  package var summary: String {
    "\(counted(count(of: .error), "error")), \(counted(count(of: .warning), "warning"))"
  }

  /// Returns the findings in a format; lines with styles for a terminal if they are shown on one.
  package func text(as format: CheckFormat, isStyled: Bool = false) -> String {
    switch format {
    case .text: lines(isStyled: isStyled)
    case .json: json.jsonText(.pretty) + "\n"
    case .sarif: sarif.jsonText(.pretty) + "\n"
    case .markdown: table.markdown
    }
  }

  /// The findings as `FILE:LINE:COLUMN: error: code: text`, the form that compilers write and
  /// editors read.
  private func lines(isStyled: Bool) -> String {
    var lines = ""
    for (name, findings) in files {
      let name = name.shown(upTo: .max)
      for finding in findings {
        let severity = finding.rule.severity.rawValue
        // The severity is the first of its words: a position has none.
        lines +=
          "\(name):"
          + "\(finding)\n".replacing(
            severity, with: finding.rule.severity.style.text(severity, isShown: isStyled),
            maxReplacements: 1)
      }
    }
    return lines
  }

  private var table: TextTable {
    TextTable(
      [.left, .left, .left, .left], header: ["place", "severity", "code", "finding"],
      rows: located.map { file, finding in
        let (position, rule) = (finding.position, finding.rule)
        return .cells([
          "\(file):\(position.line):\(position.column)", rule.severity.rawValue, rule.code,
          finding.message,
        ])
      } + [.note(summary)])
  }

  private var json: JSONValue {
    .array(
      located.map { file, finding in
        JSONMembers {
          $0.string("file", file)
          $0.number("line", finding.position.line)
          $0.number("column", finding.position.column)
          $0.string("severity", finding.rule.severity.rawValue)
          $0.string("code", finding.rule.code)
          $0.string("message", finding.message)
          $0.string("consequence", finding.consequence)
          $0.string("pipeline", finding.pipeline.isEmpty ? nil : finding.pipeline)
          $0.string("model", finding.modelID.isEmpty ? nil : finding.modelID)
        }
      })
  }

  /// Each finding with its file.
  var located: [(file: String, finding: PriceSheetCheck.Finding)] {
    files.flatMap { file in file.findings.map { (file.name, $0) } }
  }
}

extension PriceSheetCheck.Rule.Severity {
  fileprivate var style: TextStyle { self == .error ? .error : .warning }
}
