internal import LivepeerPricing

/// A column that is not read under its name, and the column that is probably meant.
public struct ColumnSuggestion: Hashable, Sendable {
  /// The name in the file.
  public let name: String
  /// The name that is read.
  public let meant: String
  private let change: Change

  /// What is to be done besides renaming.
  fileprivate enum Change: Hashable {
    case nothing
    case values(String)
  }

  /// The first of some names that is another spelling of a column, or a word for it.
  ///
  /// - Parameters:
  ///   - names: The names in the file.
  ///   - columns: The columns that are missing.
  ///   - meanings: How a name may mean a column, what is most likely first.
  init?(
    among names: [String], for columns: [String],
    meanings: [Meaning] = [.sameLetters, .word, .resemblance]
  ) {
    let spellings = names.map { Spelling($0) }
    let columns = columns.map { Spelling($0) }
    for meaning in meanings {
      for column in columns {
        for spelling in spellings {
          if let change = meaning.change(of: spelling, to: column) {
            self.init(name: spelling.name, meant: column.name, change: change)
            return
          }
        }
      }
    }
    return nil
  }

  private init(name: String, meant: String, change: Change) {
    (self.name, self.meant, self.change) = (name, meant, change)
  }

  /// A name in small letters, without what surrounds it, an underscore between words.
  static func plainName(_ name: String) -> String {
    let ignored = " \t\r\u{A0}\u{FEFF}\"'#`*"
    var plain = name.prefix(100).lowercased()[...]
    while let first = plain.first, ignored.contains(first) { plain.removeFirst() }
    while let last = plain.last, ignored.contains(last) { plain.removeLast() }
    return String(plain.map { " -.".contains($0) ? "_" : $0 })
  }
}

extension ColumnSuggestion: CustomStringConvertible {
  /// What to do: `rename 'Pipeline' to pipeline`.
  public var description: String {
    let rename = "rename '\(name)' to \(meant)"
    return if case .values(let advice) = change { "\(rename), and \(advice)" } else { rename }
  }
}

extension ColumnSuggestion {
  /// How a name may mean a column.
  enum Meaning {
    /// It has the column's letters; case, spaces and underscores may differ.
    case sameLetters
    /// It is another word for it.
    case word
    /// It resembles it.
    case resemblance

    /// What is to be done besides renaming; nil if the name does not mean the column in this way.
    fileprivate func change(of spelling: Spelling, to column: Spelling) -> Change? {
      switch self {
      case .sameLetters:
        guard spelling.letters == column.letters else { return nil }
        let ends = [spelling.name.first, spelling.name.last]
        return ends.contains { $0.map(" \t\u{A0}".contains) ?? false }
          ? .values("remove the spaces around its values too") : .nothing
      case .word:
        if names[column.name, default: []].contains(spelling.plain) { return .nothing }
        return advice[column.name]?[spelling.plain].map { .values($0) }
      case .resemblance:
        return nearName(to: spelling.plain, in: [column.name]).map { _ in .nothing }
      }
    }
  }

  /// A name, and what is compared of it.
  fileprivate struct Spelling {
    let name: String
    let plain: String
    /// Without underscores.
    let letters: [UInt8]

    init(_ name: String) {
      self.name = name
      plain = plainName(name)
      letters = Array(plain.utf8.filter { $0 != UInt8(ascii: "_") })
    }
  }

  /// Words for columns, with the same values.
  private static let names: [String: Set<String>] = [
    "pipeline": ["pipe", "pipeline_name", "pipeline_id", "task", "capability"],
    "model_id": ["model", "models", "model_name"],
    "units": [
      "unit", "unit_count", "quantity", "qty", "pixels", "pixel_count",
    ],
    "tokens": ["token_count", "max_tokens", "total_tokens"],
    "requests": ["request", "request_count", "reqs", "calls", "call_count"],
    "seconds": Set(
      ["s", "sec", "secs", "seconds"].flatMap { word in timePrefixes.map { $0 + word } }),
    "duration_ms": ["ms", "millis", "milliseconds", "duration_milliseconds", "length_ms"],
    "characters": ["chars", "char_count", "character_count", "num_chars", "text_length"],
    "width": ["w", "image_width", "width_px"],
    "height": ["h", "image_height", "height_px"],
    "count": ["images", "image_count", "num_images", "n"],
    "eth_usd": ["eth", "eth_price", "eth_price_usd", "eth_usd_price", "usd_per_eth"],
    "fee_wei": ["fee", "fees", "wei", "fees_wei", "amount_wei"],
  ]

  private static let timePrefixes = ["", "duration_", "audio_", "length_"]

  /// Words for columns, with other values: what is to be done with these.
  private static let advice: [String: [String: String]] = {
    let factors: [(words: [String], advice: String)] = [
      (["m", "min", "mins", "minutes"], "multiply its minutes by 60000"),
      (["h", "hr", "hrs", "hours"], "multiply its hours by 3600000"),
    ]
    var durations: [String: String] = [:]
    for (words, advice) in factors {
      for word in words {
        for prefix in timePrefixes { durations[prefix + word] = advice }
      }
    }
    for word in ["duration", "length", "time", "audio_duration", "audio_length"] {
      durations[word] = "write it in whole milliseconds"
    }
    let ether = "write it in whole wei (10^18 to 1 ETH)"
    let sides = "split it into width and height"
    return [
      "duration_ms": durations,
      "characters": ["text": "write how many characters it has"],
      "width": ["size": sides, "resolution": sides, "dimensions": sides],
      "fee_wei": ["fee_eth": ether, "eth": ether, "amount_eth": ether],
    ]
  }()
}
