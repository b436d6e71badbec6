public import LivepeerPricing

extension EarningsScenario {
  /// An invalid scenario, and its place if it is in a file.
  public struct ReadingError: Error, Hashable, Sendable {
    /// The reason why a scenario is invalid.
    public enum Reason: Hashable, Sendable {
      /// The file is not JSON.
      case json(JSONError.Reason)
      /// A value is of a type that the key does not take.
      case wrongType(allowed: String, found: String)
      /// A key is unknown in this place.
      case unknownKey(String, allowed: [String])
      /// A key is repeated.
      case repeatedKey(first: TextPosition)
      /// A key of the whole scenario is inside one of its entries.
      case notOfWork(EarningsScenario.Key)
      /// A key of an entry is beside the entries.
      case ofWork
      /// There are more entries than ``EarningsScenario/Reader/maximumEntryCount``.
      case tooManyEntries(Int)
      /// A text is not the form of the key's value.
      case unreadable(TextFormError)
      /// A figure has more bytes than any needs.
      case tooLong(limit: Int)
      /// A pipeline is outside the catalogue.
      case unknownPipeline(Pipeline, advice: String)
      /// A value is impossible.
      case impossible(EarningsError)
      /// The pipeline is not priced by the measure.
      case measure(Job.MeasureError)
      /// A price cannot be converted to wei.
      case price(RateError)
      /// The pipeline is not priced per the unit of the price.
      case wrongUnit(WorkUnitKind, of: Pipeline, possible: [WorkUnitKind])
      /// The sheet has no such price.
      case lookup(PriceSheet.LookupError)
      /// One of the given keys is needed as well.
      case needs([EarningsScenario.Key])
      /// The key cannot be combined with another one.
      case excludedBy(EarningsScenario.Key)
      /// The key is only for scenarios with one kind of work.
      case onlyForOneWork
      /// The records have no payments, or no units.
      case noRecordedWork
      /// A sweep cannot change a term of that name.
      case unknownTerm(String, allowed: [EarningsScenario.Key])
      /// A sweep cannot change a term that the work does not have; another one it can.
      case termOfOtherWork(EarningsScenario.Key, instead: EarningsScenario.Key)
      /// A sweep has more than two terms.
      case tooManyTerms(Int)
    }

    /// The reason why the scenario is invalid.
    public let reason: Reason
    /// The key at fault; nil if the fault is in none.
    public let key: EarningsScenario.Key?
    /// The place in the file; nil if the fault is not in a file.
    public let position: TextPosition?

    init(_ reason: Reason, _ key: EarningsScenario.Key? = nil, at position: TextPosition?) {
      self.reason = reason
      self.key = key
      self.position = position
    }
  }
}

extension EarningsScenario.ReadingError: CustomStringConvertible {
  /// One line: the place, what is wrong, and what to do; keys are named as in JSON.
  public var description: String { text(naming: \.rawValue) }

  /// Returns the same line with keys named otherwise.
  package func text(naming name: (EarningsScenario.Key) -> String) -> String {
    if case .json(let reason) = reason, let position {
      return "\(JSONError(reason, at: position))"
    }
    let place = position.map { "\($0): " } ?? ""
    return place + (key.map { "\(name($0)): " } ?? "") + message(naming: name)
  }

  private func message(naming name: (EarningsScenario.Key) -> String) -> String {
    switch reason {
    case .json(let reason): "\(reason)"
    case .wrongType(let allowed, let found): "expected \(allowed), found \(found)"
    case .unknownKey(let name, let allowed):
      "unknown key '\(name.shown())'; use \(allowed.joined(separator: ", "))"
    case .repeatedKey(let first): "is repeated (first at \(first))"
    case .notOfWork(let key):
      "belongs to the whole scenario, not to an entry; write {\"\(key.rawValue)\": …, \"entries\": […]}"
    case .ofWork: "belongs to an entry, not next to \"entries\""
    case .tooManyEntries(let count):
      "\(count) entries are too many; give at most \(EarningsScenario.Reader.maximumEntryCount)"
    case .unreadable(let error): "\(error)"
    case .tooLong(let limit): "is too long; write it in at most \(limit) bytes"
    case .unknownPipeline(let pipeline, let advice):
      "unknown pipeline '\(pipeline.name.shown())'; \(advice)"
    case .impossible(let error): "\(error)"
    case .measure(let error): "\(error)"
    case .price(let error): "\(error)"
    case .wrongUnit(let unit, let pipeline, let possible):
      "is per \(unit.rawValue), and \(pipeline) is priced per "
        + possible.map(\.rawValue).alternatives
    case .lookup(let error): "\(error)"
    case .needs(let keys): "needs \(keys.map(name).joined(separator: " or ")) as well"
    case .excludedBy(let key): "cannot be combined with \(name(key))"
    case .onlyForOneWork: "is for scenarios with one kind of work"
    case .noRecordedWork: "has no payment, or no units; give records of work that was paid for"
    case .unknownTerm(let name, let allowed):
      "unknown term '\(name.shown())'; use \(allowed.map(\.rawValue).alternatives)"
    case .termOfOtherWork(let key, let other):
      "'\(key)' is not a term of this work; use \(other)"
    case .tooManyTerms(let count): "has \(count) terms; give one, or two for a table"
    }
  }
}
