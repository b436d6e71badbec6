internal import ExactMath

// The pipelines of the network's documentation: to add one, add a definition here and its name to
// `Pipeline`. Source: Livepeer's pipeline pages, late 2025.

extension PipelineCatalogue {
  /// The pipelines of the network's documentation.
  public static let documented = PipelineCatalogue([
    Pipeline.Definition(
      .audioToText, [.millisecond], by: .duration,
      aliases: [
        "whisper", "speechtotext", "speech2text", "voicetotext", "audio2text", "stt", "asr",
        "speech", "transcribe", "transcription", "transcriber",
      ],
      documentation: .ofNetwork(
        PriceEntry(.audioToText, "openai/whisper-large-v3", 12_882_811, isWarm: true),
        memoryGB: 3...3, entryGPUGB: 8, recommendedGPUGB: 12)),
    Pipeline.Definition(
      .textToSpeech, [.character, .millisecond], by: .characters,
      aliases: ["tts", "bark", "text2speech", "texttoaudio", "texttovoice", "parler", "speak"],
      documentation: .ofNetwork(
        PriceEntry(.textToSpeech, "suno/bark", 5_960_465), entryGPUGB: 8)),
    Pipeline.Definition(
      .imageToText, [.pixel], by: .images,
      aliases: ["img2txt", "image2text", "i2t", "blip", "caption", "captioning"],
      documentation: .ofNetwork(
        PriceEntry(
          .imageToText, "Salesforce/blip-image-captioning-large", 1_192_093, isWarm: true),
        memoryGB: 1...2, entryGPUGB: 4)),
    Pipeline.Definition(
      .segmentAnything2, [.pixel], by: .images,
      aliases: ["sam", "sam2", "sam21", "segmentation", "segmentanything"],
      documentation: .ofNetwork(
        PriceEntry(.segmentAnything2, "facebook/sam2-hiera-large", 4_768_371),
        memoryGB: 12...24, entryGPUGB: 12)),
    Pipeline.Definition(
      .textToImage, [.pixel], by: .images,
      aliases: ["txt2img", "text2image", "t2i", "sdxl", "realvisxl", "flux"],
      documentation: .ofNetwork(
        PriceEntry(.textToImage, "SG161222/RealVisXL_V4.0_Lightning", 4_768_371, isWarm: true),
        memoryGB: 24...24, entryGPUGB: 24)),
    Pipeline.Definition(
      .imageToImage, [.pixel], by: .images,
      aliases: ["img2img", "image2image", "i2i", "pix2pix"],
      documentation: .ofNetwork(
        PriceEntry(.imageToImage, "ByteDance/SDXL-Lightning", 4_768_371),
        memoryGB: 20...24, entryGPUGB: 24)),
    Pipeline.Definition(
      .imageToVideo, [.pixel], by: .images, framesPerImage: 25,
      aliases: ["img2vid", "image2video", "i2v", "svd"],
      documentation: .ofNetwork(
        PriceEntry(
          .imageToVideo, "stabilityai/stable-video-diffusion-img2vid-xt-1-1", 9_536_742),
        memoryGB: 24...24, entryGPUGB: 24)),
    Pipeline.Definition(
      .upscale, [.pixel], by: .images,
      aliases: ["superresolution", "esrgan"],
      documentation: .ofNetwork(
        PriceEntry(.upscale, "stabilityai/stable-diffusion-x4-upscaler", 4_768_371),
        memoryGB: 16...24, entryGPUGB: 24)),
    Pipeline.Definition(
      .llm, [.token], by: .tokens,
      // The `max_tokens` of a job that does not state it.
      defaultUnits: 256,
      aliases: [
        "llama", "chat", "gpt", "textgeneration", "texttotext", "languagemodel", "completion",
      ],
      documentation: .ofNetwork(
        PriceEntry(
          .llm, "meta-llama/Meta-Llama-3.1-8B-Instruct", 18, exponent: -2,
          perUnits: 1_000_000, currency: .usd, isWarm: true),
        memoryGB: 8...16, entryGPUGB: 8)),
    Pipeline.Definition(
      .liveVideoToVideo, [.pixel], by: .duration,
      aliases: [
        "lv2v", "v2v", "videotovideo", "livevideo", "realtime", "streamdiffusion", "comfyui",
      ],
      documentation: .ofNetwork(
        PriceEntry(.liveVideoToVideo, "streamdiffusion", 500),
        memoryGB: 12...24, entryGPUGB: 24)),
  ])
}

extension Pipeline.Documentation {
  /// Creates the network's documentation of a pipeline.
  fileprivate static func ofNetwork(
    _ entry: PriceEntry, memoryGB: ClosedRange<Int>? = nil, entryGPUGB: Int? = nil,
    recommendedGPUGB: Int? = nil
  ) -> Pipeline.Documentation {
    // The pages head their prices "Reference pricing (late 2025)", and name no month.
    Pipeline.Documentation(
      entry, memoryGB: memoryGB, entryGPUGB: entryGPUGB, recommendedGPUGB: recommendedGPUGB,
      documentedIn: "late 2025")
  }
}

extension PriceEntry {
  /// Creates a documented entry.
  fileprivate init(
    _ pipeline: Pipeline, _ modelID: ModelID, _ coefficient: BigInt, exponent: Int = 0,
    perUnits pixelsPerUnit: BigInt? = nil, currency: PriceEntry.PriceCurrency = .wei,
    isWarm: Bool = false
  ) {
    self.init()
    self.pipeline = pipeline
    self.modelID = modelID
    pricePerUnit = BigDecimal(coefficient: coefficient, exponent: exponent)
    self.pixelsPerUnit = pixelsPerUnit
    self.currency = currency
    self.isWarm = isWarm
  }
}
