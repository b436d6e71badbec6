import LivepeerNode
import LivepeerPricing

/// Checks of price files: any bytes have findings, in order, and errors wherever a node refuses.
func checkFindings(_ input: [UInt8]) {
  let report = fullCheck.report(on: input)
  checkOrder(of: report.findings, in: input)
  let few = PriceSheetCheck().findings(in: input)
  checkOrder(of: few, in: input)
  let refusal: PriceSheet.ReadingError?
  do throws(PriceSheet.ReadingError) {
    _ = try PriceSheet(json: input)
    refusal = nil
  } catch {
    refusal = error
  }
  for findings in [report.findings, few] {
    let errors = findings.filter { $0.rule.severity == .error }
    // Other documents are checked by their own rules.
    if let refusal, report.kind == .models, !report.isInline {
      require(
        errors.contains { $0.position == refusal.position },
        "no error where reading says \(refusal): \(findings)")
    }
  }
  require(
    report.count(of: .error) + report.count(of: .warning) == report.findings.count
      && report.pricesWithoutETHPrice == 0 && report.capsWithoutETHPrice == 0,
    "\(report)")
}

/// With all that a check can know.
private let fullCheck = PriceSheetCheck(
  ethPrice: ethPrice, caps: .documented, gpuMemoryGB: [24, 8])

private func checkOrder(of findings: [PriceSheetCheck.Finding], in input: [UInt8]) {
  var last = 0
  for finding in findings {
    requireGoodError(finding, at: finding.position.offset, in: input.count)
    requirePlace(finding.position, in: input)
    require(finding.position.offset >= last, "out of order: \(findings)")
    last = finding.position.offset
  }
}
