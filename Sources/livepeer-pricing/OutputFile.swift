internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file that appears under its name only when it is whole.
///
/// It is written beside its name and renamed at the end. Whatever stops the program before that
/// leaves what stood under the name as it was. A pipe or a device is written to directly.
struct OutputFile {
  private let path: String
  private let name: FilePath
  /// What is written to until the end; nil where the name itself is.
  private let partial: FilePath?
  private let descriptor: FileDescriptor

  /// Opens the output; `-` is standard output.
  init(_ path: String) throws(CommandFailure) {
    self.path = path
    name = OutputFile.target(of: path)
    do {
      if path == "-" {
        partial = nil
        descriptor = .standardOutput
      } else if OutputFile.isSpecial(name) {
        partial = nil
        descriptor = try .open(name, .writeOnly)
      } else {
        let beside = OutputFile.partialName(for: name)
        partial = beside
        descriptor = try .open(
          beside, .writeOnly, options: [.create, .exclusiveCreate],
          permissions: [.ownerReadWrite, .groupRead, .otherRead])
      }
    } catch {
      throw CommandFailure(.cannotCreate, "\(path): cannot create it: \(error)")
    }
  }

  /// Writes all of the bytes.
  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    do {
      _ = try descriptor.writeAll(bytes)
    } catch let error as Errno where error == .brokenPipe {
      throw CommandFailure(.readerGone, "\(path): \(error)")
    } catch {
      throw CommandFailure(.ioError, "\(path): \(error)")
    }
  }

  /// Puts the whole file under its name.
  func finish() throws(CommandFailure) {
    guard path != "-" else { return }
    do {
      try descriptor.close()
      if let partial { try OutputFile.rename(partial, to: name) }
    } catch {
      removePartial()
      throw CommandFailure(.ioError, "\(path): \(error)")
    }
  }

  /// Leaves what stood under the name as it was.
  func discard() {
    guard path != "-" else { return }
    // The bytes are not wanted any more: how closing and removing go changes nothing.
    try? descriptor.close()
    removePartial()
  }

  private func removePartial() {
    guard let partial else { return }
    // Safe: the string lives through the call.
    _ = unsafe partial.withPlatformString { unsafe unlink($0) }
  }

  private static func rename(_ source: FilePath, to target: FilePath) throws {
    // Safe: both strings live through the call.
    let status = unsafe source.withPlatformString { source in
      unsafe target.withPlatformString { target in
        #if canImport(Glibc)
          unsafe Glibc.rename(source, target)
        #elseif canImport(Musl)
          unsafe Musl.rename(source, target)
        #else
          unsafe Darwin.rename(source, target)
        #endif
      }
    }
    if status != 0 { throw Errno(rawValue: errno) }
  }

  /// The file that a symbolic link stands for: renaming over the link would cut it.
  private static func target(of path: String) -> FilePath {
    unsafe FilePath(path).withPlatformString { text in
      guard let resolved = unsafe realpath(text, nil) else { return FilePath(path) }
      // Safe: realpath made the string, which ends in a zero and is freed after it was copied.
      defer { unsafe free(resolved) }
      return unsafe FilePath(platformString: resolved)
    }
  }

  /// Whether something that is not a file stands under the name.
  private static func isSpecial(_ name: FilePath) -> Bool {
    var information = stat()
    // Safe: the string and the structure live through the call.
    let status = unsafe name.withPlatformString { unsafe stat($0, &information) }
    return status == 0 && information.st_mode & S_IFMT != S_IFREG
  }

  /// A name in the same folder that no other process of this machine uses.
  private static func partialName(for name: FilePath) -> FilePath {
    let last = name.lastComponent?.string ?? "output"
    return name.removingLastComponent().appending(".\(last).\(getpid()).partial")
  }
}
