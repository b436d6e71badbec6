/// A comparison that `ratios --quick` shows, and what it means.
public struct QuickRow: Sendable {
  /// The title of the group, as in ``comparisons``.
  public let group: String
  /// The name of the case that is judged.
  public let subject: String
  /// The name of the case that it is judged against.
  public let peer: String
  /// One sentence on what is compared.
  public let meaning: String

  fileprivate init(
    _ group: String, _ subject: String = ours, against peer: String, _ meaning: String
  ) {
    self.group = group
    self.subject = subject
    self.peer = peer
    self.meaning = meaning
  }
}

/// The ten comparisons that matter to most users.
public let quickRows = [
  QuickRow(
    "fee, whole-wei price", against: rawGMP, "One fee, beside the same multiplication by GMP in C."),
  QuickRow(
    "fee, price from USD", against: bare,
    "One fee, beside a bare multiplication and division that check nothing."),
  QuickRow(
    "fee + USD + text", against: attaswift,
    "A fee in wei and dollars as text, beside another Swift package of big integers."),
  QuickRow("parse $0.0012/min", against: rawGMP, "Reading a price, beside GMP in C."),
  QuickRow("USD/min to wei/ms", against: rawGMP, "Converting a price, beside GMP in C."),
  QuickRow(
    "load a price file of 10,000", against: jsonDecoder,
    "Reading a price file with every place and check, beside JSONDecoder without."),
  QuickRow(
    "check a price file of 10,000", against: loading, "All rules of `check`, beside reading alone."),
  QuickRow(
    kernelTitle, against: handWritten, "Pricing columns of jobs, beside hand-written C for them."),
  QuickRow(
    streamTitle, ndjsonToNDJSON, against: csvToCSV,
    "Pricing JSON lines, beside the same rows in CSV."),
  QuickRow("256-bit a × b", against: rawGMP, "Integers of a contract's size, beside GMP in C."),
]
