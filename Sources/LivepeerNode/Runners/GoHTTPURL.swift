/// A URL of HTTP with a host, as Go's `net/url` reads it.
///
/// Source: Go, `url.ParseRequestURI` and `url.Parse`.
struct GoHTTPURL {
  /// The host, without its port.
  let host: Substring.UTF8View

  /// Reads a URL; returns nil for a text that Go refuses, or that has no host.
  ///
  /// - Parameters:
  ///   - text: The URL.
  ///   - endsAtFragment: Whether a `#` ends the URL, as in `url.Parse`.
  /// - Complexity: O(*n*) in bytes.
  init?(_ text: String, endsAtFragment: Bool) {
    let start = text.prefix(8).lowercased()
    guard let scheme = ["http://", "https://"].first(where: start.hasPrefix),
      text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
    else { return nil }
    let whole = endsAtFragment ? text.utf8.prefix { $0 != .hash } : text.utf8[...]
    let afterScheme = whole.dropFirst(scheme.utf8.count)
    let address = afterScheme.prefix { $0 != .question }
    let authority = address.prefix { $0 != .slash }
    var place = authority
    if let at = authority.lastIndex(of: .at) {
      guard authority[..<at].isUserinfo else { return nil }
      place = authority[authority.index(after: at)...]
    }
    guard !place.isEmpty, address[authority.endIndex...].hasWholeEscapes,
      let host = place.hostWithoutPort
    else { return nil }
    self.host = host
  }
}

extension String {
  /// Whether Go reads the text as an absolute path without a host.
  var isPathForGo: Bool {
    let path = utf8.prefix { $0 != .question }
    return hasPrefix("/") && (!hasPrefix("//") || hasPrefix("///")) && path.hasWholeEscapes
      && utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }
}

extension Substring.UTF8View {
  /// The host of a place, whose port is of digits; nil if Go refuses it.
  fileprivate var hostWithoutPort: Substring.UTF8View? {
    guard let opening = lastIndex(of: .opening) else {
      let end = lastIndex(of: .colon) ?? endIndex
      return self[end...].isPort && self[..<end].isHost ? self[..<end] : nil
    }
    // An IPv6 address has colons of its own, in brackets.
    guard opening == startIndex, let closing = lastIndex(of: .closing) else { return nil }
    let end = index(after: closing)
    let address = self[index(after: opening)..<closing]
    return self[end...].isPort && address.isIPv6Address ? self[..<end] : nil
  }

  /// Whether the bytes are those of an IPv6 address, and of a zone after `%25`.
  private var isIPv6Address: Bool {
    let address = prefix { $0 != .percent }
    let zone = self[address.endIndex...]
    return address.contains(.colon) && zone.isHost
      && address.allSatisfy { ":.0123456789ABCDEFabcdef".utf8.contains($0) }
  }

  /// Whether the bytes are no port, or a colon and digits.
  private var isPort: Bool {
    isEmpty || first == .colon && dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Whether Go takes the bytes for those of a host, whose escapes are of bytes outside ASCII, or of a
  /// percent sign.
  private var isHost: Bool {
    hasWholeEscapes && !contains { $0 < 0x80 && " #/?@\\^`{|}".utf8.contains($0) }
      && escapes.allSatisfy { $0 >= 0x80 || $0 == .percent }
  }

  /// Whether the bytes are those of a user's name and password.
  fileprivate var isUserinfo: Bool {
    hasWholeEscapes
      && allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
          || "-._:~!$&'()*+,;=%@".utf8.contains(byte)
      }
  }

  /// Whether every percent sign has two hexadecimal digits.
  fileprivate var hasWholeEscapes: Bool { count { $0 == .percent } == escapes.count }

  /// The bytes that escapes stand for.
  private var escapes: [UInt8] {
    split(separator: .percent, omittingEmptySubsequences: false).dropFirst().compactMap { part in
      let digits = part.prefix(2).compactMap { Character(UnicodeScalar($0)).hexDigitValue }
      return digits.count == 2 ? UInt8(digits[0] << 4 | digits[1]) : nil
    }
  }
}

extension UInt8 {
  fileprivate static let hash = UInt8(ascii: "#")
  fileprivate static let question = UInt8(ascii: "?")
  fileprivate static let slash = UInt8(ascii: "/")
  fileprivate static let at = UInt8(ascii: "@")
  fileprivate static let colon = UInt8(ascii: ":")
  fileprivate static let percent = UInt8(ascii: "%")
  fileprivate static let opening = UInt8(ascii: "[")
  fileprivate static let closing = UInt8(ascii: "]")
}
