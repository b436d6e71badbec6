/// How one case of a group is to stand to another.
public struct Comparison: Sendable {
  /// What is asked of the case.
  public enum Bound: Sendable {
    /// The case is at least this many times as fast: the peer's time over its own.
    case speed(atLeast: Double)
    /// The case takes at most this many times the peer's time.
    case time(atMost: Double)
    /// The case makes at most so many heap allocations per operation, whatever the peer does.
    case allocations(atMost: Double)
  }

  /// The title of the group.
  public let group: String

  /// The name of the case that is judged.
  public let subject: String

  /// The name of the case that it is judged against.
  public let peer: String

  /// All that is asked, or nothing where the figures are only of interest.
  public let bounds: [Bound]

  /// One sentence on what is compared, if it matters to most users: `ratios --quick` shows those.
  public let meaning: String?

  /// A comparison of two cases of one group.
  public init(
    _ group: String, _ subject: String, against peer: String, _ bounds: Bound...,
    meaning: String? = nil
  ) {
    self.meaning = meaning
    self.group = group
    self.subject = subject
    self.peer = peer
    self.bounds = bounds
  }
}
