internal import LivepeerPricing

/// The lists that count: those that are no events, and of the events of each gateway the latest list.
struct KeptLists: Sendable {
  private var documents: [MarketList] = []
  private var events: [String: [MarketList]] = [:]
  /// The number of lists that a later one of the same gateway replaces.
  private(set) var olderListCount = 0
  /// The number of events of other types.
  private(set) var otherEventCount = 0

  var all: [MarketList] { documents + events.values.joined() }

  /// Adds a list; one that is older than another of its gateway is not kept.
  mutating func add(_ list: MarketList) {
    guard list.isOfOffers else {
      otherEventCount += 1
      return
    }
    guard let gateway = list.gateway else {
      documents.append(list)
      return
    }
    let latest = events[gateway, default: []]
    guard let order = latest.first?.order, order != list.order else {
      events[gateway, default: []].append(list)
      return
    }
    if order < list.order {
      olderListCount += latest.count
      events[gateway] = [list]
    } else {
      olderListCount += 1
    }
  }
}

/// The offers of several lists, each orchestrator's from its latest one.
struct MergedLists {
  /// The offers of each service of the names.
  private(set) var offers: [[Offer]] = []
  var summary = Market.Reader.Summary()

  /// Merges lists, whatever their order.
  ///
  /// - Complexity: O(*n*) in entries.
  init(_ kept: KeptLists, _ names: MarketNames) {
    let lists = kept.all
    summary.listCount = lists.count
    summary.olderListCount = kept.olderListCount
    summary.otherEventCount = kept.otherEventCount
    var latest: [Int: Int64] = [:]
    var versions: [Int: String] = [:]
    for list in lists {
      for (place, version) in list.orchestrators {
        let time = list.order
        if let known = latest[place], known >= time {
          // Of lists of one time, the version that is last by its bytes.
          guard known == time, versions[place]?.precedes(version) == true else { continue }
        }
        latest[place] = time
        versions[place] = version
      }
    }
    for list in lists {
      summary.unusable += list.unusable
      summary.unpricedRunnerCount += list.unpricedRunnerCount
    }
    summary.unusable.sort {
      ($0.position.offset, $0.orchestrator, $0.reason)
        < ($1.position.offset, $1.orchestrator, $1.reason)
    }
    let isRunner = names.services.map { $0.kind == .runner }
    var merged: [MarketList.Entry] = []
    merged.reserveCapacity(lists.reduce(0) { $0 + $1.entries.count })
    var places: [Key: Int] = Dictionary(minimumCapacity: merged.capacity)
    var runnerPlaces: [RunnerKey: Int] = [:]
    for list in lists {
      for entry in list.entries where latest[entry.orchestrator] == list.order {
        let key = Key(orchestrator: entry.orchestrator, service: entry.service)
        let known =
          isRunner[entry.service]
          ? runnerPlaces.place(of: RunnerKey(key: key, url: entry.runner), orNext: merged.count)
          : places.place(of: key, orNext: merged.count)
        if known == merged.count {
          merged.append(entry)
        } else {
          summary.repeatedCount += 1
          if merged[known].weiPerUnit != entry.weiPerUnit { summary.differingCount += 1 }
          merged[known].merge(entry)
        }
      }
    }
    offers = Array(repeating: [], count: names.services.count)
    for entry in MergedLists.withRunnersOfOnePrice(merged, isRunner) {
      offers[entry.service].append(Offer(entry, names, versions[entry.orchestrator] ?? ""))
    }
  }

  private struct Key: Hashable {
    let orchestrator: Int
    let service: Int
  }

  private struct RunnerKey: Hashable {
    let key: Key
    let url: String
  }

  private struct PricedKey: Hashable {
    let key: Key
    let weiPerUnit: Rational
  }

  /// Returns the entries, of which the runners of one orchestrator and price are one, with the sum of
  /// their capacities.
  private static func withRunnersOfOnePrice(
    _ entries: [MarketList.Entry], _ isRunner: [Bool]
  ) -> [MarketList.Entry] {
    guard isRunner.contains(true) else { return entries }
    var places: [PricedKey: Int] = [:]
    var result: [MarketList.Entry] = []
    for entry in entries {
      guard isRunner[entry.service] else {
        result.append(entry)
        continue
      }
      let key = PricedKey(
        key: Key(orchestrator: entry.orchestrator, service: entry.service),
        weiPerUnit: entry.weiPerUnit)
      let known = places.place(of: key, orNext: result.count)
      if known == result.count {
        result.append(entry)
      } else {
        let (sum, overflow) = result[known].capacity.addingReportingOverflow(entry.capacity)
        result[known].capacity = overflow ? .max : sum
        result[known].isWarm = result[known].isWarm || entry.isWarm
      }
    }
    return result
  }
}

extension MarketList {
  /// The time by which lists are ordered: one that is not known is the newest.
  fileprivate var order: Int64 { time ?? .max }
}

extension MarketList.Entry {
  /// Merges the entry of the same orchestrator and work from another list: at the lower price.
  fileprivate mutating func merge(_ other: MarketList.Entry) {
    weiPerUnit = min(weiPerUnit, other.weiPerUnit)
    isWarm = isWarm || other.isWarm
    capacity = max(capacity, other.capacity)
  }
}

extension Dictionary where Value == Int {
  /// Returns the place of a key, which is a new one if the key has none.
  fileprivate mutating func place(of key: Key, orNext next: Int) -> Int {
    let place = self[key, default: next]
    if place == next { self[key] = next }
    return place
  }
}

extension Offer {
  fileprivate init(_ entry: MarketList.Entry, _ names: MarketNames, _ version: String) {
    let service = names.services[entry.service]
    let orchestrator = names.orchestrators[entry.orchestrator]
    guard let rate = try? AnyRate(weiPerUnit: entry.weiPerUnit, unit: service.unit) else {
      preconditionFailure("a price that was read is not negative")
    }
    self.init(
      by: Offer.Orchestrator(
        address: orchestrator.address, url: orchestrator.url, version: version),
      service.pipeline, modelID: service.modelID, listed: rate, kind: service.kind,
      isWarm: entry.isWarm,
      capacity: entry.capacity)
  }
}
