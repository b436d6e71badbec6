internal import LivepeerPricing

// Answers of /getNetworkCapabilities.

extension MarketListReader {
  private struct ModelState {
    let isWarm: Bool
    let capacity: Int
  }

  private struct ModelKey: Hashable {
    let capability: Int64
    let modelID: ModelID
  }

  mutating func readOrchestrator(_ node: JSONNode) {
    var object = GoObject(node, "an orchestrator")
    let orchestrator = Offer.Orchestrator(
      address: object.string("address"), url: object.string("orch_uri"))
    var states: [ModelKey: ModelState] = [:]
    var version = ""
    if let capabilities = object["capabilities"] {
      version = readCapabilities(capabilities, &states)
    }
    let place = names.place(of: orchestrator)
    list.orchestrators.append((place, version))
    if let prices = object["capabilities_prices"] {
      if case .array(let entries) = prices.value {
        for entry in entries where entry.value != .null {
          readPrice(entry, of: orchestrator, at: place, states)
        }
      } else {
        object.refuse(
          "capabilities_prices", "capabilities_prices takes an array, found \(prices.value.kind)")
      }
    }
    keep(object.faults)
  }

  private mutating func readPrice(
    _ node: JSONNode, of orchestrator: Offer.Orchestrator, at place: Int,
    _ states: [ModelKey: ModelState]
  ) {
    var object = GoObject(
      node, "a price, {\"pricePerUnit\", \"pixelsPerUnit\", \"capability\", \"constraint\"}")
    let price = object.integer("pricePerUnit")
    let units = object.integer("pixelsPerUnit")
    let capability = object.integer("capability")
    let constraint = ModelID(object.string("constraint"))
    if UInt32(exactly: capability) == nil {
      object.refuse("capability", "capability takes a number from 0 to \(UInt32.max)")
    }
    guard object.faults.isEmpty else { return keep(object.faults) }
    guard price >= 0, units > 0 else {
      let reason =
        units > 0
        ? "pricePerUnit is \(price), below zero"
        : object["pixelsPerUnit"] == nil
          ? "it has no pixelsPerUnit" : "pixelsPerUnit is \(units), which is not above zero"
      return leaveOut(
        reason, at: object.position(of: units > 0 ? "pricePerUnit" : "pixelsPerUnit"), orchestrator)
    }
    let service = names.place(ofCapability: capability, constraint, in: catalogue)
    let state = states[ModelKey(capability: capability, modelID: constraint)]
    let perListedUnit = capability == NetworkCapability.byoc ? BigInt(units) * 1_000 : BigInt(units)
    list.entries.append(
      MarketList.Entry(
        orchestrator: place, service: service, weiPerUnit: Rational(BigInt(price), perListedUnit),
        isWarm: state?.isWarm ?? (capability == NetworkCapability.byoc),
        capacity: state?.capacity ?? 0, runner: ""))
  }

  /// Reads the models of each capability.
  ///
  /// - Returns: The version of the node.
  private mutating func readCapabilities(
    _ node: JSONNode, _ states: inout [ModelKey: ModelState]
  ) -> String {
    var object = GoObject(node, "capabilities, {\"version\", \"constraints\"}")
    let version = object.string("version")
    defer { keep(object.faults) }
    guard let constraints = object["constraints"] else { return version }
    let perCapability = GoObject(constraints, "constraints, {\"PerCapability\": {…}}")
    object.faults += perCapability.faults
    guard let all = perCapability["PerCapability"] else { return version }
    for (name, node) in object.entries(of: all, "PerCapability") {
      guard let capability = UInt32(name) else {
        object.refuse("PerCapability has no number '\(name.shown())'", at: node.position)
        continue
      }
      let models = GoObject(node, "a capability, {\"models\": {…}}")
      object.faults += models.faults
      guard let list = models["models"] else { continue }
      for (modelID, node) in object.entries(of: list, "models") {
        var model = GoObject(node, "a model, {\"warm\", \"capacity\"}")
        let (idle, used) = (model.integer("capacity"), model.integer("capacityInUse"))
        states[ModelKey(capability: Int64(capability), modelID: ModelID(modelID))] = ModelState(
          isWarm: model.bool("warm"), capacity: model.capacity(idle, used))
        object.faults += model.faults
      }
    }
    return version
  }
}
