extension PipelineCatalogue {
  /// Returns the pipeline that a name was probably meant for; nil if it resembles none.
  ///
  /// `audio_to_text`, `Audio-To-Text` and `audio-to-txt` are spellings; `speech-to-text`, `whisper`
  /// and `tts` are names by which people know the work or its models.
  public func suggestion(for name: String) -> Pipeline? {
    let text = String(name.unicodeScalars.prefix(100)).lowercased()
    let words = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let joined = words.joined()
    let model = text.split(separator: "/").last.map(String.init) ?? text
    let found =
      definitions.first { $0.pipeline.name == text || $0.aliases.contains(joined) }
      ?? definitions.first { definition in
        guard let documented = definition.documentation?.modelID.name.lowercased() else {
          return false
        }
        return !documented.isEmpty && (documented == text || documented.hasSuffix("/\(model)"))
      }
    if let found { return found.pipeline }
    if let near = nearName(to: name, in: definitions.map(\.pipeline.name)) { return Pipeline(near) }
    return definitions.first { !$0.aliases.isDisjoint(with: words) }?.pipeline
  }

  /// What to write in place of a name of which nothing is known: `did you mean audio-to-text?`, or
  /// all of them.
  package func advice(on name: String) -> String {
    if let pipeline = suggestion(for: name) { return "did you mean \(pipeline)?" }
    return "use one of \(definitions.map(\.pipeline.name).joined(separator: ", "))"
  }
}
