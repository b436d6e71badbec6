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
  package var entries: [PositionedEntry] = []
  /// In the order in which reading meets them.
  package var refusals: [Refusal] = []
  /// In the order in which reading meets them.
  package var remarks: [PriceSheetRemark] = []
}

/// An entry, with the places of its keys and values.
package struct PositionedEntry: Sendable {
  package var entry = PriceEntry()
  /// The place of the entry's bracket.
  package let position: TextPosition
  /// The places of each key that is there: if it repeats, of its first name and last value.
  private var places: [(key: PriceKey, name: TextPosition, value: TextPosition)] = []
  /// Keys whose value the node refuses.
  package private(set) var refused: [PriceKey] = []

  /// An entry with that many members, of which nothing is read yet.
  package init(at position: TextPosition, members: Int) {
    self.position = position
    places.reserveCapacity(min(members, PriceKey.allCases.count))
  }

  /// Returns the place of a key's value, or else that of the entry.
  package func position(of key: PriceKey) -> TextPosition {
    places.first { $0.key == key }?.value ?? position
  }

  /// Whether none of the keys has a value that the node refuses.
  ///
  /// Nearly every entry has none that is refused: then no list of keys is made.
  package func isReadable(_ keys: @autoclosure () -> [PriceKey]) -> Bool {
    refused.isEmpty || !keys().contains(where: refused.contains)
  }

  /// Records the places of a key and its value.
  ///
  /// - Returns: The place of its first name, if the key was there already.
  package mutating func place(
    _ key: PriceKey, name: TextPosition, value: TextPosition
  ) -> TextPosition? {
    guard let index = places.firstIndex(where: { $0.key == key }) else {
      places.append((key, name, value))
      return nil
    }
    places[index].value = value
    return places[index].name
  }

  package mutating func refuse(_ key: PriceKey) {
    refused.append(key)
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
