package import LivepeerPricing

/// A document with prices of the network, of whichever kind it is.
///
/// ```swift
/// import LivepeerNode
///
/// print(PriceDocument.Kind(of: #"{"runners": []}"#)?.name ?? "none")
/// // runners
/// ```
public enum PriceDocument {
  /// The kind of a document.
  public struct Kind: Hashable, Sendable {
    /// The name: `runners`.
    public let name: String
    /// What such a document is, within a sentence: `a file of runners`.
    public let description: String

    private init(_ name: String, _ description: String) {
      self.name = name
      self.description = description
    }

    /// `aiModels.json`: the prices of an orchestrator's models.
    public static let models = Kind("models", "a price file such as aiModels.json")
    /// A gateway's caps.
    public static let caps = Kind("caps", "a gateway's file of caps")
    /// `runners.json`: the live runners of an orchestrator.
    public static let runners = Kind("runners", "a file of live runners")
    /// One registration of a BYOC capability, or a list of them.
    public static let byoc = Kind("byoc", "a registration of a BYOC capability")
    /// A file of transcoding prices for single gateways, `-pricePerGateway`.
    public static let gatewayPrices = Kind(
      "gateway-prices", "a file of transcoding prices for gateways")
    /// An answer of an orchestrator's or a signer's list of runners.
    public static let discovery = Kind("discovery", "an answer of /discovery")
    /// An answer of a gateway's list of the network's capabilities, or the event with it.
    public static let capabilities = Kind(
      "capabilities", "an answer of /getNetworkCapabilities")

    /// Returns what a document is, if it was taken for another kind.
    func name(insteadOf other: Kind) -> String {
      "this is \(description), not \(other.description)"
    }

    /// Every kind.
    public static let all: [Kind] = [
      models, caps, runners, byoc, gatewayPrices, discovery, capabilities,
    ]
  }
}

extension PriceDocument.Kind {
  /// Creates the kind of a name: `runners`; returns nil for another.
  public init?(name: String) {
    guard let kind = Self.all.first(where: { $0.name == name }) else { return nil }
    self = kind
  }

  /// Creates the kind of a document by its shape; returns nil for a text that is not JSON, or that
  /// no kind is like.
  ///
  /// Of several kinds it is the first.
  ///
  /// - Complexity: O(*n*) in bytes.
  public init?(of json: [UInt8]) {
    guard let document = try? JSONNode(parsing: json) else { return nil }
    self.init(of: document)
  }

  /// Creates the kind of a document given as a string; see ``init(of:)-([UInt8])``.
  public init?(of json: String) { self.init(of: Array(json.utf8)) }

  /// Creates the kind of a document that is JSON.
  package init?(of document: JSONNode) {
    guard let kind = Self.all(of: document).first else { return nil }
    self = kind
  }

  /// Returns every kind that a document has the shape of.
  package static func all(of document: JSONNode) -> [PriceDocument.Kind] {
    switch document.value {
    case .object(let members):
      func has(_ names: String...) -> Bool {
        names.contains { name in members.contains { $0.isNamed(name) } }
      }
      let isOrchestrator = has("orch_uri")
      let isEvent = members.contains { member in
        guard member.isNamed("data"), case .array(let list) = member.node.value else {
          return false
        }
        return list.first?.hasMember("capabilities_prices", "orch_uri") == true
      }
      let isListEvent = members.contains {
        $0.isNamed("type") && $0.node.value == .string("network_capabilities")
      }
      let hyphened = members.contains { $0.name == "capabilities-prices" }
      return kinds([
        (.capabilities, isEvent || isListEvent || isOrchestrator || has("orchestrators")),
        (.discovery, has("runners") && has("address")),
        (.runners, has("runners") && !has("address")),
        (.caps, (has("capabilities_prices") || hyphened) && !isOrchestrator),
        (.gatewayPrices, has("gateways", "broadcasters")),
        (.byoc, has("price_scaling") || has("price_per_unit") && has("name")),
      ])
    case .array(let list):
      guard let first = list.first else { return [.models, .byoc, .discovery, .capabilities] }
      return kinds([
        (.models, first.hasMember("pipeline", "model_id")),
        (.discovery, first.hasMember("runners", "score")),
        (.runners, first.hasMember("price_info", "runner_url")),
        (.byoc, first.hasMember("price_scaling", "name")),
        (.gatewayPrices, first.hasMember("ethaddress")),
        (.capabilities, first.hasMember("orch_uri", "capabilities_prices")),
      ])
    default: return []
    }
  }

  private static func kinds(_ shapes: [(PriceDocument.Kind, Bool)]) -> [PriceDocument.Kind] {
    shapes.filter(\.1).map(\.0)
  }
}

extension JSONNode {
  /// Whether the value is an object that has a member of one of the names.
  fileprivate func hasMember(_ names: String...) -> Bool {
    guard case .object(let members) = value else { return false }
    return members.contains { member in names.contains { member.isNamed($0) } }
  }
}
