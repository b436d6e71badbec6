import LivepeerPricing
import Testing

@Suite struct AnyScaleTests {
  /// Every name of `design/cli.md`, with the units that it stands for.
  static let names: [(WorkUnitKind, BigInt, [String])] = [
    (.millisecond, 1, ["ms", "millisecond", "milliseconds"]),
    (.millisecond, 1_000, ["s", "sec", "second", "seconds"]),
    (.millisecond, 60_000, ["min", "minute", "minutes"]),
    (.millisecond, 3_600_000, ["h", "hr", "hour", "hours"]),
    (.millisecond, 86_400_000, ["day", "d", "days"]),
    (.millisecond, 2_628_000_000, ["month", "mo", "months"]),
    (.character, 1, ["char", "character", "characters"]),
    (.character, 1_000, ["kchar"]),
    (.character, 1_000_000, ["Mchar"]),
    (.pixel, 1, ["px", "pixel", "pixels"]),
    (.pixel, 1_000, ["kpx"]),
    (.pixel, 1_000_000, ["Mpx", "megapixel", "megapixels"]),
    (.pixel, 1_048_576, ["Mipx"]),
    (.pixel, 27_648_000, ["720p-s"]),
    (.pixel, 1_000_000_000, ["Gpx"]),
    (.pixel, 99_532_800_000, ["720p-h"]),
    (.pixel, 1_000_000_000_000, ["Tpx"]),
    (.token, 1, ["token", "tok", "tokens"]),
    (.token, 1_000, ["ktoken"]),
    (.token, 1_000_000, ["Mtoken", "Mtok"]),
    (.request, 1, ["request", "req", "call", "job", "session", "image"]),
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
    for unit in WorkUnitKind.standard {
      let listed = AnyScale.all(of: unit)
      #expect(listed.map(\.units) == AnyScaleTests.names.filter { $0.0 == unit }.map(\.1))
      #expect(AnyScale.one(unit) == listed.first)
    }
    #expect(AnyScale.all.count == AnyScaleTests.names.count)
    #expect(Set(AnyScale.all.map(\.name)).count == AnyScale.all.count)
  }

  /// No two scales differ in capitals alone.
  @Test(arguments: names)
  func capitalsCannotMeanAnotherScale(unit: WorkUnitKind, units: BigInt, names: [String]) {
    for name in names {
      #expect(AnyScale(name: name.uppercased()) == AnyScale(name: name))
      #expect(AnyScale(name: name.lowercased()) == AnyScale(name: name))
    }
  }

  @Test func aDeclaredUnitHasOneScale() throws {
    let frame = try #require(WorkUnitKind(rawValue: "frame"))
    let scale = AnyScale.one(frame)
    #expect(AnyScale.all(of: frame) == [scale])
    #expect((scale.units, scale.symbol, scale.name) == (1, "frame", "frame"))
    #expect(AnyScale(name: "frame") == nil)
    #expect(frame.customaryScale == scale)
  }

  @Test(arguments: [
    "", " ", "ms ", "M", "m", "fortnight", "Mpixel", "720p", "720p-m", "\0", "мс", "to\u{212A}en",
  ])
  func otherNamesAreNone(name: String) {
    #expect(AnyScale(name: name) == nil)
  }
}
