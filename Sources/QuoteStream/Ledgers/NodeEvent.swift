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

  /// Returns whether a line is an event; nil if it is no object.
  static func isEvent(_ line: ArraySlice<UInt8>) -> Bool? {
    let bytes = line.starts(with: byteOrderMark) ? Array(line.dropFirst(3)) : Array(line)
    guard let node = try? JSONNode(parsing: bytes), case .object(let members) = node.value else {
      return nil
    }
    return members.contains { $0.name == "type" && $0.node.value.kind == JSONValue.string("").kind }
      && members.contains { $0.name == "data" }
  }
}

/// The bytes of a file up to its first object, which tells whether the file has events.
struct FileOpening: Sendable {
  private let format: RecordFormat
  private var bytes: [UInt8] = []
  /// The start of the line that is not whole yet, and the bytes that are known to have no end of it.
  private var lineStart = 0
  private var searched = 0

  /// How far an object is looked for: no event is as long.
  private static let longestOpening = 1 << 20

  init(_ format: RecordFormat) { self.format = format }

  /// Takes the next bytes, none at the end of the file; returns all of them once it is known whether
  /// the file has events.
  ///
  /// Lines that are no objects, as that at which a log was cut, say nothing.
  ///
  /// - Complexity: O(*n*) in bytes, over all calls.
  mutating func take(_ chunk: [UInt8]) -> (bytes: [UInt8], hasEvents: Bool)? {
    bytes += chunk
    if format == .csv { return answer(false) }
    while let end = bytes[searched...].firstIndex(of: .lineFeed) {
      if let isEvent = NodeEvent.isEvent(bytes[lineStart..<end]) { return answer(isEvent) }
      (lineStart, searched) = (end + 1, end + 1)
    }
    searched = bytes.count
    guard chunk.isEmpty || bytes.count > FileOpening.longestOpening else { return nil }
    return answer(chunk.isEmpty && NodeEvent.isEvent(bytes[lineStart...]) ?? false)
  }

  private mutating func answer(_ hasEvents: Bool) -> (bytes: [UInt8], hasEvents: Bool) {
    defer { bytes = [] }
    return (bytes, hasEvents)
  }
}
