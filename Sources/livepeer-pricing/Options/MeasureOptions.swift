internal import ArgumentParser
internal import LivepeerPricing
internal import SystemPackage

/// The flags that say how much work a job is; one of them is given.
struct MeasureOptions: ParsableArguments {
  @Option(
    "time", "Length of audio or video: 90s, 3m20s, 1.5h, 00:03:20.500.",
    transform: { try Quantity<Millisecond>(duration: $0) })
  var duration: Quantity<Millisecond>?

  @Option(
    file: "An audio file, whose length is taken: WAV, MP3, AAC, M4A, FLAC, Ogg, WebM; - reads "
      + "standard input.",
    ["wav", "mp3", "aac", "m4a", "mp4", "flac", "ogg", "opus", "webm", "mka"])
  var audioFile: String?

  @Option(
    "n", "Characters of text (Unicode code points).",
    transform: { try Quantity<TextCharacter>($0) })
  var characters: Quantity<TextCharacter>?

  @Option("text", "The text itself; its code points are counted.")
  var text: String?

  @Option(file: "A UTF-8 file with the text, line breaks counted; - reads standard input.")
  var textFile: String?

  @Option("WxH", "Width and height of an image: 1920x1080.", transform: { try ImageSize($0) })
  var size: ImageSize?

  @Option(
    file: "A PNG, JPEG or GIF whose header tells the size; - reads standard input.",
    ["png", "jpg", "jpeg", "gif"])
  var imageFile: String?

  @Option("n", "How many images of that size.", transform: { try Quantity<Pixel>($0).count })
  var count: BigInt?

  @Option("n", "Tokens of a language model.", transform: { try Quantity<Token>($0) })
  var tokens: Quantity<Token>?

  @Option("n", "Requests, for a price per request.", transform: { try Quantity<Request>($0) })
  var requests: Quantity<Request>?

  @Option("n", "Units of whatever the price is per.", transform: { try Quantity<Token>($0).count })
  var units: BigInt?

  var isEmpty: Bool { given.isEmpty }

  private var given: [String] {
    [
      (duration != nil, "--duration"), (audioFile != nil, "--audio-file"),
      (characters != nil, "--characters"),
      (text != nil, "--text"), (textFile != nil, "--text-file"), (size != nil, "--size"),
      (imageFile != nil, "--image-file"), (tokens != nil, "--tokens"),
      (requests != nil, "--requests"), (units != nil, "--units"),
    ].filter(\.0).map(\.1)
  }

  func validate() throws {
    if given.count > 1 {
      throw ValidationError("give one measure, not \(given.joined(separator: " and "))")
    }
    if count != nil, size == nil, imageFile == nil {
      throw ValidationError("--count goes with --size or --image-file")
    }
  }

  var readsStandardInput: Bool { [textFile, imageFile, audioFile].contains("-") }

  func measure() throws(CommandFailure) -> Measure {
    if let duration { return .duration(duration) }
    if let audioFile { return .audio(try audio(audioFile)) }
    if let characters { return .characters(characters) }
    if let text { return .text(text) }
    if let textFile { return .text(try readText(textFile)) }
    if let size { return .images(size, count: count ?? 1) }
    if let imageFile { return .images(try imageSize(imageFile), count: count ?? 1) }
    if let tokens { return .tokens(tokens) }
    if let requests { return .requests(requests) }
    if let units { return .units(units) }
    return .unspecified
  }

  private func imageSize(_ path: String) throws(CommandFailure) -> ImageSize {
    try readParts(path) { (reader, _) throws(CommandFailure) in
      do throws(ImageReadError<Errno>) {
        return ImageSize(
          try ImageHeader(reading: { (offset, count) throws(Errno) in
            try reader.read(at: offset, count: count)
          }))
      } catch {
        switch error {
        case .header(let error): throw CommandFailure(.badData, "\(path): \(error)")
        case .source(let error): throw CommandFailure(error, reading: path)
        }
      }
    }
  }

  private func audio(_ path: String) throws(CommandFailure) -> AudioFile {
    try readParts(path) { (reader, byteCount) throws(CommandFailure) in
      do throws(AudioFile.SourceError<Errno>) {
        return try AudioFile(byteCount: byteCount) { (offset, count) throws(Errno) in
          try reader.read(at: offset, count: count)
        }
      } catch {
        switch error {
        case .file(let error): throw CommandFailure(.badData, "\(path): \(error)")
        case .source(let error): throw CommandFailure(error, reading: path)
        }
      }
    }
  }

  /// Reads parts of a file in order; what lies between them is passed over if the file can seek.
  private func readParts<Result>(
    _ path: String,
    _ body: (inout ForwardReader<Errno>, _ byteCount: Int?) throws(CommandFailure) -> Result
  ) throws(CommandFailure) -> Result {
    let file = try openForReading(path)
    defer { if path != "-" { try? file.close() } }
    var reader = ForwardReader(
      next: { (count) throws(Errno) in try readChunk(file, atMost: count) },
      seek: { (try? file.seek(offset: Int64($0), from: .current)) != nil })
    return try body(&reader, sizeOfRegularFile(file).map { Int(clamping: $0) })
  }

  private func readText(_ path: String) throws(CommandFailure) -> String {
    let bytes = try readFile(path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandFailure(
        .badData,
        "\(path): byte \(bytes.lengthOfUTF8Prefix + 1) is not UTF-8; convert it, "
          + "for example with iconv")
    }
    return text
  }
}
