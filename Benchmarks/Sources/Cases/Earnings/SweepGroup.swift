internal import BigInt
internal import ExactMath
internal import LivepeerEarnings
internal import LivepeerPricing

let sweepTitle = "net at 10,000 ETH prices"

/// Net in a month at every ETH price of a sweep; figures are per price.
let sweepGroup = Group(sweepTitle, operations: 10_000) {
  let (scenario, sweep) = exampleSweep()
  let line = attaswiftLine(scenario)
  let prices = (0..<sweep.count).map { Fraction("\(sweep.value(at: $0).numerator)/1") }
  return [
    Case(
      ours, answer: { net(scenario, sweep).last?.netPerMonth.dollars.description ?? "" }
    ) { count in
      for _ in 0..<count { blackHole(net(scenario, sweep)) }
    },
    Case(
      attaswift, answer: { prices.last.map { line.net(at: $0).description } ?? "" }
    ) { count in
      for _ in 0..<count { blackHole(prices.map(line.net)) }
    },
  ]
}

/// A machine that transcribes, with delegators, tickets and costs; ETH from 1 to 10,000 dollars.
private func exampleSweep() -> (EarningsScenario, EarningsSweep) {
  do {
    let file = try EarningsScenario.Reader(
      json: #"""
        {"pipeline": "audio-to-text", "units-per-second": 15000, "utilization": "20%",
         "fee-share": "10%", "gas-price": "0.05gwei", "watts": 350, "electricity": 0.15,
         "hardware": 1600, "amortize": 24}
        """#)
    return (try file.request().scenario, try EarningsSweep(ethPrices: "1:10000:1"))
  } catch {
    preconditionFailure("\(error)")
  }
}

/// Net as a line over the price, by way of two prices.
private func attaswiftLine(_ scenario: EarningsScenario) -> AttaswiftLine {
  guard let two = try? EarningsSweep(.ethPrice, from: 1, through: 2, by: 1) else {
    preconditionFailure("not a sweep")
  }
  let points = net(scenario, two).map(\.netPerMonth.dollars)
  let slope = points[1] - points[0]
  return AttaswiftLine(
    slope: Fraction("\(slope.numerator)/\(slope.denominator)"),
    held: Fraction(
      "\((points[0] - slope).numerator)/\((points[0] - slope).denominator)"))
}

private struct AttaswiftLine {
  let slope: Fraction
  let held: Fraction

  func net(at price: Fraction) -> Fraction {
    let product = slope.times(price.numerator, over: price.denominator)
    return Fraction(
      product.numerator * held.denominator + held.numerator * product.denominator,
      product.denominator * held.denominator)
  }
}

private func net(_ scenario: EarningsScenario, _ sweep: EarningsSweep) -> [EarningsSweep.Point] {
  guard let curve = try? scenario.netPerMonth(over: sweep) else {
    preconditionFailure("a scenario has an ETH price to change")
  }
  return curve.points
}
