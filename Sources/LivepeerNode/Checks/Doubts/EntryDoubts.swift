/// The parts of an entry that a rule may find something about.
///
/// A few comparisons find them. Nearly every entry of a long file has none, and no rule is applied to it.
struct EntryDoubts: OptionSet {
  let rawValue: UInt8

  /// The pipeline is not spelt as the node's worker knows it.
  static let pipeline = EntryDoubts(rawValue: 1)
  /// The model is not the one of the pipeline's documentation.
  static let model = EntryDoubts(rawValue: 2)
  /// There is no price, or none of ``UsualPrices``.
  static let price = EntryDoubts(rawValue: 4)
  /// The capacity is below one.
  static let capacity = EntryDoubts(rawValue: 8)
  /// The entry has a URL, a token, flags, or members that the node ignores.
  static let container = EntryDoubts(rawValue: 16)
  /// The gateway may have a cap.
  static let cap = EntryDoubts(rawValue: 32)

  /// Every doubt.
  static let all: EntryDoubts = [.pipeline, .model, .price, .capacity, .container, .cap]
}
