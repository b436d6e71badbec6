public import LivepeerEarnings
public import LivepeerPricing
import Testing
import TestSupport

/// Scenarios whose figures were worked out with Python's fractions from the formulae.
enum ExampleScenario: String, CaseIterable, CustomTestStringConvertible {
  /// 500 jobs of 200 s a day at 12882811 wei/ms and 3127.45 USD: half to delegators, own stake
  /// 10,000 of 2,000,000, gas at 0.05 gwei, 350 W at 0.15 USD, 1,600 USD over 24 months, 20 USD.
  case transcription
  /// 1,000,000 px a second for 35 % of the time at 4768371 wei/px and 3000 USD: gas at 0.05 gwei,
  /// 300 W for 12 hours at 0.22 USD, 2,500 USD over 36 months.
  case segmentation
  /// 2,000 tokens a second for 40 % of the time at 0.18 USD a million and 2345.67890123 USD: an
  /// eighth to delegators, the node's tickets, 170 W at 0.13 USD.
  case language
  /// 60 % of 20,000 ms a second at 50 % and 12882811 wei/ms, 40 % of 3,000 tokens a second at 0.18
  /// USD a million, at 3000 USD: a tenth to delegators, own stake 3,000 of 10,000, gas at 0.1 gwei,
  /// 450 W at 0.2 USD, 1,800 USD over 24 months, 5 USD.
  case both

  var testDescription: String { rawValue }

  var ethPrice: Rational {
    switch self {
    case .transcription: "62549/20"
    case .segmentation, .both: 3000
    case .language: "234567890123/100000000"
    }
  }

  func earnings() throws -> Earnings { try Earnings(scenario(), at: ETHPrice(ethPrice)) }

  func scenario() throws -> EarningsScenario {
    switch self {
    case .transcription:
      try EarningsScenario(
        [
          PricedWork(
            .audioToText, price: .wei(12_882_811, per: .millisecond),
            workload: Workload(jobsPerDay: 500, unitsPerJob: 200_000, of: .millisecond))
        ],
        sharing: FeeSharing(
          feeShare: Share("50%"), stake: FeeSharing.Stake(own: 10_000, total: 2_000_000)),
        tickets: TicketTerms(gasPrice: 50_000_000),
        costs: OperatingCosts(
          electricity: .init(watts: 350, usdPerKilowattHour: USD("0.15")),
          hardware: .init(price: 1_600, months: 24), otherUSDPerMonth: 20))
    case .segmentation:
      try EarningsScenario(
        [
          PricedWork(
            .segmentAnything2, price: .wei(4_768_371, per: .pixel),
            workload: Workload(unitsPerSecond: 1_000_000, of: .pixel, utilization: Share("35%")))
        ],
        tickets: TicketTerms(gasPrice: 50_000_000),
        costs: OperatingCosts(
          electricity: .init(watts: 300, usdPerKilowattHour: USD("0.22"), hoursPerDay: 12),
          hardware: .init(price: 2_500, months: 36)))
    case .language:
      try EarningsScenario(
        [
          PricedWork(
            .llm, price: UnitPrice(StatedRate("0.18 USD/Mtoken")),
            workload: Workload(unitsPerSecond: 2_000, of: .token, utilization: Share("40%")))
        ],
        sharing: FeeSharing(feeShare: Share("12.5%")),
        costs: OperatingCosts(
          electricity: .init(watts: 170, usdPerKilowattHour: USD("0.13"))))
    case .both:
      try EarningsScenario(
        [
          PricedWork(
            .audioToText, price: .wei(12_882_811, per: .millisecond),
            workload: Workload(unitsPerSecond: 20_000, of: .millisecond, utilization: Share("50%")),
            shareOfTime: Share("60%")),
          PricedWork(
            .llm, price: UnitPrice(StatedRate("0.18 USD/Mtoken")),
            workload: Workload(unitsPerSecond: 3_000, of: .token, utilization: .whole),
            shareOfTime: Share("40%")),
        ],
        sharing: FeeSharing(
          feeShare: Share("10%"), stake: FeeSharing.Stake(own: 3_000, total: 10_000)),
        tickets: TicketTerms(gasPrice: 100_000_000),
        costs: OperatingCosts(
          electricity: .init(watts: 450, usdPerKilowattHour: USD("0.2")),
          hardware: .init(price: 1_800, months: 24), otherUSDPerMonth: 5))
    }
  }
}

