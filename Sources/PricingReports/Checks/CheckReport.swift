package import LivepeerNode
internal import LivepeerPricing

/// The form that findings are printed in.
package enum CheckFormat: String, CaseIterable, Sendable {
  case text, json, sarif
}

/// The findings of a check, ready to be printed.
package struct CheckReport {
  /// The findings of each file, in the order in which they are printed.
  let files: [(name: String, findings: [PriceSheetFinding])]
  /// The version of the program, which SARIF names.
  let version: String

  package init(files: [(name: String, findings: [PriceSheetFinding])], version: String) {
    self.files = files
    self.version = version
  }

  /// The number of findings of a severity in all files.
  package func count(of severity: PriceSheetRule.Severity) -> Int {
    files.reduce(0) { $0 + $1.findings.count { $0.rule.severity == severity } }
  }

  package func text(as format: CheckFormat) -> String {
    switch format {
    case .text: lines
    case .json: json.jsonText(.pretty) + "\n"
    case .sarif: sarif.jsonText(.pretty) + "\n"
    }
  }

  /// `FILE:LINE:COLUMN: error: code: text`, as compilers write and editors read it.
  private var lines: String {
    var lines = ""
    for (name, findings) in files {
      let name = name.shown(upTo: .max)
      for finding in findings { lines += "\(name):\(finding)\n" }
    }
    return lines
  }

  private var json: JSONValue {
    .array(
      located.map { file, finding in
        JSONNode([
          "file": .string(file),
          "line": .number("\(finding.position.line)"),
          "column": .number("\(finding.position.column)"),
          "severity": .string(finding.rule.severity.rawValue),
          "code": .string(finding.rule.code),
          "message": .string(finding.message),
          "consequence": .string(finding.consequence),
          "pipeline": .string(finding.pipeline),
          "model": .string(finding.modelID),
        ])
      })
  }

  /// Each finding with its file.
  var located: [(file: String, finding: PriceSheetFinding)] {
    files.flatMap { file in file.findings.map { (file.name, $0) } }
  }
}
