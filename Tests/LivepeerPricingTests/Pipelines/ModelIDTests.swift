import LivepeerPricing
import Testing
import TestSupport

@Suite struct ModelIDTests {
  @Test func idsAreComparedByteForByte() throws {
    let composed = ModelID("caf\u{E9}")
    let accented = ModelID("cafe\u{301}")
    #expect(composed != accented)
    #expect(Set([composed, accented, "caf\u{E9}"]).count == 2)
    #expect(ModelID("a") != ModelID("A"))
    // Texts that look the same, of as many bytes and of other ones.
    #expect(ModelID("a\u{323}\u{307}") != ModelID("a\u{307}\u{323}"))
    #expect(ModelID("\u{212A}") != ModelID("K"))
    #expect(ModelID("\u{212A}") != ModelID("KKK"))
    #expect(try recoded(composed).value == composed)
    #expect(try recoded(["x/y": 1] as [ModelID: Int]).json == #"{"x\/y":1}"#)
    #expect("\(ModelID("openai/whisper"))" == "openai/whisper")
  }
}

@Suite struct GatewayAddressTests {
  /// Source: go-livepeer 0.9.1, `LivepeerNode.SetBasePriceForCap`.
  @Test(
    arguments: [
      ("", "default", true), ("default", "Default", true), ("0xAB", "0xab", true),
      ("0xab", "0xac", false), ("", "0xab", false), ("defaults", "default", false),
      ("É", "é", true), ("caf\u{E9}", "cafe\u{301}", false),
    ]
  )
  func addressesAreComparedInLowerCase(first: GatewayAddress, second: GatewayAddress, same: Bool) {
    #expect((first == second) == same)
    #expect(!same || first.hashValue == second.hashValue)
  }

  @Test func everyGatewayHasSeveralSpellings() {
    for text in ["", "default", "DEFAULT"] { #expect(GatewayAddress(text).isEveryGateway) }
    for text in ["d", "default ", "0x0"] { #expect(!GatewayAddress(text).isEveryGateway) }
  }
}
