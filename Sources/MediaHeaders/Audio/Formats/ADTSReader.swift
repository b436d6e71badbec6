/// A reader of AAC in ADTS frames: it visits every frame, from header to header.
enum ADTSReader {
  static func read(
    _ input: inout AudioInput, from start: AudioStart
  ) throws(AudioFile.ReadingError) -> AudioFile {
    guard let first = ADTSFrame(in: &input, at: start.offset) else {
      throw AudioFile.ReadingError(.noAudio(.adts), at: start.offset)
    }
    var scan = FrameScan(first, at: start.offset)
    while scan.next(in: &input) != nil {}
    guard let length = scan.length else {
      throw AudioFile.ReadingError(
        .damaged(.adts, "it has too many sample rates"), at: start.offset)
    }
    return AudioFile(
      .adts, codec: "AAC", length: length, basis: .counted, byteCount: input.wholeByteCount(),
      metadataByteCount: start.metadataByteCount + scan.metadataByteCount)
  }
}
