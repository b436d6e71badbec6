internal import SystemPackage

/// Reads a whole file; `-` is standard input.
func readFile(_ path: String) throws(CommandFailure) -> [UInt8] {
  guard !path.isEmpty else { throw CommandFailure(.noInput, "the name of a file is empty") }
  do {
    if path == "-" { return try readAll(.standardInput) }
    let file = try FileDescriptor.open(FilePath(path), .readOnly)
    return try file.closeAfter { try readAll(file) }
  } catch let error as Errno {
    let noInput: [Errno] = [
      .noSuchFileOrDirectory, .notDirectory, .isDirectory, .permissionDenied,
    ]
    throw CommandFailure(noInput.contains(error) ? .noInput : .ioError, "\(path): \(error)")
  } catch {
    throw CommandFailure(.ioError, "\(path): \(error)")
  }
}

/// The largest file that is read whole: a price file of a million entries is smaller.
private let largestFile = 1 << 30

private func readAll(_ file: FileDescriptor) throws -> [UInt8] {
  var bytes: [UInt8] = []
  while true {
    let chunk = try unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      // Safe: read(into:) fills as many bytes of the buffer as it returns.
      count = unsafe try file.read(into: UnsafeMutableRawBufferPointer(buffer))
    }
    if chunk.isEmpty { return bytes }
    bytes += chunk
    guard bytes.count <= largestFile else { throw Errno.fileTooLarge }
  }
}

/// Writes results to standard output, whole.
func writeToStandardOutput(_ text: String) throws(CommandFailure) {
  do {
    _ = try FileDescriptor.standardOutput.writeAll(Array(text.utf8))
  } catch let error as Errno where error == .brokenPipe {
    throw CommandFailure(.readerGone, "standard output: \(error)")
  } catch {
    throw CommandFailure(.ioError, "standard output: \(error)")
  }
}
