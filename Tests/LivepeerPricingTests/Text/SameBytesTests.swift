import LivepeerPricing
import Testing
import TestSupport

@Suite struct SameBytesTests {
  /// Names that only look the same have hashes of their own: a file of thousands is compared no slower.
  @Test func hashesTellThemApart() throws {
    let names = lookAlikeNames(letters: 8)
    #expect(Set(names).count == 1)
    #expect(Set(names.map { ModelID($0).hashValue }).count == 256)
    #expect(Set(names.map { Pipeline($0).hashValue }).count == 256)
    #expect(Set(names.map { GatewayAddress($0).hashValue }).count == 256)
    let entries = try names.map {
      try PriceEntry(pipeline: .llm, modelID: ModelID($0), pricePerUnit: nil)
    }
    #expect(Set(entries.map(\.hashValue)).count == 256)
  }

  /// Two names in a row are not hashed like two others with the same bytes.
  @Test func hashesTellWhereANameEnds() {
    func hash(_ names: [ModelID]) -> Int { names.hashValue }
    #expect(hash(["\u{E9}\u{E9}", "\u{E9}"]) != hash(["\u{E9}", "\u{E9}\u{E9}"]))
    #expect(hash(["aa", "a"]) != hash(["a", "aa"]))
    #expect(hash(["\u{E9}", "a"]) == hash(["\u{E9}", "a"]))
  }
}
