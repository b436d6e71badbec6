internal import Synchronization
internal import SystemPackage

/// Reads a whole file; `-` is standard input.
func readFile(_ path: String) throws(CommandFailure) -> [UInt8] {
  let file = try openForReading(path)
  defer { if path != "-" { try? file.close() } }
  do throws(Errno) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(Int(clamping: sizeOfRegularFile(file) ?? 0), largestFile))
    while true {
      let chunk = try readChunk(file, atMost: 1 << 16)
      if chunk.isEmpty { return bytes }
      bytes += chunk
      guard bytes.count <= largestFile else { throw Errno.fileTooLarge }
    }
  } catch {
    throw CommandFailure(error, reading: path)
  }
}

/// The largest file that is read whole: a price file of a million entries is smaller.
private let largestFile = 1 << 30

/// The names of the files that were read or are, without symbolic links.
private let readNames = Mutex<Set<FilePath>>([])

/// Whether a file of that name, without symbolic links, was read: nothing may take its place.
func isRead(_ name: FilePath) -> Bool { readNames.withLock { $0.contains(name) } }

/// Opens a file that is there to be read; `-` is standard input.
func openForReading(_ path: String) throws(CommandFailure) -> FileDescriptor {
  guard !path.isEmpty else { throw CommandFailure(.noInput, "the name of a file is empty") }
  if path == "-" {
    if isTerminal(.standardInput) {
      writeToStandardError("note: reading from the terminal; Ctrl-D ends the input")
    }
    return .standardInput
  }
  do {
    let file = try FileDescriptor.open(FilePath(path), .readOnly)
    // What cannot be resolved is the name of no output either.
    if let name = try? OutputFile.target(of: path) { readNames.withLock { _ = $0.insert(name) } }
    return file
  } catch let error as Errno {
    throw CommandFailure(error, reading: path)
  } catch {
    preconditionFailure("opening fails with an Errno")
  }
}

/// The next bytes, as many as have come; none at the end.
func readChunk(
  _ file: FileDescriptor, atMost capacity: Int
) throws(Errno) -> [UInt8] {
  while true {
    do {
      return try unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        // Safe: read(into:) fills as many bytes of the buffer as it returns.
        count = unsafe try file.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
    } catch let error as Errno {
      guard error == .resourceTemporarilyUnavailable else { throw error }
      // Another program made the file non-blocking.
      _ = isReadable(file, within: .seconds(1))
    } catch {
      preconditionFailure("reading fails with an Errno")
    }
  }
}

/// Writes all of the bytes, also to a file that another program made non-blocking.
func writeWhole(_ bytes: ArraySlice<UInt8>, to file: FileDescriptor) throws(Errno) {
  var rest = bytes
  while !rest.isEmpty {
    do {
      // Safe: write(_:) reads as many bytes of the buffer as it returns, and keeps none of it.
      let count = try unsafe rest.withUnsafeBytes { try unsafe file.write($0) }
      rest = rest.dropFirst(count)
    } catch let error as Errno {
      guard error == .resourceTemporarilyUnavailable else { throw error }
      _ = isWritable(file, within: .seconds(1))
    } catch {
      preconditionFailure("writing fails with an Errno")
    }
  }
}

/// Writes results to standard output, whole.
func writeToStandardOutput(_ text: String) throws(CommandFailure) {
  try writeToStandardOutput(Array(text.utf8))
}

/// Writes results to standard output, whole.
func writeToStandardOutput(_ bytes: [UInt8]) throws(CommandFailure) {
  do throws(Errno) {
    try writeWhole(bytes[...], to: .standardOutput)
  } catch {
    let status: ExitStatus = error == .brokenPipe ? .readerGone : .ioError
    throw CommandFailure(status, "standard output: \(error)")
  }
}
