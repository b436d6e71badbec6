/// The keys of an entry that the node knows; a gateway's cap has the first five of them.
package enum PriceKey: String, CaseIterable {
  case pipeline
  case modelID = "model_id"
  case pricePerUnit = "price_per_unit"
  case pixelsPerUnit = "pixels_per_unit"
  case currency
  case warm
  case capacity
  case url
  case token
  case gateway
  case optimizationFlags = "optimization_flags"

  package static let ofCaps: [PriceKey] = [
    .pipeline, .modelID, .pricePerUnit, .pixelsPerUnit, .currency,
  ]

  /// The key that the node takes a member for, among those that it looks for.
  package init?(of member: JSONMember, among keys: [PriceKey] = allCases) {
    // Nearly every name is spelt as the node spells it, and no two of the node's are equal.
    let name = member.name
    let length = name.utf8.count
    let key =
      keys.first { $0.rawValue.utf8.count == length && $0.rawValue == name }
      ?? keys.first { member.isNamed($0.rawValue) }
    guard let key else { return nil }
    self = key
  }
}
