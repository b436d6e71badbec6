import Foundation
import Testing

/// The part of SARIF 2.1.0 that the program writes; reading fails where a property is missing.
struct SARIFLog: Decodable {
  struct Run: Decodable {
    let tool: Tool
    let columnKind: String
    let results: [Result]
  }

  struct Tool: Decodable {
    let driver: Driver
  }

  struct Driver: Decodable {
    let name: String
    let version: String
    let rules: [Rule]
  }

  struct Rule: Decodable {
    let id: String
    let shortDescription: Message
    let defaultConfiguration: Configuration
  }

  struct Configuration: Decodable {
    let level: String
  }

  struct Message: Decodable {
    let text: String
  }

  struct Result: Decodable {
    let ruleId: String
    let ruleIndex: Int
    let level: String
    let message: Message
    let locations: [Location]
  }

  struct Location: Decodable {
    let physicalLocation: PhysicalLocation
  }

  struct PhysicalLocation: Decodable {
    let artifactLocation: ArtifactLocation
    let region: Region
  }

  struct ArtifactLocation: Decodable {
    let uri: String
  }

  struct Region: Decodable {
    let startLine: Int
    let startColumn: Int
  }

  let schema: String
  let version: String
  let runs: [Run]

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version
    case runs
  }
}
