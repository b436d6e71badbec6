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
      (.request, "request", "request", "request"),
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
    let kinds = [Millisecond.kind, TextCharacter.kind, Pixel.kind, Token.kind, Request.kind]
    #expect(kinds == WorkUnitKind.standard)
  }

  private enum Frame: WorkUnit { static var name: String { "frame" } }
  private enum Impostor: WorkUnit { static var name: String { "pixel" } }
  private enum Abbreviated: WorkUnit { static var name: String { "Mpx" } }
  private enum Nameless: WorkUnit { static var name: String { "" } }

  /// 5 wei a frame, 30 frames.
  @Test func anyTypeIsAUnit() throws {
    let rate = try Rate<Frame>("5wei/frame")
    #expect(rate.fee(for: 30) == 150)
    #expect(rate.description == "5wei/frame")
    #expect(Quantity<Frame>(30 as UInt).description == "30 frame")
    #expect(try recoded(rate).value == rate)
    #expect(try recoded(rate.erased).value == rate.erased)
    #expect(rate.erased.unit == WorkUnitKind(rawValue: "frame"))
    #expect(throws: RateError.unitMismatch(expected: Frame.kind, found: .pixel)) {
      try Rate<Frame>(AnyRate("5wei/px"))
    }
  }

  private enum TokenHour: WorkUnit { static var name: String { "token-hour" } }

  /// The name of a unit may begin with that of a scale.
  @Test func theLongestNameIsRead() throws {
    let rate = try Rate<TokenHour>("5wei/3 token-hour")
    #expect(rate.weiPerUnit == "5/3")
    #expect(try recoded(rate.erased).value == rate.erased)
    let text = "5wei/token"
    #expect(try AnyRate(text, declared: [TokenHour.kind]).unit == .token)
    #expect(thrown { () throws(TextFormError) in try AnyRate("5wei/token-hour") } != nil)
  }

  @Test(.tags(.trap)) func namesOfThisLibraryAreReserved() async {
    await #expect(processExitsWith: .failure) { _ = Impostor.kind }
    await #expect(processExitsWith: .failure) { _ = Abbreviated.kind }
    await #expect(processExitsWith: .failure) { _ = Nameless.kind }
  }

  /// A letter, then letters, digits and hyphens, up to 64.
  @Test(
    arguments: [
      ("frame", true), ("F", true), ("gpu-second2", true),
      (String(repeating: "a", count: 64), true),
      (String(repeating: "a", count: 65), false), ("", false), ("2frame", false), ("-a", false),
      ("a b", false), ("a/b", false), ("é", false), ("a_b", false),
      // Names of scales would be read as those.
      ("ms", false), ("Mpx", false), ("MPX", false), ("hour", false), ("Pixel", false),
      ("token-hour", true), ("ms2", true),
    ])
  func namesOfUnits(name: String, isName: Bool) throws {
    #expect(WorkUnitKind(rawValue: name)?.rawValue == (isName ? name : nil))
    #expect(try (decodingRefusal(of: "\"\(name)\"", as: WorkUnitKind.self) == nil) == isName)
  }
}
