/// How one case of a group is to stand to another.
public struct Comparison {
  /// What is asked of the case.
  public enum Bound {
    /// The case is at least this many times as fast: the peer's time over its own.
    case speed(atLeast: Double)
    /// The case takes at most this many times the peer's time.
    case time(atMost: Double)
  }

  /// The title of the group.
  public let group: String

  /// The name of the case that is judged.
  public let subject: String

  /// The name of the case that it is judged against.
  public let peer: String

  /// What is asked, or nothing where the figure is only of interest.
  public let bound: Bound?

  /// A comparison of two cases of one group.
  public init(_ group: String, _ subject: String, against peer: String, _ bound: Bound? = nil) {
    self.group = group
    self.subject = subject
    self.peer = peer
    self.bound = bound
  }
}
