internal import ArgumentParser
internal import LivepeerEarnings
internal import LivepeerNode
internal import LivepeerPricing

/// Returns an amount of wei in gwei: `3000 gwei`.
private func gwei(_ wei: Rational) -> String { "\(wei / 1_000_000_000) gwei" }

/// The tickets that the recipient offers, and the limits of the sender.
struct TicketOptions: ParsableArguments {
  @Option(as: .ticketEV)
  var expectedValue: String?

  @Option("amount", "The amount that a winning ticket pays, in place of gas.")
  var faceValue: String?

  @Option(as: .gasPrice)
  var gasPrice: String?

  @Option(
    EarningsScenario.Key.redeemGas.form, EarningsScenario.Key.redeemGas.summary,
    transform: { try Quantity<Token>($0).count })
  var redeemGas: BigInt?

  @Option("amount", "The sender's deposit. Without it and a reserve nothing is said of them.")
  var deposit: String?

  @Option("amount", "The sender's reserve.")
  var reserve: String?

  @Option(
    "amount",
    "The sender's -maxTicketEV. Without it \(gwei(TicketSender.defaultMaximumExpectedValue)).",
    name: .customLong("max-ticket-ev"))
  var maximumTicket: String?

  @Option(
    "amount",
    "The sender's -maxTotalEV. Without it \(gwei(TicketSender.defaultMaximumTotalExpectedValue)).",
    name: .customLong("max-total-ev"))
  var maximumTotal: String?

  @Option(
    "n", "The sender's -depositMultiplier. Without it 1.",
    transform: { try Quantity<Token>($0).count })
  var depositMultiplier: BigInt?

  func validate() throws {
    if faceValue != nil, gasPrice != nil || redeemGas != nil {
      throw ValidationError("give --face-value, or --gas-price and --redeem-gas, not both")
    }
  }

  func tickets(at ethPrice: ETHPrice?) throws(CommandFailure) -> PaymentTerms.Tickets {
    let value =
      try wei(expectedValue, "--ticket-ev", ethPrice) ?? TicketParameters.defaultExpectedValue
    let face = try wei(faceValue, "--face-value", ethPrice)
    let gas = try wei(gasPrice, "--gas-price", ethPrice)
    return try CommandFailure.usage(face == nil ? "--ticket-ev" : "--ticket-ev and --face-value") {
      if let face { return try PaymentTerms.Tickets(expectedValue: value, faceValue: face) }
      return try PaymentTerms.Tickets(
        TicketParameters(
          expectedValue: value, redeemGas: redeemGas ?? TicketParameters.defaultRedeemGas,
          gasPrice: gas ?? TicketParameters.defaultGasPrice))
    }
  }

  func sender(at ethPrice: ETHPrice?) throws(CommandFailure) -> TicketSender {
    let funds = (
      try wei(deposit, "--deposit", ethPrice), try wei(reserve, "--reserve", ethPrice)
    )
    let maximum = try wei(maximumTicket, "--max-ticket-ev", ethPrice)
    let total = try wei(maximumTotal, "--max-total-ev", ethPrice)
    return try CommandFailure.usage {
      try TicketSender(
        maximumExpectedValue: maximum.map { Rational($0.count) }
          ?? TicketSender.defaultMaximumExpectedValue,
        maximumTotalExpectedValue: total.map { Rational($0.count) }
          ?? TicketSender.defaultMaximumTotalExpectedValue,
        depositMultiplier: depositMultiplier ?? 1,
        // One of the two that is not given is not what is missing.
        funds: funds == (nil, nil)
          ? nil : TicketSender.Funds(deposit: funds.0 ?? unlimited, reserve: funds.1 ?? unlimited))
    }
  }

  /// More than every amount that there is.
  private var unlimited: Wei { Wei(.powerOfTen(40)) }

  private func wei(
    _ text: String?, _ option: String, _ ethPrice: ETHPrice?
  ) throws(CommandFailure) -> Wei? {
    guard let text else { return nil }
    let wei = try CommandFailure.usage(option) { try CurrencyAmount(text).exactWei(at: ethPrice) }
    guard let whole = wei.wholeNumber else {
      throw CommandFailure(.usage, "\(option): '\(text.shown())' is not a whole number of wei")
    }
    return Wei(whole)
  }
}
