import LivepeerPricing
import Testing

/// One row of the table of `domain/pipelines.md`.
private struct CatalogueRow: Sendable, CustomTestStringConvertible {
  let pipeline: Pipeline
  let modelID: ModelID
  let price: String
  let memoryGB: ClosedRange<Int>?
  let entryGPUGB: Int
  var pixelsPerUnit = 1
  var isWarm = false
  var isInUSD = false
  var recommendedGPUGB: Int?

  var testDescription: String { pipeline.name }

  static let page = [
    CatalogueRow(
      pipeline: .audioToText,
      modelID: "openai/whisper-large-v3",
      price: "12882811",
      memoryGB: 3...3,
      entryGPUGB: 8,
      isWarm: true,
      recommendedGPUGB: 12
    ),
    CatalogueRow(
      pipeline: .textToSpeech,
      modelID: "suno/bark",
      price: "5960465",
      memoryGB: nil,
      entryGPUGB: 8
    ),
    CatalogueRow(
      pipeline: .imageToText,
      modelID: "Salesforce/blip-image-captioning-large",
      price: "1192093",
      memoryGB: 1...2,
      entryGPUGB: 4,
      isWarm: true
    ),
    CatalogueRow(
      pipeline: .segmentAnything2,
      modelID: "facebook/sam2-hiera-large",
      price: "4768371",
      memoryGB: 12...24,
      entryGPUGB: 12
    ),
    // Warm in "the documented multi-pipeline file".
    CatalogueRow(
      pipeline: .textToImage,
      modelID: "SG161222/RealVisXL_V4.0_Lightning",
      price: "4768371",
      memoryGB: 24...24,
      entryGPUGB: 24,
      isWarm: true
    ),
    CatalogueRow(
      pipeline: .imageToImage,
      modelID: "ByteDance/SDXL-Lightning",
      price: "4768371",
      memoryGB: 20...24,
      entryGPUGB: 24
    ),
    CatalogueRow(
      pipeline: .imageToVideo,
      modelID: "stabilityai/stable-video-diffusion-img2vid-xt-1-1",
      price: "9536742",
      memoryGB: 24...24,
      entryGPUGB: 24
    ),
    CatalogueRow(
      pipeline: .upscale,
      modelID: "stabilityai/stable-diffusion-x4-upscaler",
      price: "4768371",
      memoryGB: 16...24,
      entryGPUGB: 24
    ),
    // Warm in "the documented LLM entry".
    CatalogueRow(
      pipeline: .llm,
      modelID: "meta-llama/Meta-Llama-3.1-8B-Instruct",
      price: "0.18",
      memoryGB: 8...16,
      entryGPUGB: 8,
      pixelsPerUnit: 1_000_000,
      isWarm: true,
      isInUSD: true
    ),
    CatalogueRow(
      pipeline: .liveVideoToVideo,
      modelID: "streamdiffusion",
      price: "500",
      memoryGB: 12...24,
      entryGPUGB: 24
    ),
  ]
}

@Suite struct PipelineCatalogueDocumentedTests {
  @Test(arguments: CatalogueRow.page)
  private func theCatalogueIsThePages(row: CatalogueRow) throws {
    let facts = try #require(PipelineCatalogue.documented[row.pipeline]?.documentation)
    let entry = facts.entry
    #expect((entry.pipeline, entry.modelID) == (row.pipeline, row.modelID))
    #expect(facts.modelID == row.modelID)
    #expect(entry.pricePerUnit == BigDecimal(row.price))
    #expect(entry.pixelsPerUnit ?? 1 == BigInt(row.pixelsPerUnit))
    #expect(entry.currency == (row.isInUSD ? .usd : .wei))
    #expect(entry.isWarm == row.isWarm)
    #expect(facts.memoryGB == row.memoryGB)
    #expect(facts.entryGPUGB == row.entryGPUGB)
    #expect(facts.recommendedGPUGB == row.recommendedGPUGB)
    #expect(facts.documentedIn == "late 2025")
  }

  @Test func everyPipelineIsOnThePage() {
    #expect(CatalogueRow.page.map(\.pipeline) == PipelineCatalogue.documented.pipelines)
  }
}
