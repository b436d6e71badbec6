/// The fragments of an MP4 file: the lengths of their samples, added up.
struct MP4Fragments {
  /// The number of fragments.
  private(set) var count = 0
  private var ticks = 0
  private var firstTicks = 0
  /// The length of a sample of each track, unless a fragment says otherwise.
  private var defaults: [Int: UInt64] = [:]
  private var trackID = 0
  private var sampleTicks: UInt64 = 0

  /// More tracks than this have no length of their own; no file has so many.
  private static let maximumTracks = 256

  mutating func begin() { count += 1 }

  mutating func beginTrack() { (trackID, sampleTicks) = (0, 0) }

  /// Returns the length of a track's samples: those that its own header lists, and those of all
  /// fragments.
  func length(of track: MP4Track) -> AudioFile.Length? {
    // The duration that a header states may be that of the whole file.
    let first = track.listedTicks ?? track.duration
    return AudioFile.Length(ticks.advanced(bySaturating: UInt64(first)), per: track.scale)
  }

  /// Returns the length of a track's samples before the second fragment: those that the movie's
  /// own header lists, or else those of the first fragment.
  func firstLength(of track: MP4Track) -> AudioFile.Length? {
    AudioFile.Length(track.duration > 0 ? track.duration : firstTicks, per: track.scale)
  }

  mutating func readDefaults(
    _ fields: MP4Fields, of input: inout AudioInput
  ) throws(AudioFile.ReadingError) {
    let id = Int(try fields.number(4, at: 4, of: &input))
    let ticks = try fields.number(4, at: 12, of: &input)
    if defaults.count < Self.maximumTracks { defaults[id] = ticks }
  }

  mutating func readTrack(
    _ fields: MP4Fields, of input: inout AudioInput
  ) throws(AudioFile.ReadingError) {
    let flags = try fields.flags(of: &input)
    trackID = Int(try fields.number(4, at: 4, of: &input))
    sampleTicks = defaults[trackID] ?? 0
    let offset = 8 + (flags & 0x01 == 0 ? 0 : 8) + (flags & 0x02 == 0 ? 0 : 4)
    if flags & 0x08 != 0 { sampleTicks = try fields.number(4, at: offset, of: &input) }
  }

  mutating func readRun(
    _ fields: MP4Fields, of input: inout AudioInput, track: Int?
  ) throws(AudioFile.ReadingError) {
    guard trackID == track else { return }
    let flags = try fields.flags(of: &input)
    let samples = try fields.number(4, at: 4, of: &input)
    var sum = 0
    if flags & 0x100 == 0 {
      sum = sum.advanced(bySaturating: samples * sampleTicks)
    } else {
      let width = (8...11).reduce(0) { $0 + (flags >> $1 & 1 == 0 ? 0 : 4) }
      let header = 8 + (flags & 0x01 == 0 ? 0 : 4) + (flags & 0x04 == 0 ? 0 : 4)
      for index in 0..<Int(samples) {
        let ticks = try fields.number(4, at: header + index * width, of: &input)
        sum = sum.advanced(bySaturating: ticks)
      }
    }
    ticks = ticks.advanced(bySaturating: UInt64(sum))
    if count == 1 { firstTicks = firstTicks.advanced(bySaturating: UInt64(sum)) }
  }
}
