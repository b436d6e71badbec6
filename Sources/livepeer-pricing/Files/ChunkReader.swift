internal import QuoteStream
internal import Synchronization
internal import SystemPackage

/// A file of rows; `-` is standard input.
struct UsageFile {
  let name: String
  let format: RecordFormat
  /// The number of its bytes; nil if it is not a regular file.
  let size: UInt64?
  /// What is no regular file is opened once: closing a pipe would end its writer.
  let opened: FileDescriptor?

  /// Looks whether the file is there.
  init(_ path: String, format: RecordFormat) throws(CommandFailure) {
    name = path
    self.format = format
    let file = try openForReading(path)
    size = sizeOfRegularFile(file)
    opened = size == nil ? file : nil
    // It is opened again when its turn comes: a run over many files holds one of them open.
    if size != nil, path != "-" { try? file.close() }
  }

  /// The number of bytes of all files; nil if it is not known.
  static func totalSize(of files: [UsageFile]) -> UInt64? {
    let sizes = files.compactMap(\.size)
    return sizes.count == files.count ? sizes.reduce(0, +) : nil
  }
}

/// The bytes of one file, as they come.
final class ChunkReader: Sendable {
  let name: String
  /// The number of bytes of a regular file.
  let size: UInt64?
  private let file: FileDescriptor
  private let isStopped = Atomic(false)
  /// What came after the bytes that were read last: the end, or an error.
  private let ending = Mutex<Result<Void, Errno>?>(nil)

  /// Opens the file, unless it is open; `-` is standard input.
  init(_ path: String, opened: FileDescriptor? = nil) throws(CommandFailure) {
    name = path
    file = if let opened { opened } else { try openForReading(path) }
    size = sizeOfRegularFile(file)
  }

  func close() {
    // Reading is over: how closing goes changes nothing.
    if name != "-" { try? file.close() }
  }

  /// Ends a wait for bytes, in which ``next(atMost:)`` may be on another thread.
  func stop() { isStopped.store(true, ordering: .relaxed) }

  /// Whether the next bytes can be had without a wait.
  var isReady: Bool { isReadable(file, within: .zero) }

  /// Returns bytes that have come, up to so many, once there are any; none at the end of the file,
  /// and if a signal or ``stop()`` comes before them.
  ///
  /// To fill a chunk, it is read on for as long as more bytes have come.
  func next(atMost capacity: Int, fills: Bool = false) throws(CommandFailure) -> [UInt8] {
    let known = ending.withLock { $0 }
    // A signal may come to another thread than this one, and would not end the wait of a read.
    while known == nil, !isReadable(file, within: .milliseconds(50)) {
      if Interruption.signal != nil || isStopped.load(ordering: .relaxed) { return [] }
    }
    var chunk: [UInt8] = []
    do throws(Errno) {
      if let known { try known.get() } else { chunk = try readChunk(file, atMost: capacity) }
    } catch {
      throw CommandFailure(error == .isDirectory ? .noInput : .ioError, "\(name): \(error)")
    }
    if chunk.isEmpty { try refuseShrunkFile() }
    while fills, !chunk.isEmpty, chunk.count < capacity, isReady {
      let more = Result { () throws(Errno) in
        try readChunk(file, atMost: capacity - chunk.count)
      }
      guard case .success(let bytes) = more, !bytes.isEmpty else {
        // It is told once: a terminal, for one, has its end only once.
        ending.withLock { $0 = more.map { _ in } }
        break
      }
      chunk += bytes
    }
    return chunk
  }

  /// A cut would pass for the end of the rows, or of the digits of a number.
  private func refuseShrunkFile() throws(CommandFailure) {
    guard let size, let sizeNow = sizeOfRegularFile(file), sizeNow < size else { return }
    throw CommandFailure(
      .ioError, "\(name): it shrank from \(size) to \(sizeNow) bytes while it was read")
  }
}
