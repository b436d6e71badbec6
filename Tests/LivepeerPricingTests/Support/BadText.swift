import LivepeerPricing
import Testing
import TestSupport

/// A text that a parser has to refuse, and why and where.
struct BadText: Sendable, CustomTestStringConvertible {
  let text: String
  let offset: Int
  let reason: TextFormError.Reason

  init(_ text: String, _ offset: Int, _ reason: TextFormError.Reason) {
    self.text = text
    self.offset = offset
    self.reason = reason
  }

  /// A text whose number cannot be read.
  init(_ text: String, _ offset: Int, number reason: DecimalTextError.Reason) {
    self.init(text, offset, .number(reason))
  }

  /// A text in which something else has to stand.
  init(_ text: String, _ offset: Int, expected what: String) {
    self.init(text, offset, .expected(what))
  }

  /// A text with a value outside of what the form allows.
  init(_ text: String, _ offset: Int, outOfRange what: String) {
    self.init(text, offset, .outOfRange(what))
  }

  var testDescription: String { String(text.debugDescription.prefix(60)) }

  /// Fails unless the parser refuses the text for this reason, at this place, in one line.
  func expectRefusal(by parser: TextParser, sourceLocation: SourceLocation = #_sourceLocation) {
    guard let error = parser.error(for: text) else {
      Issue.record("\(parser) takes \(testDescription)", sourceLocation: sourceLocation)
      return
    }
    #expect(error.reason == reason, sourceLocation: sourceLocation)
    #expect(error.offset == offset, sourceLocation: sourceLocation)
    #expect(error.form == parser.form, sourceLocation: sourceLocation)
    #expect(error.description.isOnePlainLine, sourceLocation: sourceLocation)
  }
}

/// Every text form that the library reads.
enum TextParser: String, CaseIterable, Sendable {
  case amount, wei, usd, ethPrice, statedRate, anyRate, rate, scale, quantity, duration, size
  case unitChoice

  func error(for text: String) -> TextFormError? {
    switch self {
    case .amount: thrown { () throws(TextFormError) in try CurrencyAmount(text) }
    case .wei: thrown { () throws(TextFormError) in try Wei(text) }
    case .usd: thrown { () throws(TextFormError) in try USD(text) }
    case .ethPrice: thrown { () throws(TextFormError) in try ETHPrice(text) }
    case .statedRate: thrown { () throws(TextFormError) in try StatedRate(text) }
    case .anyRate: thrown { () throws(TextFormError) in try AnyRate(text) }
    case .rate: thrown { () throws(TextFormError) in try Rate<Millisecond>(text) }
    case .scale: thrown { () throws(TextFormError) in try AnyRate.ConversionTarget(text) }
    case .quantity: thrown { () throws(TextFormError) in try Quantity<Token>(text) }
    case .duration: thrown { () throws(TextFormError) in try Quantity(duration: text) }
    case .size: thrown { () throws(TextFormError) in try ImageSize(text) }
    case .unitChoice:
      thrown { () throws(TextFormError) in
        try PipelineCatalogue.documented.choosing(text)
      }
    }
  }

  var form: TextFormError.Form {
    switch self {
    case .amount, .wei, .usd: .amount
    case .ethPrice: .ethPrice
    case .statedRate, .anyRate, .rate: .rate
    case .scale: .scale
    case .quantity: .quantity
    case .duration: .duration
    case .size: .size
    case .unitChoice: .unitChoice
    }
  }
}
