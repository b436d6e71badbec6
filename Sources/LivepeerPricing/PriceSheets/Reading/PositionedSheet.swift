/// A price file as far as it can be read: the entries with their places, and whatever the node
/// refuses of them.
///
/// Reading continues after a refusal, so that all of them are found.
package struct PositionedSheet: Sendable {
  /// A value that the node refuses, and its entry.
  package struct Refusal: Sendable {
    package let error: PriceSheet.ReadingError
    /// The entry's place among `entries`; nil if there is no entry.
    package let entry: Int?
  }

  /// The elements that are objects, in the file's order; what was refused of them is left out.
  package internal(set) var entries: [PriceEntry] = []
  /// In the order in which reading meets them.
  package internal(set) var refusals: [Refusal] = []
  /// In the order in which reading meets them.
  package internal(set) var remarks: [PriceSheetRemark] = []

  /// The place of each entry's bracket, the first of its keys, and those that the node refuses.
  private var places: [(position: TextPosition, firstKey: Int, refused: [PriceKey])] = []
  /// The places of all entries' keys, in one list, so that no entry allocates one.
  private var keys: [PositionedEntry.KeyPlace] = []
  /// Whether the places of keys are kept after their entry; they take more memory than the entries.
  private let keepsKeyPlaces: Bool
  /// The members of the last entry that the node ignores.
  var ignoredMembers: [JSONMember] = []

  /// Creates a sheet without entries.
  init(keepsKeyPlaces: Bool) {
    self.keepsKeyPlaces = keepsKeyPlaces
  }

  /// Returns an entry with the places of its keys and values.
  ///
  /// - Precondition: The sheet keeps the places of keys.
  package subscript(index: Int) -> PositionedEntry {
    precondition(keepsKeyPlaces || index == entries.count - 1, "the places of keys are not kept")
    let (position, firstKey, refused) = places[index]
    let next = index + 1 < places.count ? places[index + 1].firstKey : keys.count
    return PositionedEntry(
      entry: entries[index], position: position, refused: refused, keys: keys[firstKey..<next])
  }

  /// Returns whether none of the keys of an entry has a value that the node refuses.
  package func isReadable(
    _ keys: @autoclosure () -> [PriceKey], ofEntry index: Int
  ) -> Bool {
    places[index].refused.isEmpty || self[index].isReadable(keys())
  }

  /// Returns the place of an entry's bracket.
  package func position(ofEntry index: Int) -> TextPosition { places[index].position }

  /// Adds an entry of which nothing is read yet.
  mutating func appendEntry(at position: TextPosition) {
    if entries.isEmpty { reserveCapacity(16) }
    if !keepsKeyPlaces { keys.removeAll(keepingCapacity: true) }
    entries.append(PriceEntry())
    places.append((position, keys.count, []))
  }

  private mutating func reserveCapacity(_ entryCount: Int) {
    entries.reserveCapacity(entryCount)
    places.reserveCapacity(entryCount)
    keys.reserveCapacity(4 * entryCount)
  }

  /// Records the places of a key of the last entry and of its value.
  ///
  /// - Returns: The place of its first name, if the key was there already.
  mutating func place(
    _ key: PriceKey, name: TextPosition, value: TextPosition
  ) -> TextPosition? {
    let firstKey = places[places.count - 1].firstKey
    for index in firstKey..<keys.count where keys[index].key == key {
      keys[index].value = value
      return keys[index].name
    }
    keys.append(PositionedEntry.KeyPlace(key: key, name: name, value: value))
    return nil
  }

  /// Records that the node refuses the value of a key of the last entry.
  mutating func refuse(_ key: PriceKey) { places[places.count - 1].refused.append(key) }
}

/// An entry, with the places of its keys and values.
package struct PositionedEntry: Sendable {
  package let entry: PriceEntry
  /// The place of the entry's bracket.
  package let position: TextPosition
  /// Keys whose value the node refuses.
  private let refused: [PriceKey]
  private let keys: ArraySlice<KeyPlace>

  /// The places of a key that is there: if it repeats, of its first name and last value.
  struct KeyPlace: Sendable {
    let key: PriceKey
    let name: TextPosition
    var value: TextPosition
  }

  init(
    entry: PriceEntry, position: TextPosition, refused: [PriceKey], keys: ArraySlice<KeyPlace>
  ) {
    self.entry = entry
    self.position = position
    self.refused = refused
    self.keys = keys
  }

  /// Returns the place of a key's value, or else that of the entry.
  package func position(of key: PriceKey) -> TextPosition {
    keys.first { $0.key == key }?.value ?? position
  }

  /// Whether none of the keys has a value that the node refuses.
  ///
  /// Nearly every entry has none that is refused: then no list of keys is made.
  package func isReadable(_ keys: @autoclosure () -> [PriceKey]) -> Bool {
    refused.isEmpty || !keys().contains(where: refused.contains)
  }
}

/// Something in a price file that the node takes without a word.
package struct PriceSheetRemark: Sendable {
  package enum Kind: Sendable {
    /// A key that the node does not know.
    case unknownKey(String)
    /// A key that is in its entry already.
    case repeatedKey(PriceKey, first: TextPosition)
  }

  package let kind: Kind
  package let position: TextPosition
  /// The place of its entry among the sheet's.
  package let entry: Int

  package var message: String {
    switch kind {
    case .unknownKey(let name):
      "unknown key '\(name.shown(upTo: 100))': the node ignores it"
    case .repeatedKey(let key, let first):
      "\(key.rawValue) is repeated (first at \(first)): the node takes the last one"
    }
  }

  package var note: PriceSheet.Note { PriceSheet.Note(position: position, message: message) }
}
