/// A kind of AI work that the network prices; the raw value is its name in price files.
public enum Pipeline: String, CaseIterable, Codable, Hashable, Sendable {
  /// Speech recognition, per millisecond of input audio.
  case audioToText = "audio-to-text"
  /// Speech synthesis, per character of input text or per millisecond of output audio.
  case textToSpeech = "text-to-speech"
  /// Image captioning, per input pixel.
  case imageToText = "image-to-text"
  /// Image segmentation, per input pixel.
  case segmentAnything2 = "segment-anything-2"
  /// Image generation, per output pixel.
  case textToImage = "text-to-image"
  /// Image transformation, per input pixel of every image.
  case imageToImage = "image-to-image"
  /// Video generation from a still, per output pixel of every frame.
  case imageToVideo = "image-to-video"
  /// Enlargement, per input pixel.
  case upscale
  /// Text generation, per token.
  case llm
  /// Video transformation as it streams, per pixel of video time.
  case liveVideoToVideo = "live-video-to-video"
}

extension Pipeline: CustomStringConvertible {
  /// The name in price files: `audio-to-text`.
  public var description: String { rawValue }

  /// What the pipeline is priced per, unless a price says otherwise.
  public var unit: WorkUnitKind {
    switch self {
    case .audioToText: .millisecond
    case .textToSpeech: .character
    case .imageToText, .segmentAnything2, .textToImage, .imageToImage, .imageToVideo, .upscale,
      .liveVideoToVideo:
      .pixel
    case .llm: .token
    }
  }

  /// Every unit that the pipeline may be priced per; text-to-speech depends on the model.
  public var possibleUnits: [WorkUnitKind] {
    self == .textToSpeech ? [.character, .millisecond] : [unit]
  }
}
