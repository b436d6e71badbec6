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
  /// The definitions, in the order in which they were added.
  public private(set) var definitions: [Pipeline.Definition] = []

  private var places: [Pipeline: Int] = [:]
  /// The units of prices that were chosen, in place of the pipelines' own.
  var chosenUnits = ChosenUnits()

  /// Creates a catalogue of the given definitions; of several for one pipeline the last one holds.
  public init(_ definitions: [Pipeline.Definition] = []) {
    for definition in definitions { add(definition) }
  }

  /// The definition of a pipeline; nil if nothing is known of it.
  public subscript(pipeline: Pipeline) -> Pipeline.Definition? {
    places[pipeline].map { definitions[$0] }
  }

  /// Returns the catalogue with one more definition, in place of that of the same pipeline.
  public func adding(_ definition: Pipeline.Definition) -> PipelineCatalogue {
    var catalogue = self
    catalogue.add(definition)
    return catalogue
  }

  mutating func add(_ definition: Pipeline.Definition) {
    if let place = places[definition.pipeline] {
      definitions[place] = definition
    } else {
      places[definition.pipeline] = definitions.count
      definitions.append(definition)
    }
  }

  /// The pipelines, in the order of ``definitions``.
  public var pipelines: [Pipeline] { definitions.map(\.pipeline) }

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
    guard let slash = pipeline.name.firstIndex(of: "/") else { return nil }
    return self[Pipeline(String(pipeline.name[..<slash]))]
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
