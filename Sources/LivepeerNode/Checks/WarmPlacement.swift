internal import LivepeerPricing

/// Which GPUs warm models get: the node goes through its file, and gives each container the next
/// GPU in the order of its `-nvidia` flag, whatever the memory of either.
///
/// Source: go-livepeer 0.9.1, `DockerManager.allocGPU`.
struct WarmPlacement {
  /// What one entry gets.
  struct Share {
    /// The places of its GPUs.
    let gpus: Range<Int>
    /// How many containers are loaded with this entry's, those for which there is no GPU included.
    let loaded: Int
    /// Whether there are fewer GPUs than containers.
    let isShort: Bool
  }

  /// The share of each entry, in the order of the file.
  let shares: [Share]

  /// Places the containers of each entry.
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
