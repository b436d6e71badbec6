internal import SystemPackage

/// Bytes on a disk that are read once, in the order in which they were written.
///
/// The file has no name: whatever ends the program leaves nothing behind. A class, as its descriptor is
/// closed once.
final class TemporaryFile {
  private let folder: String
  private let descriptor: FileDescriptor
  private var offset: Int64 = 0

  /// The folder for temporary files, unless another one is given.
  static var defaultFolder: String { environmentVariable("TMPDIR") ?? "/tmp" }

  /// Creates an empty file.
  init(in folder: String) throws(CommandFailure) {
    self.folder = folder
    do {
      let name = FilePath(folder).appending("temporary")
      let (partial, descriptor) = try OutputFile.createPartial(
        for: name, .ownerReadWrite, access: .readWrite)
      OutputFile.remove(partial)
      self.descriptor = descriptor
    } catch {
      throw CommandFailure(
        .cannotCreate,
        "\(folder): cannot create a temporary file: \(error); --temporary-directory takes another "
          + "folder")
    }
  }

  deinit {
    // Nobody wants the bytes any more: how closing goes changes nothing.
    try? descriptor.close()
  }

  /// Writes bytes after those before.
  func append(_ bytes: [UInt8]) throws(CommandFailure) {
    do throws(Errno) {
      try writeWhole(bytes[...], to: descriptor)
    } catch {
      throw CommandFailure(
        .ioError,
        "\(folder): a temporary file: \(error); --temporary-directory takes another folder")
    }
  }

  /// Returns the next bytes; none at the end.
  func next(atMost capacity: Int) throws(CommandFailure) -> [UInt8] {
    do {
      let bytes = try unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        // Safe: read(fromAbsoluteOffset:) fills as many bytes of the buffer as it returns.
        count = unsafe try descriptor.read(
          fromAbsoluteOffset: offset, into: UnsafeMutableRawBufferPointer(buffer))
      }
      offset += Int64(bytes.count)
      return bytes
    } catch {
      throw CommandFailure(.ioError, "\(folder): a temporary file: \(error)")
    }
  }
}
