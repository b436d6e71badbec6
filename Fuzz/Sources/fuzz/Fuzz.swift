import CLibFuzzer

/// `fuzz --target=NAME [a flag of libFuzzer …] [FOLDER …]`.
///
/// libFuzzer passes over flags that begin with two hyphens, and hands them on to the processes that
/// it starts itself.
@main enum Fuzz {
  private static let target: FuzzTarget = {
    let prefix = "--target="
    let name = CommandLine.arguments.first { $0.hasPrefix(prefix) }?.dropFirst(prefix.count) ?? ""
    guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
      fatalError("give --target=NAME, one of \(FuzzTarget.all.map(\.name).joined(separator: " "))")
    }
    return target
  }()

  static func main() {
    if CommandLine.arguments.dropFirst() == ["--list"] {
      for target in FuzzTarget.all { print(target.name) }
      return
    }
    var count = CommandLine.argc + 1
    // Safe: a copy of the arguments with one more before the user's own, which win over it, and
    // the null pointer that ends them; libFuzzer keeps them until the process ends.
    let arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
      capacity: Int(count) + 1)
    let longest = "-max_len=\(target.longestInput)".utf8CString
    let flag = UnsafeMutablePointer<CChar>.allocate(capacity: longest.count)
    for (index, character) in longest.enumerated() { flag[index] = character }
    arguments[0] = CommandLine.unsafeArgv[0]
    arguments[1] = flag
    for index in 1...Int(CommandLine.argc) {
      arguments[index + 1] = CommandLine.unsafeArgv[index]
    }
    var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = arguments
    _ = LLVMFuzzerRunDriver(&count, &list) { bytes, count in
      // An array of exactly as many bytes: the address sanitizer sees what is read beyond it.
      Fuzz.target.check(Array(UnsafeBufferPointer(start: bytes, count: count)))
      return 0
    }
  }
}
