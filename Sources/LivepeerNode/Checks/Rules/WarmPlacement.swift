internal import LivepeerPricing

/// The assignment of GPUs to warm models.
///
/// Source: go-livepeer 0.9.1, `DockerManager.allocGPU`.
///
/// The node goes through its file and gives each container the next GPU in the order of its
/// `-nvidia` flag, regardless of the memory of either.
struct WarmPlacement {
  /// The GPUs that one entry gets.
  struct Share {
    /// The indices of its GPUs.
    let gpus: Range<Int>
    /// The number of containers loaded up to and including this entry, with those for which there
    /// is no GPU.
    let loaded: Int
    /// Whether there are fewer GPUs than containers.
    let isShort: Bool
  }

  /// The share of each entry, in the order of the file.
  let shares: [Share]

  /// Creates the placement of the containers of each entry.
  ///
  /// - Complexity: O(*n*) in entries, whatever the number of containers.
  init(_ containers: [Int], on gpus: [Int]) {
    var loaded = 0
    shares = containers.map { count in
      let first = min(loaded, gpus.count)
      let (sum, overflow) = loaded.addingReportingOverflow(count)
      loaded = overflow ? .max : sum
      return Share(
        gpus: first..<min(loaded, gpus.count), loaded: loaded,
        isShort: count > 0 && loaded > gpus.count)
    }
  }
}
