internal import LivepeerPricing

/// Flags that mend what libraries say is missing: they name no flags.
enum RemedyFlag {
  /// What the messages of errors end with, and what the flags add.
  private static let remedies: [(end: String, flag: String)] = [
    ("\(RateError.ethPriceNeeded)", "; give one, such as --eth-usd 3127.45"),
    ("so the node's own flag sets it", "; give the price with --price"),
    ("name another column", " with --key"),
  ]

  /// Returns the rest of a message, if a flag mends what it says.
  static func text(for message: String) -> String? {
    remedies.first { message.hasSuffix($0.end) }?.flag
  }
}
