internal import LivepeerPricing

struct NonStandardModel: EntryRule {
  let code = "non-standard-model"
  let subject = EntryDoubts.model
  let severity = PriceSheetCheck.Rule.Severity.warning
  let explanation = "A model is not the pipeline's standard one, which most jobs ask for."
  let consequence = "the model gets fewer jobs"

  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    guard !entry.hasStandardModel, entry.located.isReadable([.modelID]),
      entry.modelIDFault == nil || entry.isExternal,
      let definition = entry.definition, let documented = definition.documentation
    else { return nil }
    return (
      entry.position(of: .modelID),
      "'\(entry.shownModel)' gets fewer jobs: most of \(definition.pipeline) ask for "
        + documented.modelID.name
    )
  }
}

struct UnloadableModel: EntryRule {
  let code = "unloadable-model"
  let subject = EntryDoubts.model
  let severity = PriceSheetCheck.Rule.Severity.error
  let explanation = "The node's container cannot load a model ID."
  let consequence = "the container does not start"

  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    // An external container can serve a model under any name.
    guard !entry.isExternal, let fault = entry.modelIDFault else { return nil }
    return (
      entry.position(of: .modelID),
      "the container cannot load '\(entry.shownModel)': \(fault.reason); write "
        + fault.suggestion.shown(upTo: 100)
    )
  }
}

/// A fault of a model ID that the container looks up at Hugging Face, byte for byte.
enum ModelIDFault: Hashable {
  /// The ID contains white space, which no model name does; the associated value is the name
  /// without it.
  case whiteSpace(without: String)
  /// The ID is a misspelling of a documented model.
  case misspelling(of: String)
  /// The ID has no organization prefix; the suggestion adds one.
  case noOrganization(suggestion: String)
  /// The ID has a tag after a colon, a form that other tools use.
  case foreignTag(suggestion: String)

  /// Creates the fault of a model ID; returns nil if none is detected.
  init?(of modelID: ModelID, documented: ModelID) {
    let (modelID, documented) = (modelID.name, documented.name)
    // Models for live video are named after its pipelines, without an organization.
    let hasOrganization = documented.contains("/")
    let models = DocumentedModel.all.filter { $0.hasOrganization == hasOrganization }
    guard !models.contains(where: { $0.modelID.name.hasSameBytes(as: modelID) }) else { return nil }
    let bare = modelID.withoutWhiteSpace
    let meant = DocumentedModel.named(bare, among: models)
    if bare.utf8.count != modelID.utf8.count {
      self = .whiteSpace(without: meant ?? bare)
    } else if let colon = bare.firstIndex(of: ":") {
      let named = DocumentedModel.named(String(bare[..<colon]), among: models)
      self = .foreignTag(suggestion: named ?? documented)
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

  /// The fault in a few words.
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

/// A documented model in the forms in which its ID is compared.
private struct DocumentedModel {
  let modelID: ModelID
  let hasOrganization: Bool
  /// The letters and digits of the whole ID, and of the part after the organization.
  let letters: (all: [UInt8], name: [UInt8])

  static let all = PipelineCatalogue.documented.definitions.compactMap(\.documentation)
    .map { DocumentedModel($0.modelID) }

  private init(_ modelID: ModelID) {
    self.modelID = modelID
    let modelID = modelID.name
    hasOrganization = modelID.contains("/")
    let name = modelID.lastIndex(of: "/").map { modelID[modelID.index(after: $0)...] }
    letters = (modelID.lettersAndDigits, (name ?? modelID[...]).lettersAndDigits)
  }

  /// Returns the model that a text names in any spelling, with or without its organization.
  static func named(_ text: String, among models: [DocumentedModel]) -> String? {
    let letters = text.lettersAndDigits
    guard !letters.isEmpty else { return nil }
    let isWhole = text.contains("/")
    return models.first { (isWhole ? $0.letters.all : $0.letters.name) == letters }?.modelID.name
  }
}

extension StringProtocol {
  /// The ASCII letters and digits, in lower case.
  fileprivate var lettersAndDigits: [UInt8] {
    utf8.compactMap { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      default: nil
      }
    }
  }

  /// The text without ASCII and Unicode white space.
  fileprivate var withoutWhiteSpace: String {
    // Nearly every ID is free of white space.
    guard utf8.contains(where: { $0 <= 0x20 || $0 >= 0x80 }) else { return String(self) }
    return String(
      String.UnicodeScalarView(unicodeScalars.filter { !$0.properties.isWhitespace }))
  }
}
