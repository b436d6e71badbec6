/// Which warm models find a GPU, where each container takes one for itself.
enum WarmPacking {
  struct Need {
    var containers: Int
    var memoryGB: Int
  }

  /// The needs for which some container finds no GPU large enough, in the assignment that places
  /// as many containers as any can.
  ///
  /// The largest need takes the largest GPU. If that is too small, no GPU is large enough; else
  /// every other need may take it too, and giving it away costs the smaller ones least. A need for
  /// which no GPU at all is left is not among the results.
  ///
  /// - Returns: The place of each such need, its memory, and the largest GPU that was left.
  /// - Complexity: O(*n* log *n*) in needs and GPUs, whatever the number of containers.
  static func unplaced(
    _ needs: [Need], on gpus: [Int]
  ) -> [(index: Int, memoryGB: Int, largestLeftGB: Int)] {
    var left = gpus.sorted(by: >)[...]
    let order = needs.indices.filter { needs[$0].containers > 0 }
      .sorted { needs[$0].memoryGB > needs[$1].memoryGB }
    var unplaced: [(index: Int, memoryGB: Int, largestLeftGB: Int)] = []
    for index in order {
      var containers = needs[index].containers
      while containers > 0, let largest = left.first, largest >= needs[index].memoryGB {
        left.removeFirst()
        containers -= 1
      }
      if containers > 0, let largest = left.first {
        unplaced.append((index, needs[index].memoryGB, largest))
      }
    }
    return unplaced
  }
}
