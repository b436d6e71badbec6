import Foundation
import LivepeerPricing
import Testing
import TestSupport

@Suite struct EtherUnitTests {
  /// Source: Ethereum's yellow paper, section 2.1, and web3's unit map for kwei, mwei and gwei.
  @Test(
    arguments: [
      (.wei, 0, "wei"), (.kwei, 3, "kwei"), (.mwei, 6, "mwei"), (.gwei, 9, "gwei"),
      (.szabo, 12, "szabo"), (.finney, 15, "finney"), (.ether, 18, "ETH"),
    ] as [(EtherUnit, Int, String)]
  )
  func unitsArePowersOfTen(unit: EtherUnit, power: Int, symbol: String) throws {
    #expect(unit.powerOfTen == power)
    #expect(unit.symbol == symbol)
    #expect(Currency(name: symbol) == .ether(unit))
    #expect(try recoded(unit).value == unit)
  }

  @Test func everyNameIsTakenInAnyCase() {
    for name in Currency.names {
      let currency = Currency(name: name)
      #expect(currency != nil, "\(name)")
      #expect(Currency(name: name.uppercased()) == currency)
      #expect(Currency(name: name.capitalized) == currency)
    }
    #expect(Currency.names.count == EtherUnit.allCases.count + 2)
  }

  @Test(arguments: [
    "", " ", "eur", "weis", "wei ", "e", "eth2", "₿", "\0", "DOG3", "$", "\u{212A}wei",
  ])
  func otherNamesAreNone(name: String) {
    #expect(Currency(name: name) == nil)
  }
}
