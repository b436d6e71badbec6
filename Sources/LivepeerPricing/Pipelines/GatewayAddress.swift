/// The gateway that a price is for, compared in lower case, as the node does.
///
/// An empty address, and ``everyGateway`` in any case, is every gateway without a price of its own.
public struct GatewayAddress: Sendable {
  /// The address as it was given, such as `0x5a0b…`.
  public let text: String

  /// Creates the address of the given text.
  public init(_ text: String) {
    self.text = text
  }

  /// Every gateway without a price of its own: `default`.
  public static let everyGateway: GatewayAddress = "default"

  /// Whether the address is that of every gateway without a price of its own.
  public var isEveryGateway: Bool {
    let name = GatewayAddress.everyGateway.text
    // As it is nearly always.
    if text == name || text.isEmpty { return true }
    return text.utf8.count == name.utf8.count && text.lowercased() == name
  }

  /// The address as the node keeps it.
  package var canonicalText: String {
    if isEveryGateway { return GatewayAddress.everyGateway.text }
    // Most addresses are in lower case as they are.
    let isLowerCase = text.utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
    return isLowerCase ? text : text.lowercased()
  }
}

extension GatewayAddress: Hashable {
  /// Returns whether the node takes two addresses for one.
  public static func == (lhs: GatewayAddress, rhs: GatewayAddress) -> Bool {
    lhs.text.hasSameBytes(as: rhs.text) || lhs.canonicalText.hasSameBytes(as: rhs.canonicalText)
  }

  /// Feeds the address, as it is compared, to a hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(bytesOf: canonicalText) }
}

extension GatewayAddress: ExpressibleByStringLiteral, CustomStringConvertible {
  /// Creates an address from a literal.
  public init(stringLiteral text: String) { self.init(text) }

  /// The address as it was given.
  public var description: String { text }
}
