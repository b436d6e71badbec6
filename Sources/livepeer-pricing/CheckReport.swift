internal import ArgumentParser
internal import LivepeerNode
internal import LivepeerPricing

/// How findings are printed.
enum CheckFormat: String, CaseIterable {
  case text, json, sarif
}

/// The findings of a check, ready to be printed.
struct CheckReport {
  /// The findings of each file, in the order in which they are printed.
  let files: [(name: String, findings: [PriceSheetFinding])]

  /// The number of findings of a severity in all files.
  func count(of severity: PriceSheetRule.Severity) -> Int {
    files.reduce(0) { $0 + $1.findings.count { $0.rule.severity == severity } }
  }

  func text(as format: CheckFormat) -> String {
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
}

extension CheckReport {
  /// Each finding with its file.
  private var located: [(file: String, finding: PriceSheetFinding)] {
    files.flatMap { file in file.findings.map { (file.name, $0) } }
  }
}

/// The Static Analysis Results Interchange Format, version 2.1.0, an OASIS standard.
extension CheckReport {
  fileprivate var sarif: JSONValue {
    let rules = PriceSheetRule.all
    let places = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.code, $0) })
    return [
      "$schema":
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        [
          "tool": [
            "driver": [
              "name": "livepeer-pricing",
              "version": .string(LivepeerPricingCommand.configuration.version),
              "rules": .array(rules.map { JSONNode($0.sarif) }),
            ]
          ],
          "columnKind": "unicodeCodePoints",
          "results": .array(
            located.map {
              JSONNode(result($1, in: $0, ruleIndex: places[$1.rule.code] ?? -1))
            }),
        ]
      ],
    ]
  }

  private func result(
    _ finding: PriceSheetFinding, in file: String, ruleIndex: Int
  ) -> JSONValue {
    [
      "ruleId": .string(finding.rule.code),
      "ruleIndex": .number("\(ruleIndex)"),
      "level": .string(finding.rule.severity.rawValue),
      "message": ["text": .string(finding.message)],
      "locations": [
        [
          "physicalLocation": [
            "artifactLocation": ["uri": .string(file.uri)],
            "region": [
              "startLine": .number("\(finding.position.line)"),
              "startColumn": .number("\(finding.position.column)"),
            ],
          ]
        ]
      ],
    ]
  }
}

extension String {
  /// The file as a URI: relative as it was given, or absolute.
  fileprivate var uri: String {
    let path = utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        String(Unicode.Scalar(byte))
      default:
        "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
    return path.hasPrefix("/") ? "file://" + path : path
  }
}

extension PriceSheetRule {
  /// What all results of the rule have in common.
  fileprivate var sarif: JSONValue {
    [
      "id": .string(code),
      "shortDescription": ["text": .string(explanation)],
      "defaultConfiguration": ["level": .string(severity.rawValue)],
    ]
  }
}
