internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Names of files, with their symbolic links followed.
extension OutputFile {
  static func move(_ source: FilePath, to target: FilePath) throws {
    // Safe: both strings live through the call.
    let status = unsafe source.withPlatformString { source in
      unsafe target.withPlatformString { target in unsafe rename(source, target) }
    }
    if status != 0 { throw Errno(rawValue: errno) }
  }

  /// Waits until the names in the folder of a file are on the disk.
  static func syncFolder(of name: FilePath) throws {
    let folder = try FileDescriptor.open(name.removingLastComponent(), .readOnly)
    // It was only read: how closing goes changes nothing.
    defer { try? folder.close() }
    do {
      try sync(folder)
    } catch Errno.invalidArgument {
      // This file system syncs names by itself, or not at all.
    }
  }

  static func remove(_ name: FilePath) {
    // Safe: the string lives through the call.
    _ = unsafe name.withPlatformString { unsafe unlink($0) }
  }

  /// Returns the open file that a name stands for: `/dev/stdout`, `/dev/fd/3`, or a link to one.
  ///
  /// Its own name says nothing of it: a file may have been renamed or removed since it was opened.
  static func openFile(named path: String) -> FileDescriptor? {
    var path = FilePath(path)
    // As many links as Linux follows.
    for _ in 0..<40 {
      switch path.string {
      case "/dev/stdout": return .standardOutput
      case "/dev/stderr": return .standardError
      default: break
      }
      let folder = path.removingLastComponent().string
      if ["/dev/fd", "/proc/self/fd"].contains(folder) {
        return path.lastComponent.flatMap { Int32($0.string) }.map {
          FileDescriptor(rawValue: $0)
        }
      }
      guard let next = linkTarget(of: path) else { return nil }
      path = path.removingLastComponent().pushing(next)
    }
    return nil
  }

  /// Returns the absolute name with symbolic links followed, whether or not the file exists: renaming
  /// over a link would replace the link.
  static func target(of path: String) throws -> FilePath {
    var path = FilePath(path)
    // As many links as Linux follows.
    for _ in 0..<40 {
      if let resolved = resolved(path) { return resolved }
      // What has no whole name is there all the same.
      if mode(of: path) != nil { return path }
      let folder = path.removingLastComponent()
      guard let last = path.lastComponent, let resolved = resolved(folder.isEmpty ? "." : folder)
      else { return path }
      path = resolved.appending(last)
      guard let next = linkTarget(of: path) else { return path }
      path = resolved.pushing(next)
    }
    throw Errno.tooManySymbolicLinkLevels
  }

  /// Returns the target of a symbolic link; nil for anything else.
  private static func linkTarget(of path: FilePath) -> FilePath? {
    let capacity = Int(PATH_MAX)
    // Safe: readlink fills as many bytes as it returns, at most so many, and adds no zero.
    var text = unsafe [CChar](unsafeUninitializedCapacity: capacity) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      count = max(0, unsafe path.withPlatformString { unsafe readlink($0, start, capacity) })
    }
    guard !text.isEmpty else { return nil }
    text.append(0)
    return FilePath(platformString: text)
  }

  /// Returns the name without links and dots; nil if no file has it.
  private static func resolved(_ path: FilePath) -> FilePath? {
    unsafe path.withPlatformString { text in
      guard let resolved = unsafe realpath(text, nil) else { return nil }
      // Safe: realpath made the string, which ends in a zero and is freed after it was copied.
      defer { unsafe free(resolved) }
      return unsafe FilePath(platformString: resolved)
    }
  }

  /// Returns the kind and permissions of a file; nil if no file has the name.
  static func mode(of name: FilePath) -> mode_t? {
    var information = stat()
    // Safe: the string and the structure live through the call.
    let status = unsafe name.withPlatformString { unsafe stat($0, &information) }
    return status == 0 ? information.st_mode : nil
  }

  /// Creates a file in the same folder, under a name that nothing else has.
  ///
  /// What a killed run left may have this process's number: in a container most have the same.
  static func createPartial(
    for name: FilePath, _ permissions: FilePermissions,
    access: FileDescriptor.AccessMode = .writeOnly
  ) throws -> (FilePath, FileDescriptor) {
    var attempt = 0
    while true {
      let partial = name.removingLastComponent()
        .appending(".livepeer-pricing-\(getpid())-\(attempt).partial")
      do {
        let descriptor = try FileDescriptor.open(
          partial, access, options: [.create, .exclusiveCreate], permissions: permissions)
        return (partial, descriptor)
      } catch let error as Errno where error == .fileExists && attempt < 1_000 {
        attempt += 1
      }
    }
  }
}

extension mode_t {
  var isOfRegularFile: Bool { self & S_IFMT == S_IFREG }
}
