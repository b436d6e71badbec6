import LivepeerPricing
import Testing
import TestSupport

@Suite struct WorkUnitTests {
  /// Source: `design/cli.md`, text forms and `prices`.
  @Test(
    arguments: [
      (.millisecond, "millisecond", "ms", "hour"),
      (.character, "character", "char", "million characters"),
      (.pixel, "pixel", "px", "megapixel"), (.token, "token", "token", "million tokens"),
    ] as [(WorkUnitKind, String, String, String)]
  )
  func unitsHaveANameASymbolAndACustomaryScale(
    unit: WorkUnitKind,
    name: String,
    symbol: String,
    scale: String
  ) throws {
    #expect(unit.rawValue == name)
    #expect(unit.symbol == symbol)
    #expect(unit.customaryScale.name == scale)
    #expect(unit.customaryScale.unit == unit)
    #expect(try recoded(unit).json == "\"\(name)\"")
  }

  @Test func everyUnitHasItsType() {
    let kinds = [Millisecond.kind, TextCharacter.kind, Pixel.kind, Token.kind]
    #expect(kinds == WorkUnitKind.allCases)
  }
}
