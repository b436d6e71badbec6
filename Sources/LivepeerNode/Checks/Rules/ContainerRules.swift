internal import LivepeerPricing

struct UnusedOptimizationFlags: EntryRule {
  let code = "unused-optimization-flags"
  let subject = EntryDoubts.container
  let severity = PriceSheetCheck.Rule.Severity.warning
  let explanation = "optimization_flags are on a model for which the node does not use them."
  let consequence = "the flags do nothing"

  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    guard !entry.optimizationFlags.isEmpty, entry.located.isReadable([.warm, .url]) else {
      return nil
    }
    let reason: String
    if entry.isExternal {
      reason = "a container at a url does not get them; set them there"
    } else if !entry.entry.isWarm {
      reason = "only warm containers get them; set \"warm\": true, or remove them"
    } else {
      return nil
    }
    return (entry.position(of: .optimizationFlags), "these flags do nothing: \(reason)")
  }
}

struct ConflictingOptimizationFlags: EntryRule {
  let code = "conflicting-optimization-flags"
  let subject = EntryDoubts.container
  let severity = PriceSheetCheck.Rule.Severity.warning
  let explanation = "SFAST and DEEPCACHE exclude each other; DEEPCACHE is not for fast models."
  let consequence = "a flag is ignored, or does harm"

  /// Returns a finding if the flags exclude each other, or are not for the model.
  ///
  /// Source: Livepeer's page on aiModels.json, "Optimization Flags", and the runner, which omits
  /// DEEPCACHE for models with such names.
  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    let flags = entry.optimizationFlags
    guard flags.contains("DEEPCACHE") else { return nil }
    let model = entry.entry.modelID.name.lowercased()
    let isFast = model.contains("lightning") || model.contains("turbo")
    let place = entry.position(of: .optimizationFlags)
    if isFast {
      return (
        place,
        "DEEPCACHE is ignored for Lightning and Turbo models, which are fast already; remove it"
      )
    }
    guard flags.contains("SFAST") else { return nil }
    return (place, "SFAST and DEEPCACHE exclude each other; keep one of them")
  }
}

struct BadURL: EntryRule {
  let code = "bad-url"
  let subject = EntryDoubts.container
  let severity = PriceSheetCheck.Rule.Severity.error
  let explanation = "The node cannot call a url, waits for it, and stops."
  let consequence = "the node stops"

  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    guard let url = entry.entry.url, entry.isExternal, entry.located.isReadable([.url]),
      !url.isCallable
    else { return nil }
    let isPlaceholder = url.utf8.contains { "<>{}$".utf8.contains($0) }
    return (
      entry.position(of: .url),
      "'\(url.shown(upTo: 100))' is \(isPlaceholder ? "a placeholder" : "no address"): the node asks "
        + "the container there for its health, and stops; write its address, such as "
        + "http://llm_runner:8000"
    )
  }
}

extension CheckedEntry {
  /// The names of the flags that are on.
  fileprivate var optimizationFlags: Set<String> {
    guard located.isReadable([.optimizationFlags]),
      case .object(let members) = entry.optimizationFlags
    else { return [] }
    return Set(members.filter(\.node.value.isOn).map(\.name))
  }
}

extension JSONValue {
  /// Whether the runner treats a flag's value as on: it compares the value's text with `true`,
  /// ignoring case.
  fileprivate var isOn: Bool {
    switch self {
    case .bool(let isOn): isOn
    case .string(let text): text.lowercased() == "true"
    default: false
    }
  }
}

extension String {
  /// Whether Go's HTTP client can call the address: a URL whose host may have the name.
  fileprivate var isCallable: Bool {
    guard let host = GoHTTPURL(self, endsAtFragment: true)?.host else { return false }
    return !host.isEmpty && !host.contains { "<>$\"".utf8.contains($0) }
  }
}
