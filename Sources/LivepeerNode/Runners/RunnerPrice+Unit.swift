public import LivepeerPricing

extension RunnerPrice {
  /// The unit of a runner's price, and the smaller one that the orchestrator advertises.
  ///
  /// | unit | stated per | advertised per | called |
  /// |---|---|---|---|
  /// | ``hour`` | hour of a session | second | `seconds` |
  /// | ``video720p`` | hour of video of 1280 by 720 pixels, 30 times a second | pixel | `720p-pixel-seconds` |
  /// | ``fixed`` | request | request | `fixed` |
  public struct Unit: Hashable, Sendable {
    /// The name in a runner's registration: `hour`.
    public let name: String
    /// The name of the advertised unit: `seconds`.
    public let advertisedName: String
    /// The number of advertised units in one: 3,600, 99,532,800,000, or 1.
    public let advertisedUnits: BigInt
    /// The unit of work that is counted: milliseconds, pixels, or requests.
    public let work: WorkUnitKind
    /// The number of ``work`` units in one advertised unit: 1,000, or 1.
    public let workPerAdvertisedUnit: BigInt

    /// An hour of a session, advertised per second.
    public static let hour = Unit(
      name: "hour", advertisedName: "seconds", advertisedUnits: 3_600, work: .millisecond,
      workPerAdvertisedUnit: 1_000)
    /// An hour of 720p video, advertised per pixel of it.
    public static let video720p = Unit(
      name: "720p", advertisedName: "720p-pixel-seconds",
      advertisedUnits: AnyScale.hour720p.units, work: .pixel, workPerAdvertisedUnit: 1)
    /// A request, or a session at a fixed price.
    public static let fixed = Unit(
      name: "fixed", advertisedName: "fixed", advertisedUnits: 1, work: .request,
      workPerAdvertisedUnit: 1)

    /// Every unit that the node knows.
    public static let all: [Unit] = [hour, video720p, fixed]

    private init(
      name: String, advertisedName: String, advertisedUnits: BigInt, work: WorkUnitKind,
      workPerAdvertisedUnit: BigInt
    ) {
      self.name = name
      self.advertisedName = advertisedName
      self.advertisedUnits = advertisedUnits
      self.work = work
      self.workPerAdvertisedUnit = workPerAdvertisedUnit
    }

    /// Creates the unit that the node takes a name for; returns nil if it refuses the name.
    ///
    /// Case and spaces around the name are ignored; an empty name is ``hour``.
    public init?(name: String) {
      let name = name.asNodeCompares
      guard let unit = Unit.all.first(where: { $0.name == name }) ?? (name.isEmpty ? .hour : nil)
      else { return nil }
      self = unit
    }

    /// Creates the unit whose work is counted in the given unit; returns nil if there is none.
    public init?(work: WorkUnitKind) {
      guard let unit = Unit.all.first(where: { $0.work == work }) else { return nil }
      self = unit
    }
  }
}

extension RunnerPrice.Unit: CustomStringConvertible {
  /// The name in a runner's registration: `hour`.
  public var description: String { name }
}
