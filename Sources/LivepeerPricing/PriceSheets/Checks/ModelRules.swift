struct NonStandardModel: EntryRule {
  let code = "non-standard-model"
  let severity = PriceSheetRule.Severity.warning
  let explanation = "A model is not the pipeline's standard one, which most jobs ask for."
  let consequence = "fewer jobs come"

  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    guard let pipeline = entry.pipeline, entry.located.isReadable(.modelID, .pipeline),
      !entry.hasStandardModel
    else { return nil }
    let fault = ModelIDFault(of: entry.entry.modelID, for: pipeline)
    guard fault == nil || entry.isExternal else { return nil }
    return (
      entry.position(of: .modelID),
      "'\(entry.shownModel)' gets fewer jobs: most of \(pipeline) ask for "
        + pipeline.documentation.modelID
    )
  }
}

struct UnloadableModel: EntryRule {
  let code = "unloadable-model"
  let severity = PriceSheetRule.Severity.error
  let explanation = "A model ID is none that the node's container can load."
  let consequence = "the container does not start"

  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    // An external container serves a model under any name.
    guard let pipeline = entry.pipeline, entry.located.isReadable(.modelID, .pipeline),
      !entry.isExternal, let fault = ModelIDFault(of: entry.entry.modelID, for: pipeline)
    else { return nil }
    return (
      entry.position(of: .modelID),
      "the container cannot load '\(entry.shownModel)': \(fault.reason); write "
        + fault.suggestion.shown(upTo: 100)
    )
  }
}

extension CheckedEntry {
  /// Whether the model is the one of the pipeline's documentation, byte for byte.
  fileprivate var hasStandardModel: Bool {
    pipeline.map { ExactText($0.documentation.modelID) == ExactText(entry.modelID) } ?? false
  }
}

/// What is wrong with a model ID that the container looks up at Hugging Face, byte for byte.
enum ModelIDFault: Hashable {
  /// It has white space, which no model's name has; without it the name is this.
  case whiteSpace(without: String)
  /// It is spelt otherwise than a documented model.
  case misspelling(of: String)
  /// It has no organisation in front; the suggestion has one.
  case noOrganization(suggestion: String)
  /// It has a tag after a colon, as other tools name models.
  case foreignTag(suggestion: String)

  /// Creates the fault of a model ID, or returns nil if it has none that can be seen.
  init?(of modelID: String, for pipeline: Pipeline) {
    let documented = pipeline.documentation.modelID
    // Models of live video are the names of its own pipelines, without an organization.
    let hasOrganization = documented.contains("/")
    let models =
      [documented]
      + Pipeline.allCases.map(\.documentation.modelID)
      .filter { $0.contains("/") == hasOrganization }
    guard !models.contains(where: { ExactText($0) == ExactText(modelID) }) else { return nil }
    let bare = String(
      String.UnicodeScalarView(modelID.unicodeScalars.filter { !$0.properties.isWhitespace }))
    let meant = models.first { $0.isNamed(bare) }
    let (name, tag) = bare.splitAtTag
    if bare.utf8.count != modelID.utf8.count {
      self = .whiteSpace(without: meant ?? bare)
    } else if tag != nil {
      self = .foreignTag(suggestion: models.first { $0.isNamed(name) } ?? documented)
    } else if let meant {
      self =
        bare.contains("/") == hasOrganization
        ? .misspelling(of: meant) : .noOrganization(suggestion: meant)
    } else if !bare.contains("/"), hasOrganization {
      self = .noOrganization(suggestion: documented)
    } else {
      return nil
    }
  }

  /// What is wrong, in a few words.
  var reason: String {
    switch self {
    case .whiteSpace: "it has white space"
    case .misspelling: "model IDs are compared byte for byte"
    case .noOrganization: "it names no organization"
    case .foreignTag: "the tag after the colon is another tool's"
    }
  }

  /// The model ID to write.
  var suggestion: String {
    switch self {
    case .whiteSpace(let model), .misspelling(let model), .noOrganization(let model),
      .foreignTag(let model):
      model
    }
  }
}

extension String {
  /// Whether a text names this model, its organization left out perhaps, and spelt in any way.
  fileprivate func isNamed(_ text: String) -> Bool {
    let letters = text.lettersAndDigits
    guard !letters.isEmpty else { return false }
    let name = self[(lastIndex(of: "/").map(index(after:)) ?? startIndex)...]
    return text.contains("/")
      ? lettersAndDigits == letters : String(name).lettersAndDigits == letters
  }

  /// The ASCII letters and digits, in lower case.
  private var lettersAndDigits: [UInt8] {
    lowercased().utf8.filter {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
    }
  }

  /// The text before the first colon, and the text after it, if there is one.
  fileprivate var splitAtTag: (name: String, tag: String?) {
    guard let colon = firstIndex(of: ":") else { return (self, nil) }
    return (String(self[..<colon]), String(self[index(after: colon)...]))
  }
}
