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

/// How many bytes a regular file has; nil for a pipe or a device.
func sizeOfRegularFile(_ file: FileDescriptor) -> UInt64? {
  var information = stat()
  guard unsafe fstat(file.rawValue, &information) == 0,
    information.st_mode & S_IFMT == S_IFREG
  else { return nil }
  return UInt64(information.st_size)
}
