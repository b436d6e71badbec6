/// A catalogue of pipelines: their units, measures, documented models and prices, by name.
///
/// ```swift
/// import LivepeerPricing
///
/// let tagger = try Pipeline.Definition("frame-tagger", unit: .request)
/// let catalogue = PipelineCatalogue.documented.adding(tagger)
/// print(catalogue["frame-tagger"]?.unit ?? .pixel)  // request
/// print(catalogue[.upscale]?.unit ?? .token)  // pixel
/// ```
///
/// It also knows the units that prices of text-to-speech are per, by model: see
/// ``choosing(_:)``.
public struct PipelineCatalogue: Sendable {
  private let known: KnownPipelines
  /// The units of prices that were chosen, in place of the pipelines' own.
  var chosenUnits = ChosenUnits()

  /// Creates a catalogue of the given definitions; of several for one pipeline the last one holds.
  public init(_ definitions: [Pipeline.Definition] = []) {
    known = KnownPipelines(definitions)
  }

  private init(_ definitions: [Pipeline.Definition], _ chosenUnits: ChosenUnits) {
    self.init(definitions)
    self.chosenUnits = chosenUnits
  }

  /// The definitions, in the order in which they were added.
  public var definitions: [Pipeline.Definition] { known.definitions }

  /// The pipelines, in the order of ``definitions``.
  public var pipelines: [Pipeline] { known.pipelines }

  /// The definition of a pipeline; nil if nothing is known of it.
  public subscript(pipeline: Pipeline) -> Pipeline.Definition? {
    known.places[pipeline].map { known.definitions[$0] }
  }

  /// Returns the unit of a pipeline's definition; nil if nothing is known of it.
  func usualUnit(of pipeline: Pipeline) -> WorkUnitKind? {
    // Prices are looked up again and again: the definition is not copied, and comparing a few names
    // takes less time than hashing one.
    let place =
      known.pipelines.count <= 16
      ? known.pipelines.firstIndex(of: pipeline) : known.places[pipeline]
    return place.map { known.definitions[$0].unit }
  }

  /// Returns the catalogue with one more definition, in place of that of the same pipeline.
  ///
  /// - Complexity: O(*n*) in definitions.
  public func adding(_ definition: Pipeline.Definition) -> PipelineCatalogue {
    adding([definition])
  }

  /// Returns the catalogue with more definitions, each in place of one of the same pipeline.
  func adding(_ added: [Pipeline.Definition]) -> PipelineCatalogue {
    PipelineCatalogue(definitions + added, chosenUnits)
  }

  /// The units of the definitions that are none of ``WorkUnitKind/standard``, which text forms
  /// have to know.
  public var declaredUnits: [WorkUnitKind] {
    var seen: Set<WorkUnitKind> = []
    return definitions.flatMap(\.units).filter { !$0.isStandard && seen.insert($0).inserted }
  }

  /// The documented prices, an entry for each pipeline that has one.
  public var documentedPrices: PriceSheet {
    PriceSheet(definitions.compactMap { $0.documentation?.entry })
  }

  /// Returns the definition by which a pipeline's jobs are measured: its own, or that of the
  /// pipeline before the first slash of its name, as for `live-video-to-video/scope`.
  package func measuring(_ pipeline: Pipeline) -> Pipeline.Definition? {
    if let known = self[pipeline] { return known }
    guard let slash = pipeline.name.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    return self[Pipeline(String(pipeline.name[..<slash]))]
  }
}

/// The definitions of a catalogue, an object: a catalogue is passed on with every price that is looked
/// up, and that copies nothing.
private final class KnownPipelines: Sendable {
  let definitions: [Pipeline.Definition]
  let pipelines: [Pipeline]
  let places: [Pipeline: Int]

  init(_ all: [Pipeline.Definition]) {
    var definitions: [Pipeline.Definition] = []
    var places: [Pipeline: Int] = [:]
    for definition in all {
      if let place = places[definition.pipeline] {
        definitions[place] = definition
      } else {
        places[definition.pipeline] = definitions.count
        definitions.append(definition)
      }
    }
    self.definitions = definitions
    self.places = places
    pipelines = definitions.map(\.pipeline)
  }
}

extension PipelineCatalogue: Hashable {
  /// Returns whether the catalogues say the same; the order of chosen units does not count.
  public static func == (lhs: PipelineCatalogue, rhs: PipelineCatalogue) -> Bool {
    lhs.definitions == rhs.definitions && lhs.chosenUnits == rhs.chosenUnits
  }

  /// Feeds the catalogue to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(definitions)
    hasher.combine(chosenUnits)
  }
}

extension PipelineCatalogue {
  /// Returns the pipeline that a name was probably meant for; nil if it resembles none.
  ///
  /// `audio_to_text`, `Audio-To-Text` and `audio-to-txt` are spellings; `speech-to-text`, `whisper`
  /// and `tts` are names by which people know the work or its models.
  public func suggestion(for name: String) -> Pipeline? {
    let text = String(name.unicodeScalars.prefix(100)).lowercased()
    let words = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let joined = words.joined()
    let model = text.split(separator: "/").last.map(String.init) ?? text
    let found =
      definitions.first { $0.pipeline.name == text || $0.aliases.contains(joined) }
      ?? definitions.first { definition in
        guard let documented = definition.documentation?.modelID.name.lowercased() else {
          return false
        }
        return !documented.isEmpty && (documented == text || documented.hasSuffix("/\(model)"))
      }
    if let found { return found.pipeline }
    if let near = nearName(to: name, in: definitions.map(\.pipeline.name)) { return Pipeline(near) }
    return definitions.first { !$0.aliases.isDisjoint(with: words) }?.pipeline
  }

  /// What to write in place of a name of which nothing is known: `did you mean audio-to-text?`, or
  /// all of them.
  package func advice(on name: String) -> String {
    if let pipeline = suggestion(for: name) { return "did you mean \(pipeline)?" }
    return "use one of \(definitions.map(\.pipeline.name).joined(separator: ", "))"
  }
}
