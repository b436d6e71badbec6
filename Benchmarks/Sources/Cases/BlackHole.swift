internal import CompilerBarrier

/// Uses a result, as far as the compiler can tell, so that the work behind it is not removed.
@inline(__always)
func blackHole<Result>(_ result: consuming Result) {
  withUnsafePointer(to: result) { compiler_read($0) }
}

/// Hides where a value came from, so that work on it is not folded or moved out of a loop.
///
/// For values without references: on others it would time a retain and a release as well.
@inline(__always)
func opaque<Value: BitwiseCopyable>(_ value: Value) -> Value {
  var copy = value
  withUnsafeMutablePointer(to: &copy) { compiler_change($0) }
  return copy
}
