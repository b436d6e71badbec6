internal import ArgumentParser
internal import LivepeerPricing
internal import PricingReports

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Check a published price against the price that it is about.",
    usage: """
      livepeer-pricing audit <rate> <claim> [<options>]
      livepeer-pricing audit --documented [<options>]
      """,
    discussion: """
      It prints the ETH price at which the claim would be true and, with --eth-usd, the true \
      price and how many times the claim it is. A claim in ether about a price in ether needs no \
      ETH price. --documented does so for the claims of the network's documentation, and says \
      what is wrong with each.

      EXAMPLES
        livepeer-pricing audit 12882811wei/ms '$0.0000014/s' --eth-usd 3000
        livepeer-pricing audit 1000wei/px '0.000002eth/2073600 px'
        livepeer-pricing audit --documented --eth-usd 3000
      """
  )

  @Argument(
    help: ArgumentHelp("The price: 12882811wei/ms.", valueName: "rate"),
    transform: { try StatedRate($0) })
  var rate: StatedRate?

  @Argument(
    help: ArgumentHelp("What was published about it: '$0.0000014/s'.", valueName: "claim"),
    transform: { try StatedRate($0) })
  var claim: StatedRate?

  @Flag(help: "Audit every claim of the network's documentation.")
  var documented = false

  @OptionGroup(title: "Output") var shared: ResultOptions<OutputFormat>

  func validate() throws {
    if documented {
      if rate != nil { throw ValidationError("--documented takes no rate and no claim") }
    } else if rate == nil || claim == nil {
      throw ValidationError(
        "give a rate and a claim, as in: audit 12882811wei/ms '$0.0000014/s'; or --documented")
    }
  }

  func run() throws {
    shared.eth.noteSource()
    if documented {
      try AuditReport(claims: DocumentedClaim.all, ethPrice: shared.ethPrice)
        .output.print(as: shared.format)
      if shared.ethPrice == nil {
        writeToStandardError("note: true prices in dollars need an ETH price; give --eth-usd")
      }
      return
    }
    guard let rate, let claim else { return }
    let audit = try CommandFailure.usage { try PriceAudit(claim, about: rate) }
    try AuditFinding(audit, at: shared.ethPrice).output.print(as: shared.format)
  }
}
