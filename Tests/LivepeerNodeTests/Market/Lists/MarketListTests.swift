import TestSupport
import Testing

@testable import LivepeerNode

@Suite struct MarketListTests {
  /// Orchestrators that only look the same are told apart by their hashes, too.
  @Test func identitiesThatLookTheSame() {
    let names = lookAlikeNames(letters: 6)
    let identities = names.flatMap {
      [
        MarketNames.Identity(address: $0, url: "u"), MarketNames.Identity(address: "a", url: $0),
      ]
    }
    #expect(Set(identities).count == 128)
    #expect(Set(identities.map(\.hashValue)).count == 128)
  }
}
