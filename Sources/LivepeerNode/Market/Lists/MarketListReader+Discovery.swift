internal import LivepeerPricing

// Answers of /discovery and /discover-orchestrators.

extension MarketListReader {
  mutating func readDiscovered(_ node: JSONNode) {
    var object = GoObject(node, "an orchestrator, {\"address\", \"runners\": […]}")
    let orchestrator = Offer.Orchestrator(url: object.string("address"))
    let place = names.place(of: orchestrator)
    list.orchestrators.append((place, ""))
    if let runners = object["runners"] {
      for (_, node) in object.elements(of: runners, "runners") {
        readRunner(node, of: orchestrator, at: place)
      }
    }
    keep(object.faults)
  }

  private mutating func readRunner(
    _ node: JSONNode, of orchestrator: Offer.Orchestrator, at place: Int
  ) {
    var object = GoObject(node, "a runner, {\"url\", \"app\", \"price_info\": {…}}")
    let (url, app) = (object.string("url"), object.string("app"))
    let capacity = object.capacity(object.integer("capacity"), 0)
    var info = object["price_info"].map { GoObject($0, "a price, {\"price\", \"unit\"}") }
    let (currency, unit) = (info?.string("currency") ?? "", info?.string("unit") ?? "")
    let price = info?.number("price")
    object.faults += info?.faults ?? []
    guard object.faults.isEmpty else { return keep(object.faults) }
    guard let info else {
      list.unpricedRunnerCount += 1
      return
    }
    let position = info.position
    guard !url.isEmpty, !app.trimmedAsGo.isEmpty else {
      return leaveOut(
        "the runner has no \(url.isEmpty ? "url" : "app")", at: node.position, orchestrator)
    }
    guard let price, price > 0 else {
      return leaveOut("its price is not above zero", at: position, orchestrator)
    }
    guard currency.asNodeCompares == "wei" else {
      return leaveOut("its currency is '\(currency.shown())', not wei", at: position, orchestrator)
    }
    let name = unit.asNodeCompares
    guard let unit = RunnerPrice.Unit.all.first(where: { $0.advertisedName == name }) else {
      let names = RunnerPrice.Unit.all.map(\.advertisedName).joined(separator: ", ")
      return leaveOut(
        "its unit is '\(unit.shown())', none of \(names)", at: position, orchestrator)
    }
    let service = MarketNames.Service(
      kind: .runner, pipeline: Pipeline(app), modelID: "", unit: unit.work)
    list.entries.append(
      MarketList.Entry(
        orchestrator: place, service: names.place(of: service),
        weiPerUnit: price / Rational(unit.workPerAdvertisedUnit), isWarm: true, capacity: capacity,
        runner: url))
  }
}
