import LivepeerPricing
import Testing

@Suite struct ScaleTests {
  @Test func typedScalesHoldTheirUnits() {
    let times: [Scale<Millisecond>] = [.millisecond, .second, .minute, .hour]
    #expect(times.map(\.units) == [1, 1_000, 60_000, 3_600_000])
    let texts: [Scale<TextCharacter>] = [.character, .thousand, .million]
    #expect(texts.map(\.units) == [1, 1_000, 1_000_000])
    let areas: [Scale<Pixel>] = [.pixel, .megapixel]
    #expect(areas.map(\.units) == [1, 1_000_000])
    let tokens: [Scale<Token>] = [.token, .thousand, .million]
    #expect(tokens.map(\.units) == [1, 1_000, 1_000_000])
  }

  /// Every scale has a type of its own unit and of no other.
  @Test(arguments: AnyScale.all)
  func aScaleIsTypedByItsUnitAlone(scale: AnyScale) {
    #expect((Scale<Millisecond>(exactly: scale)?.erased == scale) == (scale.unit == .millisecond))
    #expect((Scale<TextCharacter>(exactly: scale)?.erased == scale) == (scale.unit == .character))
    #expect((Scale<Pixel>(exactly: scale)?.erased == scale) == (scale.unit == .pixel))
    #expect((Scale<Token>(exactly: scale)?.erased == scale) == (scale.unit == .token))
  }
}
