internal import ExactMath

extension PriceSheet {
  /// What is wrong with a price file, and its place.
  public enum ReadingError: Error, Hashable, Sendable {
    /// It is not JSON.
    case json(JSONError)
    /// It is JSON of another shape than the file's, or one that a node refuses.
    case refused(Refusal, at: TextPosition)

    /// What a node would not take.
    public enum Refusal: Hashable, Sendable {
      /// The whole is not an array.
      case notAnArray(found: String)
      /// An entry is not an object.
      case entryNotAnObject(found: String)
      /// A number in quotation marks.
      case quotedNumber(QuotedNumber)
      /// A value of a type that the key does not take.
      case wrongType(key: String, allowed: String, found: String)
      /// A number that the key does not take.
      case badNumber(key: String, text: String, allowed: AllowedNumbers)
      /// A currency that the node has no price feed for.
      case unknownCurrency(String)
      /// A key that every entry needs.
      case missing(key: String)
    }

    /// The numbers that a key takes.
    public enum AllowedNumbers: Hashable, Sendable {
      /// A price: zero or more.
      case notNegative
      /// A count of units: whole, and one or more.
      case wholeAndPositive
      /// A count of jobs: digits alone, and no more than 64 bits hold.
      case plainInteger
      /// A number within this package's limits for text.
      case withinLimits
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

extension PriceSheet.ReadingError: CustomStringConvertible {
  /// One line: the place, what is wrong, and what to do.
  public var description: String {
    switch self {
    case .json(let error): "\(error)"
    case .refused(let refusal, let position): "\(position): \(refusal)"
    }
  }
}

extension PriceSheet.ReadingError.Refusal: CustomStringConvertible {
  /// What is wrong, what a node would do, and what to write.
  public var description: String {
    switch self {
    case .notAnArray(let found):
      "expected an array of entries, [{\"pipeline\": …}, …], found \(found)"
    case .entryNotAnObject(let found):
      "expected an entry, {\"pipeline\": …, \"model_id\": …}, found \(found)"
    case .quotedNumber(let number):
      "\(number.key) is in quotation marks, and the node stops at start-up with 'value is not a "
        + "number'; \(number.remedy)"
    case .wrongType(let key, let allowed, let found):
      "\(key) takes \(allowed), found \(found)"
    case .badNumber(let key, let text, let allowed):
      "\(key) takes \(allowed), and this is \(text)"
    case .unknownCurrency(let name):
      "currency '\(name.shown())' has no price feed in the node; use \"wei\", \"ETH\" or \"USD\""
    case .missing(let key):
      "this entry has no \(key); every entry needs pipeline and model_id"
    }
  }
}

extension PriceSheet.ReadingError.AllowedNumbers: CustomStringConvertible {
  /// What to write: `a whole number of 1 or more`.
  public var description: String {
    switch self {
    case .notNegative: "a number that is not negative"
    case .wholeAndPositive: "a whole number of 1 or more"
    case .plainInteger: "a whole number of 64 bits without point or exponent"
    case .withinLimits:
      "at most \(DecimalLimits.priceFile.digits) digits when written out, and an exponent within "
        + "±\(DecimalLimits.priceFile.exponent)"
    }
  }
}
