extension Pipeline {
  /// The pipeline that a name was probably meant for; nil if it resembles none.
  ///
  /// `audio_to_text`, `Audio-To-Text` and `audio-to-txt` are spellings; `speech-to-text`, `whisper`
  /// and `tts` are names by which people know the work or its models.
  package init?(resembling name: String) {
    let text = String(name.unicodeScalars.prefix(100)).lowercased()
    let words = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let joined = words.joined()
    let model = text.split(separator: "/").last.map(String.init) ?? text
    let found =
      Pipeline.allCases.first { $0.rawValue == text || $0.otherNames.contains(joined) }
      ?? Pipeline.allCases.first { pipeline in
        let documented = pipeline.documentation.modelID.lowercased()
        return documented == text || documented.hasSuffix("/\(model)")
      }
      ?? nearName(to: name, in: Pipeline.allCases.map(\.rawValue)).flatMap(Pipeline.init(rawValue:))
      ?? Pipeline.allCases.first { !$0.otherNames.isDisjoint(with: words) }
    guard let found else { return nil }
    self = found
  }

  /// What to write in place of a name that is no pipeline: `did you mean audio-to-text?`, or all
  /// of them.
  package static func advice(on name: String) -> String {
    if let pipeline = Pipeline(resembling: name) { return "did you mean \(pipeline)?" }
    return "use one of \(allCases.map(\.rawValue).joined(separator: ", "))"
  }

  /// Names of the work and of its models, in letters and digits alone.
  private var otherNames: Set<String> {
    switch self {
    case .audioToText:
      [
        "whisper", "speechtotext", "speech2text", "voicetotext", "audio2text", "stt", "asr",
        "speech", "transcribe", "transcription", "transcriber",
      ]
    case .textToSpeech:
      ["tts", "bark", "text2speech", "texttoaudio", "texttovoice", "parler", "speak"]
    case .imageToText: ["img2txt", "image2text", "i2t", "blip", "caption", "captioning"]
    case .segmentAnything2: ["sam", "sam2", "sam21", "segmentation", "segmentanything"]
    case .textToImage: ["txt2img", "text2image", "t2i", "sdxl", "realvisxl", "flux"]
    case .imageToImage: ["img2img", "image2image", "i2i", "pix2pix"]
    case .imageToVideo: ["img2vid", "image2video", "i2v", "svd"]
    case .upscale: ["superresolution", "esrgan"]
    case .llm:
      ["llama", "chat", "gpt", "textgeneration", "texttotext", "languagemodel", "completion"]
    case .liveVideoToVideo:
      ["lv2v", "v2v", "videotovideo", "livevideo", "realtime", "streamdiffusion", "comfyui"]
    }
  }
}
