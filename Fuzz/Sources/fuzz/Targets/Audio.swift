import ExactMath
import LivepeerNode
import LivepeerPricing
import MediaHeaders

/// Audio files: from memory, through offsets and through a pipe, cut short, and what the node counts.
func checkAudio(_ input: [UInt8]) {
  let whole = outcome(of: input)
  for isPipe in [false, true] {
    let read = outcome(readingParts: input, isPipe: isPipe)
    require(
      read == whole, "\(whole) in memory, and \(read) through \(isPipe ? "a pipe" : "offsets")")
  }
  switch whole {
  case .success(let file): checkFigures(file, of: input)
  case .failure(let error):
    requireOneLine(error)
    if case .truncated(_, let needed) = error.reason {
      require(needed > input.count && error.offset <= input.count, "\(input.count) bytes: \(error)")
    } else {
      require((0...input.count).contains(error.offset), "beyond \(input.count) bytes: \(error)")
    }
  }
  // A beginning may be anything, but ends in nothing worse than an error.
  _ = outcome(of: Array(input.prefix(Int(input.last ?? 0))))
}

private typealias Outcome = Result<AudioFile, AudioFile.ReadingError>

private func checkFigures(_ file: AudioFile, of input: [UInt8]) {
  let length = file.length
  require(file.byteCount == input.count, "\(file.byteCount) bytes")
  require(
    (0...input.count).contains(file.metadataByteCount), "\(file.metadataByteCount) of metadata")
  require(length.ticks > 0 && length.ticksPerSecond > 0, "\(length)")
  require(
    (length.seconds * 1_000).rounded(.up) == BigInt(length.milliseconds), "\(length)")
  if let bitRate = file.bitRate { require(bitRate > 0, "\(bitRate) bits per second") }
  switch Metering.AudioCount(file).result {
  case .success(let count):
    require(count.seconds > 0, "\(count)")
    if case .bitRate(let rate) = count.rule {
      let bits = BigInt(file.byteCount) * 8
      require(BigInt(rate) * BigInt(count.seconds) <= bits, "\(count)")
      require(BigInt(rate) * BigInt(count.seconds + 1) > bits, "\(count)")
    }
  case .failure(let refusal): requireOneLine(refusal)
  }
}

private func outcome(of file: [UInt8]) -> Outcome {
  Result { () throws(AudioFile.ReadingError) in try AudioFile(file) }
}

/// Through offsets that only go forward, and in a pipe leave nothing out.
private func outcome(readingParts file: [UInt8], isPipe: Bool) -> Outcome {
  var end = 0
  do throws(AudioFile.SourceError<Never>) {
    return .success(
      try AudioFile(byteCount: isPipe ? nil : file.count) { offset, count in
        require(offset >= end && count > 0, "\(count) bytes at \(offset), after \(end)")
        require(!isPipe || offset == end, "\(offset) in a pipe, after \(end)")
        end = offset + count
        return Array(file[min(offset, file.count)..<min(end, file.count)])
      })
  } catch {
    switch error {
    case .file(let error): return .failure(error)
    }
  }
}
