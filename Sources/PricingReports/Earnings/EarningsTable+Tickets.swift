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
      lines.append(
        waitText(hours).map { "a winning ticket about every \($0);" }
          ?? "a winning ticket less than once in a million years;")
      lines.append("\(partText(day, "days")) and \(partText(week, "weeks")) have none")
      if let band = tickets.winners(per: .month) {
        lines.append(
          "8 of 10 months have \(bandText(band)); "
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

  /// Returns the winning tickets of a month in words: `3 to 10 of them`.
  private func bandText(_ band: TicketOutlook.WinnerBand) -> String {
    let (low, high) = (
      Rational(band.tenthPercentile).averageText, Rational(band.ninetiethPercentile).averageText
    )
    return low == high ? "about \(low) of them" : "\(low) to \(high) of them"
  }

  /// The price at which a ticket wins as often as requested.
  private var targetLines: [String] {
    guard let target = report.targetPrice, let wait = request.targetWinnerEvery else { return [] }
    let hours = waitText(Rational(wait.count) / Rational(AnyScale.hour.units)) ?? "million years"
    return ["one every \(hours) takes " + target.text { priceText($0, of: scenario.works[0]) }]
  }

  private var request: EarningsScenario.Request { report.request }

  /// Returns an amount with its unit: `0.006 ETH`.
  private func amountText(_ amount: Wei, in unit: EtherUnit) -> String {
    DecimalFormat(.significant(6)).text(amount.decimal(in: unit))
      + (unit == .ether ? " ETH" : " gwei")
  }

  /// Returns `31 hours`, in a customary unit; nil from a million years up, whose number is not
  /// informative, and may have a thousand digits.
  private func waitText(_ hours: Rational) -> String? {
    let units: [(name: String, hours: Rational, atLeast: Rational)] = [
      ("year", 8_760, 17_520), ("day", 24, 96), ("hour", 1, 2), ("minute", Rational(1, 60), 0),
    ]
    let unit = units.first { hours >= $0.atLeast } ?? units[2]
    let count = hours / unit.hours
    guard count < 1_000_000 else { return nil }
    let digits = count < 10 ? 2 : max(2, "\(count.rounded(.down))".count)
    let text = DecimalFormat(.significant(digits)).text(count)
    return "\(text) \(unit.name)\(text == "1" ? "" : "s")"
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
        "after \(counted(pool.rounds, "round")) of the contracts the operator has "
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
