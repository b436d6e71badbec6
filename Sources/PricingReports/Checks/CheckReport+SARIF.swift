internal import LivepeerNode
internal import LivepeerPricing

/// The report in the Static Analysis Results Interchange Format, version 2.1.0, an OASIS standard.
extension CheckReport {
  var sarif: JSONValue {
    let rules = PriceSheetCheck.Rule.all
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
              "version": .string(version),
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
    _ finding: PriceSheetCheck.Finding, in file: String, ruleIndex: Int
  ) -> JSONValue {
    [
      "ruleId": .string(finding.rule.code),
      "ruleIndex": .number("\(ruleIndex)"),
      "level": .string(finding.rule.severity.rawValue),
      "message": ["text": .string(finding.message)],
      "locations": [
        [
          "physicalLocation": [
            "artifactLocation": file.artifactLocation,
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
  /// The place of the file; standard input has none that others could open.
  fileprivate var artifactLocation: JSONValue {
    self == "-" ? ["description": ["text": "standard input"]] : ["uri": .string(uri)]
  }

  /// The file as a URI, relative if it was given so, or absolute.
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

extension PriceSheetCheck.Rule {
  /// The properties that all results of the rule share.
  fileprivate var sarif: JSONValue {
    [
      "id": .string(code),
      "shortDescription": ["text": .string(explanation)],
      "defaultConfiguration": ["level": .string(severity.rawValue)],
    ]
  }
}
