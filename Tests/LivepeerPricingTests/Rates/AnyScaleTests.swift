import LivepeerPricing
import Testing

@Suite struct AnyScaleTests {
  /// Every name of `design/cli.md`, with the units that it stands for.
  static let names: [(WorkUnitKind, BigInt, [String])] = [
    (.millisecond, 1, ["ms", "millisecond", "milliseconds"]),
    (.millisecond, 1_000, ["s", "sec", "second", "seconds"]),
    (.millisecond, 60_000, ["min", "minute", "minutes"]),
    (.millisecond, 3_600_000, ["h", "hour", "hours"]),
    (.character, 1, ["char", "character", "characters"]),
    (.character, 1_000, ["kchar"]),
    (.character, 1_000_000, ["Mchar"]),
    (.pixel, 1, ["px", "pixel", "pixels"]),
    (.pixel, 1_000_000, ["Mpx", "megapixel", "megapixels"]),
    (.token, 1, ["token", "tokens"]),
    (.token, 1_000, ["ktoken"]),
    (.token, 1_000_000, ["Mtoken"]),
  ]

  @Test(arguments: names)
  func everyNameIsAScale(unit: WorkUnitKind, units: BigInt, names: [String]) throws {
    for name in names {
      let scale = try #require(AnyScale(name: name), "\(name)")
      #expect(scale.unit == unit)
      #expect(scale.units == units)
      #expect(scale.symbol == names[0])
    }
  }

  @Test func scalesAreListedFromSmallToLarge() {
    for unit in WorkUnitKind.allCases {
      let listed = AnyScale.all(of: unit)
      #expect(listed.map(\.units) == AnyScaleTests.names.filter { $0.0 == unit }.map(\.1))
      #expect(AnyScale.one(unit) == listed.first)
    }
    #expect(AnyScale.all.count == AnyScaleTests.names.count)
    #expect(Set(AnyScale.all.map(\.name)).count == AnyScale.all.count)
  }

  @Test(
    arguments: [
      "", " ", "ms ", "MS", "Min", "M", "m", "mpx", "MPX", "kpx", "mchar", "KCHAR", "megaPixel",
      "day", "fortnight", "Mpixel", "\0", "мс",
    ]
  )
  func otherNamesAndOtherCapitalsAreNone(name: String) {
    #expect(AnyScale(name: name) == nil)
  }
}
