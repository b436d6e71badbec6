internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

let processorCount = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

/// The signal that a writer gets whose reader went away.
let brokenPipeSignal = SIGPIPE

func endProgram(_ status: Int32) -> Never { exit(status) }

func isTerminal(_ file: FileDescriptor) -> Bool {
  isatty(file.rawValue) == 1
}

/// The columns of standard output: those of COLUMNS, else the terminal's, else 80.
let terminalColumns: Int = {
  if let columns = environmentVariable("COLUMNS").flatMap({ Int($0) }) { return columns }
  var size = winsize()
  // Safe: the call fills the structure, which lives through it.
  let status = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size)
  return status == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
}()

/// Makes help as wide as it is laid out for, if the terminal is narrower.
///
/// Lines of its examples would be cut in two otherwise, and not run as they are printed; and at no columns
/// ArgumentParser traps.
func setLeastColumns(_ least: Int) {
  guard terminalColumns < least else { return }
  // Safe: nothing else reads or changes the environment yet.
  _ = unsafe setenv("COLUMNS", "\(least)", 1)
}

/// Whether text is coloured: on a terminal that can, unless NO_COLOR is set.
func showsStyles(_ file: FileDescriptor) -> Bool {
  isTerminal(file) && environmentVariable("NO_COLOR") == nil
    && environmentVariable("TERM") != "dumb"
}

/// Whether reading would find something, the end or an error, without a wait longer than that.
func isReadable(_ file: FileDescriptor, within wait: Duration) -> Bool {
  isReady(file, for: POLLIN, within: wait)
}

/// Whether a pipe would take `pipePiece` bytes, or tell an error, without a wait longer than that.
func isWritable(_ file: FileDescriptor, within wait: Duration) -> Bool {
  isReady(file, for: POLLOUT, within: wait)
}

/// How much a pipe that is ready takes without a wait: PIPE_BUF, of POSIX if the system is not
/// known to have more.
#if os(Linux)
  let pipePiece = 4096
#else
  let pipePiece = 512
#endif

private func isReady(_ file: FileDescriptor, for event: Int32, within wait: Duration) -> Bool {
  var request = pollfd(fd: file.rawValue, events: Int16(event), revents: 0)
  let milliseconds = Int64(wait / .milliseconds(1))
  // Safe: one request is one request long.
  let status = unsafe poll(&request, 1, Int32(clamping: milliseconds))
  // If poll itself fails, reading or writing says why.
  return status > 0 || (status < 0 && errno != EINTR)
}

/// Gives large blocks of memory back to the system once they are freed.
///
/// The C library of Linux keeps blocks of up to 32 MiB for later ones, and some for each thread.
func returnLargeBlocks() {
  #if canImport(Glibc)
    // Swift's module of the library leaves `mallopt` out, and the numbers of its options.
    typealias SetOption = @convention(c) (Int32, Int32) -> Int32
    guard let address = unsafe dlsym(nil, "mallopt") else { return }
    // Safe: the function has had this type since glibc 2.0.
    let setOption = unsafe unsafeBitCast(address, to: SetOption.self)
    let (trimThreshold, mapThreshold) = (Int32(-1), Int32(-3))
    _ = setOption(mapThreshold, 1 << 20)
    // Setting one resets the other, to less than a block of rows needs.
    _ = setOption(trimThreshold, 8 << 20)
  #endif
}

/// Waits until what was written to a file, or the names in a folder, are on the disk.
func sync(_ file: FileDescriptor) throws(Errno) {
  #if canImport(Darwin)
    // fsync leaves the bytes in the disk's own memory there; not every file system has better.
    if fcntl(file.rawValue, F_FULLFSYNC) == 0 { return }
  #endif
  while fsync(file.rawValue) != 0 {
    guard errno == EINTR else { throw Errno(rawValue: errno) }
  }
}

/// Whether text is shown in UTF-8: the first of the variables that is set says so, as in POSIX.
var isUTF8Locale: Bool {
  for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
    guard let locale = environmentVariable(name) else { continue }
    let encoding = locale.lowercased()
    return encoding.contains("utf-8") || encoding.contains("utf8")
  }
  return false
}

/// The value of a variable of the environment; nil if it is not set, or empty.
func environmentVariable(_ name: String) -> String? {
  // Safe: the text is copied before anything could change the environment.
  guard let value = unsafe getenv(name), case let text = unsafe String(cString: value),
    !text.isEmpty
  else { return nil }
  return text
}

/// The number of bytes of a regular file; nil for a pipe or a device.
func sizeOfRegularFile(_ file: FileDescriptor) -> UInt64? {
  guard let status = status(of: file), status.st_mode.isOfRegularFile else { return nil }
  return UInt64(status.st_size)
}

/// Whether writing may have to wait for a reader: to a pipe, a socket or a terminal.
func mayWaitForReader(_ file: FileDescriptor) -> Bool {
  guard let kind = status(of: file).map({ $0.st_mode & S_IFMT }) else { return false }
  return kind == S_IFIFO || kind == S_IFSOCK || isTerminal(file)
}

private func status(of file: FileDescriptor) -> stat? {
  var information = stat()
  return unsafe fstat(file.rawValue, &information) == 0 ? information : nil
}

/// Takes the numbers of standard files that were closed, so that no file of ours comes to be one of
/// them; using them stays the error that it was.
func holdClosedStandardFiles() {
  for number in 0...2 as ClosedRange<Int32> where fcntl(number, F_GETFD) == -1 {
    // The lowest free number is this one. It is never closed.
    _ = try? FileDescriptor.open(FilePath("/dev/null"), number == 0 ? .writeOnly : .readOnly)
  }
}
