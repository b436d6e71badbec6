/// What the network's documentation says of a pipeline: its model, its price, and the GPU it needs.
public struct PipelineDocumentation: Hashable, Sendable {
  /// The model that most jobs ask for.
  public let modelID: String
  /// `price_per_unit` as the documentation writes it: a JSON number.
  public let pricePerUnit: String
  /// `pixels_per_unit`.
  public let pixelsPerUnit: Int
  /// Whether the price is in dollars.
  public let isInUSD: Bool
  /// Whether the documented entry keeps the model loaded.
  public let isWarm: Bool
  /// Video memory that the model takes, in GB, from the smallest variant to the largest; nil where
  /// it depends on the model.
  public let memoryGB: ClosedRange<Int>?
  /// The smallest GPU that runs it, in GB.
  public let entryGPUGB: Int
  /// The GPU that is recommended, in GB, where that is a larger one.
  public let recommendedGPUGB: Int?

  init(
    _ modelID: String, _ pricePerUnit: String, perPixels pixelsPerUnit: Int = 1,
    isInUSD: Bool = false, isWarm: Bool = false, memoryGB: ClosedRange<Int>?, entryGPUGB: Int,
    recommendedGPUGB: Int? = nil
  ) {
    self.modelID = modelID
    self.pricePerUnit = pricePerUnit
    self.pixelsPerUnit = pixelsPerUnit
    self.isInUSD = isInUSD
    self.isWarm = isWarm
    self.memoryGB = memoryGB
    self.entryGPUGB = entryGPUGB
    self.recommendedGPUGB = recommendedGPUGB
  }
}

extension Pipeline {
  /// What the network's documentation says of the pipeline.
  ///
  /// Source: Livepeer's pipeline pages, late 2025.
  public var documentation: PipelineDocumentation {
    switch self {
    case .audioToText:
      PipelineDocumentation(
        "openai/whisper-large-v3", "12882811", isWarm: true, memoryGB: 3...3, entryGPUGB: 8,
        recommendedGPUGB: 12)
    case .textToSpeech:
      PipelineDocumentation("suno/bark", "5960465", memoryGB: nil, entryGPUGB: 8)
    case .imageToText:
      PipelineDocumentation(
        "Salesforce/blip-image-captioning-large", "1192093", isWarm: true, memoryGB: 1...2,
        entryGPUGB: 4)
    case .segmentAnything2:
      PipelineDocumentation(
        "facebook/sam2-hiera-large", "4768371", memoryGB: 12...24, entryGPUGB: 12)
    case .textToImage:
      PipelineDocumentation(
        "SG161222/RealVisXL_V4.0_Lightning", "4768371", isWarm: true, memoryGB: 24...24,
        entryGPUGB: 24)
    case .imageToImage:
      PipelineDocumentation(
        "ByteDance/SDXL-Lightning", "4768371", memoryGB: 20...24, entryGPUGB: 24)
    case .imageToVideo:
      PipelineDocumentation(
        "stabilityai/stable-video-diffusion-img2vid-xt-1-1", "9536742", memoryGB: 24...24,
        entryGPUGB: 24)
    case .upscale:
      PipelineDocumentation(
        "stabilityai/stable-diffusion-x4-upscaler", "4768371", memoryGB: 16...24, entryGPUGB: 24)
    case .llm:
      PipelineDocumentation(
        "meta-llama/Meta-Llama-3.1-8B-Instruct", "0.18", perPixels: 1_000_000, isInUSD: true,
        isWarm: true, memoryGB: 8...16, entryGPUGB: 8)
    case .liveVideoToVideo:
      PipelineDocumentation("streamdiffusion", "500", memoryGB: 12...24, entryGPUGB: 24)
    }
  }
}
