public import ExactMath

extension AudioFile {
  /// A length as an exact number of seconds: ticks, such as samples, and how many make a second.
  public struct Length: Hashable, Sendable {
    /// The number of ticks, zero or more.
    public let ticks: Int
    /// The number of ticks in a second, one or more.
    public let ticksPerSecond: Int

    /// Creates a length; nil if it is negative, or 2^40 seconds or more.
    init?(_ ticks: Int, per second: Int) {
      guard ticks >= 0, second > 0, ticks / second < 1 << 40 else { return nil }
      self.ticks = ticks
      ticksPerSecond = second
    }

    /// The length in seconds.
    public var seconds: Rational { Rational(BigInt(ticks), BigInt(ticksPerSecond)) }

    /// The length in milliseconds, a fraction of one rounded up.
    public var milliseconds: Int {
      let (whole, rest) = scaled(1_000)
      return rest ? whole + 1 : whole
    }

    /// The length in microseconds, rounded down.
    package var microseconds: Int { scaled(1_000_000).whole }

    /// The length in microseconds, rounded to nearest, half up.
    package var nearestMicroseconds: Int { (scaled(2_000_000).whole + 1) / 2 }

    /// Returns the sum of two lengths, in ticks that divide both; nil if there are too many of them.
    func adding(_ other: Length) -> Length? {
      var (divisor, rest) = (ticksPerSecond, other.ticksPerSecond)
      while rest > 0 { (divisor, rest) = (rest, divisor % rest) }
      let factors = (other.ticksPerSecond / divisor, ticksPerSecond / divisor)
      let (base, overflow) = ticksPerSecond.multipliedReportingOverflow(by: factors.0)
      let (first, firstOverflow) = ticks.multipliedReportingOverflow(by: factors.0)
      let (second, secondOverflow) = other.ticks.multipliedReportingOverflow(by: factors.1)
      let (sum, sumOverflow) = first.addingReportingOverflow(second)
      guard !overflow, !firstOverflow, !secondOverflow, !sumOverflow else { return nil }
      return Length(sum, per: base)
    }

    /// Returns whether the length is greater than another one.
    func isLonger(than other: Length) -> Bool {
      let left = ticks.multipliedFullWidth(by: other.ticksPerSecond)
      let right = other.ticks.multipliedFullWidth(by: ticksPerSecond)
      return (left.high, left.low) > (right.high, right.low)
    }

    /// Returns the whole multiples of a part of a second, and whether a fraction remains.
    private func scaled(_ parts: Int) -> (whole: Int, hasRest: Bool) {
      let (seconds, rest) = ticks.quotientAndRemainder(dividingBy: ticksPerSecond)
      let (high, low) = rest.multipliedFullWidth(by: parts)
      // The remainder is below the divisor, so the quotient is below `parts`.
      let (quotient, remainder) = ticksPerSecond.dividingFullWidth((high, low))
      return (seconds * parts + quotient, remainder != 0)
    }
  }

  /// The origin of a length.
  public enum LengthBasis: String, CaseIterable, Hashable, Sendable {
    /// The samples, frames or blocks of the file were counted.
    case counted
    /// A header states it, and the file is as long as the header says.
    case stated
    /// It follows from an average bit rate, from the times of blocks of unknown length, or from the
    /// positions of a stream that did not begin at its first sample.
    case estimated
  }
}

extension AudioFile {
  /// A format of audio files.
  public struct Format: Hashable, Sendable {
    /// The usual name: `MP3`.
    public let name: String

    /// RIFF, RF64 or BW64 with WAVE in it.
    public static let wav = Format(name: "WAV")
    /// MPEG audio without a container: layers I, II and III of MPEG-1, MPEG-2 and MPEG-2.5.
    public static let mp3 = Format(name: "MP3")
    /// AAC without a container: ADTS frames.
    public static let adts = Format(name: "AAC (ADTS)")
    /// M4A, MP4, MOV and 3GP, whole or in fragments.
    public static let mp4 = Format(name: "MP4")
    /// FLAC without a container.
    public static let flac = Format(name: "FLAC")
    /// Ogg with Opus, Vorbis, FLAC or Speex in it.
    public static let ogg = Format(name: "Ogg")
    /// WebM and other Matroska files.
    public static let matroska = Format(name: "Matroska")
  }
}

extension AudioFile.Format: CustomStringConvertible {
  /// The usual name: `MP3`.
  public var description: String { name }
}
