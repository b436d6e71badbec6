public import ExactMath

/// Why a text is not the amount, rate, duration or size that it should be, and where.
///
/// ```text
/// rate '12882811wei/fortnight', offset 12: unknown scale 'fortnight'; use one of ms, s, min, h, …
/// ```
public struct TextFormError: Error, Hashable, Sendable {
  /// What kind of text was asked for.
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
    /// A unit for a pipeline: `text-to-speech=ms`.
    case unitChoice = "unit"
    /// A price as the node's flags read it: `0.13USD`.
    case nodePrice = "node price"
    /// A part of a whole: `35%`.
    case share = "percentage"
    /// A plain number: `350`.
    case number
    /// ETH prices to go through: `1500:5000:250`.
    case sweep
    /// The memory of each GPU: `24,24`.
    case gpuMemory = "GPU memory"
  }

  /// What is wrong with the text.
  public enum Reason: Hashable, Sendable {
    /// The number in it cannot be read.
    case number(DecimalTextError.Reason)
    /// Something else has to stand here.
    case expected(String)
    /// A name that is not among those that can stand here.
    case unknown(String, name: String, allowed: [String])
    /// A name that resembles one that can stand here.
    case misspelled(String, name: String, suggestion: String)
    /// A value outside of what the form allows.
    case outOfRange(String)
    /// What a shell may have left of a price in dollars; the example is such a price in single
    /// quotes, and `otherwise` is how the text is written if that is not what happened.
    case shellVariable(example: String, otherwise: String? = nil)
  }

  /// What kind of text was asked for.
  public let form: Form
  /// The text, cut after its first 40 characters.
  public let excerpt: String
  /// How many UTF-8 bytes of the text come before the fault.
  public let offset: Int
  /// What is wrong with it.
  public let reason: Reason

  package init(_ form: Form, in text: some Collection<UInt8>, at offset: Int, _ reason: Reason) {
    self.form = form
    // 164 bytes hold 41 characters of any script: one more tells that the text was cut.
    excerpt = String(decoding: text.prefix(164), as: UTF8.self).shown()
    self.offset = offset
    self.reason = reason
  }
}

extension TextFormError: CustomStringConvertible {
  /// One line: where, what, and what would be right.
  public var description: String {
    "\(form.rawValue) '\(excerpt)', offset \(offset): \(reason)"
  }
}

extension TextFormError.Reason: CustomStringConvertible {
  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .number(.unexpected(let character)):
      "unexpected \(character.quoted); write a number in digits, as in 12882811 or 0.5"
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
