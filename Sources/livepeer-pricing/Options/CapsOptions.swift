internal import ArgumentParser
internal import LivepeerNode
internal import LivepeerPricing

struct CapsOptions: ParsableArguments {
  @Option(
    file: "A gateway's file of caps; documented stands for the caps of the documentation.",
    ["json"], name: .customLong("caps"))
  var file: String?

  @Option(
    "price", "The gateway's -maxPricePerUnit, which holds if no cap does: 1000, 0.02USD.",
    name: .customLong("max-price-per-unit"), transform: { try nodePrice($0) })
  var maximumPrice: NodePrice.Text?

  /// The caps that hold, and what checking their file found; nil if none was given.
  func report() throws(CommandFailure) -> (caps: GatewayCaps, findings: [PriceSheetCheck.Finding])?
  {
    let maximum = maximumPrice?.amountPerUnit
    switch file {
    case nil: return maximum.map { (GatewayCaps([], maximumPrice: $0), []) }
    case "documented":
      return (GatewayCaps(GatewayCaps.documented.caps, maximumPrice: maximum), [])
    case let file?:
      let report = GatewayCaps.Check(maximumPrice: maximumPrice).report(on: try readFile(file))
      return (report.caps, report.findings)
    }
  }

  /// The caps that hold, for a command that does not report what is wrong with their file.
  func caps() throws(CommandFailure) -> GatewayCaps? {
    guard let report = try report() else { return nil }
    let file = file ?? ""
    if let fault = report.findings.first(where: { $0.rule.severity == .error }) {
      throw CommandFailure(.badData, "\(file):\(fault.position): \(fault.message)")
    }
    for finding in report.findings { writeToStandardError("\(file):\(finding)") }
    return report.caps
  }
}
