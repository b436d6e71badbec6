internal import ExactMath

extension AudioFile {
  /// An error in an audio file: the reason and the offset.
  ///
  /// ```text
  /// offset 0: the file is AIFF, which is not read; convert it to FLAC or MP3
  /// ```
  public struct ReadingError: Error, Hashable, Sendable {
    /// What is wrong with the file.
    public enum Reason: Hashable, Sendable {
      /// The file is empty.
      case empty
      /// The file is text, such as an error page, with this beginning.
      case text(excerpt: String)
      /// The file is of a known format with this name that is not read.
      case otherFormat(String)
      /// The file's first bytes are not those of a known format, and no frames of sound follow.
      case unknownFormat(firstBytes: [UInt8])
      /// The file ends too early: its headers state at least `needed` bytes.
      case truncated(Format, needed: Int)
      /// The file has no audio, or none that it could be measured by.
      case noAudio(Format)
      /// The file is not valid in its format, or not consistent.
      case damaged(Format, String)
    }

    /// What is wrong with the file.
    public let reason: Reason
    /// The offset of the fault in bytes.
    public let offset: Int

    init(_ reason: Reason, at offset: Int) {
      self.reason = reason
      self.offset = offset
    }
  }

  /// An error of reading from a source of bytes: in the file, or of the source.
  public enum SourceError<Failure: Error>: Error {
    /// The bytes are not a valid audio file.
    case file(ReadingError)
    /// The source threw an error.
    case source(Failure)
  }
}

extension AudioFile.ReadingError: CustomStringConvertible {
  /// A line with the place, the fault and the remedy.
  public var description: String { "offset \(offset): \(reason)" }
}

extension AudioFile.ReadingError.Reason: CustomStringConvertible {
  /// The fault and the remedy.
  public var description: String {
    switch self {
    case .empty:
      "the file is empty; was it written or downloaded completely?"
    case .text(let excerpt):
      "the file is text that begins with '\(excerpt)', not audio; "
        + "was an error page saved in place of the audio?"
    case .otherFormat(let name):
      "the file is \(name), which is not read; convert it to FLAC or MP3"
    case .unknownFormat(let bytes):
      "a file that begins with 0x\(hexadecimal(bytes)) is not a known audio file; "
        + "convert it to FLAC or MP3"
    case .truncated(let format, let needed):
      "the file ends inside its \(format) data, which has at least \(needed) bytes; "
        + "was it written or downloaded completely?"
    case .noAudio(let format):
      "the \(format) file has no audio; was it written completely?"
    case .damaged(let format, let what):
      "\(what); the \(format) file is damaged: save the audio again"
    }
  }
}

extension AudioFile.SourceError: Equatable where Failure: Equatable {}
extension AudioFile.SourceError: Hashable where Failure: Hashable {}

extension AudioFile.SourceError: CustomStringConvertible {
  /// The description of the underlying error.
  public var description: String {
    switch self {
    case .file(let error): "\(error)"
    case .source(let error): "\(error)"
    }
  }
}
