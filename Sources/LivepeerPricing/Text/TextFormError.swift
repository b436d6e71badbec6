public import ExactMath

/// A text that is not a valid amount, rate, duration or size.
///
/// ```text
/// rate '12882811wei/fortnight', offset 12: unknown scale 'fortnight';
/// use one of ms, s, min, h, …
/// ```
public struct TextFormError: Error, Hashable, Sendable {
  /// The kind of text that was expected.
  public enum Form: String, Hashable, Sendable {
    /// A number with or without a currency: `0.5 gwei`.
    case amount
    /// A price per scale: `12882811wei/ms`.
    case rate
    /// A scale to convert to: `usd/min`.
    case scale
    /// A length of time: `3m20s`.
    case duration
    /// Width by height: `1920x1080`.
    case size
    /// A whole count of units: `200000`.
    case quantity
    /// USD per ETH: `3127.45`.
    case ethPrice = "ETH price"
    /// The unit of a pipeline: `text-to-speech=ms`.
    case unitChoice = "unit"
    /// A price as the node's flags read it: `0.13USD`.
    case nodePrice = "node price"
    /// A part of a whole: `35%`.
    case share = "percentage"
    /// A plain number: `350`.
    case number
    /// A moment: `2026-10-26T14:00:00Z`.
    case time
    /// How far clocks are ahead of UTC: `+02:00`.
    case utcOffset = "offset from UTC"
    /// A range of ETH prices and a step: `1500:5000:250`.
    case sweep
    /// The memory of each GPU: `24,24`.
    case gpuMemory = "GPU memory"
    /// A size and frames a second: `1280x720@30`.
    case rendition
  }

  /// The reason why a text is not valid.
  public enum Reason: Hashable, Sendable {
    /// The number in it cannot be read.
    case number(DecimalTextError.Reason)
    /// Other text was expected.
    case expected(String)
    /// A name that is not one of the allowed ones.
    case unknown(String, name: String, allowed: [String])
    /// A name that is not allowed but resembles one that is.
    case misspelled(String, name: String, suggestion: String)
    /// A value that the form does not allow.
    case outOfRange(String)
    /// The remainder of a price in dollars that a shell may have expanded.
    ///
    /// The example is such a price in single quotes; `otherwise` is the text to write if no dollars
    /// were meant.
    case shellVariable(example: String, otherwise: String? = nil)
  }

  /// The kind of text that was expected.
  public let form: Form
  /// The text, cut after its first 40 characters.
  public let excerpt: String
  /// The number of UTF-8 bytes before the fault.
  public let offset: Int
  /// The reason why the text is not valid.
  public let reason: Reason

  /// Creates the error for a text.
  package init(_ form: Form, in text: some Collection<UInt8>, at offset: Int, _ reason: Reason) {
    self.form = form
    // 164 bytes are at least 41 characters of any script: one more shows that the text was cut.
    excerpt = String(decoding: text.prefix(164), as: UTF8.self).shown()
    self.offset = offset
    self.reason = reason
  }
}

extension TextFormError: CustomStringConvertible {
  /// One line: the place, what is wrong and what to write instead.
  public var description: String {
    "\(form.rawValue) '\(excerpt)', offset \(offset): \(reason)"
  }
}

extension TextFormError.Reason: CustomStringConvertible {
  /// What is wrong and what to write instead.
  public var description: String {
    switch self {
    case .number(.unexpected(let character)):
      "found \(character.quoted) in place of a digit; write a number in digits, "
        + "as in 12882811 or 0.5"
    case .number(let reason): "\(reason)"
    case .expected(let what): "expected \(what)"
    case .unknown(let kind, let name, let allowed):
      "unknown \(kind) '\(name)'; use one of \(allowed.joined(separator: ", "))"
    case .misspelled(let kind, let name, let suggestion):
      "unknown \(kind) '\(name)'; did you mean \(suggestion)?"
    case .outOfRange(let what): what
    case .shellVariable(let example, let otherwise):
      "a shell may have taken the '$' of a price for a variable; write the price in single quotes, "
        + "as in \(example)" + (otherwise.map { "; without a '$' it is \($0)" } ?? "")
    }
  }
}
