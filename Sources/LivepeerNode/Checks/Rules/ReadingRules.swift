internal import LivepeerPricing

struct NotJSON: ReadingRule {
  let code = "not-json"
  let severity = PriceSheetCheck.Rule.Severity.error
  let explanation = "The file is not JSON, and the node does not start."
  let consequence = "the node stops"

  func covers(_ error: PriceSheet.ReadingError) -> Bool {
    if case .json = error { true } else { false }
  }
}

struct NotAnArray: ReadingRule {
  let code = "not-an-array"
  let severity = PriceSheetCheck.Rule.Severity.error
  let explanation = "The file is not an array of entries."
  let consequence = "the node stops"

  func covers(_ error: PriceSheet.ReadingError) -> Bool {
    if case .refused(.notAnArray, _) = error { true } else { false }
  }
}

struct EntryNotAnObject: ReadingRule {
  let code = "entry-not-an-object"
  let severity = PriceSheetCheck.Rule.Severity.error
  let explanation = "An element of the array is not an entry in braces."
  let consequence = "the node stops"

  func covers(_ error: PriceSheet.ReadingError) -> Bool {
    if case .refused(.entryNotAnObject, _) = error { true } else { false }
  }
}

struct WrongType: ReadingRule {
  let code = "wrong-type"
  let severity = PriceSheetCheck.Rule.Severity.error
  let explanation = "A value is of a type that its key does not take."
  let consequence = "the node stops"

  func covers(_ error: PriceSheet.ReadingError) -> Bool {
    if case .refused(.wrongType, _) = error { true } else { false }
  }
}

struct QuotedNumber: ReadingRule {
  let code = "quoted-number"
  let severity = PriceSheetCheck.Rule.Severity.error
  let explanation = "A number is in quotation marks, and the node stops at start-up."
  let consequence = "the node stops"

  func covers(_ error: PriceSheet.ReadingError) -> Bool {
    if case .refused(.quotedNumber, _) = error { true } else { false }
  }
}

struct NegativePrice: ReadingRule {
  let code = "negative-price"
  let severity = PriceSheetCheck.Rule.Severity.error
  let explanation = "A price is below zero, and the node stops at start-up."
  let consequence = "the node stops"

  func covers(_ error: PriceSheet.ReadingError) -> Bool {
    if case .refused(.badNumber(_, _, .notNegative), _) = error { true } else { false }
  }
}

struct BadUnits: ReadingRule {
  let code = "bad-pixels-per-unit"
  let severity = PriceSheetCheck.Rule.Severity.error
  let explanation = "pixels_per_unit is not a whole number of 1 or more, and the node stops."
  let consequence = "the node stops"

  func covers(_ error: PriceSheet.ReadingError) -> Bool {
    if case .refused(.badNumber(_, _, .wholeAndPositive), _) = error { true } else { false }
  }
}

struct BadInteger: ReadingRule {
  let code = "bad-integer"
  let severity = PriceSheetCheck.Rule.Severity.error
  let explanation = "capacity is not an integer in plain digits, and the node does not read it."
  let consequence = "the node stops"

  func covers(_ error: PriceSheet.ReadingError) -> Bool {
    if case .refused(.badNumber(_, _, .plainInteger), _) = error { true } else { false }
  }
}

struct NumberTooLong: ReadingRule {
  let code = "number-too-long"
  let severity = PriceSheetCheck.Rule.Severity.error
  let explanation = "A number has more digits, or a larger exponent, than any price needs."
  let consequence = "this tool does not read the file"

  func covers(_ error: PriceSheet.ReadingError) -> Bool {
    if case .refused(.badNumber(_, _, .withinLimits), _) = error { true } else { false }
  }
}

struct UnknownCurrency: ReadingRule {
  let code = "unknown-currency"
  let severity = PriceSheetCheck.Rule.Severity.error
  let explanation = "A price is in a currency other than wei, ETH or USD."
  let consequence = "the node stops"

  func covers(_ error: PriceSheet.ReadingError) -> Bool {
    if case .refused(.unknownCurrency, _) = error { true } else { false }
  }
}

struct MissingKey: ReadingRule {
  let code = "missing-key"
  let severity = PriceSheetCheck.Rule.Severity.error
  let explanation = "An entry has no pipeline, or no model_id."
  let consequence = "the node stops, or offers a model without a name"

  func covers(_ error: PriceSheet.ReadingError) -> Bool {
    if case .refused(.missing, _) = error { true } else { false }
  }
}

extension PriceSheet.ReadingError {
  /// The fault, without its place.
  var reason: String {
    switch self {
    case .json(let error): "\(error.reason)"
    case .refused(let refusal, _): "\(refusal)"
    }
  }
}
