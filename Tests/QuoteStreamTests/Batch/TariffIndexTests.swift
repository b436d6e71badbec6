import LivepeerPricing
import Testing

@testable import QuoteStream

@Suite struct TariffIndexTests {
  /// Names up to the sizes that are compared in whole vectors, and one byte longer.
  private static let pipelines = ["u", "upscale", "image-to-text"] + [32, 33].map { name($0) }
  private static let models =
    ["m", "suno/bark"] + [15, 16, 17, 47, 48, 63, 64, 65, 200].map { name($0) }

  private static func name(_ count: Int) -> String {
    String((0..<count).map { Character(UnicodeScalar(UInt8(ascii: "a") + UInt8($0 % 26))) })
  }

  /// Every name is found where it is, at the end of the bytes too, and none that differs in a byte.
  @Test(arguments: pipelines)
  func everyByteCounts(pipeline: String) throws {
    let entries = try Self.models.map {
      try PriceEntry(
        pipeline: Pipeline(pipeline), modelID: ModelID($0),
        pricePerUnit: BigDecimal(coefficient: 1, exponent: 0))
    }
    let catalogue = try PipelineCatalogue().adding(
      Pipeline.Definition(Pipeline(pipeline), unit: .request))
    let table = try TariffTable(PriceSheet(entries), catalogue: catalogue)
    let index = TariffIndex(table)
    for (tariff, model) in Self.models.enumerated() {
      for padding in [0, 1, 31, 63, 64] {
        let bytes = Array((pipeline + "," + model + String(repeating: ".", count: padding)).utf8)
        let names = (
          FieldSlot(start: 0, end: pipeline.utf8.count),
          FieldSlot(start: pipeline.utf8.count + 1, end: bytes.count - padding)
        )
        let found = unsafe index.tariff(bytes.span.bytes, names.0, names.1)
        #expect(found == tariff)
        for place in bytes.indices.dropLast(padding) where place != pipeline.utf8.count {
          var changed = bytes
          changed[place] ^= 0x20
          let other = unsafe index.tariff(changed.span.bytes, names.0, names.1)
          #expect(other == nil)
        }
      }
    }
  }

  /// Models that a search takes for alike: a few of them are found, and the table has all.
  @Test func namesThatCollide() throws {
    // The same length, the same bytes in the middle and at the end.
    let models = (10..<60).map { "\($0)-the-middle-of-all-and-the-end" }
    let entries = try models.map {
      try PriceEntry(
        pipeline: "llm", modelID: ModelID($0),
        pricePerUnit: BigDecimal(coefficient: 1, exponent: 0))
    }
    let table = try TariffTable(PriceSheet(entries))
    let resolver = RowResolver(table)
    var found = 0
    for (tariff, model) in models.enumerated() {
      let bytes = Array("llm,\(model)".utf8)
      var slots = Array(repeating: FieldSlot(), count: UsedColumn.slotCount)
      slots[UsedColumn.pipeline.slot] = FieldSlot(start: 0, end: 3)
      slots[UsedColumn.modelID.slot] = FieldSlot(start: 4, end: bytes.count)
      let index = unsafe resolver.index.tariff(
        bytes.span.bytes, slots[UsedColumn.pipeline.slot], slots[UsedColumn.modelID.slot])
      if let index {
        #expect(index == tariff)
        found += 1
      }
      unsafe #expect(
        resolver.knownTariff(bytes.span.bytes, slots.mutableSpan) == tariff)
    }
    // No search takes more steps, however many names begin at one place.
    #expect(found == 16)
  }
}
