internal import LivepeerEarnings
internal import LivepeerNode
internal import LivepeerPricing

extension EarningsReport {
  /// Why no job is paid, in JSON; no member if jobs are paid.
  var refusalMembers: [JSONMember] {
    guard let refusal = scenario.refusal else { return [] }
    return [
      JSONMember(
        "refusal",
        .object([
          JSONMember("code", .string(refusal.code)),
          JSONMember("message", .string("\(refusal)")),
        ]))
    ]
  }

  /// Tickets in JSON.
  var ticketMembers: [JSONMember] {
    let tickets = earnings.tickets
    var members = [
      JSONMember("expected_value_wei", .string("\(tickets.terms.expectedValue.count)")),
      JSONMember("face_value_wei", .string("\(tickets.terms.faceValue.count)")),
      JSONMember("gas_price_wei", .string("\(tickets.terms.gasPrice.count)")),
      JSONMember("gas_price_is_assumed", .bool(request.assumesGasPrice)),
      JSONMember("redemption_cost_wei", .string("\(tickets.terms.redemptionCost.count)")),
      JSONMember("win_probability", tickets.winProbability.fraction.decimalJSON),
      JSONMember("tickets_per_day", tickets.ticketsPerDay.decimalJSON),
      JSONMember("winners_per_day", tickets.winnersPerDay.decimalJSON),
      JSONMember("hours_per_winner", tickets.hoursPerWinner?.decimalJSON ?? .null),
      JSONMember(
        "chance_of_day_without_winner",
        .string("\(tickets.chanceWithoutWinner(days: 1).value)")),
      JSONMember(
        "chance_of_week_without_winner",
        .string("\(tickets.chanceWithoutWinner(days: 7).value)")),
    ]
    if let targetPrice { members.append(JSONMember("target_price_wei", targetPrice.json)) }
    members.append(
      JSONMember("warnings", .array(tickets.warnings.map { JSONNode(.string("\($0)")) })))
    return members
  }

  /// Rewards in JSON.
  func rewardMembers(_ rewards: RewardTerms) -> [JSONMember] {
    let round = rewards.perRound
    let parts = [
      ("treasury", round.treasury), ("commission", round.commission),
      ("own_stake", round.ownStake), ("operator", round.operatorPart),
      ("delegators", round.delegators),
    ]
    var members = [
      JSONMember(
        "per_round", .object(parts.map { JSONMember($0.0 + "_lpt", $0.1.decimalJSON) })),
      JSONMember("hours_per_round", rewards.hoursPerRound.decimalJSON),
      JSONMember("yearly_yield_of_delegators", rewards.delegatorYield.decimalJSON),
      JSONMember("yearly_yield_of_operator", rewards.operatorYield?.decimalJSON ?? .null),
    ]
    if let pool {
      let figures = [
        ("rounds", "\(pool.rounds)"), ("commissions", lptText(pool.commissions)),
        ("own_stake", lptText(pool.ownStake)), ("operator", lptText(pool.operatorStake)),
        ("pool", lptText(pool.stake)),
      ]
      members.append(
        JSONMember(
          "contract",
          .object(
            figures.map { name, text in
              JSONMember(name + (name == "rounds" ? "" : "_lpt"), .string(text))
            })))
    }
    return members
  }

  /// Units of 10^−18 LPT as LPT, all digits.
  private func lptText(_ units: BigInt) -> String { Wei(units).text(in: .ether) }
}

extension ContractSplit {
  /// The split in JSON.
  var jsonMembers: [JSONMember] {
    [
      ("fees_wei", fees), ("commission_wei", commission), ("own_stake_wei", ownStake),
      ("others_wei", others), ("lost_wei", lost),
    ].map { JSONMember($0.0, .string("\($0.1.count)")) }
      + [JSONMember("exact_operator_wei", exactOperatorPart.decimalJSON)]
  }
}
