internal import LivepeerPricing

/// Reads a file of runners as Go does, and continues after a fault, so that all are found.
struct RunnerFileReader {
  private(set) var runners: [Runner] = []
  private var found: [GoObject.Fault] = []
  private var labels: Set<[UInt8]> = []

  /// The faults, in the order of the file.
  var faults: [Runner.File.ReadingError] {
    found.sorted { $0.position.offset < $1.position.offset }
      .map { Runner.File.ReadingError($0.reason, at: $0.position) }
  }

  init(_ document: JSONNode) {
    var file = GoObject(document, "runners, {\"runners\": [{\"label\": …}, …]}")
    if let list = file["runners"] {
      if case .array(let entries) = list.value {
        for entry in entries { read(entry) }
      } else {
        file.refuse("runners", "runners takes an array, found \(list.value.kind)")
      }
    }
    found += file.faults
  }

  private mutating func read(_ node: JSONNode) {
    var entry = GoObject(node, "a runner, {\"label\": …, \"app\": …, \"price_info\": …}")
    let label = checkedLabel(&entry)
    let app = entry.string("app")
    if app.isEmpty || app.trimmedAsGo != app[...] {
      entry.refuse(
        "app",
        "app is required and must be trimmed; write \"app\": \"live-video-to-video/scope\"")
    }
    entry.checkURLs()
    let mode = entry.string("mode")
    if !["", "persistent", "single-shot", "single_shot"].contains(mode) {
      entry.refuse(
        "mode",
        "mode must be \"persistent\" or \"single-shot\", and this is '\(mode.shown())'")
    }
    let capacity = entry.integer("capacity")
    if capacity < 0 { entry.refuse("capacity", "capacity must be >= 0, found \(capacity)") }
    entry.checkOthers()
    let price = entry.price()
    found += entry.faults
    guard let price, entry.faults.isEmpty else { return }
    runners.append(
      Runner(
        label: label, app: Pipeline(app), price: price,
        capacity: capacity == 0 ? 1 : Int(capacity), isSingleShot: mode.hasPrefix("single"),
        pricePosition: entry.position(of: "price_info")))
  }

  private mutating func checkedLabel(_ entry: inout GoObject) -> String {
    let label = entry.string("label")
    if label.isEmpty || label.trimmedAsGo != label[...] {
      entry.refuse("label", "label is required and must be trimmed")
    } else if !labels.insert(Array(label.utf8)).inserted {
      entry.refuse(
        "label", "duplicate label '\(label.shown())'; every runner needs a label of its own")
    }
    let routing = String(entry.string("routing").trimmedAsGo)
    switch routing {
    case "label" where label.utf8.contains(UInt8(ascii: "/")):
      entry.refuse("label", "label cannot contain / when routing is \"label\"")
    case "", "runner-id", "label": break
    default:
      entry.refuse(
        "routing",
        "routing must be \"runner-id\" or \"label\", and this is '\(routing.shown())'")
    }
    return label
  }
}

extension GoObject {
  fileprivate mutating func checkURLs() {
    if GoHTTPURL(string("runner_url"), endsAtFragment: false) == nil {
      refuse("runner_url", "invalid runner_url; write it with http:// or https:// and a host")
    }
    let health = string("health_url")
    if health.isEmpty {
      refuse("health_url", "health_url is required; a path such as /health is that of runner_url")
    } else if GoHTTPURL(health, endsAtFragment: false) == nil, !health.isPathForGo {
      refuse("health_url", "invalid health_url; write a URL, or a path such as /health")
    }
    let status = integer("healthy_status_code")
    if status != 0, !(100...599).contains(status) {
      refuse(
        "healthy_status_code",
        "healthy_status_code must be a valid HTTP status code, and this is \(status)")
    }
  }

  fileprivate mutating func checkOthers() {
    _ = string("version")
    checkBool("proxy")
    let metadata = string("metadata")
    if metadata.utf8.count > 1_024 { refuse("metadata", "metadata must be at most 1024 bytes") }
    if metadata.unicodeScalars.contains("\u{FFFD}") {
      refuse("metadata", "metadata must not contain Unicode replacement character U+FFFD")
    }
    guard let node = self["gpu"] else { return }
    if case .number(let text) = node.value, Int64(text) != nil { return }
    var gpu = GoObject(node, "a GPU, a whole number or {\"id\", \"name\", \"vram_mb\"}")
    _ = (gpu.string("id"), gpu.string("name"), gpu.integer("vram_mb"))
    faults += gpu.faults
  }

  fileprivate mutating func price() -> RunnerPrice? {
    guard let node = self["price_info"] else {
      refuse("price_info", "\(RunnerPrice.Fault.missing)")
      return nil
    }
    var info = GoObject(node, "a price, {\"price\": 3.50, \"unit\": \"hour\"}")
    defer { faults += info.faults }
    let (currency, unit) = (info.string("currency"), info.string("unit"))
    guard info.faults.isEmpty else { return nil }
    do throws(RunnerPrice.Fault) {
      return switch info["price"]?.value {
      // A number in quotation marks is taken; Go checks that it is one.
      case .number(let text), .string(let text):
        try RunnerPrice(price: text, currency: currency, unit: unit)
      case nil: throw .missing
      case let other?: throw .notANumber(other.kind)
      }
    } catch {
      let key =
        switch error {
        case .missing, .notANumber, .notPositive, .beyondLimits: "price"
        case .currency: "currency"
        case .unit: "unit"
        }
      info.refuse(key, "\(error)")
      return nil
    }
  }
}
