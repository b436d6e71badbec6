/// The first place of each key in a list of a known length.
///
/// A dictionary would copy every key, and hash it again for each lookup. The table keeps hashes and
/// places, and the caller compares the keys.
struct PlaceTable {
  /// The hash and place of a key, at the first free slot from that of its hash on; nil if free.
  private(set) var slots: [(hash: Int, place: Int)?]

  /// Creates a table for at most a number of keys.
  init(for count: Int) {
    // At least half of the slots stay free, so that a search is short.
    var size = 2
    while size < 2 * count { size *= 2 }
    slots = Array(repeating: nil, count: size)
  }

  /// Returns the place at which a key was first put, or puts it at the given one.
  ///
  /// - Parameters:
  ///   - place: The place of the key.
  ///   - hash: Its hash, by a `Hasher`: whoever writes a file cannot choose keys of one hash.
  ///   - isKey: Whether the key of an earlier place is equal.
  /// - Returns: The first place of the key.
  mutating func first(_ place: Int, hash: Int, where isKey: (Int) -> Bool) -> Int {
    let mask = slots.count - 1
    var slot = hash & mask
    while let (otherHash, other) = slots[slot] {
      if otherHash == hash, isKey(other) { return other }
      slot = (slot + 1) & mask
    }
    slots[slot] = (hash, place)
    return place
  }
}
