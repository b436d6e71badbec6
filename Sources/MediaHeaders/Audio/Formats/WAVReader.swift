internal import ExactMath

/// A reader of WAV: the chunks, and how many bytes of samples there are, whatever the headers say.
///
/// Sources: Microsoft's "Multiple Channel Audio Data and WAVE Files"; EBU Tech 3306 for RF64.
struct WAVReader {
  private var layout: SampleLayout?
  private var factSamples = 0
  private var longDataSize: UInt64?
  private var dataByteCount = 0
  /// The number of bytes of the samples that the header states.
  private var statedByteCount = 0
  private var metadataByteCount: Int

  static func read(
    _ input: inout AudioInput, from start: AudioStart
  ) throws(AudioFile.ReadingError) -> AudioFile {
    var reader = WAVReader(metadataByteCount: start.metadataByteCount)
    let isWhole = try reader.readChunks(of: &input, from: start.offset + 12)
    guard let layout = reader.layout, reader.dataByteCount > 0 else {
      throw AudioFile.ReadingError(.noAudio(.wav), at: start.offset)
    }
    let stated =
      reader.factSamples > 0 ? AudioFile.Length(reader.factSamples, per: layout.sampleRate) : nil
    let (length, basis) = reader.length(layout, stated: stated, isWhole: isWhole)
    guard let length, length.ticks > 0 else {
      throw AudioFile.ReadingError(.noAudio(.wav), at: start.offset)
    }
    return AudioFile(
      .wav, codec: layout.codec, length: length, basis: basis, statedLength: stated,
      byteCount: input.wholeByteCount(), metadataByteCount: reader.metadataByteCount,
      bitRate: layout.byteRate > 0 ? layout.byteRate * 8 : nil)
  }

  /// Returns the length of the samples that are there, by the most exact figures.
  private func length(
    _ layout: SampleLayout, stated: AudioFile.Length?, isWhole: Bool
  ) -> (AudioFile.Length?, AudioFile.LengthBasis) {
    let blocks = dataByteCount / max(1, layout.blockByteCount)
    if layout.isPlain { return (AudioFile.Length(blocks, per: layout.sampleRate), .counted) }
    if isWhole, let stated { return (stated, .stated) }
    if layout.blockSampleCount > 0 {
      let (samples, overflow) = blocks.multipliedReportingOverflow(by: layout.blockSampleCount)
      return (overflow ? nil : AudioFile.Length(samples, per: layout.sampleRate), .counted)
    }
    if layout.byteRate > 0 {
      return (AudioFile.Length(dataByteCount, per: layout.byteRate), .estimated)
    }
    // The same part of the stated length as of the stated bytes.
    guard let stated, statedByteCount >= dataByteCount else { return (nil, .estimated) }
    let product = stated.ticks.multipliedFullWidth(by: dataByteCount)
    let ticks = statedByteCount.dividingFullWidth(product).quotient
    return (AudioFile.Length(ticks, per: layout.sampleRate), .estimated)
  }

  private init(metadataByteCount: Int) { self.metadataByteCount = metadataByteCount }

  /// Reads the chunks to the end of the file.
  ///
  /// - Returns: Whether all samples are there that the header states.
  private mutating func readChunks(
    of input: inout AudioInput, from start: Int
  ) throws(AudioFile.ReadingError) -> Bool {
    var position = start
    while input.available(8, at: position) == 8 {
      let name = String(decoding: input.bytes(position..<position + 4), as: UTF8.self)
      var size = input.littleEndian(4, at: position + 4)
      let body = position + 8
      switch name {
      case "fmt ": layout = try SampleLayout(of: &input, at: body, count: size)
      case "fact" where factSamples == 0 && input.available(4, at: body) == 4:
        factSamples = Int(input.littleEndian(4, at: body))
      case "ds64" where input.available(24, at: body) == 24:
        longDataSize = input.littleEndian(8, at: body + 8)
        factSamples = Int(clamping: input.littleEndian(8, at: body + 16))
      case "data":
        guard layout != nil else {
          throw AudioFile.ReadingError(
            .damaged(.wav, "its samples come before their format"), at: position)
        }
        if size == 0xFFFF_FFFF, let longDataSize { size = longDataSize }
        let end = body.advanced(bySaturating: size)
        // A recorder that could not go back leaves 0, or the maximum.
        let isOpen = size == 0 || size == 0xFFFF_FFFF
        guard !isOpen, input.available(1, at: end - 1) == 1 else {
          let whole = input.wholeByteCount()
          statedByteCount = Int(clamping: size)
          dataByteCount += max(0, whole - body)
          return isOpen
        }
        dataByteCount += Int(size)
      default:
        let end = body.advanced(bySaturating: size)
        metadataByteCount += input.byteCount(from: body, to: end)
      }
      // Chunks begin at even offsets from the first.
      position = body.advanced(bySaturating: size + size % 2)
    }
    return true
  }
}

extension WAVReader {
  /// How samples are stored.
  private struct SampleLayout {
    let codec: String
    let sampleRate: Int
    let byteRate: Int
    let blockByteCount: Int
    /// The number of samples in a block of ADPCM; 0 if it is not stated.
    let blockSampleCount: Int
    /// Whether each sample takes as many bytes as any other.
    let isPlain: Bool

    init(
      of input: inout AudioInput, at offset: Int, count: UInt64
    ) throws(AudioFile.ReadingError) {
      guard count >= 16 else {
        throw AudioFile.ReadingError(
          .damaged(.wav, "its format takes \(count) bytes and not 16 or more"), at: offset)
      }
      let isExtensible = count >= 40
      try input.require(isExtensible ? 40 : 16, at: offset, of: .wav)
      var tag = Int(input.littleEndian(2, at: offset))
      // The first two bytes of the sub-format's name are the tag that it would have.
      if tag == 0xFFFE, isExtensible { tag = Int(input.littleEndian(2, at: offset + 24)) }
      let channels = Int(input.littleEndian(2, at: offset + 2))
      sampleRate = Int(input.littleEndian(4, at: offset + 4))
      let statedBlock = Int(input.littleEndian(2, at: offset + 12))
      let bits = Int(input.littleEndian(2, at: offset + 14))
      codec = Self.codecs[tag] ?? "0x\(hexadecimal(tag, digits: 4))"
      isPlain = Self.plainTags.contains(tag)
      blockByteCount = isPlain && bits > 0 ? (bits + 7) / 8 * channels : statedBlock
      byteRate =
        isPlain ? sampleRate * blockByteCount : Int(input.littleEndian(4, at: offset + 8))
      let statesBlock = [2, 0x11].contains(tag) && statedBlock > 0 && count >= 20
      blockSampleCount =
        statesBlock && input.available(20, at: offset) == 20
        ? Int(input.littleEndian(2, at: offset + 18)) : 0
      guard sampleRate > 0, !isPlain || blockByteCount > 0 else {
        throw AudioFile.ReadingError(
          .damaged(.wav, "its format has no channels, bits or samples per second"), at: offset)
      }
    }

    private static let plainTags: Set = [1, 3, 6, 7]
    private static let codecs = [
      1: "PCM", 2: "ADPCM", 3: "PCM float", 6: "A-law", 7: "mu-law", 0x11: "IMA ADPCM",
      0x31: "GSM", 0x50: "MP2", 0x55: "MP3", 0xFF: "AAC",
    ]
  }
}
