internal import ArgumentParser
internal import LivepeerPricing

/// How findings are printed.
enum CheckFormat: String, CaseIterable {
  case text, json, sarif
}

/// The findings of a check, ready to be printed.
struct CheckReport {
  let file: String
  let findings: [PriceSheetFinding]

  func text(as format: CheckFormat) -> String {
    switch format {
    case .text: lines
    case .json: json.jsonText(.pretty) + "\n"
    case .sarif: sarif.jsonText(.pretty) + "\n"
    }
  }

  /// `FILE:LINE:COLUMN: error: code: text`, as compilers write and editors read it.
  private var lines: String {
    let file = file.shown(upTo: .max)
    var lines = ""
    for finding in findings { lines += "\(file):\(finding)\n" }
    return lines
  }

  private var json: JSONValue {
    .array(
      findings.map { finding in
        JSONNode([
          "file": .string(file),
          "line": .number("\(finding.position.line)"),
          "column": .number("\(finding.position.column)"),
          "severity": .string(finding.rule.severity.rawValue),
          "code": .string(finding.rule.code),
          "message": .string(finding.message),
          "pipeline": .string(finding.pipeline),
          "model": .string(finding.modelID),
        ])
      })
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
            findings.map { JSONNode(result($0, ruleIndex: places[$0.rule.code] ?? -1)) }),
        ]
      ],
    ]
  }

  private func result(_ finding: PriceSheetFinding, ruleIndex: Int) -> JSONValue {
    [
      "ruleId": .string(finding.rule.code),
      "ruleIndex": .number("\(ruleIndex)"),
      "level": .string(finding.rule.severity.rawValue),
      "message": ["text": .string(finding.message)],
      "locations": [
        [
          "physicalLocation": [
            "artifactLocation": ["uri": .string(uri)],
            "region": [
              "startLine": .number("\(finding.position.line)"),
              "startColumn": .number("\(finding.position.column)"),
            ],
          ]
        ]
      ],
    ]
  }

  /// The file as a URI: relative as it was given, or absolute.
  private var uri: String {
    let path = file.utf8.map { byte in
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
