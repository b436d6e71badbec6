internal import LivepeerEarnings
internal import LivepeerPricing

extension EarningsTable {
  /// The tickets in words.
  var ticketLines: [String] {
    (scenario.refusal == nil ? incomeLines : ["none: no job is paid"]) + targetLines
  }

  /// The frequency of tickets and of winning tickets.
  private var incomeLines: [String] {
    let tickets = earnings.tickets
    let (perDay, winners) = (tickets.ticketsPerDay.averageText, tickets.winnersPerDay.averageText)
    var lines = [
      "\(perDay) ticket\(perDay == "1" ? "" : "s") a day, each worth "
        + "\(amountText(tickets.terms.expectedValue, in: .gwei)) on average",
      "\(winners) winning ticket\(winners == "1" ? "" : "s") a day, "
        + "\(amountText(tickets.terms.faceValue, in: .ether)) each",
    ]
    if let hours = tickets.hoursPerWinner {
      let day = tickets.chanceWithoutWinner(days: 1).value.rational
      let week = tickets.chanceWithoutWinner(days: 7).value.rational
      lines.append("a winning ticket about every \(waitText(hours));")
      lines.append("\(partText(day, "days")) and \(partText(week, "weeks")) have none")
      if let band = tickets.winners(per: .month) {
        lines.append(
          "8 months of 10 have \(bandText(band)); "
            + "\(partText(tickets.chanceWithoutWinner(per: .month).value.rational, "months")) have none"
        )
      }
    } else {
      lines.append("no ticket ever wins")
    }
    lines.append(
      "redeeming one costs \(amountText(tickets.terms.redemptionCost, in: .ether)) at a gas price of "
        + amountText(tickets.terms.gasPrice, in: .gwei))
    if request.assumesGasPrice {
      lines.append("(assumed: the chain sets the gas price; \(report.gasPriceAdvice))")
    }
    return lines
  }

  /// Returns the winning tickets of a month in words: `from 3 to 10 of them`.
  private func bandText(_ band: TicketOutlook.WinnerBand) -> String {
    let (low, high) = (
      Rational(band.tenthPercentile).averageText, Rational(band.ninetiethPercentile).averageText
    )
    return low == high ? "about \(low) of them" : "from \(low) to \(high) of them"
  }

  /// The price at which a ticket wins as often as requested.
  private var targetLines: [String] {
    guard let target = report.targetPrice, let wait = request.targetWinnerEvery else { return [] }
    let hours = waitText(Rational(wait.count) / Rational(AnyScale.hour.units))
    return ["one every \(hours) takes " + target.text { priceText($0, of: scenario.works[0]) }]
  }

  private var request: EarningsScenario.Request { report.request }

  /// Returns an amount with its unit: `0.006 ETH`.
  private func amountText(_ amount: Wei, in unit: EtherUnit) -> String {
    DecimalFormat(.significant(6)).text(amount.decimal(in: unit))
      + (unit == .ether ? " ETH" : " gwei")
  }

  /// Returns `31 hours`, in a customary unit.
  private func waitText(_ hours: Rational) -> String {
    let units: [(name: String, hours: Rational, atLeast: Rational)] = [
      ("years", 8_760, 17_520), ("days", 24, 96), ("hours", 1, 2), ("minutes", Rational(1, 60), 0),
    ]
    let unit = units.first { hours >= $0.atLeast } ?? units[2]
    let count = hours / unit.hours
    // A larger number is not informative, and may have a thousand digits.
    guard count < 1_000_000 else { return "million years or more" }
    let digits = count < 10 ? 2 : max(2, "\(count.rounded(.down))".count)
    return DecimalFormat(.significant(digits)).text(count) + " \(unit.name)"
  }

  /// Returns a share in words: `46 % of days`.
  private func partText(_ chance: Rational, _ what: String) -> String {
    if chance > Rational(995, 1_000) { return "nearly all \(what)" }
    if chance < Rational(5, 1_000) { return "hardly any \(what)" }
    return DecimalFormat(.significant(2)).text(chance * 100) + " % of \(what)"
  }

  func rewardLines(_ rewards: RewardTerms) -> [String] {
    let round = rewards.perRound
    var lines = [
      "\(round.operatorPart.tokens.shortText) LPT a round of \(rewards.hoursPerRound.shortText) hours: "
        + "\(round.commission.tokens.shortText) commission, \(round.ownStake.tokens.shortText) own stake",
      "\(rewards.operatorLPT(per: .day).tokens.shortText) a day, "
        + "\(rewards.operatorLPT(per: .month).tokens.shortText) a month, "
        + "\(rewards.operatorLPT(per: .year).tokens.shortText) a year",
      "a year brings \(percentText(rewards.delegatorYield)) on delegated stake"
        + (rewards.operatorYield.map { ", \(percentText($0)) on own stake" } ?? ""),
    ]
    if let pool = report.pool {
      lines.append(
        "after \(pool.rounds) rounds of the contracts the operator has "
          + pool.operatorStake.text(DecimalFormat(.significant(9))) + " LPT")
    }
    return lines
  }

  private func percentText(_ share: Rational) -> String {
    DecimalFormat(.significant(4)).text(share * 100) + " %"
  }

  func splitLines(_ split: FeeSharing.ContractSplit) -> [String] {
    let pairs = [
      ("pays", split.fees), ("commission", split.commission), ("own stake", split.ownStake),
      ("other stake", split.others), ("lost", split.lost),
    ]
    let exact = split.exactOperatorPart
    return TextTable(
      [.left, .right], rows: pairs.map { .cells([$0.0, "\($0.1.count)"]) }
    ).text.split(separator: "\n").map(String.init)
      + [
        "the operator has \((exact - Rational(split.operatorPart.count)).shortText) wei less "
          + "than the exact \(exact.shortText)"
      ]
  }
}
