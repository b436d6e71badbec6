/// A reader of Ogg: the position of the last page of the first audio stream, from header to header
/// of pages, and of the streams that are chained to it.
///
/// A recording of a running stream may keep the positions of its source: then the first one is
/// beyond what a page contains, and the first page is taken to be as long as the second.
///
/// Sources: RFC 3533, section 6; RFC 7845, section 4 (Opus); the Vorbis I specification, A.2; "Ogg
/// FLAC mapping" of xiph.org; the Speex manual, "Ogg file format".
struct OggReader {
  private var stream: Stream?
  /// The length of the streams that have ended.
  private var finished: AudioFile.Length?
  /// Whether one of those began late.
  private var isEstimated = false
  /// The page that is being skipped.
  private var pending: Page?
  private var position: Int
  private var metadataByteCount: Int

  /// The position at the end of a page, and the number of packets that end on it.
  private struct Page {
    let position: Int
    let packetCount: Int
  }

  private struct Stream {
    let serial: UInt64
    let codec: String
    let sampleRate: Int
    /// The samples at the beginning that are not played.
    let skippedCount: Int
    /// The maximum number of samples of a packet.
    let maximumPacket: Int
    var first: Page?
    var second: Page?
    /// The position at the end of the last page.
    private(set) var end: Int?

    mutating func take(_ page: Page) {
      if first == nil { first = page } else { second = second ?? page }
      end = page.position
    }

    /// Whether the positions do not begin at 0.
    var beganLate: Bool {
      first.map { $0.position > $0.packetCount * maximumPacket } ?? false
    }

    private var origin: Int {
      guard let first, beganLate else { return 0 }
      let advance = max(0, (second?.position ?? 0) - first.position)
      return first.position - min(advance, first.packetCount * maximumPacket)
    }

    var length: AudioFile.Length? {
      AudioFile.Length(max(0, (end ?? 0) - origin - skippedCount), per: sampleRate)
    }
  }

  static func read(
    _ input: inout AudioInput, from start: AudioStart
  ) throws(AudioFile.ReadingError) -> AudioFile {
    var reader = OggReader(position: start.offset, metadataByteCount: start.metadataByteCount)
    while try reader.readPage(of: &input) {}
    let byteCount = input.wholeByteCount()
    // The last page counts if it is whole.
    if reader.position <= byteCount { reader.commit() }
    guard let stream = reader.stream, let length = reader.total, length.ticks > 0 else {
      throw AudioFile.ReadingError(.noAudio(.ogg), at: start.offset)
    }
    return AudioFile(
      .ogg, codec: stream.codec, length: length,
      basis: reader.isEstimated || stream.beganLate ? .estimated : .counted, byteCount: byteCount,
      metadataByteCount: reader.metadataByteCount)
  }

  private init(position: Int, metadataByteCount: Int) {
    self.position = position
    self.metadataByteCount = metadataByteCount
  }

  private var total: AudioFile.Length? {
    guard let finished, let last = stream?.length else { return stream?.length }
    return finished.adding(last)
  }

  private mutating func commit() {
    if let pending { stream?.take(pending) }
    pending = nil
  }

  /// Reads the header of the next page; returns false if there is none.
  private mutating func readPage(of input: inout AudioInput) throws(AudioFile.ReadingError) -> Bool
  {
    while !input.has("OggS", at: position) {
      guard let next = input.offset(of: UInt8(ascii: "O"), from: position + 1) else {
        return false
      }
      position = next
    }
    commit()
    guard input.available(27, at: position) == 27 else { return false }
    let segmentCount = Int(input[position + 26])
    let body = position + 27 + segmentCount
    guard input.available(27 + segmentCount, at: position) == 27 + segmentCount else {
      return false
    }
    let table = input.bytes(position + 27..<body)
    let length = table.reduce(0) { $0 + Int($1) }
    let packetCount = table.count { $0 < 255 }
    let flags = input[position + 5]
    let granule = Int(truncatingIfNeeded: input.littleEndian(8, at: position + 6))
    let serial = input.littleEndian(4, at: position + 14)
    if flags & 2 != 0 {
      let count = input.available(27 + segmentCount + min(length, 64), at: position)
      begin(Array(input.bytes(body..<position + count)), serial: serial)
    } else if serial == stream?.serial {
      // A page on which no packet ends has a position of -1.
      if granule > 0 { pending = Page(position: granule, packetCount: packetCount) }
      if granule == 0, stream?.end == nil { metadataByteCount += body - position + length }
    }
    position = body + length
    return true
  }

  /// Begins a stream with its first packet, if it is audio.
  private mutating func begin(_ packet: [UInt8], serial: UInt64) {
    guard let next = Self.stream(packet, serial: serial) else { return }
    // Streams that begin side by side play at the same time: the first is meant.
    if let stream {
      guard stream.end != nil else { return }
      finished = total
      isEstimated = isEstimated || stream.beganLate
    }
    stream = next
  }

  private static func stream(_ packet: [UInt8], serial: UInt64) -> Stream? {
    func has(_ mark: String, _ count: Int) -> Bool {
      packet.count >= count && packet.matches(mark)
    }
    func stream(
      _ codec: String, _ sampleRate: Int, packet maximumPacket: Int, skipping count: Int = 0
    ) -> Stream? {
      guard sampleRate > 0 else { return nil }
      return Stream(
        serial: serial, codec: codec, sampleRate: sampleRate, skippedCount: count,
        maximumPacket: maximumPacket)
    }
    if has("OpusHead", 19) {
      return stream("Opus", 48_000, packet: 5_760, skipping: packet.littleEndian(10..<12))
    }
    if has("\u{01}vorbis", 30) {
      return stream("Vorbis", packet.littleEndian(12..<16), packet: 4_096)
    }
    if has("\u{7F}FLAC", 51) {
      return stream("FLAC", packet.bigEndian(27..<30) >> 4, packet: 65_535)
    }
    // Any number of frames in a packet, usually one.
    if has("Speex   ", 40) {
      return stream("Speex", packet.littleEndian(36..<40), packet: 65_535)
    }
    return nil
  }
}
