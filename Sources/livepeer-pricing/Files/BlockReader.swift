internal import QuoteStream
internal import SystemPackage

/// A file of rows; `-` is standard input.
struct UsageFile {
  let name: String
  let format: RecordFormat
  /// The number of its bytes; nil if it is not a regular file.
  let size: UInt64?
  /// What is no regular file is opened once: closing a pipe would end its writer.
  fileprivate let opened: FileDescriptor?

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

/// Blocks of whole records of one file, as they come.
struct BlockReader {
  private let reader: ChunkReader
  private var splitter: RecordSplitter
  private var isAtEnd = false

  /// Opens the file.
  init(_ input: UsageFile) throws(CommandFailure) {
    reader = try ChunkReader(input.name, opened: input.opened)
    splitter = RecordSplitter(input.format)
  }

  /// A CSV file's first record, once a block or the end has come.
  var header: [UInt8]? { splitter.header }

  /// The next records; nil at the end of the file, and when a signal has asked to stop.
  mutating func next() throws(CommandFailure) -> RecordBlock? {
    while !isAtEnd, Interruption.signal == nil {
      guard let chunk = try reader.next() else { continue }
      guard !chunk.isEmpty else {
        isAtEnd = true
        return splitter.finish()
      }
      do throws(StreamError) {
        if let block = try splitter.append(chunk) { return block }
      } catch {
        throw CommandFailure(error, in: reader.name)
      }
    }
    return nil
  }

  func close() { reader.close() }
}

/// The bytes of one file, as they come.
struct ChunkReader {
  let name: String
  private let file: FileDescriptor
  private let size: UInt64?

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

  /// Returns the next bytes, none at the end; nil if a signal came before them.
  func next() throws(CommandFailure) -> [UInt8]? {
    // A signal may come to another thread than this one, and would not end the wait of a read.
    while !isReadable(file, within: .milliseconds(50)) {
      if Interruption.signal != nil { return nil }
    }
    let chunk: [UInt8]
    do throws(Errno) {
      chunk = try readChunk(file, atMost: 1 << 20)
    } catch {
      throw CommandFailure(error == .isDirectory ? .noInput : .ioError, "\(name): \(error)")
    }
    if chunk.isEmpty { try refuseShrunkFile() }
    return chunk
  }

  /// A cut would pass for the end of the rows, or of the digits of a number.
  private func refuseShrunkFile() throws(CommandFailure) {
    guard let size, let sizeNow = sizeOfRegularFile(file), sizeNow < size else { return }
    throw CommandFailure(
      .ioError, "\(name): it shrank from \(size) to \(sizeNow) bytes while it was read")
  }
}
