internal import LivepeerPricing

/// The events of a node: JSON lines, each an object with the event's type and its data.
enum NodeEvent {
  /// The payment of a gateway or a signer, with the fee.
  static let signedTicket = "create_signed_ticket"

  /// Returns the paths at which events have a value; that of the envelope is its own.
  ///
  /// Both types of payment have an orchestrator's URL and a pipeline, each under a name of its own.
  static func paths(of name: String) -> [String] {
    switch name {
    case "orchestrator": ["data.orch_url", "data.orchestrator"]
    case "pipeline": ["data.pipeline", "data.capability"]
    case "id", "gateway", "type", "timestamp": [name]
    default: [name.hasPrefix("data.") ? name : "data.\(name)"]
    }
  }

  /// Returns whether a line is an event.
  static func isEvent(_ line: ArraySlice<UInt8>) -> Bool {
    let bytes = line.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(line.dropFirst(3)) : Array(line)
    guard let node = try? JSONNode(parsing: bytes), case .object(let members) = node.value else {
      return false
    }
    return members.contains { $0.name == "type" && $0.node.value.kind == JSONValue.string("").kind }
      && members.contains { $0.name == "data" }
  }
}

/// The bytes of a file up to its first line, which tells what the file has.
struct FileOpening: Sendable {
  private var bytes: [UInt8] = []

  /// The longest first line that is looked at: a longer one than any event is none.
  private static let longestLine = 1 << 20

  /// Takes the next bytes, none at the end of the file; returns all of them and the first line once
  /// that is there.
  mutating func take(_ chunk: [UInt8]) -> (bytes: [UInt8], firstLine: ArraySlice<UInt8>)? {
    bytes += chunk
    let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
    guard chunk.isEmpty || end != nil || bytes.count > FileOpening.longestLine else { return nil }
    defer { bytes = [] }
    return (bytes, bytes[..<(end ?? bytes.count)])
  }
}
