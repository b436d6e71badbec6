internal import Synchronization
internal import SystemPackage

/// A file that appears under its name only when it is whole.
///
/// It is written beside its name and renamed at the end. Whatever stops the program before that
/// leaves what stood under the name as it was. A pipe, a device, or a file that is open already, such as
/// /dev/stdout, is written to directly.
///
/// A class, as its descriptor is closed once, whoever does it.
final class OutputFile: Sendable {
  /// The name as it was given; `-` is standard output.
  let path: String
  private let name: FilePath
  /// What is written to until the end; nil if it is the name itself.
  private let partial: FilePath?
  private let descriptor: FileDescriptor
  /// Whether the descriptor is still to be closed: standard output stays open.
  private let isOpen: Atomic<Bool>

  /// Opens the output; `-` is standard output.
  ///
  /// A file that is read may be replaced by what is made of it, and by nothing else.
  init(_ path: String, mayReplaceInput: Bool = false) throws(CommandFailure) {
    guard !path.isEmpty else { throw CommandFailure(.cannotCreate, "the name of a file is empty") }
    self.path = path
    isOpen = Atomic(path != "-")
    if path == "-" {
      name = "-"
      partial = nil
      descriptor = .standardOutput
      return
    }
    do {
      if let open = OutputFile.openFile(named: path) {
        // What has written to it before goes on before these bytes.
        name = FilePath(path)
        partial = nil
        descriptor = try open.duplicate()
        return
      }
      name = try OutputFile.target(of: path)
      let mode = OutputFile.mode(of: name)
      if let mode, !mode.isOfRegularFile {
        partial = nil
        descriptor = try .open(name, .writeOnly)
      } else {
        // A file that nobody else could read stays one.
        let permissions = FilePermissions(rawValue: (mode ?? 0o644) & 0o777)
        (partial, descriptor) = try OutputFile.createPartial(for: name, permissions)
      }
    } catch {
      throw CommandFailure(.cannotCreate, "\(path): cannot create it: \(error)")
    }
    if partial != nil, !mayReplaceInput, isRead(name) {
      discard()
      throw CommandFailure(
        .usage, "\(path): it is read, and would be replaced; write to another file")
    }
  }

  var isOnTerminal: Bool { isTerminal(descriptor) }

  /// Whether writing may have to wait for a reader.
  var mayWait: Bool { mayWaitForReader(descriptor) }

  /// Whether both would become one file.
  func isSame(as other: OutputFile) -> Bool {
    partial != nil && other.partial != nil && name == other.name
  }

  /// Writes all of the bytes, unless a signal comes while they wait for a reader.
  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    guard mayWait else { return try writeNow(bytes[...]) }
    var rest = bytes[...]
    while !rest.isEmpty {
      // A signal may come to another thread than this one, and would not end the wait of a write.
      repeat { try Interruption.check() } while !isWritable(descriptor, within: .milliseconds(50))
      try writeNow(rest.prefix(pipePiece))
      rest = rest.dropFirst(pipePiece)
    }
  }

  private func writeNow(_ bytes: ArraySlice<UInt8>) throws(CommandFailure) {
    do throws(Errno) {
      try writeWhole(bytes, to: descriptor)
    } catch {
      let name = path == "-" ? "standard output" : path
      throw CommandFailure(error == .brokenPipe ? .readerGone : .ioError, "\(name): \(error)")
    }
  }

  /// Puts the whole file under its name, to stay there through a power cut.
  func finish() throws(CommandFailure) {
    // However closing goes, the descriptor is gone.
    guard isOpen.exchange(false, ordering: .relaxed) else { return }
    do {
      // The bytes are on the disk before the name is theirs.
      let synced = Result { () throws(Errno) in if partial != nil { try sync(descriptor) } }
      try descriptor.close()
      try synced.get()
      if let partial { try OutputFile.move(partial, to: name) }
    } catch {
      removePartial()
      throw CommandFailure(.ioError, "\(path): \(error)")
    }
    do {
      if partial != nil { try OutputFile.syncFolder(of: name) }
    } catch {
      throw CommandFailure(
        .ioError, "\(path): the file is whole, but may not survive a power cut: \(error)")
    }
  }

  static func write(_ text: String, to path: String) throws(CommandFailure) {
    let file = try OutputFile(path)
    defer { file.discard() }
    try file.write(Array(text.utf8))
    try file.finish()
  }

  /// Leaves what was under the name as it was; nothing happens after ``finish()``.
  func discard() {
    guard isOpen.exchange(false, ordering: .relaxed) else { return }
    // The bytes are not wanted any more: how closing and removing go changes nothing.
    try? descriptor.close()
    removePartial()
  }

  private func removePartial() {
    if let partial { OutputFile.remove(partial) }
  }
}
