internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// How many processors are there to be used.
let processorCount = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

/// Whether a person sees what is written there.
func isTerminal(_ file: FileDescriptor) -> Bool {
  isatty(file.rawValue) == 1
}

/// Whether reading would find something, the end or an error, without a wait longer than that.
func isReadable(_ file: FileDescriptor, within wait: Duration) -> Bool {
  var request = pollfd(fd: file.rawValue, events: Int16(POLLIN), revents: 0)
  let milliseconds = Int64(wait / .milliseconds(1))
  // Safe: one request is one request long.
  return unsafe poll(&request, 1, Int32(clamping: milliseconds)) > 0
}

/// How many bytes a regular file has; nil for a pipe or a device.
func sizeOfRegularFile(_ file: FileDescriptor) -> UInt64? {
  var information = stat()
  guard unsafe fstat(file.rawValue, &information) == 0,
    information.st_mode & S_IFMT == S_IFREG
  else { return nil }
  return UInt64(information.st_size)
}

/// Takes the numbers of standard files that were closed, so that no file of ours comes to be one of
/// them; using them stays the error that it was.
func holdClosedStandardFiles() {
  for number in 0...2 as ClosedRange<Int32> where fcntl(number, F_GETFD) == -1 {
    // The lowest free number is this one. It is never closed.
    _ = try? FileDescriptor.open(FilePath("/dev/null"), number == 0 ? .writeOnly : .readOnly)
  }
}
