internal import LivepeerPricing

/// Which entries of a price file have the same names, found in one pass.
struct RepeatedNames {
  /// The place of the first entry for the same pipeline and model, whatever the gateway; an entry's
  /// own place if the node refuses its pipeline, its model, or its warm setting.
  private(set) var firstOfModel: [Int]
  /// The place of the first entry for the same pipeline, model and gateway; an entry's own place if
  /// the node refuses one of them.
  private(set) var firstOfTarget: [Int]

  /// Compares the names of all entries.
  ///
  /// - Complexity: O(*n*) in the bytes of the names.
  init(_ file: PositionedSheet) {
    // A span lends its elements, which are then not copied.
    let entries = file.entries.span
    firstOfModel = Array(entries.indices)
    firstOfTarget = firstOfModel
    var (models, targets) = (PlaceTable(for: entries.count), PlaceTable(for: entries.count))
    for place in entries.indices {
      var hasher = Hasher()
      hasher.combine(entries[place].pipeline)
      hasher.combine(entries[place].modelID)
      if file.isReadable([.pipeline, .modelID, .warm], ofEntry: place) {
        firstOfModel[place] = models.first(place, hash: hasher.finalized) {
          file.entries.haveOneModel($0, place)
        }
      }
      if file.isReadable([.pipeline, .modelID, .gateway], ofEntry: place) {
        hasher.combine(entries[place].gateway)
        firstOfTarget[place] = targets.first(place, hash: hasher.finalized) {
          file.entries.haveOneModel($0, place)
            && file.entries[$0].gateway == file.entries[place].gateway
        }
      }
    }
  }
}

extension [PriceEntry] {
  /// Returns whether the node takes the models of two entries for one.
  fileprivate func haveOneModel(_ first: Int, _ second: Int) -> Bool {
    self[first].pipeline == self[second].pipeline && self[first].modelID == self[second].modelID
  }
}

extension Hasher {
  /// The hash of what was combined so far; more can be combined afterwards.
  fileprivate var finalized: Int {
    let copy = self
    return copy.finalize()
  }
}
