extension Totals {
  /// An error in a totals file, and its place.
  public enum ReadingError: Error, Hashable, Sendable {
    /// It is not JSON.
    case json(JSONError)
    /// It is JSON that no totals file is.
    case refused(Refusal, at: TextPosition)

    /// What is wrong with the JSON.
    public enum Refusal: Hashable, Sendable {
      /// A value has another type than its key takes.
      case wrongType(key: String?, allowed: String, found: String)
      /// A key is missing.
      case missing(key: String)
      /// A key that totals do not have.
      case unknownKey(String, allowed: [String])
      /// A key that is there twice.
      case repeatedKey(String)
      /// A text that is no number of that form.
      case badNumber(key: String, text: String, allowed: String)
      /// A name that is empty.
      case emptyName(key: String)
      /// A text that cannot be the name of a unit.
      case notAUnit(String)
      /// A pipeline, model and unit that another group already has.
      case repeatedGroup
      /// More digits than the groups' dollars may have in all, as far as they are fractions.
      case tooManyDigits(limit: Int)
      /// A sum that the groups do not add up to; nil stands for dollars that are not known.
      case wrongSum(key: String, stated: String?, sum: String?)
    }

    /// The place of the fault.
    public var position: TextPosition {
      switch self {
      case .json(let error): error.position
      case .refused(_, let position): position
      }
    }
  }
}

extension Totals.ReadingError: CustomStringConvertible {
  /// One line: the place, what is wrong, and what to do.
  public var description: String {
    switch self {
    case .json(let error): "\(error)"
    case .refused(let refusal, let position): "\(position): \(refusal)"
    }
  }
}

extension Totals.ReadingError.Refusal: CustomStringConvertible {
  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .wrongType(let key, let allowed, let found):
      (key.map { "\($0) takes " } ?? "expected ") + "\(allowed), found \(found)"
    case .missing(let key):
      "no \(key); is this a totals file?"
    case .unknownKey(let name, let allowed):
      "unknown key '\(name.shown())'; use \(allowed.joined(separator: ", "))"
    case .repeatedKey(let key):
      "\(key) is repeated"
    case .badNumber(let key, let text, let allowed):
      "\(key) takes \(allowed), and this is '\(text.shown())'"
    case .emptyName(let key):
      "\(key) is empty; name it, as in audio-to-text"
    case .notAUnit(let name):
      "'\(name.shown())' is not the name of a unit; use "
        + "\(WorkUnitKind.standard.map(\.rawValue).alternatives), or that of a unit of your own"
    case .repeatedGroup:
      "a group above has this pipeline, model and unit already"
    case .tooManyDigits(let limit):
      "fee_usd of the groups are fractions of more than \(limit) digits in all; "
        + "price the rows at a decimal ETH price"
    case .wrongSum(let key, let stated, let sum):
      "\(key) is \(stated?.shown() ?? "missing"), but the groups add up to "
        + (sum?.shown() ?? "none: no rows, or a group without it")
    }
  }
}
