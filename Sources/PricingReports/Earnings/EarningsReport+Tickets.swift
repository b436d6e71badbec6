internal import LivepeerEarnings
internal import LivepeerNode
internal import LivepeerPricing

extension EarningsReport {
  /// The reason why no job is paid; nil if jobs are paid.
  var refusalJSON: JSONMembers? {
    scenario.refusal.map { refusal in
      JSONMembers {
        $0.string("code", refusal.code)
        $0.string("message", "\(refusal)")
      }
    }
  }

  var ticketJSON: JSONMembers {
    let tickets = earnings.tickets
    return JSONMembers {
      $0.whole("expected_value_wei", tickets.terms.expectedValue.count)
      $0.whole("face_value_wei", tickets.terms.faceValue.count)
      $0.whole("gas_price_wei", tickets.terms.gasPrice.count)
      $0.bool("gas_price_is_assumed", request.assumesGasPrice)
      $0.whole("redemption_cost_wei", tickets.terms.redemptionCost.count)
      $0.amount("win_probability", tickets.winProbability.fraction)
      $0.amount("tickets_per_day", tickets.ticketsPerDay)
      $0.amount("winners_per_day", tickets.winnersPerDay)
      $0.amount("hours_per_winner", tickets.hoursPerWinner)
      // Powers of many tickets are computed to 18 decimals, so they have no exact fraction.
      $0.decimal(
        "chance_of_day_without_winner", tickets.chanceWithoutWinner(days: 1).value.rational)
      $0.decimal(
        "chance_of_week_without_winner", tickets.chanceWithoutWinner(days: 7).value.rational)
      $0.decimal(
        "chance_of_month_without_winner", tickets.chanceWithoutWinner(per: .month).value.rational)
      if let band = tickets.winners(per: .month) {
        $0.object("winners_per_month") {
          $0.whole("percentile_10", band.tenthPercentile)
          $0.whole("percentile_90", band.ninetiethPercentile)
        }
      }
      $0.solution("target_price_wei", targetPrice)
      $0.strings("warnings", tickets.warnings.map { "\($0)" })
    }
  }

  func json(_ rewards: RewardTerms) -> JSONMembers {
    let round = rewards.perRound
    return JSONMembers {
      $0.object("per_round") {
        $0.amount("treasury_lpt", round.treasury.tokens)
        $0.amount("commission_lpt", round.commission.tokens)
        $0.amount("own_stake_lpt", round.ownStake.tokens)
        $0.amount("operator_lpt", round.operatorPart.tokens)
        $0.amount("delegators_lpt", round.delegators.tokens)
      }
      $0.amount("hours_per_round", rewards.hoursPerRound)
      $0.amount("yearly_yield_of_delegators", rewards.delegatorYield)
      $0.amount("yearly_yield_of_operator", rewards.operatorYield)
      $0.object("contract", pool.map(json))
    }
  }

  private func json(_ pool: RewardPool) -> JSONMembers {
    JSONMembers {
      $0.whole("rounds", pool.rounds)
      $0.string("commissions_lpt", pool.commissions.text())
      $0.string("own_stake_lpt", pool.ownStake.text())
      $0.string("operator_lpt", pool.operatorStake.text())
      $0.string("pool_lpt", pool.stake.text())
    }
  }
}

extension FeeSharing.ContractSplit {
  var json: JSONMembers {
    JSONMembers {
      $0.whole("fees_wei", fees.count)
      $0.whole("commission_wei", commission.count)
      $0.whole("own_stake_wei", ownStake.count)
      $0.whole("others_wei", others.count)
      $0.whole("lost_wei", lost.count)
      $0.amount("exact_operator_wei", exactOperatorPart)
    }
  }
}