extension USD: ExpressibleByIntegerLiteral {
  /// That many dollars.
  public init(integerLiteral value: StaticBigInt) {
    self.init(Rational(BigInt(integerLiteral: value)))
  }
}

/// Tables spell exact amounts of LPT as texts, as they do fractions.
extension LPT: ExpressibleByStringLiteral {
  /// The amount that the literal spells; traps where it spells none.
  public init(stringLiteral text: String) {
    self.init(Rational(stringLiteral: text))
  }
}

extension SeededGenerator {
  /// A part of a whole, the whole itself included.
  mutating func share() throws -> Share {
    let parts = Int.random(in: 1...1_000, using: &self)
    return try Share(
      Rational(BigInt(Int.random(in: 0...parts, using: &self)), BigInt(parts)))
  }

  /// Work in jobs or as throughput, at a price in wei or in dollars.
  mutating func work(shareOfTime: Share) throws -> PricedWork {
    let workload =
      Bool.random(using: &self)
      ? try Workload(
        jobsPerDay: fraction(upToBits: 12), unitsPerJob: count(upToBits: 24), of: .millisecond)
      : try Workload(
        unitsPerSecond: fraction(upToBits: 24), of: .millisecond, utilization: share())
    let price: UnitPrice.Amount =
      Bool.random(using: &self)
      ? .wei(fraction(upToBits: 40))
      : .usd(fraction(upToBits: 20) / 1_000_000)
    let costs: [UnitPrice.Amount?] = [
      nil, .wei(fraction(upToBits: 36)), .usd(fraction(upToBits: 16) / 1_000_000),
    ]
    return try PricedWork(
      .audioToText, price: UnitPrice(price, per: .millisecond), workload: workload,
      shareOfTime: shareOfTime, costPerUnit: costs.randomElement(using: &self) ?? nil)
  }

  /// Everything at random; redemption and delegators may take all.
  mutating func scenario() throws -> EarningsScenario {
    let works = try (1...Int.random(in: 1...3, using: &self)).map { _ in
      try work(shareOfTime: Share(Rational(1, 3)))
    }
    let own = LPT(fraction(upToBits: 30))
    let stake = try FeeSharing.Stake(own: own, total: own + LPT(fraction(upToBits: 30)) + 1)
    return try EarningsScenario(
      works,
      sharing: FeeSharing(feeShare: share(), stake: Bool.random(using: &self) ? stake : nil),
      tickets: tickets(), costs: costs(),
      rewards: Int.random(in: 0..<3, using: &self) == 0 ? rewards(stake) : nil)
  }

  private mutating func rewards(_ stake: FeeSharing.Stake) throws -> RewardTerms {
    let price: UnitPrice.Amount =
      Bool.random(using: &self)
      ? .wei(fraction(upToBits: 40)) : .usd(fraction(upToBits: 4))
    return try RewardTerms(
      supply: LPT(fraction(upToBits: 25)), issuance: share(),
      activeStake: stake.total + LPT(fraction(upToBits: 30)), stake: stake, rewardCut: share(),
      treasuryCut: share(), price: Int.random(in: 0..<4, using: &self) == 0 ? nil : price)
  }

  private mutating func tickets() throws -> TicketTerms {
    let expectedValue = count(upToBits: 40) + 1
    let faceValue = expectedValue + count(upToBits: 60)
    return try TicketTerms(
      expectedValue: Wei(expectedValue),
      faceValue: Bool.random(using: &self) ? Wei(faceValue) : nil,
      redeemGas: count(upToBits: 22), gasPrice: Wei(count(upToBits: 32)))
  }

  private mutating func costs() throws -> OperatingCosts {
    guard Int.random(in: 0..<8, using: &self) > 0 else { return .none }
    return try OperatingCosts(
      electricity: .init(
        watts: fraction(upToBits: 10), usdPerKilowattHour: USD(fraction(upToBits: 4)),
        hoursPerDay: Rational(Int.random(in: 0...24, using: &self))),
      hardware: .init(
        price: USD(fraction(upToBits: 12)), months: fraction(upToBits: 5) + 1),
      otherUSDPerMonth: USD(fraction(upToBits: 8)))
  }

  /// An ETH price above zero.
  mutating func ethPrice() throws -> ETHPrice {
    try ETHPrice(fraction(upToBits: 13) + Rational(1, 1_000))
  }
}
