import LivepeerPricing
import TestSupport
import Testing

@Suite struct WarmPackingTests {
  /// The pipelines with their least memory in GB, of pipelines.md.
  private static let least: [(pipeline: Pipeline, memoryGB: Int)] = [
    (.audioToText, 3), (.imageToText, 1), (.segmentAnything2, 12), (.textToImage, 24),
    (.imageToImage, 20), (.upscale, 16), (.llm, 8), (.textToSpeech, 8),
  ]

  /// The packing leaves as few models without a GPU as trying every assignment does.
  @Test(.tags(.property)) func asManyFindAGPUAsCan() throws {
    try forAll(cases: 300) { generator in
      let gpus = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
        [4, 8, 12, 16, 24].randomElement(using: &generator) ?? 8
      }
      // No more models than GPUs: the rule about memory says nothing of those without any.
      let models = Self.least.shuffled(using: &generator)
        .prefix(Int.random(in: 0...gpus.count, using: &generator))
      let file = try PriceSheet(
        models.map {
          try PriceEntry(
            pipeline: $0.pipeline.rawValue, modelID: $0.pipeline.documentation.modelID,
            pricePerUnit: nil, isWarm: true)
        }
      ).json
      let found = PriceSheetCheck(gpuMemoryGB: gpus).findings(in: file)
        .count { $0.rule.code == "gpu-memory-too-small" }
      let fewest = models.count - mostPlaced(models.map(\.memoryGB)[...], gpus)
      return found == fewest ? nil : "\(found), not \(fewest), of \(models) on \(gpus)"
    }
  }

  /// Tries every GPU for the first need, and none.
  private func mostPlaced(_ needs: ArraySlice<Int>, _ gpus: [Int]) -> Int {
    guard let need = needs.first else { return 0 }
    var most = mostPlaced(needs.dropFirst(), gpus)
    for (index, gpu) in gpus.enumerated() where gpu >= need {
      var left = gpus
      left.remove(at: index)
      most = max(most, 1 + mostPlaced(needs.dropFirst(), left))
    }
    return most
  }
}
