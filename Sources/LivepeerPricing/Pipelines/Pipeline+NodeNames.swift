extension Pipeline {
  /// Creates the pipeline that the node finds for a name, or returns nil if it finds none.
  ///
  /// The node takes the first letter in either case, and a space for each `-`: `Text to image` and
  /// `text-to-image` are one. Every other letter counts: `LLM` is unknown.
  ///
  /// An entry of a price file that is spelt otherwise than its raw value has its price, but
  /// the node's AI worker does not serve it: it compares the name byte for byte.
  ///
  /// Source: go-livepeer 0.9.1, `core.PipelineToCapability`.
  ///
  /// ```swift
  /// import LivepeerPricing
  ///
  /// print(Pipeline(nodeName: "Text to image")?.rawValue ?? "unknown")  // text-to-image
  /// print(Pipeline(nodeName: "LLM")?.rawValue ?? "unknown")  // unknown
  /// ```
  public init?(nodeName name: String) {
    // Nearly every name is spelt as price files spell it.
    if let exact = Pipeline(rawValue: name) {
      self = exact
      return
    }
    var bytes = name.utf8.map { $0 == UInt8(ascii: " ") ? UInt8(ascii: "-") : $0 }
    guard let first = bytes.first else { return nil }
    if (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) { bytes[0] = first | 0x20 }
    self.init(rawValue: String(decoding: bytes, as: UTF8.self))
  }
}
